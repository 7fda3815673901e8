import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct TargetStateTests {
    private var story = Office.opened()
    private let target: TargetID

    init() {
        target = story.assign(Office.assignment("1", .floor("12000"), measure: "người"))
    }

    private func adjusting(to low: String, from day: String) -> Event {
        .targetAdjusted(
            TargetAdjusted(
                document: Office.decision, criterion: .floor(low), effective: written(day),
                reason: "bão"))
    }

    // Which report is the current one.

    @Test(
        arguments: [
            // The later period wins, whatever was reported later.
            (["2025-9M", "2025-H1"], nil, "2025-9M"), (["2025-H1", "2025-9M"], nil, "2025-9M"),
            // A later part alone is chosen only where nothing runs from the beginning.
            (["2025-12", "2025-9M"], nil, "2025-9M"), (["2025-01", "2025-Q4"], nil, "2025-01"),
            (["2025-12", "2025-11"], nil, "2025-12"),
            (["2025-11", "2025-H2"], "2025", "2025-H2"),
            // 2025 and until 31/12 are cut differently: the year ends on the 14th.
            (["2025", "until:2025-12-14"], nil, "2025"),
            // Of two that end together, the longer.
            (["2025-9M", "2025-Q3"], nil, "2025-9M"), (["2025-Q3", "2025-9M"], nil, "2025-9M"),
            (["2025-Q2", "2025-06", "2025-H1"], nil, "2025-H1"),
            (["2025", "2025-12", "2025-Q4", "2025-H2"], nil, "2025"),
            (["until:2025-06-30", "2025-Q2"], nil, "until:2025-06-30"),
            // Seen at the end of a period, later ones are not known.
            (["2025-9M", "2025-H1", "2025-Q1"], "2025-H1", "2025-H1"),
            (["2025-9M", "2025-H1", "2025-Q1"], "2025-06", "2025-H1"),
            (["2025-9M", "2025-H1", "2025-Q1"], "2025-05", "2025-Q1"),
            (["2025-9M", "2025-H1", "2025-Q1"], "2025-02", nil),
            (["2025-9M"], "2025", "2025-9M"), ([], nil, nil),
        ] as [([String], String?, String?)])
    func `The current report is about the latest period, of two the longer one`(
        reported: [String], viewpoint: String?, current: String?
    ) throws {
        var copy = self
        for period in reported { copy.story.tell(.report("1", about: period), on: target) }
        let standing = try copy.story.standing(of: target, period: viewpoint)
        #expect(standing.current?.submitted.period.description == current)
    }

    @Test func `Of a rate the latest period counts, however short`() throws {
        var copy = self
        let rate = copy.story.assign(Office.assignment("2", .floor("98"), measure: "%"))
        for period in ["2025-9M", "2025-12", "2025-11"] {
            copy.story.tell(.report("98", about: period), on: rate)
        }
        let standing = try copy.story.standing(of: rate)
        #expect(standing.current?.submitted.period == .month(2025, 12))
        #expect(standing.assessment.judgement == .met)
    }

    @Test func `An indicator that is not summed up makes its target a level`() throws {
        for rollup in [nil] + RollUpRule.allCases.map(Optional.some) {
            var copy = self
            copy.story.tell(
                .indicatorDefined(IndicatorDefined(indicator: "dan", name: "Dân", rollup: rollup)),
                on: "indicator:dan")
            let level = copy.story.assign(
                Office.assignment("2", .floor("100"), measure: "người", indicator: "dan"))
            copy.story.tell(.report("100", about: "2025-Q4"), on: level)
            let assessment = try copy.story.standing(of: level).assessment
            let isSummed = rollup == nil || rollup == .sum
            #expect(assessment.judgement == (isSummed ? .notJudged : .met))
            #expect(assessment.reason == (isSummed ? .partOfPeriod : nil))
        }
    }

    @Test func `A report of a later period counts no more once it is taken back`() throws {
        var copy = self
        copy.story.tell(.report("1", about: "2025-H1"), on: target)
        let later = copy.story.tell(.report("2", about: "2025-9M"), on: target)
        copy.story.tell(
            .reportRetracted(ReportRetracted(report: later, reason: "trùng")), on: target)
        let standing = try copy.story.standing(of: target)
        #expect(standing.current?.submitted.period == .half(2025, 1))
    }

    // What the target demands, and from when.

    @Test func `A late cut is judged against the original and the adjusted target`() throws {
        var copy = self
        copy.story.tell(.report("8100", about: "2025-9M"), on: target, at: "2025-10-01")
        let before = try copy.story.standing(of: target)
        #expect(before.assessment.judgement == .inProgress && before.original == nil)
        #expect(before.assessment.pace?.pointsAhead.quotient(decimals: 2) == "-7.50")
        copy.story.tell(adjusting(to: "10500", from: "2025-11-20"), on: target, at: "2025-11-20")
        copy.story.tell(.report("10600", about: "2025"), on: target, at: "2026-01-05")
        let after = try copy.story.standing(of: target)
        #expect(after.assessment.judgement == .exceeded)
        #expect(after.assessment.attainmentPercent == "100.95")
        let original = try #require(after.original)
        #expect(original.term.kind == .assigned && original.assessment.judgement == .notMet)
        #expect(original.assessment.attainmentPercent == "88.33")
        #expect(after.term.document == Office.decision && after.term.measure == written("người"))
    }

    @Test func `An adjustment is in force from its day on, and not before`() throws {
        var copy = self
        copy.story.tell(adjusting(to: "10500", from: "2025-11-20"), on: target, at: "2025-11-01")
        let state = try copy.story.state(of: target)
        #expect(state.term(on: written("2025-11-19")).criterion == .floor("12000"))
        #expect(state.term(on: written("2025-11-20")).criterion == .floor("10500"))
        #expect(state.term(on: nil).criterion == .floor("10500"))
        let nineMonths = try copy.story.standing(of: target, period: "2025-9M")
        #expect(nineMonths.term.kind == .assigned && nineMonths.original == nil)
        let early = try copy.story.standing(of: target, period: "2025", on: "2025-11-19")
        #expect(early.term.kind == .assigned, "nobody knows the end of the year yet")
        let year = try copy.story.standing(of: target, period: "2025", on: "2025-11-20")
        #expect(year.term.kind == .adjusted && year.original?.term.criterion == .floor("12000"))
    }

    @Test func `Of two adjustments the one effective last prevails, of one day the later recorded`()
        throws
    {
        var copy = self
        copy.story.tell(adjusting(to: "10500", from: "2025-11-20"), on: target)
        copy.story.tell(adjusting(to: "11000", from: "2025-05-01"), on: target)
        let state = try copy.story.state(of: target)
        #expect(state.term(on: written("2025-10-01")).criterion == .floor("11000"))
        #expect(state.term(on: written("2025-11-20")).criterion == .floor("10500"))
        #expect(state.term(on: nil).criterion == .floor("10500"))
        copy.story.tell(adjusting(to: "10700", from: "2025-11-20"), on: target)
        let again = try copy.story.state(of: target)
        #expect(again.term(on: written("2025-11-20")).criterion == .floor("10700"))
        #expect(again.term(on: written("2025-11-19")).criterion == .floor("11000"))
    }

    @Test func `Of several adjustments the one recorded last is in force, beside the original`()
        throws
    {
        var copy = self
        copy.story.tell(adjusting(to: "11000", from: "2025-05-01"), on: target)
        copy.story.tell(adjusting(to: "10500", from: "2025-11-20"), on: target)
        let state = try copy.story.state(of: target)
        #expect(state.terms.map(\.criterion) == ["12000", "11000", "10500"].map(Criterion.floor))
        #expect(state.term(on: written("2025-10-01")).criterion == .floor("11000"))
        let last = state.term(on: written("2025-12-31"))
        #expect(last.criterion == .floor("10500"))
        #expect(state.original(of: last)?.criterion == .floor("12000"))
        #expect(state.original(of: state.terms[0]) == nil)
    }

    @Test func `A deferred target is not judged until it is resolved, and its original is that`()
        throws
    {
        var copy = self
        let deferred = copy.story.assign(Office.assignment("2", .deferred, measure: "%"))
        copy.story.tell(.report("9", about: "2025"), on: deferred)
        let before = try copy.story.standing(of: deferred)
        #expect(before.assessment.judgement == .notJudged && before.assessment.reason == .deferred)
        copy.story.tell(
            .targetResolved(
                TargetResolved(
                    document: Office.decision, criterion: .floor("8"), assigner: "UBND tỉnh",
                    effective: written("2025-03-01"))), on: deferred, at: "2025-03-01")
        let after = try copy.story.standing(of: deferred)
        #expect(after.assessment.judgement == .exceeded && after.original == nil)
        #expect(after.term.measure == .percent && after.term.assigner == "UBND tỉnh")
        let early = try copy.story.standing(of: deferred, period: "2025-01")
        #expect(early.term.criterion == .deferred)
        copy.story.tell(adjusting(to: "9.5", from: "2025-06-01"), on: deferred, at: "2025-06-01")
        let adjusted = try copy.story.standing(of: deferred)
        #expect(adjusted.assessment.judgement == .notMet)
        #expect(adjusted.original?.term.kind == .resolved)
        #expect(adjusted.original?.assessment.judgement == .exceeded)
    }

    // Ends.

    @Test func `A withdrawn target is not judged from its day on`() throws {
        var copy = self
        copy.story.tell(.report("13000", about: "2025"), on: target, at: "2025-06-01")
        copy.story.tell(
            .targetWithdrawn(TargetWithdrawn(effective: written("2025-07-01"), reason: "trùng")),
            on: target)
        let before = try copy.story.standing(of: target, on: "2025-06-30")
        #expect(before.assessment.judgement == .exceeded)
        let after = try copy.story.standing(of: target, on: "2025-07-01")
        #expect(after.assessment == Assessment(judgement: .notJudged, reason: .withdrawn))
        var other = self
        other.story.tell(.targetWithdrawn(TargetWithdrawn(reason: "trùng")), on: target)
        #expect(try other.story.standing(of: target).assessment.reason == .withdrawn)
    }

    @Test func `A target of an ended unit is not judged, unless it reported or was taken over`()
        throws
    {
        var copy = self
        copy.story.tell(
            .unitEnded(UnitEnded(unit: "huyen", lastDay: written("2025-06-30"))), on: "unit:huyen")
        let last = try copy.story.standing(of: target, on: "2025-06-30")
        #expect(last.assessment.judgement == .notDue)
        let ended = try copy.story.standing(of: target, on: "2025-07-01")
        #expect(ended.assessment == Assessment(judgement: .notJudged, reason: .unitEnded))
        var reported = copy
        reported.story.tell(.report("13000", about: "2025"), on: target)
        let standing = try reported.story.standing(of: target, on: "2025-07-01")
        #expect(standing.assessment.judgement == .exceeded)
        copy.story.tell(
            .targetTransferred(TargetTransferred(unit: "xa-a", effective: written("2025-07-01"))),
            on: target)
        #expect(try copy.story.state(of: target).unit == "xa-a")
        let taken = try copy.story.standing(of: target, on: "2025-07-01")
        #expect(taken.assessment.judgement == .notDue)
    }

    @Test func `Without a report a target is not due, then not reported`() throws {
        // The office cuts its years on 14 December.
        #expect(try story.standing(of: target, on: "2025-12-14").assessment.judgement == .notDue)
        #expect(
            try story.standing(of: target, on: "2025-12-15").assessment.judgement == .notReported)
        var copy = self
        let due = copy.story.assign(
            Office.assignment("2", .floor("1"), due: "2025-11-30"))
        #expect(
            try copy.story.standing(of: due, on: "2025-12-01").assessment.judgement == .notReported)
    }

    @Test func `What ends within the period looked at is due as seen from now, else at its end`()
        throws
    {
        let now = "2026-02-01"
        for (period, expected) in [
            (nil, Judgement.notReported), ("2025", .notReported), ("2026", .notReported),
            ("2025-12", .notReported), ("2025-11", .notDue), ("2025-9M", .notDue),
        ] {
            let standing = try story.standing(of: target, period: period, on: now)
            #expect(standing.assessment.judgement == expected, "\(period ?? "-")")
        }
        var copy = self
        let early = copy.story.assign(Office.assignment("2", .floor("1"), due: "2025-09-30"))
        let nineMonths = try copy.story.standing(of: early, period: "2025-9M", on: now)
        #expect(nineMonths.assessment.judgement == .notDue, "the window closed on 14 September")
        let october = try copy.story.standing(of: early, period: "2025-10", on: now)
        #expect(october.assessment.judgement == .notReported)
    }

    @Test(arguments: CutoffCalendar.allCases)
    func `The data windows are those of the calendar that the ledger adopted`(
        calendar: CutoffCalendar
    ) throws {
        var story = Story()
        #expect(story.attainment.registry.cutoff == .nd09)
        story.tell(
            .ledgerOpened(
                LedgerOpened(origin: "thu", title: "Sổ", cutoff: calendar, clock: "simulated")),
            on: "ledger")
        let target = story.assign(Office.assignment("1", .floor("1")))
        let viewpoint = try #require(story.attainment.viewpoint(period: .year(2025)))
        #expect(viewpoint.calendar == calendar)
        let last = try story.standing(of: target, on: "2025-12-15").assessment.judgement
        #expect(last == (calendar == .nd09 ? .notReported : .notDue))
    }

    // What others say.

    @Test func `A declared judgement stands beside the computed one`() throws {
        var copy = self
        func declared(_ period: String, _ judgement: Judgement) -> Event {
            .judgementDeclared(
                JudgementDeclared(
                    period: written(period), judgement: judgement, authority: "tinh",
                    document: Office.decision))
        }
        copy.story.tell(.report("11000", about: "2025"), on: target)
        copy.story.tell(declared("2025-H1", .exceeded), on: target)
        #expect(try copy.story.standing(of: target).declared == nil)
        copy.story.tell(declared("2025", .notMet), on: target)
        let last = copy.story.tell(declared("2025", .met), on: target, by: "duyet")
        let standing = try copy.story.standing(of: target)
        #expect(standing.assessment.judgement == .notMet)
        #expect(standing.declared?.declared.judgement == .met)
        #expect(standing.declared?.position == last && standing.declared?.by == "duyet")
        #expect(standing.target.declarations.count == 3)
    }

    @Test func `A made-up document marks whatever rests on it`() throws {
        #expect(try !story.standing(of: target).isIllustrative)
        var reported = self
        let report = reported.story.tell(
            .report("1", about: "2025", document: "minh-hoa"), on: target)
        #expect(try reported.story.standing(of: target).isIllustrative)
        reported.story.tell(
            .reportRevised(
                ReportRevised(
                    report: report, value: Quantity(2), reason: "nhầm", document: Office.decision)),
            on: target)
        #expect(try !reported.story.standing(of: target).isIllustrative)
        var adjusted = self
        adjusted.story.tell(
            .targetAdjusted(
                TargetAdjusted(
                    document: Office.madeUp, criterion: .floor("1"),
                    effective: written("2025-03-01"), reason: "thử")), on: target)
        let day = "2025-03-01"
        #expect(try adjusted.story.standing(of: target, period: "2025", on: day).isIllustrative)
        #expect(
            try !adjusted.story.standing(of: target, period: "2025-02", on: day).isIllustrative)
        var assigned = self
        let other = assigned.story.assign(
            Office.assignment("9", .floor("1"), document: Office.madeUp))
        #expect(try assigned.story.standing(of: other).isIllustrative)
    }
}
