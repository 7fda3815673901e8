import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai diff --period P`: what changed between two states of knowledge, or the views of the period.
struct DiffCommand: Command {
    static let info = CommandInfo(
        "diff", group: .looking,
        summary: Phrase(
            vi: "số liệu một kỳ đã thay đổi thế nào, do ai, vì sao",
            en: "how the figures of a period changed, by whom and why"),
        options: [
            Option(
                "--period", "PERIOD", isRequired: true,
                help: Phrase(vi: "kỳ số liệu", en: "the period")),
            Option(
                "--known-at", "SEQ|INSTANT", repeats: true,
                help: Phrase(
                    vi: "hai lần: so sánh trạng thái đã biết tại hai số thứ tự hoặc thời điểm đó",
                    en: "twice: compare the states known at these sequence numbers or instants")),
        ] + TargetSelection.options,
        common: [.shows],
        details: Phrase(
            vi: """
                Không nêu --known-at hai lần thì in các cách nhìn của kỳ: như đã báo cáo đúng hạn, như mỗi lần
                chốt, như đang biết; và mọi thay đổi sau đó.
                  socai diff --period 2025 --known-at 2025-11-30 --known-at 2026-03-31
                """,
            en: """
                Without two --known-at, the views of the period are shown: as reported at the deadline, as closed
                each time, as known now; and every change since.
                  socai diff --period 2025 --known-at 2025-11-30 --known-at 2026-03-31
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let period = try invocation.period("--period") else {
            preconditionFailure("The option --period is declared as required.")
        }
        var cuts: [Cut] = []
        for text in invocation.values("--known-at") {
            cuts.append(try invocation.cut(reading: text))
        }
        guard cuts.count <= 2 else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "chỉ so sánh được hai trạng thái", en: "only two states can be compared"),
                place: Phrase(verbatim: "--known-at"))
        }
        let ledger = try invocation.openToLook(at: cuts.last ?? .end)
        let selection = try TargetSelection(invocation, in: ledger.book)
        let first = try start(cuts, ledger, invocation)
        let day = try invocation.viewpoint(of: ledger, period: period).day
        var changes = Restatements(of: period, seenFrom: day, from: first)
        do throws(FoldError) {
            try changes.fold(ledger.log, upTo: cuts.last ?? .end)
        } catch {
            throw Failure(error)
        }
        if cuts.count == 2 {
            let since = try head(before: first, in: ledger.log)
            try show(changes, since: since, ledger, selection, invocation)
        } else {
            try show(PeriodViews(of: changes, where: selection.includes), ledger, invocation)
        }
    }

    /// The first position behind the earlier of two states.
    private func start(
        _ cuts: [Cut], _ ledger: Ledger, _ invocation: Invocation
    ) throws(Failure) -> Position {
        guard cuts.count == 2 else { return Position(0) }
        try invocation.requireReached(cuts[0], in: ledger.log)
        let sizes: [UInt64]
        do throws(LogError) {
            sizes = [
                try invocation.size(of: ledger.log, at: cuts[0]),
                try invocation.size(of: ledger.log, at: cuts[1]),
            ]
        } catch {
            throw Failure(error)
        }
        guard sizes[0] <= sizes[1] else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "trạng thái thứ nhất ở sau trạng thái thứ hai",
                    en: "the first state lies behind the second"),
                place: Phrase(verbatim: "--known-at"),
                remedies: [
                    Phrase(vi: "nêu trạng thái trước ở đầu", en: "give the earlier state first")
                ])
        }
        return Position(sizes[0])
    }

    /// The last event before a position.
    private func head(
        before position: Position, in log: Log
    ) throws(Failure) -> Attainment.Head? {
        guard position.rawValue > 0 else { return nil }
        let last = Position(position.rawValue - 1)
        var cursor = log.cursor(from: last, upTo: .position(last))
        do throws(LogError) {
            return try cursor.next().map { Attainment.Head($0) }
        } catch {
            throw Failure(error)
        }
    }

    private func show(
        _ changes: Restatements, since: Attainment.Head?, _ ledger: Ledger,
        _ selection: TargetSelection, _ invocation: Invocation
    ) throws(Failure) {
        let rows = changes.byTarget(where: selection.includes)
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                RestatementJSON.difference(
                    of: changes.period, since: since, rows, from: provenance
                ).canonicalText)
            return
        }
        let teller = ChangeTeller(invocation: invocation)
        teller.tell(changes.period, since: since, until: ledger.book.head)
        guard !rows.isEmpty else {
            invocation.tell(
                Phrase(vi: "không có số liệu nào khác nhau", en: "no figure differs"))
            return
        }
        for (target, list) in rows { teller.tell(target, list) }
    }

    private func show(
        _ views: PeriodViews, _ ledger: Ledger, _ invocation: Invocation
    ) throws(Failure) {
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                RestatementJSON.views(views, from: provenance).canonicalText)
            return
        }
        let teller = ChangeTeller(invocation: invocation)
        teller.tell(views.period, since: nil, until: ledger.book.head)
        guard !views.rows.isEmpty else {
            invocation.tell(
                Phrase(
                    vi: "không có chỉ tiêu nào của kỳ này", en: "no target is about this period"))
            return
        }
        for row in views.rows { teller.tell(row) }
    }
}
