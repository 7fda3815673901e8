package import EventLog
package import Reporting

extension Registry {
    /// Whether `unit`, or a unit it lies in, had taken over `ended` by `day`, directly or through others.
    package func hasSucceeded(
        _ unit: OrganizationID, to ended: OrganizationID, by day: Day
    ) -> Bool {
        successors(of: ended, by: day).contains { isWithin($0, of: unit) }
    }

    /// The units that `ended` had gone over into by `day`, at whatever remove.
    ///
    /// - Complexity: O(*s*) in the successions.
    package func successors(of ended: OrganizationID, by day: Day) -> Set<OrganizationID> {
        var reached: Set<OrganizationID> = []
        var open = [ended]
        while let next = open.popLast() {
            for succession in successions where succession.effective <= day {
                for edge in succession.edges where edge.from == next {
                    if reached.insert(edge.to).inserted { open.append(edge.to) }
                }
            }
        }
        return reached
    }

    /// The unit as whose successor the author of `entry` recorded it: the one that owed the target, where
    /// that has ended and the author belongs to a unit that took it over, and to none above it.
    package func predecessor(
        representedIn entry: Entry, on owner: OrganizationID
    ) -> OrganizationID? {
        guard let member = members[entry.by], member.role != .keeper, let unit = member.unit,
            organizations[owner]?.hasEnded(on: entry.day) == true, !isWithin(owner, of: unit),
            hasSucceeded(unit, to: owner, by: entry.day)
        else { return nil }
        return owner
    }
}
