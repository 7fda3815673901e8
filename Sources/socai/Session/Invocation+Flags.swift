import Bookkeeping
import EventLog
import Projections
import Reporting

extension Invocation {
    /// What the patterns make of the ledger's events up to `cut`.
    func flags(
        of log: Log, upTo cut: Cut, _ scope: Scope = .everything
    ) throws(Failure) -> Flags {
        var flags = Flags()
        do throws(FoldError) {
            try flags.fold(log, upTo: cut, scope)
        } catch {
            throw Failure(error)
        }
        return flags
    }

    /// The same for what a command that looks is asked to know.
    ///
    /// In a scope, what is noticed is what its own events show.
    func flags(
        of ledger: Ledger, _ scope: Scope = .everything
    ) throws(Failure) -> Flags {
        try flags(of: ledger.log, upTo: try knownAt(), scope)
    }

    /// A document that the ledger knows, from an option.
    func knownDocument(in book: Attainment) throws(Failure) -> DocumentID? {
        guard let id = try document() else { return nil }
        guard book.registry.documents[id] != nil else {
            throw Failure(
                .usage, Refusal.unknownDocument(id).message, place: Phrase(verbatim: "--document"))
        }
        return id
    }
}
