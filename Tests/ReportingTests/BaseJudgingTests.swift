import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct BaseJudgingTests {
    private static let households: Measure = written("hộ")

    private static func judge(
        _ kind: Criterion.Kind, _ low: String?, in measure: Measure, base: String?,
        baseMeasure: Measure? = households, reported: String? = nil
    ) -> Judge {
        Judge(
            criterion: .of(
                kind, low: low,
                base: Criterion.Base(
                    value: base.map { written($0) }, measure: baseMeasure, period: .year(2024))),
            measure: measure, period: .year(2025),
            reportedBase: reported.map {
                BaseFigure(written($0), measure: households, source: .report(Position(7)))
            })
    }

    @Test func `The base in the report comes before the stated one, and that before the reported`()
    {
        let figure = Figure(value: nil, numerator: written("24"), denominator: written("160"))
        let all = Self.judge(.decreaseBy, "15", in: .percent, base: "173", reported: "180")
        let found = all.assess(figure, about: .year(2025))
        #expect(found.bases.map(\.source) == [.figure, .target, .report(Position(7))])
        #expect(found.judgement == .met)
        let level = Figure(value: written("149"), measure: Self.households)
        #expect(
            all.assess(level, about: .year(2025)).bases.map(\.source)
                == [.target, .report(Position(7))])
        let reported = Self.judge(.decreaseBy, "15", in: .percent, base: nil, reported: "180")
        let counted = reported.assess(level, about: .year(2025))
        #expect(counted.bases.map(\.source) == [.report(Position(7))])
        #expect(counted.achieved?.quotient(decimals: 2) == "17.22")
    }

    @Test func `Bases that are equal are told once`() {
        let judge = Self.judge(.decreaseBy, "15", in: .percent, base: "173.0", reported: "173")
        let level = Figure(value: written("149"), measure: Self.households)
        #expect(judge.assess(level, about: .year(2025)).bases.map(\.source) == [.target])
    }

    @Test(arguments: [Criterion.Kind.increaseBy, .decreaseBy])
    func `A cut or a rise set as an amount also shows its share of the base`(kind: Criterion.Kind) {
        let judge = Self.judge(
            kind, "26", in: Self.households, base: "173", baseMeasure: nil)
        let found = judge.assess(Figure(value: written("24")), about: .year(2025))
        #expect(found.attainmentPercent == "92.31" && found.judgement == .notMet)
        #expect(found.change?.percent(decimals: 2) == "13.87")
        let rate = Self.judge(kind, "15", in: .percent, base: "173")
        let direct = rate.assess(Figure(value: written("13.87")), about: .year(2025))
        #expect(direct.change == nil && direct.attainmentPercent == "92.47")
    }

    @Test func `What is kept is kept at its base, on the side that is good`() {
        let cases: [(Direction?, String, Judgement)] = [
            (nil, "98", .met), (nil, "98.01", .met), (nil, "97.99", .notMet),
            (.higher, "97.99", .notMet), (.lower, "97.99", .met), (.lower, "98", .met),
            (.lower, "98.01", .notMet), (.band, "98", .met), (.band, "98.01", .notMet),
            (.band, "97.99", .notMet),
        ]
        for (direction, value, expected) in cases {
            for isReported in [false, true] {
                let judge = Judge(
                    criterion: .of(
                        .maintain,
                        base: Criterion.Base(
                            value: isReported ? nil : written("98"), period: .year(2024))),
                    measure: .percent, period: .year(2025), direction: direction,
                    reportedBase: isReported
                        ? BaseFigure(written("98"), measure: .percent, source: .report(Position(7)))
                        : nil)
                let found = judge.assess(Figure(value: written(value)), about: .year(2025))
                #expect(found.judgement == expected, "\(String(describing: direction)) \(value)")
            }
        }
        let unknown = Judge(
            criterion: .of(.maintain, base: Criterion.Base(value: nil, period: .year(2024))),
            measure: .percent, period: .year(2025))
        let found = unknown.assess(Figure(value: written("98")), about: .year(2025))
        #expect(found.judgement == .notJudged && found.reason == .baseUnknown)
    }
}
