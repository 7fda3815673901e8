import Reporting
import TestSupport
import Testing

@Suite struct CriterionTests {
    /// What a kind does with a bound.
    private enum Need {
        case needed
        case welcome
        case refused
    }

    private static let kinds: [Criterion.Kind: (low: Need, high: Need)] = [
        .atLeast: (.needed, .refused), .moreThan: (.needed, .refused),
        .atMost: (.refused, .needed), .lessThan: (.refused, .needed),
        .equal: (.needed, .refused), .range: (.needed, .needed), .about: (.needed, .refused),
        .increaseBy: (.welcome, .refused), .decreaseBy: (.welcome, .refused),
        .growthPerYear: (.needed, .refused), .maintain: (.refused, .refused),
        .noneOccur: (.refused, .refused), .milestone: (.welcome, .refused),
        .deferred: (.refused, .refused),
    ]

    @Test(arguments: Criterion.Kind.allCases)
    func `A kind takes its bounds and no others`(kind: Criterion.Kind) throws {
        let need = try #require(Self.kinds[kind])
        for low in [nil, Quantity(1)] {
            for high in [nil, Quantity(2)] {
                let missing: CriterionProblem? =
                    if need.low == .needed, low == nil {
                        .missing(kind, bound: "low")
                    } else if need.high == .needed, high == nil {
                        .missing(kind, bound: "high")
                    } else {
                        nil
                    }
                let superfluous: CriterionProblem? =
                    if need.low == .refused, low != nil {
                        .superfluous(kind, bound: "low")
                    } else if need.high == .refused, high != nil {
                        .superfluous(kind, bound: "high")
                    } else {
                        nil
                    }
                let expected = missing ?? superfluous
                #expect(problem(kind, low, high) == expected)
                if let expected {
                    #expect(expected.message == message(of: expected))
                } else {
                    let criterion = try Criterion(kind: kind, low: low, high: high)
                    #expect(criterion.low == low && criterion.high == high)
                    #expect(criterion.kind == kind && criterion.base == nil)
                }
            }
        }
    }

    @Test func `A range runs from low to high`() {
        for (low, high) in [("2", "1"), ("1", "1"), ("1.0", "1"), ("0", "-0.1")] {
            let (low, high) = (written(low, as: Quantity.self), written(high, as: Quantity.self))
            let expected = CriterionProblem.reversed(low: low, high: high)
            #expect(problem(.range, low, high) == expected)
            #expect(
                expected.message
                    == Phrase(
                        vi: "khoảng phải đi từ thấp đến cao, không phải "
                            + "\(low.formatted(in: .vi))–\(high.formatted(in: .vi))",
                        en: "a range runs from low to high, not \(low)–\(high)"))
        }
        #expect(problem(.range, Quantity(-2), Quantity(-1)) == nil)
    }

    @Test func `A deferred target is the criterion without anything`() throws {
        #expect(Criterion.deferred == (try Criterion(kind: .deferred)))
    }

    private func problem(
        _ kind: Criterion.Kind, _ low: Quantity?, _ high: Quantity?
    ) -> CriterionProblem? {
        do throws(CriterionProblem) {
            _ = try Criterion(kind: kind, low: low, high: high)
            return nil
        } catch {
            return error
        }
    }

    private static func bound(_ bound: String) -> String {
        bound == "low" ? "mức thấp" : "mức cao"
    }

    private func message(of problem: CriterionProblem) -> Phrase? {
        switch problem {
        case .missing(let kind, let bound):
            Phrase(
                vi: "tiêu chí “\(kind.rawValue)” cần có \(Self.bound(bound)) (\(bound))",
                en: "a criterion “\(kind.rawValue)” needs \(bound)")
        case .superfluous(let kind, let bound):
            Phrase(
                vi: "tiêu chí “\(kind.rawValue)” không có \(Self.bound(bound)) (\(bound))",
                en: "a criterion “\(kind.rawValue)” takes no \(bound)")
        case .reversed: nil
        }
    }
}
