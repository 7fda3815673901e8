import Bookkeeping
import EventLog
import Reporting
import TestSupport

extension RefusalSamples {
    private static func band(
        _ judgement: Judgement, _ from: String, _ below: String? = nil
    ) -> RuleSetAdopted.Band {
        RuleSetAdopted.Band(
            judgement: judgement, from: written(from), below: below.map { written($0) })
    }

    private static func adopting(
        _ bands: [RuleSetAdopted.Band] = [], basis: String? = "Quy chế", side: Direction? = nil,
        attention: String? = nil
    ) -> Told {
        (
            .ruleSetAdopted(
                RuleSetAdopted(
                    ruleset: "r", effective: written("2025-01-01"), bands: bands,
                    rangeGoodSide: side, attention: attention.map { written($0) }, basis: basis)),
            "ruleset:r", Office.keeper
        )
    }

    static var ruleSets: [Provocation] {
        let across = [
            band(.met, "95", "100"), band(.exceeded, "99.99"), band(.nearlyMet, "95", "100.01"),
            band(.notMet, "0"),
        ]
        let reversed = [
            band(.nearlyMet, "95", "95"), band(.nearlyMet, "95", "90"), band(.notMet, "-1", "50"),
        ]
        let overlapping = [
            [band(.nearlyMet, "95", "100"), band(.notMet, "90", "95.01")],
            [band(.exceeded, "105"), band(.met, "104", "105.5")],
            [band(.met, "100"), band(.exceeded, "110", "120")],
            [band(.nearlyMet, "95", "100"), band(.nearlyMet, "95", "100")],
        ]
        return [
            provocation(
                .ruleSetUnsound("r", .exists), RuleSetFault.exists, after: [adopting()],
                refusing: adopting()),
            provocation(
                .ruleSetUnsound("r", .sameDay("q", written("2025-01-01"))),
                RuleSetFault.sameDay("q", written("2025-01-01")),
                after: [
                    (
                        .ruleSetAdopted(
                            RuleSetAdopted(
                                ruleset: "q", effective: written("2025-01-01"), bands: [],
                                basis: "Quy chế")), "ruleset:q", Office.keeper
                    )
                ], refusing: adopting()),
            provocation(
                .ruleSetUnsound("r", .basisMissing), RuleSetFault.basisMissing,
                refusing: adopting(basis: nil)),
            provocation(
                .ruleSetUnsound("r", .basisMissing), RuleSetFault.basisMissing,
                refusing: adopting(basis: "")),
            provocation(
                .ruleSetUnsound("r", .judgementNotRuled(.notDue)),
                RuleSetFault.judgementNotRuled(.notDue),
                refusing: adopting([band(.notDue, "1", "2")])),
            provocation(
                .ruleSetUnsound("r", .attentionNotPositive(.zero)),
                RuleSetFault.attentionNotPositive(.zero), refusing: adopting(attention: "0")),
            provocation(
                .ruleSetUnsound("r", .noSide(.band)), RuleSetFault.noSide(.band),
                refusing: adopting(side: .band)),
        ]
            + across.map { band in
                provocation(
                    .ruleSetUnsound("r", .bandAcrossBound(band)),
                    RuleSetFault.bandAcrossBound(band), refusing: adopting([band]))
            }
            + reversed.map { band in
                provocation(
                    .ruleSetUnsound("r", .bandReversed(band)), RuleSetFault.bandReversed(band),
                    refusing: adopting([band]))
            }
            + overlapping.map { bands in
                let sorted = bands.sorted { $0.from < $1.from }
                let fault = RuleSetFault.bandsOverlap(sorted[0], sorted[1])
                return provocation(
                    .ruleSetUnsound("r", fault), fault, refusing: adopting(bands))
            }
    }

    private static func provocation(
        _ refusal: Refusal, _ fault: RuleSetFault, after told: [Told] = [], refusing last: Told
    ) -> Provocation {
        let message = expected(fault)
        return provocation(refusal, message.vi, message.en, after: told, refusing: last)
    }

    /// The sentences in full, so that a change of wording shows.
    private static func expected(_ fault: RuleSetFault) -> Phrase {
        switch fault {
        case .exists:
            Phrase(
                vi:
                    "Bộ quy tắc “r” đã được áp dụng. Muốn thay đổi, áp dụng một bộ quy tắc mới, có mã "
                    + "khác và ngày hiệu lực của nó.",
                en:
                    "The rule set “r” was adopted already. To change it, adopt a new one with an id and "
                    + "an effective day of its own.")
        case .sameDay:
            Phrase(
                vi:
                    "Bộ quy tắc “q” đã có hiệu lực từ 01/01/2025. Mỗi ngày hiệu lực chỉ có một bộ quy "
                    + "tắc: nêu ngày hiệu lực khác cho “r”.",
                en:
                    "The rule set “q” takes effect on 2025-01-01 already. A day begins one rule set "
                    + "only: give “r” an effective day of its own.")
        case .basisMissing:
            Phrase(
                vi: "Bộ quy tắc “r” cần có căn cứ: văn bản (--document) hoặc lời văn (--basis).",
                en: "The rule set “r” needs its legal basis: a document (--document) or a text "
                    + "(--basis).")
        case .judgementNotRuled:
            Phrase(
                vi:
                    "Khoảng đánh giá chỉ cho exceeded (vượt), met (đạt), nearlyMet (cơ bản đạt) hoặc "
                    + "notMet (không đạt), không cho “chưa đến kỳ”.",
                en: "A band gives exceeded, met, nearlyMet or notMet, not “notDue”.")
        case .bandReversed(let band):
            Phrase(
                vi: "Khoảng \(text(band)) đi ngược: cận dưới từ 0 trở lên và nhỏ hơn cận trên.",
                en:
                    "The band \(text(band)) runs backwards: its lower end is 0 or more, and below its "
                    + "upper end.")
        case .bandAcrossBound(let band):
            Phrase(
                vi:
                    "Khoảng \(text(band)) trái với mức giao: dưới 100% kế hoạch chỉ có nearlyMet (cơ "
                    + "bản đạt) hoặc notMet (không đạt), từ 100% trở lên chỉ có met (đạt) hoặc exceeded "
                    + "(vượt).",
                en:
                    "The band \(text(band)) contradicts the target: below 100% of plan there is only "
                    + "nearlyMet or notMet, from 100% on only met or exceeded.")
        case .bandsOverlap(let first, let second):
            Phrase(
                vi:
                    "Hai khoảng \(text(first)) và \(text(second)) chồng lên nhau: một tỷ lệ chỉ thuộc "
                    + "một khoảng.",
                en:
                    "The bands \(text(first)) and \(text(second)) overlap: a percentage belongs to one "
                    + "band only.")
        case .attentionNotPositive:
            Phrase(
                vi: "Mức “cần chú ý” là số điểm chậm tiến độ, lớn hơn 0, không phải 0.",
                en: "Attention is called for from so many points behind pace, more than 0, not 0.")
        case .noSide:
            Phrase(
                vi:
                    "Phía tốt của khoảng giá trị là higher (cao hơn) hoặc lower (thấp hơn), không phải "
                    + "“band”.",
                en: "The good side of a range is higher or lower, not “band”.")
        }
    }

    private static func text(_ band: RuleSetAdopted.Band) -> String {
        "\(band.judgement.rawValue):\(band.from)-\(band.below?.description ?? "")"
    }
}
