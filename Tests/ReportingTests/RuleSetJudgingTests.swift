import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct RuleSetJudgingTests {
    private static func rules(
        _ bands: [RuleSetAdopted.Band] = [], ceilingExceeded: Bool? = nil, side: Direction? = nil,
        attention: String? = nil
    ) -> RuleSetAdopted {
        RuleSetAdopted(
            ruleset: "r", effective: written("2025-01-01"), bands: bands,
            ceilingExceeded: ceilingExceeded, rangeGoodSide: side,
            attention: attention.map { written($0) }, basis: "Quy chế")
    }

    private static func band(
        _ judgement: Judgement, _ from: String, _ below: String?
    ) -> RuleSetAdopted.Band {
        RuleSetAdopted.Band(
            judgement: judgement, from: written(from), below: below.map { written($0) })
    }

    private static let bands = rules([
        band(.nearlyMet, "95", "99.5"), band(.met, "100", "105"), band(.exceeded, "110", nil),
    ])

    private static func judge(
        _ criterion: Criterion, _ rules: RuleSetAdopted?, _ value: Quantity
    ) -> Assessment {
        Judge(criterion: criterion, measure: written("tấn"), period: .year(2025), rules: rules)
            .assess(Figure(value: value), about: .year(2025))
    }

    /// Each hundredth of a per cent from 90 to 115, of a plan of 100.
    @Test(arguments: [Criterion.Kind.atLeast, .moreThan, .increaseBy, .decreaseBy])
    func `A band rules from its lower end to below its upper one, and gaps stay as they are`(
        kind: Criterion.Kind
    ) throws {
        for hundredths in 9_000...11_500 {
            let value = try #require(Quantity(significand: Int128(hundredths), scale: 2))
            let plain = Self.judge(.of(kind, low: "100"), nil, value).judgement
            let expected: Judgement =
                switch hundredths {
                case 9_500..<9_950: .nearlyMet
                // At a strict bound nothing is met, whatever a band says.
                case 10_000..<10_500: plain == .notMet ? .notMet : .met
                case 11_000...: .exceeded
                default: plain
                }
            let found = Self.judge(.of(kind, low: "100"), Self.bands, value)
            #expect(found.judgement == expected, "\(value)")
            #expect(found.judgement.isReached == plain.isReached, "\(value)")
        }
    }

    @Test func `What has no percentage of plan is ruled by no band`() throws {
        for value in ["94", "97", "100", "104", "111"] {
            for criterion in [
                Criterion.of(.atMost, high: "100"), .of(.lessThan, high: "100"),
                .of(.range, low: "95", high: "100"), .of(.noneOccur), .of(.equal, low: "100"),
                .of(.milestone, low: "100"),
            ] {
                #expect(
                    Self.judge(criterion, Self.bands, written(value)).judgement
                        == Self.judge(criterion, nil, written(value)).judgement)
            }
        }
    }

    @Test(arguments: [
        ("4.99", Judgement.exceeded), ("5", .met), ("5.00", .met), ("5.01", .notMet),
    ])
    func `Below a ceiling is exceeded where the rule set says so`(value: String, ruled: Judgement) {
        let ceiling = Criterion.of(.atMost, high: "5")
        #expect(
            Self.judge(ceiling, Self.rules(ceilingExceeded: true), written(value)).judgement
                == ruled)
        for rules in [nil, Self.rules(), Self.rules(ceilingExceeded: false)] {
            let plain = Self.judge(ceiling, rules, written(value)).judgement
            #expect(plain == (ruled == .exceeded ? .met : ruled))
        }
        let strict = Self.judge(
            .of(.lessThan, high: "5"), Self.rules(ceilingExceeded: true), written(value))
        #expect(strict.judgement == (ruled == .exceeded ? .met : .notMet))
    }

    @Test(arguments: [
        ("102.99", Judgement.notMet, Judgement.exceeded), ("103", .met, .met), ("104", .met, .met),
        ("105", .met, .met), ("105.01", .exceeded, .notMet),
    ])
    func `A range is exceeded on its good side only`(
        value: String, higher: Judgement, lower: Judgement
    ) {
        let range = Criterion.of(.range, low: "103", high: "105")
        #expect(Self.judge(range, Self.rules(side: .higher), written(value)).judgement == higher)
        #expect(Self.judge(range, Self.rules(side: .lower), written(value)).judgement == lower)
        let plain = Self.judge(range, Self.rules(), written(value)).judgement
        #expect(plain == (higher == lower ? higher : .notMet))
    }

    @Test(
        arguments: [
            ("7.49", true), ("7.5", true), ("7.51", false), ("5", true), (nil, false),
        ] as [(String?, Bool)])
    func `Attention is called for from so many points behind on`(points: String?, isCalled: Bool)
        throws
    {
        let judge = Judge(
            criterion: .floor("12000"), measure: written("người"), period: .year(2025),
            rules: Self.rules(attention: points))
        let found = judge.assess(Figure(value: Quantity(8100)), about: .nineMonths(2025))
        #expect(try #require(found.pace).needsAttention == isCalled)
        let ahead = judge.assess(Figure(value: Quantity(10000)), about: .nineMonths(2025))
        #expect(try #require(ahead.pace).needsAttention == false)
    }
}
