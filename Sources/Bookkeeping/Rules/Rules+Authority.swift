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
            !registry.hasSucceeded(unit, to: owner, by: entry.day)
        else { return member }
        throw .unitForbids(entry.by, of: unit, owner: owner)
    }

    func unit(_ id: OrganizationID) throws(Refusal) {
        guard registry.organizations[id] != nil else { throw .unknownUnit(id) }
    }

    func document(_ id: DocumentID?) throws(Refusal) {
        guard let id else { return }
        guard registry.documents[id] != nil else { throw .unknownDocument(id) }
    }
}
