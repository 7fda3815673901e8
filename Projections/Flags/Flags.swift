package import EventLog
package import Reporting

/// What the ledger notices: the one door to the eighteen patterns (các điểm cần làm rõ).
///
/// The patterns are pure functions of a `CaseFile`, which is folded from the events; none knows of
/// another. One more pattern is one more file and one more name in `patterns`.
package struct Flags: Projection {
    private var file = CaseFile()

    /// The patterns in the order of their numbers.
    private static let patterns: [any FlagPattern.Type] = [
        LateRevision.self, Backdating.self, ChangedDenominator.self, LateAdjustment.self,
        ThresholdHugging.self, FallingTotal.self, CopiedReport.self, EternalEstimate.self,
        DefinitionDrift.self, PartsAndWhole.self, RestatedBase.self, UnsupportedJudgement.self,
        DroppedRow.self, UnusualRecording.self, PeriodShifting.self, DoubleCount.self,
        TwoNumbers.self, ConflictingSources.self,
    ]

    package init() {}

    package mutating func apply(_ entry: Entry) {
        file.apply(entry)
    }

    package mutating func reach(_ head: Attainment.Head) {
        file.reach(head)
    }

    /// What is known apart from the flags.
    package var attainment: Attainment { file.book }

    /// The set of limits in force on `day`; `nil` where the defaults are.
    package func rules(on day: Day) -> FlagRulesAdopted? {
        file.book.registry.flagLimits.rules(on: day)
    }

    /// Every flag seen from `day`, or from the day of the last event, handled or not: the severest
    /// first, then by rule and by the events they rest on.
    ///
    /// - Complexity: O(*n* log *n*) in the number of reports.
    package func all(on day: Day? = nil) -> [Flag] {
        guard let view = file.seen(from: day) else { return [] }
        let handlings = view.book.registry.flagHandlings
        var flags: [String: Flag] = [:]
        for pattern in Flags.patterns {
            for var flag in pattern.flags(in: view) where flags[flag.id] == nil {
                flag.handling = handlings[flag.id]
                flags[flag.id] = flag
            }
        }
        for (id, handling) in handlings where flags[id] == nil {
            guard let rule = FlagRule(rawValue: handling.raised.rule) else { continue }
            let targets = handling.raised.events.compactMap { view.target(of: $0) }
            flags[id] = Flag(
                raised: handling, rule: rule, targets: Set(targets).sorted(),
                unit: targets.first.flatMap { view.book.targets[$0]?.unit })
        }
        return flags.values.sorted { left, right in
            guard left.severity == right.severity else { return left.severity > right.severity }
            guard left.rule == right.rule else { return left.rule < right.rule }
            guard left.events == right.events else {
                return left.events.lexicographicallyPrecedes(right.events)
            }
            return left.id < right.id
        }
    }

    /// Who recorded the event and when; `nil` for one that no flag can rest on.
    package func source(of position: Position) -> CaseFile.Source? {
        file.source(of: position)
    }
}

/// One of the eighteen patterns: what it finds is a function of what the ledger knows, and of nothing
/// else.
protocol FlagPattern: Sendable {
    /// The flags that the pattern raises.
    static func flags(in file: CaseFile) -> [Flag]
}
