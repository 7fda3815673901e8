import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// Reports, what becomes of them, and declared judgements.
    func checkReport() throws(Refusal) {
        switch entry.event {
        case .reportSubmitted(let payload): try check(payload)
        case .judgementDeclared(let payload): try check(payload)
        case .reportUpgraded(let payload):
            let (report, target) = try liveReport(payload.report, by: [.keeper, .reporter])
            guard payload.status > report.status else {
                throw .statusNotHigher(from: report.status, to: payload.status)
            }
            try late(payload.late, about: report.submitted.period, of: target)
            try figure(
                Figure(
                    value: payload.value, measure: payload.measure ?? report.figure.measure,
                    numerator: payload.numerator, denominator: payload.denominator),
                for: target, mayBeMissing: true)
        case .reportRevised(let payload):
            let (report, target) = try liveReport(payload.report, by: [.keeper, .reporter])
            guard !payload.reason.isEmpty else { throw .reasonMissing }
            let revised = Figure(
                value: payload.value, measure: payload.measure ?? report.figure.measure,
                numerator: payload.numerator, denominator: payload.denominator)
            try figure(revised, for: target, mayBeMissing: false)
            guard revised != report.figure else { throw .figureUnchanged(payload.report) }
        case .reportRetracted(let payload):
            _ = try liveReport(payload.report, by: [.keeper, .reporter])
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        case .reportApproved(let payload):
            let (report, _) = try reviewedReport(payload.report)
            if let approved = report.approved {
                throw .alreadyApproved(payload.report, by: approved)
            }
        case .reportReturned(let payload):
            _ = try reviewedReport(payload.report)
            guard !payload.reason.isEmpty else { throw .reasonMissing }
        default: break
        }
    }

    private func check(_ submitted: ReportSubmitted) throws(Refusal) {
        let target = try target()
        try author(as: [.keeper, .reporter], for: target.unit)
        try document(submitted.document)
        if target.withdrawn != nil { throw .targetWithdrawn(target.id) }
        // What was to be done by a day may be done after it, and the report is about that time.
        let mayBeLate = target.term(on: nil).criterion.kind == .milestone
        if let period = target.assigned.period, !period.contains(submitted.period),
            !mayBeLate || submitted.period < period
        {
            throw .periodOutside(submitted.period, target: period)
        }
        guard submitted.period.window(in: .civil) != nil else {
            throw .periodNotReportable(submitted.period)
        }
        try begun(submitted.period, before: target.unit)
        if let live = target.liveReport(about: submitted.period) {
            throw .reportExists(submitted.period, report: live.position)
        }
        try late(submitted.late, about: submitted.period, of: target)
        try figure(
            Figure(
                value: submitted.value, measure: submitted.measure,
                numerator: submitted.numerator, denominator: submitted.denominator),
            for: target, mayBeMissing: false)
        for digest in submitted.evidence ?? [] where !isDigest(digest) {
            throw .malformedEvidence(digest)
        }
    }

    /// A unit that has ended owes nothing for a period that began after its last day.
    private func begun(_ period: Period, before owner: OrganizationID) throws(Refusal) {
        guard let unit = registry.organizations[owner], let lastDay = unit.lastDay,
            let first = period.window(in: registry.cutoff)?.lowerBound, first > lastDay
        else { return }
        throw .succession(
            .periodAfterEnd(
                period, unit: owner, lastDay: lastDay, successors: unit.successors.sorted()))
    }

    private func check(_ declared: JudgementDeclared) throws(Refusal) {
        let target = try target()
        try unit(declared.authority)
        try author(as: [.keeper, .assigner, .approver], for: declared.authority)
        try document(declared.document)
        switch declared.judgement {
        case .exceeded, .met, .nearlyMet, .notMet: break
        case .inProgress, .notReported, .notJudged, .notDue:
            throw .judgementNotDeclarable(declared.judgement)
        }
        if let period = target.assigned.period, !period.contains(declared.period) {
            throw .periodOutside(declared.period, target: period)
        }
    }

    /// The live report that `position` names, on the target that the stream names, by an author who may
    /// report on it.
    private func liveReport(
        _ position: Position, by roles: [Role]
    ) throws(Refusal) -> (ReportState, TargetState) {
        guard let target = book.target(ofReport: position), let report = book.report(position)
        else {
            if let original = originalReport(changedAt: position) {
                throw .notAReport(position, of: original)
            }
            throw .unknownReport(position)
        }
        let stream = target.id.description
        guard entry.stream == stream else {
            throw .wrongStream(expected: stream, found: entry.stream)
        }
        try author(as: roles, for: target.unit)
        try document(entry.event.document)
        if let ending = report.ending { throw .reportEnded(position, ending) }
        return (report, target)
    }

    /// The live report, looked at by somebody who gave none of its figures.
    private func reviewedReport(
        _ position: Position
    ) throws(Refusal) -> (ReportState, TargetState) {
        let (report, target) = try liveReport(position, by: [.keeper, .approver])
        guard !report.authors.contains(entry.by) else {
            throw .ownReport(entry.by, report: position)
        }
        return (report, target)
    }

    /// The report that the event at `position` upgraded or revised: what the command should have named.
    private func originalReport(changedAt position: Position) -> Position? {
        for target in book.targets.values {
            for report in target.reports where report.changes.contains(position) {
                return report.position
            }
        }
        return nil
    }

    /// A figure about a closed period says why it is late.
    private func late(
        _ reason: String?, about period: Period, of target: TargetState
    ) throws(Refusal) {
        guard let closure = registry.closure(of: period, for: target.unit) else { return }
        guard let reason, !reason.isEmpty else {
            throw .alreadyLate(period, closed: closure.day)
        }
    }

    /// The figure is complete, agrees with itself, and is in a measure the target can be judged in.
    private func figure(
        _ figure: Figure, for target: TargetState, mayBeMissing: Bool
    ) throws(Refusal) {
        guard (figure.numerator == nil) == (figure.denominator == nil) else {
            throw .figureIncomplete
        }
        if figure.value == nil, figure.numerator == nil {
            if mayBeMissing { return }
            throw .figureMissing
        }
        let term = target.term(on: nil)
        try counts(in: figure, for: term)
        // What measure a deferred target will have is for whoever resolves it to say.
        let isOpen = term.criterion.kind == .deferred && term.measure == nil
        if let given = figure.measure, figure.value != nil, !isOpen {
            let accepted = [term.measure, term.criterion.base?.measure].compactMap(\.self)
            guard accepted.contains(where: { given.convert(Ratio.one, to: $0) != nil }) else {
                throw .measureMismatch(given: given, target: term.measure)
            }
        }
        // What growth is counted from are a level and a base: they make no rate of it.
        let isGrowth = [.increaseBy, .growthPerYear].contains(term.criterion.kind)
        guard !isGrowth, let value = figure.value, let stated = figure.amount(in: term.measure),
            let rate = figure.rate(in: term.measure)
        else { return }
        let decimals = max(stated.decimals ?? 0, value.scale)
        guard rate.rounded(toDecimals: decimals) != stated else { return }
        let isCount = term.measure?.isRatio == false
        let shown = isCount ? figure.numerator?.scale ?? 0 : max(decimals, 2)
        throw .figureDisagrees(
            stated: stated.quotient(decimals: decimals), computed: rate.quotient(decimals: shown))
    }

    /// What is counted is not negative; what changes may have gone down.
    private func counts(in figure: Figure, for term: TargetState.Term) throws(Refusal) {
        if let denominator = figure.denominator, denominator.isNegative {
            throw .figureNegative(denominator, field: "denominator")
        }
        guard ![.increaseBy, .decreaseBy, .growthPerYear].contains(term.criterion.kind) else {
            return
        }
        if let numerator = figure.numerator, numerator.isNegative {
            throw .figureNegative(numerator, field: "numerator")
        }
        if let value = figure.value, value.isNegative,
            (figure.measure ?? term.measure)?.isCount == true
        {
            throw .figureNegative(value, field: "value")
        }
    }

    /// Whether the text is a SHA-256 as evidence is named by.
    func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
