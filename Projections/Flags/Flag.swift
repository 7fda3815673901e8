package import EventLog
package import Reporting

/// One thing that needs to be explained, the events it rests on and what would clear it (điểm cần làm
/// rõ).
///
/// A flag never means guilt.
package struct Flag: Equatable, Sendable {
    package let rule: FlagRule
    /// The rule and the events that make this flag the one it is: the same on every machine.
    package let id: String
    package let severity: FlagSeverity
    package let targets: [TargetID]
    package let unit: OrganizationID?
    package let documents: Set<DocumentID>
    /// The events it rests on, in the order of the log.
    package let events: [Position]
    package let explanation: Phrase
    /// What would clear it.
    package let clearing: Phrase
    /// What people have done about it; `nil` where nobody has raised it yet.
    package internal(set) var handling: FlagHandling?

    /// A flag named after `anchors`, which are among the events it rests on.
    init(
        _ rule: FlagRule, _ severity: FlagSeverity, anchors: [Position],
        events: [Position?] = [], targets: [TargetID] = [], unit: OrganizationID? = nil,
        documents: [DocumentID] = [], explanation: Phrase, clearing: Phrase
    ) {
        self.rule = rule
        self.severity = severity
        id = Flag.id(of: rule, anchors: anchors)
        self.targets = targets
        self.unit = unit
        self.documents = Set(documents + targets.map(\.document))
        self.events = Set(anchors + events.compactMap(\.self)).sorted()
        self.explanation = explanation
        self.clearing = clearing
    }

    /// The flag that a person raised, about events that no rule puts together.
    init(raised handling: FlagHandling, rule: FlagRule, targets: [TargetID], unit: OrganizationID?)
    {
        self.rule = rule
        id = handling.flag
        severity = handling.raised.severity.flatMap(FlagSeverity.init(rawValue:)) ?? .medium
        self.targets = targets
        self.unit = unit
        documents = Set(targets.map(\.document))
        events = handling.raised.events
        explanation =
            handling.raised.explanation.map { Phrase(vi: $0, en: $0) }
            ?? Phrase(vi: "nêu trực tiếp, không kèm lời", en: "raised by hand, without words")
        clearing = Phrase(
            vi: "Giải trình rồi khép cờ; số liệu hiện có không tự cho thấy điểm này.",
            en: "Answer it and have it closed; the figures as they are do not show it themselves.")
        self.handling = handling
    }

    /// The name of a flag: `F4-63`, the rule and the positions of its anchors.
    package static func id(of rule: FlagRule, anchors: [Position]) -> String {
        ([rule.rawValue] + Set(anchors).sorted().map(\.description)).joined(separator: "-")
    }

    /// Where the explaining stands.
    package enum State: String, Sendable {
        /// Nobody has raised it.
        case open
        case raised
        case answered
        /// Closed, but an event that came later belongs to it.
        case reopened
        case closed
    }

    /// Where the explaining stands.
    package var state: State {
        guard let handling else { return .open }
        if handling.closed != nil { return news.isEmpty ? .closed : .reopened }
        return handling.answers.contains { $0.position > handling.position } ? .answered : .raised
    }

    /// The events of the flag that came after it was closed.
    package var news: [Position] {
        guard let closed = handling?.closed else { return [] }
        return events.filter { $0 > closed.position }
    }

    /// Whether it is still to be explained, or the explanation still to be accepted.
    package var isOpen: Bool { state != .closed }
}

extension Flag.State {
    /// The state as people say it.
    package var name: Phrase {
        switch self {
        case .open: Phrase(vi: "chưa nêu", en: "not raised yet")
        case .raised: Phrase(vi: "đã nêu, chờ giải trình", en: "raised, to be answered")
        case .answered: Phrase(vi: "đã giải trình, chờ khép", en: "answered, to be closed")
        case .reopened: Phrase(vi: "mở lại vì có sự kiện mới", en: "reopened by a later event")
        case .closed: Phrase(vi: "đã khép", en: "closed")
        }
    }
}
