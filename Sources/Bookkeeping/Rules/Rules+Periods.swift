import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// Closing and reopening a period.
    func checkPeriod() throws(Refusal) {
        switch entry.event {
        case .periodClosed(let payload):
            try authority(over: payload.unit, document: payload.document)
            guard !isClosed(payload.period, for: payload.unit) else {
                throw .periodClosed(payload.period, unit: payload.unit)
            }
            if let first = payload.period.window(in: registry.cutoff)?.lowerBound, first > entry.day
            {
                throw .regime(.periodNotBegun(payload.period, first: first))
            }
            try seal(of: payload)
        case .periodReopened(let payload):
            try authority(over: payload.unit, document: payload.document)
            guard !payload.reason.isEmpty else { throw .reasonMissing }
            guard isClosed(payload.period, for: payload.unit) else {
                throw .periodOpen(payload.period, unit: payload.unit)
            }
        default: break
        }
    }

    private func authority(
        over unit: OrganizationID?, document: DocumentID?
    ) throws(Refusal) {
        let member = try author(as: [.keeper, .approver], for: unit)
        if unit == nil, let own = member.unit, member.role != .keeper {
            throw .wholeLedgerForbids(member.id, of: own)
        }
        if let unit { try self.unit(unit) }
        try self.document(document)
    }

    /// A seal that a closing bears is the one that the ledger makes.
    private func seal(of closed: PeriodClosed) throws(Refusal) {
        guard closed.streams != nil || closed.heads != nil else { return }
        let found = book.seal(of: closed.period, for: closed.unit)
        guard closed.streams == found.streams, closed.heads == found.heads else {
            throw .regime(
                .sealDiffers(closed.period, stated: closed.streams ?? 0, found: found))
        }
    }

    private func isClosed(_ period: Period, for unit: OrganizationID?) -> Bool {
        registry.closures.contains { $0.period == period && $0.unit == unit }
    }
}
