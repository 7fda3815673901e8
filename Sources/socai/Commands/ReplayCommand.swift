import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai replay`: the events told one by one, with what each changed.
struct ReplayCommand: Command {
    static let info = CommandInfo(
        "replay", group: .looking,
        summary: Phrase(
            vi: "kể lại từng sự kiện và điều nó làm thay đổi",
            en: "tell the events one by one with what each changed"),
        options: [
            Option(
                "--from", "SEQ",
                help: Phrase(vi: "từ sự kiện này", en: "from this event")),
            Option(
                "--to", "SEQ",
                help: Phrase(vi: "đến hết sự kiện này", en: "to this event and with it")),
        ],
        common: [.shows])

    func run(_ invocation: Invocation) throws(Failure) {
        let first = try position("--from", invocation) ?? Position(0)
        let last = try position("--to", invocation)
        if let last, last < first { throw Self.reversed(first, last) }
        let ledger = try invocation.openToLook()
        if let last { try invocation.requireReached(.position(last), in: ledger.log) }
        try invocation.requireReached(.position(first), in: ledger.log)
        let cut = try invocation.knownAt()
        let isJSON = invocation.flag("--json")
        let teller = ChangeTeller(invocation: invocation)
        if isJSON { try open(ledger, invocation) }
        // Nothing but the state is held: each event is told and forgotten.
        var unfolding = Unfolding()
        var count = 0
        do throws(FoldError) {
            try ledger.log.forEachEntry(upTo: cut) { entry in
                if invocation.output.isClosed { return }
                if let last, entry.position > last { return }
                guard entry.position >= first else { return unfolding.apply(entry) }
                let replaced = Self.figure(changedBy: entry, in: unfolding.attainment)
                let changes = unfolding.changes(by: entry)
                if isJSON {
                    let told = RestatementJSON.event(entry, changes: changes).canonicalText
                    invocation.output.write((count == 0 ? "" : ",") + told)
                } else {
                    teller.tell(entry, changes, replacing: replaced)
                }
                count += 1
            }
        } catch {
            throw Failure(error)
        }
        if isJSON { invocation.output.writeLine("]}") }
    }

    /// The figure that a report had before the event.
    private static func figure(changedBy entry: Entry, in book: Attainment) -> Figure? {
        switch entry.event {
        case .reportRevised(let payload): book.report(payload.report)?.figure
        case .reportUpgraded(let payload): book.report(payload.report)?.figure
        default: nil
        }
    }

    private static func reversed(_ first: Position, _ last: Position) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "sự kiện đầu \(first) đứng sau sự kiện cuối \(last)",
                en: "the first event \(first) lies behind the last, \(last)"),
            place: Phrase(verbatim: "--from, --to"),
            remedies: [
                Phrase(vi: "nêu số nhỏ ở --from", en: "give the smaller number to --from")
            ])
    }

    /// The document up to its events, which follow one by one.
    private func open(_ ledger: Ledger, _ invocation: Invocation) throws(Failure) {
        let provenance = try invocation.provenance(of: ledger)
        let head = JSON.object(provenance.members).canonicalText
        invocation.output.write(head.dropLast() + ",\"events\":[")
    }

    private func position(
        _ option: String, _ invocation: Invocation
    ) throws(Failure) -> Position? {
        guard let text = invocation.value(option) else { return nil }
        guard let position = Position(reading: text) else {
            throw invocation.wrong(
                text, in: option,
                Phrase(
                    vi: "số thứ tự sự kiện là số nguyên từ 0", en: "an event's number counts from 0"
                ))
        }
        return position
    }
}
