import EventLog
import Exports
import Projections
import Reporting

/// Tells a person what changed, by whom and why.
struct ChangeTeller {
    let invocation: Invocation

    private var language: Language { invocation.language }
    private var out: Channel { invocation.output }

    private func line(_ text: String) {
        out.writeLine(TextWrap.printable(text[...]))
    }

    private func said(_ vi: String, _ en: String) -> String {
        Phrase(vi: vi, en: en).text(in: language)
    }

    /// The period, and between which states of knowledge it is told.
    func tell(_ period: Period, since: Attainment.Head?, until: Attainment.Head?) {
        let name = period.displayName(in: language)
        let heads = [since, until].compactMap(\.self).map { head in
            "#\(head.position) (\(InstantText.phrase(head.at).text(in: language)))"
        }
        let known = heads.joined(separator: " → ")
        line(said("Kỳ \(name), biết đến \(known)", "The period \(name), known at \(known)"))
    }

    /// One target's change, from the first state to the last, and each event that brought it.
    func tell(_ target: TargetState, _ changes: [Restatement]) {
        guard let first = changes.first, let last = changes.last else { return }
        heading(target)
        let before = RestatementText.standing(first.step.before, in: language)
        let after = RestatementText.standing(last.step.after, in: language)
        line(said("  trước: \(before)", "  before: \(before)"))
        line(said("  sau: \(after)", "  after: \(after)"))
        if changes.count > 1 { flip(first.step.before, last.step.after) }
        for change in changes { event(change) }
    }

    /// The views of one target, and each event since, behind the closing it came after.
    func tell(_ row: PeriodViews.Row) {
        heading(row.target)
        let deadline = row.deadline.map {
            said(
                "báo cáo đúng hạn (\($0.displayed(in: .vi)))",
                "as reported at the deadline (\($0))")
        }
        let none = said("chưa có chế độ báo cáo nào quy định", "no regime asks for it")
        view(
            deadline ?? said("báo cáo đúng hạn", "as reported at the deadline"),
            deadline == nil ? none : RestatementText.standing(row.atDeadline, in: language))
        if row.closings.isEmpty {
            view(said("khi chốt số liệu", "as closed"), said("kỳ chưa chốt", "the period is open"))
        }
        for (closure, standing) in row.closings {
            view(
                said("khi chốt số liệu (#\(closure.position))", "as closed (#\(closure.position))"),
                RestatementText.standing(standing, in: language))
        }
        view(said("hiện biết", "as known now"), RestatementText.standing(row.now, in: language))
        flip(row.atDeadline ?? row.closings.first?.standing, row.now)
        var ahead = row.closings.map(\.closure.position)[...]
        for change in row.restatements {
            let passed = ahead.prefix { $0 < change.step.entry.position }
            ahead = ahead.dropFirst(passed.count)
            if let closing = passed.last, row.closings.count > 1 {
                line(said("  sau khi chốt (#\(closing)):", "  after the closing (#\(closing)):"))
            }
            event(change)
        }
    }

    private func view(_ name: String, _ text: String) {
        line("  \(name): \(text)")
    }

    private func heading(_ target: TargetState) {
        out.writeLine()
        out.writeLine(
            out.terminal.styled(
                TextWrap.printable("\(target.id)  \(target.assigned.name)"[...]), .bold))
    }

    private func flip(_ before: Standing?, _ after: Standing) {
        guard let flip = RestatementText.flip(from: before, to: after, in: language) else { return }
        line("  \(flip)")
    }

    private func event(_ change: Restatement) {
        let entry = change.step.entry
        let moment = InstantText.phrase(entry.at).text(in: language)
        let cause = change.cause.name.text(in: language)
        line("  #\(entry.position)  \(moment)  \(entry.by)  [\(cause)]")
        line("      " + story(change))
        guard
            let flip = RestatementText.flip(
                from: change.step.before, to: change.step.after, in: language)
        else { return }
        line("      " + flip)
    }

    /// What the event says; of one on another target, which.
    private func story(_ change: Restatement) -> String {
        let entry = change.step.entry
        guard entry.event.stream == nil || TargetID(entry.stream) == change.target else {
            return entry.event.story(in: language)
        }
        let told = StepText.phrase(change.step, in: language)
        guard entry.stream != change.target.description else { return told }
        return said("\(told) — trên \(entry.stream)", "\(told) — on \(entry.stream)")
    }

    /// One event of a replay and what it changed.
    ///
    /// `replaced` is the figure that a correction took the place of.
    func tell(_ entry: Entry, _ changes: [Restatement], replacing replaced: Figure? = nil) {
        let moment = InstantText.phrase(entry.at).text(in: language)
        line("#\(entry.position)  \(moment)  \(entry.by)  \(entry.stream)")
        let own = changes.first { $0.target.description == entry.stream }
        line(
            "    "
                + (own.map { StepText.phrase($0.step, in: language) }
                    ?? entry.event.story(in: language, replacing: replaced)))
        for change in changes {
            let before = RestatementText.standing(change.step.before, in: language)
            let after = RestatementText.standing(change.step.after, in: language)
            line("    → \(change.target): \(after)")
            guard change.step.before != nil else { continue }
            line(said("      trước đó: \(before)", "      before: \(before)"))
            if let flip = RestatementText.flip(
                from: change.step.before, to: change.step.after, in: language)
            {
                line("      \(flip)")
            }
        }
    }
}
