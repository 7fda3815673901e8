package import EventLog
package import Reporting

/// What is wrong with a rule set that somebody wants to adopt.
package enum RuleSetFault: Error, Equatable, Sendable {
    case exists
    /// Another rule set takes effect on the same day: which of the two judged would be a guess.
    case sameDay(String, Day)
    case basisMissing
    /// Only what a figure can amount to is ruled by a band.
    case judgementNotRuled(Judgement)
    case bandReversed(RuleSetAdopted.Band)
    /// The band calls met what lies below the bound, or unmet what reaches it.
    case bandAcrossBound(RuleSetAdopted.Band)
    case bandsOverlap(RuleSetAdopted.Band, RuleSetAdopted.Band)
    case attentionNotPositive(Quantity)
    case noSide(Direction)

    /// The rule that was broken and what would be accepted.
    func message(of ruleset: String) -> Phrase {
        switch self {
        case .exists:
            Phrase(
                vi:
                    "Bộ quy tắc “\(ruleset)” đã được áp dụng. Muốn thay đổi, áp dụng một bộ quy tắc "
                    + "mới, có mã khác và ngày hiệu lực của nó.",
                en:
                    "The rule set “\(ruleset)” was adopted already. To change it, adopt a new one with "
                    + "an id and an effective day of its own.")
        case .sameDay(let other, let day):
            Phrase(
                vi:
                    "Bộ quy tắc “\(other)” đã có hiệu lực từ \(day.displayed(in: .vi)). Mỗi ngày hiệu lực "
                    + "chỉ có một bộ quy tắc: nêu ngày hiệu lực khác cho “\(ruleset)”.",
                en:
                    "The rule set “\(other)” takes effect on \(day) already. A day begins one rule set "
                    + "only: give “\(ruleset)” an effective day of its own.")
        case .basisMissing:
            Phrase(
                vi: "Bộ quy tắc “\(ruleset)” cần có căn cứ: văn bản (--document) hoặc lời văn "
                    + "(--basis).",
                en: "The rule set “\(ruleset)” needs its legal basis: a document (--document) or a "
                    + "text (--basis).")
        case .judgementNotRuled(let judgement):
            Phrase(
                vi:
                    "Khoảng đánh giá chỉ cho exceeded (vượt), met (đạt), nearlyMet (cơ bản đạt) hoặc "
                    + "notMet (không đạt), không cho “\(judgement.name.vi)”.",
                en: "A band gives exceeded, met, nearlyMet or notMet, not “\(judgement.rawValue)”.")
        case .bandReversed(let band):
            Phrase(
                vi: "Khoảng \(band.printed) đi ngược: cận dưới từ 0 trở lên và nhỏ hơn cận trên.",
                en:
                    "The band \(band.printed) runs backwards: its lower end is 0 or more, and below "
                    + "its upper end.")
        case .bandAcrossBound(let band):
            Phrase(
                vi: "Khoảng \(band.printed) trái với mức giao: dưới 100% kế hoạch chỉ có nearlyMet "
                    + "(cơ bản đạt) hoặc notMet (không đạt), từ 100% trở lên chỉ có met (đạt) hoặc "
                    + "exceeded (vượt).",
                en:
                    "The band \(band.printed) contradicts the target: below 100% of plan there is only "
                    + "nearlyMet or notMet, from 100% on only met or exceeded.")
        case .bandsOverlap(let first, let second):
            Phrase(
                vi:
                    "Hai khoảng \(first.printed) và \(second.printed) chồng lên nhau: một tỷ lệ chỉ "
                    + "thuộc một khoảng.",
                en:
                    "The bands \(first.printed) and \(second.printed) overlap: a percentage belongs to "
                    + "one band only.")
        case .attentionNotPositive(let points):
            Phrase(
                vi: "Mức “cần chú ý” là số điểm chậm tiến độ, lớn hơn 0, không phải "
                    + "\(points.formatted(in: .vi)).",
                en: "Attention is called for from so many points behind pace, more than 0, not "
                    + "\(points).")
        case .noSide(let side):
            Phrase(
                vi:
                    "Phía tốt của khoảng giá trị là higher (cao hơn) hoặc lower (thấp hơn), không phải "
                    + "“\(side.rawValue)”.",
                en: "The good side of a range is higher or lower, not “\(side.rawValue)”.")
        }
    }

    /// The field of a row or an option that it is about.
    var field: String {
        switch self {
        case .exists: "ruleset"
        case .sameDay: "effective"
        case .basisMissing: "basis"
        case .judgementNotRuled: "judgement"
        case .bandReversed, .bandAcrossBound, .bandsOverlap: "from"
        case .attentionNotPositive: "attention"
        case .noSide: "range_good"
        }
    }
}

extension RuleSetAdopted.Band {
    /// The band as it is typed: `nearlyMet:95-100`.
    fileprivate var printed: String {
        "\(judgement.rawValue):\(from)-\(below.map(\.description) ?? "")"
    }
}
