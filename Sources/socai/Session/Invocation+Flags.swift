import Bookkeeping
import EventLog
import Projections
import Reporting

extension Invocation {
    /// What the patterns make of the ledger's events up to `cut`.
    func flags(of log: Log, upTo cut: Cut) throws(Failure) -> Flags {
        var flags = Flags()
        do throws(FoldError) {
            try flags.fold(log, upTo: cut)
        } catch {
            throw Failure(error)
        }
        return flags
    }

    /// The same for what a command that looks is asked to know.
    func flags(of ledger: Ledger) throws(Failure) -> Flags {
        try flags(of: ledger.log, upTo: try knownAt())
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
