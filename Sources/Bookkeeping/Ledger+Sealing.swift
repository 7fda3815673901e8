import EventLog
import Projections
import Reporting

extension Ledger {
    /// The proposals, each closing of a period with its seal: made of all that stands before it, what the
    /// same batch records among it.
    static func sealed(
        _ proposals: [Proposal], by author: MemberID, at instant: Instant, behind book: Attainment
    ) -> [Proposal] {
        guard proposals.contains(where: \.lacksSeal) else { return proposals }
        var state = book
        return proposals.map { proposal in
            let proposal = proposal.sealed(in: state)
            state.apply(
                Entry(
                    position: state.head?.position.advanced(by: 1) ?? Position(0), at: instant,
                    by: author, stream: proposal.stream, event: proposal.event))
            return proposal
        }
    }
}

extension Proposal {
    fileprivate var lacksSeal: Bool {
        guard case .periodClosed(let closed) = event else { return false }
        return closed.streams == nil && closed.heads == nil
    }

    fileprivate func sealed(in book: Attainment) -> Proposal {
        guard lacksSeal, case .periodClosed(let closed) = event else { return self }
        let seal = book.seal(of: closed.period, for: closed.unit)
        return Proposal(
            .periodClosed(
                PeriodClosed(
                    period: closed.period, unit: closed.unit, document: closed.document,
                    note: closed.note, streams: seal.streams, heads: seal.heads)),
            stream: stream, expectedRevision: expectedRevision)
    }
}
