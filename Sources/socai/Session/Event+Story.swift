import EventLog
import Reporting

extension Event {
    /// What an event says, in a line: its kind, what it is about, the document and the reason given.
    func story(in language: Language) -> String {
        let payload = payload
        let data = payload.data
        let kind = Event.name(ofType: Swift.type(of: payload).type)?.text(in: language)
        let name = ["name", "title", "subject"].lazy.compactMap { data[$0]?.string }.first
        let about = [subject, name.map { "“\($0)”" }].compactMap(\.self).joined(separator: " ")
        let document = data["document"]?.string.flatMap { $0 == subject ? nil : $0 }.map {
            Phrase(vi: "theo \($0)", en: "by \($0)").text(in: language)
        }
        let reason = data["reason"]?.string.map {
            Phrase(vi: "lý do: \($0)", en: "reason: \($0)").text(in: language)
        }
        let what = [kind, about.isEmpty ? nil : about].compactMap(\.self).joined(separator: ": ")
        return [what, detail?.text(in: language), document, reason].compactMap(\.self)
            .joined(separator: "; ")
    }

    /// What a calendar, a regime or a closing says beyond its name.
    private var detail: Phrase? {
        switch self {
        case .calendarAdopted(let payload):
            let off = days(payload.holidays)
            let worked = days(payload.workdays ?? [])
            return Phrase(
                vi: "nghỉ: \(off.isEmpty ? "không" : off)"
                    + (worked.isEmpty ? "" : "; làm bù: \(worked)"),
                en: "days off: \(off.isEmpty ? "none" : off)"
                    + (worked.isEmpty ? "" : "; worked instead: \(worked)"))
        case .regimeAdopted(let payload):
            let reporters = payload.reporters.joined(separator: ", ")
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

    private func days(_ days: [Day]) -> String {
        days.map { $0.displayed(in: .vi) }.joined(separator: ", ")
    }

    /// What the event is about: the ids that its first member gives.
    private var subject: String? {
        guard case .object(let members) = payload.data, let first = members.first else {
            return nil
        }
        return switch first.value {
        case .string(let text): text
        case .integer(let number): "#\(number)"
        case .array(let values): values.compactMap(\.string).joined(separator: ", ")
        case .null, .bool, .object: nil
        }
    }
}
