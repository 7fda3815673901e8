import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct GrowthJudgingTests {
    private static func judge(
        _ low: String, base: String?, basePeriod: String? = nil, period: Period
    ) -> Judge {
        Judge(
            criterion: .of(
                .growthPerYear, low: low,
                base: Criterion.Base(
                    value: base.map { written($0) }, measure: written("tỷ đồng"),
                    period: basePeriod.map { written($0) })),
            measure: written("%/năm"), period: period)
    }

    private static func level(_ value: String) -> Figure {
        Figure(value: written(value), measure: written("tỷ đồng"))
    }

    /// 100 at 10 % for two years is 121, for five 161,051.
    @Test(arguments: [
        ("120.999999999999", Judgement.notMet, "10.00"), ("121", .met, "10.00"),
        ("121.000000000001", .exceeded, "10.00"), ("144", .exceeded, "20.00"),
        ("100", .notMet, "0.00"), ("81", .notMet, "-10.00"), ("0", .notMet, "-100.00"),
    ])
    func `The level is compared with the powers of growth, not with a rounded rate`(
        value: String, judgement: Judgement, rate: String
    ) throws {
        let judge = Self.judge("10", base: "100", period: .years(2024...2025))
        let found = judge.assess(Self.level(value), about: .year(2025))
        #expect(found.judgement == judgement)
        #expect(try #require(found.achieved).quotient(decimals: 2) == rate)
        #expect(found.decimals == nil && found.bases.count == 1)
    }

    @Test(
        arguments: [
            (Period.years(2021...2030), nil, Period.year(2030), "2.59374246010", "10.0000"),
            // A span of ten years seen after five: counted over five.
            (.years(2021...2030), nil, .years(2021...2025), "1.61051", "10.0000"),
            // A term starts from the year of its congress.
            (.term(2020, 2025), nil, .year(2025), "1.61051", "10.0000"),
            (.year(2025), nil, .year(2025), "1.1", "10.0000"),
            (.year(2025), "2020", .year(2025), "1.61051", "10.0000"),
            (.everyYear, nil, .year(2025), "1.1", "10.0000"),
        ] as [(Period, String?, Period, String, String)])
    func `Years are counted from the base to the end of what was reported`(
        period: Period, basePeriod: String?, reported: Period, level: String, rate: String
    ) throws {
        let judge = Self.judge("10", base: "1", basePeriod: basePeriod, period: period)
        let found = judge.assess(Self.level(level), about: reported)
        #expect(try #require(found.achieved).quotient(decimals: 4) == rate)
    }

    @Test func `A level in the middle of a year makes no yearly rate`() {
        let judge = Self.judge("10", base: "1", period: .years(2021...2025))
        for period in [Period.nineMonths(2025), .half(2025, 1), .year(2020)] {
            let found = judge.assess(Self.level("2"), about: period)
            #expect(found.judgement == .notJudged && found.reason == .insufficientData)
        }
    }

    @Test func `A rate that was reported is judged as it is`() {
        let judge = Self.judge("10", base: "1", period: .years(2021...2025))
        for (value, judgement) in [("10", Judgement.met), ("9.99", .notMet), ("10.01", .exceeded)] {
            let found = judge.assess(Figure(value: written(value)), about: .year(2025))
            #expect(found.judgement == judgement)
        }
    }

    @Test func `A level and a base in the report itself are what counts`() throws {
        let judge = Self.judge("10", base: "90", period: .years(2024...2025))
        let figure = Figure(value: nil, numerator: written("121"), denominator: written("100"))
        let found = judge.assess(figure, about: .year(2025))
        #expect(found.judgement == .met)
        #expect(found.bases.map(\.source) == [.figure, .target])
    }

    @Test func `Growth of an amount a year is the plain mean`() throws {
        let judge = Judge(
            criterion: .of(
                .growthPerYear, low: "50",
                base: Criterion.Base(value: Quantity(1000), measure: written("lượt người"))),
            measure: written("người"), period: .years(2021...2025))
        let figure = Figure(value: Quantity(1250), measure: written("lượt người"))
        let found = judge.assess(figure, about: .year(2025))
        #expect(found.achieved == Ratio(Quantity(50)) && found.judgement == .met)
    }

    @Test func `Without its base a level is not judged`() {
        let judge = Self.judge("10", base: nil, basePeriod: "2020", period: .years(2021...2025))
        let found = judge.assess(Self.level("121"), about: .year(2025))
        #expect(found.judgement == .notJudged && found.reason == .baseUnknown)
        let nought = Self.judge("10", base: "0", period: .years(2021...2025))
        #expect(nought.assess(Self.level("121"), about: .year(2025)).judgement == .notJudged)
    }
}
