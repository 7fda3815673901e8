/// What a target demands: a kind and its bounds (mức chỉ tiêu).
///
/// Which bounds a kind takes is `Kind.bounds`; the measure of the bounds is the target's.
package struct Criterion: Hashable, Sendable {
    package let kind: Kind
    package let low: Quantity?
    package let high: Quantity?
    package let base: Base?

    /// The forms a target takes in directives.
    package enum Kind: String, CaseIterable, Sendable {
        case atLeast
        case moreThan
        case atMost
        case lessThan
        case equal
        case range
        case about
        case increaseBy
        case decreaseBy
        case growthPerYear
        case maintain
        case noneOccur
        case milestone
        case deferred
    }

    /// What a change is counted from (gốc so sánh).
    package struct Base: Hashable, Sendable {
        package let value: Quantity?
        /// The measure of `value`, where it is not the target's.
        package let measure: Measure?
        package let period: Period?

        package init(value: Quantity?, measure: Measure? = nil, period: Period? = nil) {
            self.value = value
            self.measure = measure
            self.period = period
        }
    }

    /// The criterion, whose bounds fit its kind.
    ///
    /// - Throws: `CriterionProblem` naming the bound that is missing, superfluous or out of order.
    package init(
        kind: Kind, low: Quantity? = nil, high: Quantity? = nil, base: Base? = nil
    ) throws(CriterionProblem) {
        switch kind.bounds {
        case .low where low == nil: throw .missing(kind, bound: "low")
        case .low where high != nil, .lowIfAny where high != nil:
            throw .superfluous(kind, bound: "high")
        case .high where high == nil: throw .missing(kind, bound: "high")
        case .high where low != nil: throw .superfluous(kind, bound: "low")
        case .both:
            guard let low, let high else {
                throw .missing(kind, bound: low == nil ? "low" : "high")
            }
            guard low < high else { throw .reversed(low: low, high: high) }
        case .none where low != nil: throw .superfluous(kind, bound: "low")
        case .none where high != nil: throw .superfluous(kind, bound: "high")
        default: break
        }
        self.kind = kind
        self.low = low
        self.high = high
        self.base = base
    }

    /// No bound yet: another body sets it (theo chỉ tiêu … giao).
    package static let deferred = Criterion(deferredWithin: ())

    private init(deferredWithin: Void) {
        kind = .deferred
        low = nil
        high = nil
        base = nil
    }
}

extension Criterion {
    /// To how many decimals a figure is rounded where it stands beside this criterion in print: those of
    /// its bounds, but one at least, so that 97,96% beside ≥98% prints as 98,0%.
    package var printedScale: Int {
        let kept = kind == .maintain ? base?.value : nil
        let scales = [low, high, kept].compactMap { $0?.scale }
        return max(scales.max() ?? 0, 1)
    }
}

extension Criterion.Kind {
    /// Which bounds a kind has.
    package enum Bounds: Sendable {
        case low
        case lowIfAny
        case high
        case both
        case none
    }

    /// The bounds this kind takes: a change or a milestone may be demanded without a figure.
    package var bounds: Bounds {
        switch self {
        case .atLeast, .moreThan, .equal, .about, .growthPerYear: .low
        case .increaseBy, .decreaseBy, .milestone: .lowIfAny
        case .atMost, .lessThan: .high
        case .range: .both
        case .maintain, .noneOccur, .deferred: .none
        }
    }
}

/// Why bounds do not make a criterion.
package enum CriterionProblem: Error, Equatable, Sendable {
    case missing(Criterion.Kind, bound: String)
    case superfluous(Criterion.Kind, bound: String)
    case reversed(low: Quantity, high: Quantity)

    /// What is wrong and what would be right.
    package var message: Phrase {
        switch self {
        case .missing(let kind, let bound):
            Phrase(
                vi: "tiêu chí “\(kind.rawValue)” cần có \(CriterionProblem.name(of: bound))",
                en: "a criterion “\(kind.rawValue)” needs \(bound)")
        case .superfluous(let kind, let bound):
            Phrase(
                vi: "tiêu chí “\(kind.rawValue)” không có \(CriterionProblem.name(of: bound))",
                en: "a criterion “\(kind.rawValue)” takes no \(bound)")
        case .reversed(let low, let high):
            Phrase(
                vi: "khoảng phải đi từ thấp đến cao, không phải \(low.formatted(in: .vi))–"
                    + high.formatted(in: .vi),
                en: "a range runs from low to high, not \(low)–\(high)")
        }
    }

    private static func name(of bound: String) -> String {
        bound == "low" ? "mức thấp (low)" : "mức cao (high)"
    }
}
