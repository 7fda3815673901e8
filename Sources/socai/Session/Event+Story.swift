import EventLog
import Reporting

extension Event {
    /// What an event says, in a line: its kind, what it is about, its heart, the document and the reason
    /// given; of a correction also what it took the place of, where that is known.
    func story(in language: Language, replacing replaced: Figure? = nil) -> String {
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
        return [what, detail(replacing: replaced)?.text(in: language), document, reason].compactMap(
            \.self
        )
        .joined(separator: "; ")
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
