import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// The author is an active member in one of `roles`, acting for `owner` or a unit above it, or as
    /// the unit that succeeded it; and its unit has not ended.
    ///
    /// An event without an owner is about the ledger as a whole.
    @discardableResult
    func author(as roles: [Role], for owner: OrganizationID?) throws(Refusal) -> Member {
        guard let member = registry.members[entry.by] else { throw .unknownMember(entry.by) }
        guard member.isActive else { throw .revokedMember(entry.by) }
        guard roles.contains(member.role) else {
            throw .roleForbids(entry.by, has: member.role, needs: roles)
        }
        guard let unit = member.unit else { return member }
        if let organization = registry.organizations[unit], let lastDay = organization.lastDay,
            organization.hasEnded(on: entry.day)
        {
            throw .unitEnded(unit, lastDay: lastDay, successors: organization.successors.sorted())
        }
        guard let owner, member.role != .keeper, !registry.isWithin(owner, of: unit),
            !succeeds(unit, owner)
        else { return member }
        throw .unitForbids(entry.by, of: unit, owner: owner)
    }

    /// Whether `unit`, or a unit it lies in, took over `ended`, directly or through others.
    private func succeeds(_ unit: OrganizationID, _ ended: OrganizationID) -> Bool {
        var seen: Set<OrganizationID> = []
        var open: [OrganizationID] = [ended]
        while let next = open.popLast() {
            guard seen.insert(next).inserted, let organization = registry.organizations[next] else {
                continue
            }
            for successor in organization.successors {
                if registry.isWithin(successor, of: unit) { return true }
                open.append(successor)
            }
        }
        return false
    }

    func unit(_ id: OrganizationID) throws(Refusal) {
        guard registry.organizations[id] != nil else { throw .unknownUnit(id) }
    }

    func document(_ id: DocumentID?) throws(Refusal) {
        guard let id else { return }
        guard registry.documents[id] != nil else { throw .unknownDocument(id) }
    }
}
