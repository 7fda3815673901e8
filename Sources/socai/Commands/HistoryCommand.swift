import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai history TARGET`: everything that ever happened to one target.
struct HistoryCommand: Command {
    static let info = CommandInfo(
        "history", group: .looking,
        summary: Phrase(
            vi: "vết kiểm toán của một chỉ tiêu", en: "the audit trail of one target"),
        operands: [.target], common: [.shows])

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.openToLook(.targets([try invocation.target()]))
        let target = try invocation.knownTarget(in: ledger.book)
        let cut = try invocation.knownAt()
        var trail = AuditTrail(of: [target.id])
        do throws(FoldError) {
            try trail.fold(ledger.log, upTo: cut, .targets([target.id]))
        } catch {
            throw Failure(error)
        }
        let flags = try invocation.flags(of: ledger, .targets([target.id]))
        let about = flags.all(on: try invocation.viewingDay()).filter {
            $0.targets.contains(target.id)
        }
        if invocation.flag("--json") {
            let provenance = try invocation.provenance(of: ledger)
            invocation.output.writeLine(
                HistoryJSON.document(
                    trail, of: target.id, flags: about.map { FlagJSON.flag($0, of: flags) },
                    isIntact: ledger.log.flaws.isEmpty, from: provenance
                ).canonicalText)
            return
        }
        tell(trail, of: target, invocation)
        for phrase in CompletenessText.phrases(
            trail.completeness(of: target.id), isIntact: ledger.log.flaws.isEmpty)
        {
            invocation.output.writeLine(phrase.text(in: invocation.language))
        }
        for flag in about { FlagView.write(flag, of: flags, to: invocation) }
    }

    private func tell(_ trail: AuditTrail, of target: TargetState, _ invocation: Invocation) {
        let language = invocation.language
        let out = invocation.output
        out.writeLine(
            out.terminal.styled(
                TextWrap.printable("\(target.id)  \(target.assigned.name)"[...]), .bold))
        for step in trail.steps {
            let mark = StandingText.mark(step.isIllustrative, in: language).map { " " + $0 } ?? ""
            let told = StepText.phrase(step, in: language)
            out.writeLine(
                "\(time(step.entry.at))  #\(step.entry.position)  \(step.entry.by)\(mark)")
            out.writeLine("    " + TextWrap.printable(told[...]))
            for line in StepText.effect(step, in: language) {
                out.writeLine("    → " + TextWrap.printable(line[...]))
            }
        }
    }

    /// Vietnam's time, to the minute.
    private func time(_ instant: Instant) -> String {
        let local = instant.advanced(byMilliseconds: Int64(Instant.vietnamOffsetMinutes) * 60_000)
        let text = local.description
        let day = local.day(offsetMinutes: 0).displayed(in: .vi)
        return day + " " + text.dropFirst(11).prefix(5)
    }
}
