import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct JudgeTests {
    /// One figure against one criterion, about the whole of the target's period.
    struct Example: CustomTestStringConvertible, Sendable {
        let criterion: Criterion
        let measure: Measure?
        let figure: Figure
        let judgement: Judgement
        let percent: String?
        let misleads: Bool

        init(
            _ criterion: Criterion, _ measure: String? = nil, _ figure: Figure,
            _ judgement: Judgement, percent: String? = nil, misleads: Bool = false
        ) {
            self.criterion = criterion
            self.measure = measure.map { written($0) }
            self.figure = figure
            self.judgement = judgement
            self.percent = percent
            self.misleads = misleads
        }

        var testDescription: String {
            "\(criterion.kind) \(criterion.low.map(\.description) ?? "")"
                + "…\(criterion.high.map(\.description) ?? ""): \(figure)"
        }
    }

    private static func of(_ value: String, in measure: String? = nil) -> Figure {
        Figure(value: written(value), measure: measure.map { written($0) })
    }

    private static func of(_ numerator: String, over denominator: String) -> Figure {
        Figure(value: nil, numerator: written(numerator), denominator: written(denominator))
    }

    private static func check(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation)
    {
        let judge = Judge(
            criterion: example.criterion, measure: example.measure, period: .year(2025))
        let found = judge.assess(example.figure, about: .year(2025))
        #expect(found.judgement == example.judgement, sourceLocation: sourceLocation)
        #expect(found.reason == nil && found.pace == nil, sourceLocation: sourceLocation)
        #expect(
            found.attainmentPercent == example.percent, sourceLocation: sourceLocation)
        #expect(found.roundingMisleads == example.misleads, sourceLocation: sourceLocation)
    }

    // The directives, and the scenarios the design takes from them.

    private static let floors: [Example] = [
        // 38-CTr/HU: 590 tỷ against 581 assigned and 600 strived for.
        Example(.floor("581"), "tỷ đồng", of("590"), .exceeded, percent: "101.55"),
        Example(.floor("600"), "tỷ đồng", of("590"), .notMet, percent: "98.33"),
        Example(
            .floor("581"), "tỷ đồng", of("590000", in: "triệu đồng"), .exceeded, percent: "101.55"),
        Example(.floor("8000"), "người", of("9815"), .exceeded, percent: "122.69"),
        Example(.floor("16764"), "tỷ đồng", of("18491"), .exceeded, percent: "110.30"),
        Example(.floor("13200"), "tỷ đồng", of("15404"), .exceeded, percent: "116.70"),
        Example(.floor("98"), "%", of("98"), .met, percent: "100.00"),
        Example(.floor("98"), "%", of("98.00"), .met, percent: "100.00"),
        Example(.floor("98"), "%", of("97.96"), .notMet, percent: "99.96", misleads: true),
        Example(.floor("98.0"), "%", of("97.96"), .notMet, percent: "99.96", misleads: true),
        Example(.floor("98.0"), "%", of("97.94"), .notMet, percent: "99.94"),
        Example(.floor("98"), "%", of("97.4"), .notMet, percent: "99.39"),
        // Σ numerators over Σ denominators: (16 × 98,5 + 5 × 95) / 21.
        Example(.floor("98"), "%", of("2051", over: "2100"), .notMet, percent: "99.66"),
        Example(
            .floor("98"), "%", of("9796", over: "10000"), .notMet, percent: "99.96", misleads: true),
        Example(.floor("98"), "%", of("97.5"), .notMet, percent: "99.49"),
        // Of things that are counted the numerator is the figure: 17/17 xã.
        Example(.floor("17"), "xã", of("17", over: "17"), .met, percent: "100.00"),
        Example(.floor("17"), "xã", of("16", over: "17"), .notMet, percent: "94.12"),
        Example(.floor("98"), "%", of("98", over: "100"), .met, percent: "100.00"),
        Example(
            .floor("100000"), "tấn", of("99999.99"), .notMet, percent: "100.00", misleads: true),
        Example(.floor("0"), "vụ", of("0"), .met),
        Example(.floor("-5"), "%", of("-4"), .exceeded),
        Example(
            .of(.moreThan, low: "90"), "%", of("90"), .notMet, percent: "100.00", misleads: true),
        Example(
            .of(.moreThan, low: "90"), "%", of("90.01"), .met, percent: "100.01", misleads: true),
        Example(.of(.moreThan, low: "90"), "%", of("91"), .met, percent: "101.11"),
        Example(.of(.moreThan, low: "90"), "%", of("89"), .notMet, percent: "98.89"),
    ]

    private static let ceilings: [Example] = [
        Example(.of(.atMost, high: "5"), "%", of("4.6"), .met),
        Example(.of(.atMost, high: "5"), "%", of("5.0"), .met),
        Example(.of(.atMost, high: "5"), "%", of("5.04"), .notMet, misleads: true),
        Example(.of(.atMost, high: "5"), "%", of("6"), .notMet),
        Example(.of(.lessThan, high: "5"), "%", of("5.0"), .notMet),
        Example(.of(.lessThan, high: "5"), "%", of("4.9"), .met),
        Example(.of(.lessThan, high: "5"), "%", of("4.96"), .met, misleads: true),
        Example(.of(.atMost, high: "1"), "%", of("1.5"), .notMet),
        Example(.of(.lessThan, high: "5"), "%", of("4"), .met),
    ]

    private static let bands: [Example] = [
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("102.8"), .notMet),
        Example(
            .of(.range, low: "103", high: "105"), "nam/100 nữ", of("102.96"), .notMet,
            misleads: true),
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("105.6"), .notMet),
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("104"), .met),
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("103"), .met),
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("105"), .met),
        Example(.of(.range, low: "103", high: "105"), "nam/100 nữ", of("521", over: "500"), .met),
        Example(
            .of(.range, low: "4.6", high: "5.5"), "bác sĩ/1 vạn dân", of("92", over: "200000"), .met
        ),
        Example(
            .of(.range, low: "4.6", high: "5.5"), "bác sĩ/1 vạn dân", of("111", over: "200000"),
            .notMet),
        Example(.of(.about, low: "12.96"), "%", of("12.964"), .met, percent: "100.03"),
        Example(.of(.about, low: "12.96"), "%", of("12.955"), .met, percent: "99.96"),
        Example(.of(.about, low: "12.96"), "%", of("12.954"), .notMet, percent: "99.95"),
        Example(.of(.about, low: "12.96"), "%", of("12.965"), .exceeded, percent: "100.04"),
        Example(.of(.equal, low: "17"), "xã", of("17"), .met, percent: "100.00"),
        Example(.of(.equal, low: "17"), "xã", of("18"), .notMet, percent: "105.88"),
        Example(.of(.equal, low: "17"), "xã", of("16"), .notMet, percent: "94.12"),
        Example(.of(.noneOccur), "vụ", of("0"), .met),
        Example(.of(.noneOccur), "vụ", of("1"), .notMet),
        Example(.of(.milestone), nil, of("1"), .met),
        Example(.of(.milestone), nil, of("0"), .notMet),
        Example(.of(.milestone, low: "3"), "xã", of("3"), .met, percent: "100.00"),
        Example(.of(.milestone, low: "3"), "xã", of("2"), .notMet, percent: "66.67"),
        Example(maintaining("98"), "%", of("98.0"), .met),
        Example(maintaining("98"), "%", of("99"), .met),
        Example(maintaining("98"), "%", of("97.9"), .notMet),
        Example(maintaining("98"), "%", of("97.96"), .notMet, misleads: true),
        Example(maintaining("98.4"), "%", of("98.45"), .met),
        Example(maintaining("98.4"), "%", of("98.35"), .notMet, misleads: true),
    ]

    private static func maintaining(_ base: String) -> Criterion {
        .of(.maintain, base: Criterion.Base(value: written(base)))
    }

    private static let households = Criterion.of(
        .decreaseBy, low: "15",
        base: Criterion.Base(value: Quantity(173), measure: written("hộ"), period: .year(2024)))

    private static let output = Criterion.of(
        .increaseBy, low: "10",
        base: Criterion.Base(value: Quantity(200), measure: written("tấn")))

    private static let changes: [Example] = [
        // Growth with its printed base: 9,30001 % and 1,10003 % pass, 5,99993 % does not.
        Example(
            .of(.increaseBy, low: "1.1"), "%", of("1577.95", over: "1560.781"), .exceeded,
            percent: "100.00", misleads: true),
        Example(
            .of(.increaseBy, low: "9.3"), "%", of("35703.44", over: "32665.544"), .exceeded,
            percent: "100.00", misleads: true),
        Example(
            .of(.increaseBy, low: "6.0"), "%", of("3422.74", over: "3229.002"), .notMet,
            percent: "100.00", misleads: true),
        // The base restated to 1.540.
        Example(
            .of(.increaseBy, low: "1.1"), "%", of("1577.95", over: "1540"), .exceeded,
            percent: "224.03"),
        Example(.of(.increaseBy, low: "10"), "%", of("10"), .met, percent: "100.00"),
        Example(.of(.increaseBy), "%", of("0.1"), .met),
        Example(.of(.increaseBy), "%", of("0.04"), .met, misleads: true),
        Example(.of(.increaseBy), "%", of("0"), .notMet),
        Example(output, "%", of("220", in: "tấn"), .met, percent: "100.00"),
        Example(output, "%", of("221", in: "tấn"), .exceeded, percent: "105.00"),
        Example(output, "%", of("2150", in: "tạ"), .notMet, percent: "75.00"),
        Example(output, "%", of("11"), .exceeded, percent: "110.00"),
        // 24 of 173 households are 13,87 %, 92,3 % of the cut of 26; of 160 they are 15 %.
        Example(.of(.decreaseBy, low: "15"), "%", of("24", over: "173"), .notMet, percent: "92.49"),
        Example(.of(.decreaseBy, low: "26"), "hộ", of("24"), .notMet, percent: "92.31"),
        Example(
            .of(.decreaseBy, low: "26"), "hộ", of("26", over: "173"), .met, percent: "100.00"),
        Example(.of(.decreaseBy, low: "15"), "%", of("24", over: "160"), .met, percent: "100.00"),
        Example(
            .of(.decreaseBy, low: "10"), "%", of("129", over: "813"), .exceeded, percent: "158.67"),
        Example(households, "%", of("149", in: "hộ"), .notMet, percent: "92.49"),
        Example(households, "%", of("147", in: "hộ"), .exceeded, percent: "100.19"),
        Example(households, "%", of("180", in: "hộ"), .notMet, percent: "-26.97"),
        Example(.of(.growthPerYear, low: "8.5"), "%/năm", of("8.5"), .met, percent: "100.00"),
        Example(
            .of(.growthPerYear, low: "8.5"), "%/năm", of("8.49"), .notMet, percent: "99.88",
            misleads: true),
        Example(.of(.growthPerYear, low: "8.5"), "%/năm", of("9"), .exceeded, percent: "105.88"),
    ]

    @Test(arguments: floors) func `Floors are judged exactly`(example: Example) {
        Self.check(example)
    }

    @Test(arguments: ceilings) func `Ceilings are met or not, never exceeded`(example: Example) {
        Self.check(example)
    }

    @Test(arguments: bands)
    func `Bands, equalities, milestones and what is to be kept`(example: Example) {
        Self.check(example)
    }

    @Test(arguments: changes)
    func `Changes count from an amount, a rate or a level over its base`(example: Example) {
        Self.check(example)
    }

    @Test func `Growth with its printed base is the growth that was printed`() throws {
        for (level, base, printed) in [
            ("1577.95", "1560.781", "1.1"), ("35703.44", "32665.544", "9.3"),
            ("3422.74", "3229.002", "6.0"), ("1577.95", "1540", "2.5"),
        ] {
            let judge = Judge(
                criterion: .of(.increaseBy, low: "1"), measure: .percent, period: nil)
            let found = judge.assess(Self.of(level, over: base), about: .year(2025))
            #expect(try #require(found.achieved).quotient(decimals: 1) == printed)
        }
    }

    // Without a judgement.

    @Test(arguments: [
        (Criterion.deferred, "%", of("9"), Assessment.Reason.deferred),
        (.deferred, "%", of("1", over: "0"), .deferred),
        (.floor("1"), "%", of("1", over: "0"), .insufficientData),
        (
            .floor("1"), "%",
            Figure(value: Quantity(98), numerator: Quantity(1), denominator: .zero),
            .insufficientData
        ),
        (.floor("1"), "xã", of("17", over: "0"), .insufficientData),
        (.floor("1"), "%", Figure(value: nil), .insufficientData),
        (.floor("1"), "%", Figure(value: nil, numerator: Quantity(1)), .insufficientData),
        (.floor("1"), "tấn", of("1", in: "ha"), .measureMismatch),
        (.of(.increaseBy, low: "1"), "%", of("1", in: "ha"), .measureMismatch),
        (.of(.increaseBy, low: "1"), "%", of("5", over: "0"), .insufficientData),
        (.of(.maintain), "%", of("98"), .needsAuthority),
        (
            .of(
                .decreaseBy, low: "35",
                base: Criterion.Base(value: nil, measure: written("hộ"), period: .year(2024))), "%",
            of("20", in: "hộ"), .baseUnknown
        ),
    ])
    func `What cannot be judged says why`(
        criterion: Criterion, measure: String, figure: Figure, reason: Assessment.Reason
    ) {
        let judge = Judge(criterion: criterion, measure: written(measure), period: .year(2025))
        let found = judge.assess(figure, about: .year(2025))
        #expect(found.judgement == .notJudged)
        #expect(found.reason == reason)
        #expect(found.attainment == nil && found.pace == nil && !found.roundingMisleads)
    }

    @Test func `A deferred target still shows what was achieved`() {
        let judge = Judge(criterion: .deferred, measure: .percent, period: .year(2025))
        #expect(judge.assess(Self.of("9"), about: .year(2025)).achieved == Ratio(Quantity(9)))
    }

    @Test func `What misses an equality without direction is for nobody to judge`() {
        for direction in [nil, Direction.higher, .lower, .band, Direction.none] as [Direction?] {
            let judge = Judge(
                criterion: .of(.equal, low: "10"), measure: written("tỷ đồng"),
                period: .year(2025), direction: direction)
            let equal = judge.assess(Self.of("10"), about: .year(2025))
            #expect(equal.judgement == .met && equal.reason == nil)
            #expect(equal.attainmentPercent == "100.00")
            for (value, percent) in [("9", "90.00"), ("11", "110.00")] {
                let other = judge.assess(Self.of(value), about: .year(2025))
                #expect(other.judgement == (direction == Direction.none ? .notJudged : .notMet))
                #expect(other.reason == (direction == Direction.none ? .noDirection : nil))
                #expect(other.attainmentPercent == percent)
            }
        }
    }

    // Part of the period.

    @Test(arguments: [
        (Period.year(2025), Period.nineMonths(2025), 9, 12, "-7.50"),
        (.year(2025), .half(2025, 1), 6, 12, "17.50"),
        (.year(2025), .quarter(2025, 1), 3, 12, "42.50"),
        (.year(2025), .month(2025, 1), 1, 12, "59.17"),
        (.year(2025), .until(written("2025-04-30")), 4, 12, "34.17"),
        (.years(2021...2030), .years(2021...2025), 5, 10, "17.50"),
        (.term(2020, 2025), .years(2020...2023), 4, 6, "0.83"),
        (.half(2025, 2), .quarter(2025, 3), 3, 6, "17.50"),
        (.everyYear, .half(2025, 1), 6, 12, "17.50"),
    ])
    func `A figure about a part of the period shows its pace`(
        period: Period, reported: Period, months: Int, of: Int, points: String
    ) throws {
        let judge = Judge(criterion: .floor("12000"), measure: written("người"), period: period)
        let found = judge.assess(Self.of("8100"), about: reported)
        #expect(found.judgement == .inProgress)
        #expect(found.attainmentPercent == "67.50")
        let pace = try #require(found.pace)
        #expect(pace.expected == Ratio(Quantity(months), Quantity(of)))
        #expect(pace.pointsAhead.quotient(decimals: 2) == points)
        #expect(pace.months * of == months * pace.ofMonths)
    }

    private static let laterParts: [(period: Period, open: Period, last: Period)] = [
        (.year(2025), .month(2025, 11), .quarter(2025, 4)),
        (.year(2025), .quarter(2025, 3), .half(2025, 2)),
        (.half(2025, 1), .month(2025, 2), .quarter(2025, 2)),
        (.years(2021...2030), .year(2025), .year(2030)),
        (.term(2020, 2025), .year(2023), .year(2025)),
        (.everyYear, .quarter(2025, 2), .month(2025, 12)),
    ]

    private static let summed: [(criterion: Criterion, rollup: RollUpRule?)] = [
        (.floor("100"), nil), (.floor("100"), .sum), (.of(.moreThan, low: "100"), nil),
        (.of(.atMost, high: "100"), nil), (.of(.lessThan, high: "100"), .sum),
        (.of(.equal, low: "100"), nil), (.of(.about, low: "100"), nil),
        (.of(.increaseBy, low: "100"), nil), (.of(.decreaseBy, low: "100"), nil),
    ]

    @Test(arguments: laterParts, summed)
    func `A later part alone of what adds up says nothing of the whole`(
        parts: (period: Period, open: Period, last: Period),
        summed: (criterion: Criterion, rollup: RollUpRule?)
    ) {
        let judge = Judge(
            criterion: summed.criterion, measure: written("tấn"), period: parts.period,
            rollup: summed.rollup)
        let achieved = Ratio(Quantity(120))
        #expect(
            judge.assess(Self.of("120"), about: parts.open)
                == Assessment(judgement: .inProgress, achieved: achieved, decimals: 0))
        #expect(
            judge.assess(Self.of("120"), about: parts.last)
                == Assessment(
                    judgement: .notJudged, reason: .partOfPeriod, achieved: achieved,
                    decimals: 0))
    }

    private static let levels: [(criterion: Criterion, measure: String, rollup: RollUpRule?)] = [
        (.floor("100"), "%", nil), (.floor("100"), "triệu đồng/người", .sum),
        (.floor("100"), "tấn", RollUpRule.none), (.floor("100"), "tấn", .latest),
        (.floor("100"), "tấn", .mean), (.floor("100"), "tấn", .count),
        (.floor("100"), "tấn", .rate), (.of(.range, low: "100", high: "130"), "tấn", nil),
        (.of(.growthPerYear, low: "100"), "tấn", nil), (maintaining("100"), "tấn", nil),
        (.of(.milestone, low: "100"), "tấn", nil),
    ]

    @Test(arguments: levels)
    func `A level is judged by its last part`(
        criterion: Criterion, measure: String, rollup: RollUpRule?
    ) {
        let judge = Judge(
            criterion: criterion, measure: written(measure), period: .year(2025), rollup: rollup)
        #expect(judge.assess(Self.of("120"), about: .quarter(2025, 4)).judgement.isReached)
        #expect(judge.assess(Self.of("90"), about: .quarter(2025, 4)).judgement == .notMet)
    }

    @Test func `What covers the period from its beginning follows the calendar`() {
        for calendar in CutoffCalendar.allCases {
            let judge = Judge(
                criterion: .floor("1"), measure: written("tấn"), period: .year(2025),
                calendar: calendar)
            let all: [Period] = [
                .year(2025), .half(2025, 1), .half(2025, 2), .quarter(2025, 1), .quarter(2025, 2),
                .nineMonths(2025), .month(2025, 1), .month(2025, 2),
                .until(written("2025-04-30")),
            ]
            #expect(
                all.filter(judge.isCumulative) == [
                    .year(2025), .half(2025, 1), .quarter(2025, 1), .nineMonths(2025),
                    .month(2025, 1), .until(written("2025-04-30")),
                ])
        }
    }

    @Test func `A part that ends mid-month is in progress, without a pace`() {
        let judge = Judge(
            criterion: .floor("12000"), measure: written("người"), period: .year(2025))
        for value in ["8100", "13000"] {
            let found = judge.assess(Self.of(value), about: .until(written("2025-04-15")))
            #expect(found.judgement == .inProgress && found.pace == nil)
        }
    }

    @Test(arguments: [
        (Criterion.floor("98"), "%"), (.of(.atMost, high: "5"), "vụ"),
        (.of(.range, low: "1", high: "2"), "vụ"), (.of(.noneOccur), "vụ"),
        (.of(.growthPerYear, low: "1"), "tấn"), (.of(.increaseBy), "tấn"), (.floor("0"), "vụ"),
    ])
    func `A rate, and what has no percentage, shows no pace`(criterion: Criterion, measure: String)
    {
        let judge = Judge(criterion: criterion, measure: written(measure), period: .year(2025))
        let found = judge.assess(Self.of("1"), about: .half(2025, 1))
        #expect(found.judgement == .inProgress && found.pace == nil)
    }

    @Test func `A milestone reached is reached before its period ends`() {
        let judge = Judge(criterion: .of(.milestone), measure: nil, period: .year(2025))
        #expect(judge.assess(Self.of("1"), about: .quarter(2025, 1)).judgement == .met)
        #expect(judge.assess(Self.of("0"), about: .quarter(2025, 1)).judgement == .inProgress)
        #expect(judge.assess(Self.of("0"), about: .year(2025)).judgement == .notMet)
    }

    @Test func `A period that ends with the target's is judged`() {
        for reported in [Period.year(2025), .until(written("2025-12-31"))] {
            let judge = Judge(
                criterion: .floor("1"), measure: written("tấn"), period: .year(2025))
            #expect(judge.assess(Self.of("1"), about: reported).judgement == .met)
        }
        let yearly = Judge(criterion: .floor("1"), measure: written("tấn"), period: .everyYear)
        #expect(yearly.assess(Self.of("1"), about: .year(2024)).judgement == .met)
        let open = Judge(criterion: .floor("1"), measure: written("tấn"), period: nil)
        #expect(open.assess(Self.of("0"), about: .month(2025, 1)).judgement == .notMet)
    }

    // Nothing reported.

    @Test(
        arguments: [
            (Period.year(2025), nil, "2025-12-31", Judgement.notDue),
            (.year(2025), nil, "2026-01-01", .notReported),
            (.year(2025), "2025-11-30", "2025-11-30", .notDue),
            (.year(2025), "2025-11-30", "2025-12-01", .notReported),
            (.year(2025), "2026-02-15", "2026-02-15", .notDue),
            (.quarter(2025, 1), nil, "2025-03-31", .notDue),
            (.quarter(2025, 1), nil, "2025-04-01", .notReported),
            (.years(2021...2030), nil, "2030-12-31", .notDue),
            (nil, "2025-06-30", "2025-06-30", .notDue),
            (nil, "2025-06-30", "2025-07-01", .notReported),
            (nil, nil, "2020-01-01", .notReported), (.everyYear, nil, "2020-01-01", .notReported),
        ] as [(Period?, String?, String, Judgement)])
    func `Without a figure a target is not due, then not reported`(
        period: Period?, due: String?, day: String, expected: Judgement
    ) {
        let judge = Judge(
            criterion: .floor("1"), measure: nil, period: period, due: due.map { written($0) })
        #expect(judge.withoutFigure(on: written(day)) == Assessment(judgement: expected))
        let deferred = Judge(
            criterion: .deferred, measure: nil, period: period, due: due.map { written($0) })
        #expect(
            deferred.withoutFigure(on: written(day))
                == Assessment(judgement: .notJudged, reason: .deferred))
    }
}
