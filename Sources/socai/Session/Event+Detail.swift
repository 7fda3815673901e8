import EventLog
import Exports
import Reporting

extension Event {
    /// The heart of what an event says beyond its name; `nil` where the name tells it all.
    func detail(replacing replaced: Figure?) -> Phrase? {
        switch self {
        case .calendarAdopted, .regimeAdopted, .periodClosed: conventionDetail
        case .unitRenamed, .unitReclassified, .unitEnded, .unitSucceeded: unitDetail
        case .inspectionScoped, .inspectionRequested, .inspectionAnswered, .inspectionFound,
            .inspectionConcluded, .inspectionRemedied:
            inspectionDetail
        case .reportSubmitted, .reportUpgraded, .reportRevised: figureDetail(replacing: replaced)
        case .targetTransferred(let payload):
            Phrase(
                vi: "cho \(payload.unit) từ ngày \(payload.effective.displayed(in: .vi))",
                en: "to \(payload.unit) from \(payload.effective)")
        default: nil
        }
    }

    private var conventionDetail: Phrase? {
        switch self {
        case .calendarAdopted(let payload):
            let off = list(payload.holidays.map { $0.displayed(in: .vi) })
            let worked = list((payload.workdays ?? []).map { $0.displayed(in: .vi) })
            return Phrase(
                vi: "nghỉ: \(off.isEmpty ? "không" : off)"
                    + (worked.isEmpty ? "" : "; làm bù: \(worked)"),
                en: "days off: \(off.isEmpty ? "none" : off)"
                    + (worked.isEmpty ? "" : "; worked instead: \(worked)"))
        case .regimeAdopted(let payload):
            let reporters = list(payload.reporters)
            return Phrase(
                vi: "\(reporters) báo cáo \(payload.every.name.vi), hạn gửi \(payload.due.name.vi)",
                en: "\(reporters) report \(payload.every.name.en), due \(payload.due.name.en)")
        case .periodClosed(let payload):
            guard let count = payload.streams, let root = payload.heads else { return nil }
            return Phrase(
                vi: "niêm \(count) chỉ tiêu, gốc \(root)",
                en: "sealing \(English.count(count, "target")), root \(root)")
        default: return nil
        }
    }

    private var unitDetail: Phrase? {
        switch self {
        case .unitRenamed(let payload): from(payload.effective)
        case .unitReclassified(let payload):
            Phrase(
                vi: "loại \(payload.level)" + (payload.code.map { ", mã \($0)" } ?? "") + ", "
                    + from(payload.effective).vi,
                en: "level \(payload.level)" + (payload.code.map { ", code \($0)" } ?? "") + ", "
                    + from(payload.effective).en)
        case .unitEnded(let payload):
            Phrase(
                vi: "ngày cuối \(payload.lastDay.displayed(in: .vi))",
                en: "last day \(payload.lastDay)")
        case .unitSucceeded(let payload):
            Phrase(
                vi: (["thành \(list(payload.to)) \(from(payload.effective).vi)"]
                    + payload.edges.map { edge($0).vi }).joined(separator: "; "),
                en: (["becoming \(list(payload.to)) \(from(payload.effective).en)"]
                    + payload.edges.map { edge($0).en }).joined(separator: "; "))
        default: nil
        }
    }

    /// `xa-1 → moi-y: chuyển 0,6; hình thành từ 0,25 (dân số 2024)`.
    private func edge(_ edge: SuccessionEdge) -> Phrase {
        let shares = [
            edge.share.map {
                Phrase(vi: "chuyển \($0.formatted(in: .vi))", en: "passes on \($0)")
            },
            edge.origin.map {
                Phrase(
                    vi: "hình thành nên \($0.formatted(in: .vi))", en: "makes up \($0) of it")
            },
        ].compactMap(\.self)
        let basis = edge.basis.map { " (\($0))" } ?? ""
        let none = Phrase(vi: "chưa ghi tỷ lệ", en: "no share recorded")
        return Phrase(
            vi: "\(edge.from) → \(edge.to): \(list((shares.isEmpty ? [none] : shares).map(\.vi)))"
                + basis,
            en: "\(edge.from) → \(edge.to): \(list((shares.isEmpty ? [none] : shares).map(\.en)))"
                + basis)
    }

    private var inspectionDetail: Phrase? {
        switch self {
        case .inspectionScoped(let payload):
            let matters = list(payload.units + (payload.targets ?? []).map(\.description))
            return Phrase(
                vi: "\(matters), từ \(payload.from.displayed(in: .vi)) đến "
                    + payload.to.displayed(in: .vi),
                en: "\(matters), from \(payload.from) to \(payload.to)")
        case .inspectionRequested(let payload):
            let asked = [payload.request, payload.addressee].compactMap(\.self)
            return Phrase(
                vi: "\(list(asked)): “\(payload.text)”"
                    + (payload.due.map { ", hạn \($0.displayed(in: .vi))" } ?? ""),
                en: "\(list(asked)): “\(payload.text)”" + (payload.due.map { ", by \($0)" } ?? ""))
        case .inspectionAnswered(let payload):
            return Phrase(verbatim: "\(payload.request): “\(payload.text)”")
        case .inspectionFound(let payload):
            let cited = list(payload.events.map { "#\($0)" })
            return Phrase(
                vi: "\(payload.finding): “\(payload.text)”, căn cứ \(cited)",
                en: "\(payload.finding): “\(payload.text)”, resting on \(cited)")
        case .inspectionConcluded(let payload): return Phrase(verbatim: "“\(payload.text)”")
        case .inspectionRemedied(let payload):
            return Phrase(verbatim: "\(payload.remedy): “\(payload.text)”")
        default: return nil
        }
    }

    private func figureDetail(replacing replaced: Figure?) -> Phrase? {
        let figure: Figure
        switch self {
        case .reportSubmitted(let payload):
            figure = Figure(
                value: payload.value, measure: payload.measure, numerator: payload.numerator,
                denominator: payload.denominator)
        case .reportUpgraded(let payload):
            figure = Figure(
                value: payload.value, measure: payload.measure ?? replaced?.measure,
                numerator: payload.numerator, denominator: payload.denominator)
        case .reportRevised(let payload):
            figure = Figure(
                value: payload.value, measure: payload.measure ?? replaced?.measure,
                numerator: payload.numerator, denominator: payload.denominator)
        default: return nil
        }
        let new = Event.words(figure)
        guard !new.vi.isEmpty else { return nil }
        guard let old = replaced.map(Event.words) else { return new }
        return Phrase(vi: "\(old.vi) → \(new.vi)", en: "\(old.en) → \(new.en)")
    }

    /// `1.999 người`, `27/226`; empty where an event gives no figure.
    private static func words(_ figure: Figure) -> Phrase {
        func words(_ language: Language) -> String {
            let value = figure.value.map { StandingText.amount($0, figure.measure, in: language) }
            let parts = [figure.numerator, figure.denominator]
                .compactMap { $0?.formatted(in: language) }
            let fraction = parts.isEmpty ? nil : parts.joined(separator: "/")
            return [value, fraction].compactMap(\.self).joined(separator: " = ")
        }
        return Phrase(vi: words(.vi), en: words(.en))
    }

    private func from(_ day: Day) -> Phrase {
        Phrase(vi: "từ ngày \(day.displayed(in: .vi))", en: "from \(day)")
    }

    private func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
