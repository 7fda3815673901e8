import EventLog
import Projections
import Reporting

extension Rules.Context {
    func check(_ acknowledged: RecoveryAcknowledged) throws(Refusal) {
        try author(as: [.keeper, .inspector], for: nil)
        guard !acknowledged.reason.isEmpty else { throw .reasonMissing }
    }

    /// Units, members, documents, indicators and rules are kept by the keeper; documents also by
    /// whoever sets targets or reports.
    func checkRegistry() throws(Refusal) {
        switch entry.event {
        case .unitRegistered, .unitRenamed, .unitReclassified, .unitEnded, .unitSucceeded:
            try checkUnit()
        case .memberEnrolled(let payload): try check(payload)
        case .memberRevoked(let payload):
            try author(as: [.keeper], for: nil)
            guard registry.members[payload.member] != nil else {
                throw .unknownMember(payload.member)
            }
        case .documentRegistered(let payload):
            try author(as: Role.allCases, for: nil)
            if let known = registry.documents.keys.first(where: { $0.isAlias(of: payload.document) }
            ) {
                throw .documentExists(known)
            }
            if let date = payload.date, let named = payload.document.date, named != date {
                throw .documentDateDiffers(payload.document, date)
            }
        case .indicatorDefined(let payload):
            try author(as: [.keeper, .assigner], for: nil)
            guard registry.indicators[payload.indicator] == nil else {
                throw .indicatorExists(payload.indicator)
            }
        case .indicatorRedefined(let payload):
            try author(as: [.keeper, .assigner], for: nil)
            guard registry.indicators[payload.indicator] != nil else {
                throw .unknownIndicator(payload.indicator)
            }
        case .ruleSetAdopted(let payload): try check(payload)
        default: try author(as: [.keeper], for: nil)
        }
    }

    /// The founder of a ledger enrols itself with the ledger's second event.
    private func check(_ enrolled: MemberEnrolled) throws(Refusal) {
        if registry.members.isEmpty, enrolled.member == entry.by, enrolled.role == .keeper,
            enrolled.unit == nil
        {
            return
        }
        try author(as: [.keeper], for: nil)
        if let unit = enrolled.unit {
            try self.unit(unit)
            try there(unit, on: entry.day)
        }
        if let known = registry.members[enrolled.member], known.isActive {
            throw .memberExists(enrolled.member)
        }
    }

    private func checkUnit() throws(Refusal) {
        try author(as: [.keeper], for: nil)
        switch entry.event {
        case .unitRegistered(let payload):
            guard registry.organizations[payload.unit] == nil else {
                throw .unitExists(payload.unit)
            }
            guard !payload.name.isEmpty else { throw .nameMissing }
            if let parent = payload.parent { try unit(parent) }
        case .unitRenamed(let payload):
            try checkChange(of: payload.unit, document: payload.document)
            try there(payload.unit, on: payload.effective)
            guard !payload.name.isEmpty else { throw .nameMissing }
            guard registry.organizations[payload.unit]?.name(on: payload.effective) != payload.name
            else { throw .succession(.unchanged(payload.unit)) }
        case .unitReclassified(let payload):
            try checkChange(of: payload.unit, document: payload.document)
            try there(payload.unit, on: payload.effective)
            let known = registry.organizations[payload.unit]
            guard
                known?.level(on: payload.effective) != payload.level
                    || payload.code.map({ known?.code(on: payload.effective) != $0 }) ?? false
            else { throw .succession(.unchanged(payload.unit)) }
        case .unitEnded(let payload):
            try checkChange(of: payload.unit, document: payload.document)
            if let lastDay = registry.organizations[payload.unit]?.lastDay {
                throw .succession(.ended(payload.unit, lastDay: lastDay))
            }
        case .unitSucceeded(let payload): try check(payload)
        default: break
        }
    }

    /// The unit has not ended by `day`.
    private func there(_ id: OrganizationID, on day: Day) throws(Refusal) {
        guard let unit = registry.organizations[id], let lastDay = unit.lastDay,
            unit.hasEnded(on: day)
        else { return }
        throw .succession(.ended(id, lastDay: lastDay))
    }

    private func checkChange(
        of id: OrganizationID, document: DocumentID?
    ) throws(Refusal) {
        try unit(id)
        try self.document(document)
    }
}
