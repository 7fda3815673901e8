package import Projections
package import Reporting

/// The open flags beside the targets they are about: the marks that tables carry (dấu cần làm rõ).
package struct FlagMarks: Sendable {
    private let byTarget: [TargetID: [Flag]]

    /// The marks of the flags that are still to be explained.
    package init(_ flags: [Flag] = []) {
        var marks: [TargetID: [Flag]] = [:]
        for flag in flags where flag.isOpen {
            for target in flag.targets { marks[target, default: []].append(flag) }
        }
        byTarget = marks
    }

    /// The open flags about a target.
    package func flags(on target: TargetID) -> [Flag] { byTarget[target] ?? [] }

    /// The mark as people read it: `cần làm rõ: F4, F11`; `nil` where there is nothing to explain.
    package func text(on target: TargetID, in language: Language) -> String? {
        let rules = Set(flags(on: target).map(\.rule)).sorted().map(\.rawValue)
        guard !rules.isEmpty else { return nil }
        let list = rules.joined(separator: ", ")
        return Phrase(vi: "cần làm rõ: \(list)", en: "to be explained: \(list)").text(in: language)
    }
}
