package import EventLog
package import Reporting

/// A unit, its names and its place among units (đơn vị).
///
/// Its id is neither name nor code. What it is called, its level and its code hold from a day on.
package struct Organization: Equatable, Sendable {
    package let id: OrganizationID
    package let parent: OrganizationID?
    /// The first day of the unit, where it is known.
    package let firstDay: Day?
    /// The last day on which the unit may author anything.
    package private(set) var lastDay: Day?
    /// The units that took this one over.
    package private(set) var successors: Set<OrganizationID> = []
    private var names: Versions<String>
    private var levels: Versions<String?>
    private var codes: Versions<String?>

    init(_ registered: UnitRegistered) {
        id = registered.unit
        parent = registered.parent
        firstDay = registered.from
        names = Versions(registered.name)
        levels = Versions(registered.level)
        codes = Versions(registered.code)
    }

    /// What it is called by the last that was told.
    package var name: String { names.latest }
    package var level: String? { levels.latest }
    package var code: String? { codes.latest }

    /// What it was called on that day.
    package func name(on day: Day) -> String { names.value(on: day) }

    /// Its level on that day.
    package func level(on day: Day) -> String? { levels.value(on: day) }

    /// Its administrative code on that day.
    package func code(on day: Day) -> String? { codes.value(on: day) }

    mutating func rename(_ renamed: UnitRenamed) {
        names.add(renamed.name, from: renamed.effective)
    }

    mutating func reclassify(_ reclassified: UnitReclassified) {
        levels.add(reclassified.level, from: reclassified.effective)
        if let code = reclassified.code { codes.add(code, from: reclassified.effective) }
    }

    mutating func end(_ ended: UnitEnded) {
        lastDay = ended.lastDay
    }

    mutating func succeed(_ succeeded: UnitSucceeded) {
        let edges = succeeded.edges.filter { $0.from == id }.map(\.to)
        successors.formUnion(edges.isEmpty ? succeeded.to : edges)
        successors.remove(id)
    }

    /// Whether the unit's last day lies before `day`.
    package func hasEnded(on day: Day) -> Bool {
        lastDay.map { day > $0 } ?? false
    }
}

/// What holds from a day on, until something else does.
struct Versions<Value: Equatable & Sendable>: Equatable, Sendable {
    private let first: Value
    private var later: [Version] = []

    private struct Version: Equatable {
        let value: Value
        let from: Day
    }

    init(_ first: Value) {
        self.first = first
    }

    var latest: Value { later.last?.value ?? first }

    mutating func add(_ value: Value, from day: Day) {
        later.append(Version(value: value, from: day))
    }

    /// Of two that begin by `day` the one that begins later holds; of the same day, the one told later.
    func value(on day: Day) -> Value {
        var holding: Version?
        for version in later where version.from <= day {
            if holding.map({ $0.from <= version.from }) ?? true { holding = version }
        }
        return holding?.value ?? first
    }
}
