import EventLog
import Reporting

/// A figure or a target that was changed: what it was before, what it is after (thay đổi).
struct Change: Sendable {
    let event: Event
    let source: CaseFile.Source
    let target: TargetID
    /// The report that was changed; `nil` where the target itself was.
    let report: Position?
    let period: Period?
    /// How settled the figure was.
    let status: ReportStatus?
    let measure: Measure?
    let criterion: Criterion
    let before: View
    private(set) var after: View
    /// The last closing of the period that the figure is about, reopened since or not.
    let closure: Registry.Closure?

    /// The figure and what it amounts to.
    struct View: Sendable {
        let figure: Figure?
        let criterion: Criterion
        let judgement: Judgement
        let attainment: Ratio?
        /// How many points ahead of its period it is; negative behind it.
        let pointsAhead: Ratio?
    }

    /// The change that `entry` is about to make; `nil` where it changes no figure and no target.
    init?(_ entry: Entry, before book: Attainment) {
        let named: Position?
        switch entry.event {
        case .reportUpgraded(let payload): named = payload.report
        case .reportRevised(let payload): named = payload.report
        case .reportRetracted(let payload): named = payload.report
        case .reportReturned(let payload): named = payload.report
        case .targetAdjusted, .targetResolved, .targetWithdrawn, .targetTransferred: named = nil
        default: return nil
        }
        guard let id = TargetID(entry.stream), let state = book.targets[id] else { return nil }
        let changed = named.flatMap { position in
            state.reports.first { $0.position == position }
        }
        if named != nil, changed == nil { return nil }
        event = entry.event
        source = CaseFile.Source(
            position: entry.position, at: entry.at, by: entry.by, stream: entry.stream)
        target = id
        report = named
        period = changed?.submitted.period
        status = changed?.status
        let view = Change.view(of: id, report: named, period: period, on: entry.day, in: book)
        let term = state.term(on: nil)
        measure = term.measure
        criterion = term.criterion
        before = view
        after = view
        closure = period.flatMap { book.registry.lastClosing(of: $0, for: state.unit) }
    }

    /// Takes in what came of it.
    mutating func complete(after book: Attainment) {
        after = Change.view(of: target, report: report, period: period, on: source.day, in: book)
    }

    private static func view(
        of id: TargetID, report: Position?, period: Period?, on day: Day, in book: Attainment
    ) -> View {
        guard let state = book.targets[id] else {
            preconditionFailure("A change is a change of a target that is there.")
        }
        let viewpoint = Viewpoint(period: period, day: day, calendar: book.registry.cutoff)
        let standing = book.standing(of: state, from: viewpoint)
        let changed = report.flatMap { position in
            state.reports.first { $0.position == position && $0.isLive }
        }
        // Another report may say more of the same time: this one then has no judgement of its own.
        let isShown = report == nil || standing.current?.position == report
        return View(
            figure: report == nil ? standing.current?.figure : changed?.figure,
            criterion: state.term(on: nil).criterion,
            judgement: isShown ? standing.assessment.judgement : .notJudged,
            attainment: isShown ? standing.assessment.attainment : nil,
            pointsAhead: isShown ? standing.assessment.pace?.pointsAhead : nil)
    }

    /// Whether it gives another figure in place of one that had been settled.
    ///
    /// That is a correction, or an upgrade of what was official already; from an estimate to an official
    /// figure is normal progress.
    var isCorrection: Bool {
        switch event {
        case .reportRevised: true
        case .reportUpgraded:
            status.map { $0 >= .official } == true && before.figure != after.figure
        default: false
        }
    }

    /// The report that took the place of the one that was retracted or returned, where there is one.
    func replacement(in target: TargetState) -> ReportState? {
        guard after.figure == nil, let period else { return nil }
        let window = period.window(in: .civil)
        return target.reports.first { report in
            report.position > source.position && report.isLive
                && report.submitted.period.window(in: .civil) == window
        }
    }

    /// Whether the figure it gave still stands.
    func stands(in target: TargetState) -> Bool {
        target.reports.first { $0.position == report }.map {
            $0.isLive && $0.figure == after.figure
        } ?? false
    }

    /// Whether it made a target reached that was not.
    var flipsToReached: Bool {
        !before.judgement.isReached && after.judgement.isReached
            && [.notMet, .nearlyMet].contains(before.judgement)
    }

    /// By how many per cent the figure changed, sign dropped; `nil` where it cannot be told.
    var size: Ratio? {
        guard let old = before.figure?.made(in: measure), let new = after.figure?.made(in: measure)
        else { return nil }
        return (new - old).magnitude.divided(by: old.magnitude).map { $0 * .hundred }
    }
}

extension Figure {
    /// The value in `measure`; of a numerator and a denominator what they make.
    func made(in measure: Measure?) -> Ratio? {
        rate(in: measure) ?? amount(in: measure)
    }

    /// The figure as people write it: `10.650 người`, `24/173 (13,87 %)`.
    func name(in target: Measure?) -> Phrase {
        Phrase(vi: text(in: target, .vi), en: text(in: target, .en))
    }

    private func text(in target: Measure?, _ language: Language) -> String {
        let shown = value.map {
            FlagWords.amount($0, measure ?? target).text(in: language)
        }
        guard let numerator, let denominator else { return shown ?? "" }
        let fraction =
            numerator.formatted(in: language) + "/" + denominator.formatted(in: language)
        guard let made = rate(in: target), target?.isRatio == true else { return fraction }
        let rate = made.formatted(decimals: 2, in: language)
        let symbol = target.map { $0.isRate ? $0.symbol : " " + $0.symbol } ?? ""
        return fraction + " (\(rate)\(symbol))"
    }
}
