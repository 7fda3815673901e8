package import EventLog
package import Reporting

/// A unit, its names and its place among units (đơn vị).
///
/// Its id is neither name nor code.
package struct Organization: Equatable, Sendable {
    package let id: OrganizationID
    package private(set) var name: String
    package private(set) var level: String?
    package private(set) var code: String?
    package let parent: OrganizationID?
    /// The last day on which the unit may author anything.
    package private(set) var lastDay: Day?
    /// The units that took this one over.
    package private(set) var successors: Set<OrganizationID> = []

    init(_ registered: UnitRegistered) {
        id = registered.unit
        name = registered.name
        level = registered.level
        code = registered.code
        parent = registered.parent
    }

    mutating func rename(_ renamed: UnitRenamed) {
        name = renamed.name
    }

    mutating func reclassify(_ reclassified: UnitReclassified) {
        level = reclassified.level
        code = reclassified.code ?? code
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
