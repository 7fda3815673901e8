import Reporting
import Testing

/// Every verdict on small numbers, against a model in whole hundredths that shares no code with `Judge`.
@Suite struct JudgeModelTests {
    /// −3…3 and −0,3…0,3.
    private static let numbers: [Quantity] = [0, 1].flatMap { scale in
        (-3...3).compactMap { Quantity(significand: Int128($0), scale: scale) }
    }

    /// The bounds, and what lies about them: −0,35…0,35.
    private static let values =
        numbers + (-35...35).compactMap { Quantity(significand: Int128($0), scale: 2) }

    @Test(arguments: Criterion.Kind.allCases.filter { $0 != .deferred })
    func `Every small figure against every small bound is judged as the model says`(
        kind: Criterion.Kind
    ) throws {
        let (lows, highs) = bounds(of: kind)
        var count = 0
        for low in lows {
            for high in highs
            where kind != .range || hundredths(low ?? .zero) < hundredths(high ?? .zero) {
                let base =
                    kind == .maintain ? Criterion.Base(value: Self.numbers[count % 14]) : nil
                let criterion = try Criterion(
                    kind: kind, low: kind == .maintain ? nil : low, high: high, base: base)
                let judge = Judge(criterion: criterion, measure: nil, period: nil)
                for value in Self.values {
                    count += 1
                    let found = judge.assess(Figure(value: value), about: .year(2025))
                    let bound = low ?? base?.value
                    let expected = verdict(kind, hundredths(value), low: bound, high: high)
                    #expect(found.judgement == expected, "\(value) \(kind) \(criterion)")
                    #expect(
                        found.roundingMisleads == misleads(criterion, value, verdict: expected),
                        "\(value) \(criterion)")
                    #expect(
                        found.attainmentPercent == percent(kind, value, of: low)?.description,
                        "\(value) \(low as Any)")
                }
            }
        }
        #expect(count >= 14)
    }

    private func bounds(of kind: Criterion.Kind) -> (lows: [Quantity?], highs: [Quantity?]) {
        switch kind {
        case .atLeast, .moreThan, .equal, .about, .growthPerYear: (Self.numbers, [nil])
        case .increaseBy, .decreaseBy, .milestone: (Self.numbers + [nil], [nil])
        case .atMost, .lessThan: ([nil], Self.numbers)
        case .range: (Self.numbers, Self.numbers)
        case .maintain, .noneOccur, .deferred: ([nil], [nil])
        }
    }

    private func hundredths(_ quantity: Quantity) -> Int {
        Int(quantity.significand) * [100, 10, 1][quantity.scale]
    }

    /// Whole hundredths rounded to so many decimals, halves away from nought.
    private func rounded(_ hundredths: Int, toScale scale: Int) -> Int {
        let step = [100, 10, 1][scale]
        return (abs(hundredths) + step / 2) / step * step * hundredths.signum()
    }

    private func verdict(
        _ kind: Criterion.Kind, _ value: Int, low: Quantity?, high: Quantity?
    ) -> Judgement {
        let (floor, ceiling) = (low.map(hundredths), high.map(hundredths))
        func better(_ value: Int, _ bound: Int) -> Judgement {
            value > bound ? .exceeded : value == bound ? .met : .notMet
        }
        func met(_ isMet: Bool) -> Judgement { isMet ? .met : .notMet }
        switch kind {
        case .atLeast, .growthPerYear: return better(value, floor ?? 0)
        case .increaseBy, .decreaseBy: return floor.map { better(value, $0) } ?? met(value > 0)
        case .about: return better(rounded(value, toScale: low?.scale ?? 0), floor ?? 0)
        case .moreThan: return met(value > floor ?? 0)
        case .atMost: return met(value <= ceiling ?? 0)
        case .lessThan: return met(value < ceiling ?? 0)
        case .equal: return met(value == floor)
        case .range: return met((floor ?? 0)...(ceiling ?? 0) ~= value)
        case .maintain: return met(value >= floor ?? 0)
        case .noneOccur: return met(value == 0)
        case .milestone: return met(value >= floor ?? 100)
        case .deferred: return .notJudged
        }
    }

    /// Whether the figure, printed with the decimals of its bounds or one, would get another verdict; or
    /// 100 % stand beside what is not met, as they do at a strict bound, or beside what is exceeded.
    private func misleads(
        _ criterion: Criterion, _ value: Quantity, verdict expected: Judgement
    ) -> Bool {
        let scale =
            [criterion.low, criterion.high, criterion.base?.value]
            .compactMap { $0?.scale }.max() ?? 0
        let printed = max(scale, 1)
        let shown = verdict(
            criterion.kind, rounded(hundredths(value), toScale: printed),
            low: criterion.low ?? criterion.base?.value, high: criterion.high)
        let isHidden =
            [.notMet, .exceeded].contains(expected)
            && percent(criterion.kind, value, of: criterion.low) == .hundred
        return shown.isReached != expected.isReached || isHidden
    }

    private func percent(
        _ kind: Criterion.Kind, _ value: Quantity, of low: Quantity?
    ) -> Quantity? {
        guard let low, hundredths(low) > 0, kind != .range, kind != .maintain else { return nil }
        // In hundredths of a per cent, halves away from nought.
        let (top, bottom) = (hundredths(value) * 10_000, hundredths(low))
        let hundredths = (abs(top) * 2 + bottom) / (bottom * 2) * top.signum()
        return Quantity(significand: Int128(hundredths), scale: 2)
    }
}
