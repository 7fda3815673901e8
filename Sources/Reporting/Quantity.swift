/// An exact decimal number that keeps the decimals it was written with (số liệu).
///
/// `1.0` and `1.00` are equal and hash alike, but each prints as it was written. A quantity has at
/// most 24 digits, 12 of them after the point: an operation whose exact result needs more gives
/// `nil`, it never loses a digit unless rounding was asked for.
public struct Quantity: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many digits after the point there may be.
    public static let maximumScale = 12

    /// How many digits there may be in all, leading zeros not counted.
    public static let maximumDigits = 24

    /// Nought, without decimals.
    public static let zero = Quantity(0)

    /// The digits as a whole number: the value times ten to the power of `scale`.
    public let significand: Int128

    /// How many of the digits stand after the point.
    public let scale: Int

    /// The quantity `significand` / 10^`scale`; `nil` outside 24 digits or 0…12 decimals.
    public init?(significand: Int128, scale: Int) {
        guard (0...Quantity.maximumScale).contains(scale), significand.magnitude < Quantity.limit
        else { return nil }
        self.significand = significand
        self.scale = scale
    }

    /// The whole number `integer`.
    public init(_ integer: Int) {
        significand = Int128(integer)
        scale = 0
    }

    /// The quantity in its only plain form (`-12.50`, `0.5`); `nil` for any other spelling.
    ///
    /// No `+`, no exponent, no leading zero but the one before the point, no negative nought.
    public init?(_ plain: some StringProtocol) {
        var digits = Array(plain.utf8)[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.last?.isEmpty == false,
            whole.count == 1 || whole.first != UInt8(ascii: "0")
        else { return nil }
        let fraction = parts.count == 2 ? parts[1] : []
        guard whole.count <= Quantity.maximumDigits, fraction.count <= Quantity.maximumScale
        else { return nil }
        var magnitude: Int128 = 0
        for byte in whole + fraction {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            magnitude = magnitude * 10 + Int128(byte - UInt8(ascii: "0"))
        }
        guard !(isNegative && magnitude == 0) else { return nil }
        self.init(significand: isNegative ? -magnitude : magnitude, scale: fraction.count)
    }

    /// Whether the value is nought.
    public var isZero: Bool { significand == 0 }

    /// Whether the value lies below nought.
    public var isNegative: Bool { significand < 0 }

    /// The same value on the other side of nought.
    public var negated: Quantity { Quantity(trusted: -significand, scale: scale) }

    /// The value without its sign.
    public var magnitude: Quantity { isNegative ? negated : self }

    /// The plain form, with the decimals as written: `-12.50`.
    public var description: String {
        let digits = String(significand.magnitude)
        let padding = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count))
        let padded = padding + digits
        let sign = isNegative ? "-" : ""
        guard scale > 0 else { return sign + padded }
        return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// Whether both are the same number, whatever their decimals.
    public static func == (left: Self, right: Self) -> Bool {
        let (left, right, _) = aligned(left, right)
        return left == right
    }

    /// Whether the left number lies below the right one.
    public static func < (left: Self, right: Self) -> Bool {
        let (left, right, _) = aligned(left, right)
        return left < right
    }

    /// Feeds the number itself, so that `1.0` and `1.00` hash alike.
    public func hash(into hasher: inout Hasher) {
        var (significand, scale) = (significand, scale)
        while scale > 0, significand.isMultiple(of: 10) {
            significand /= 10
            scale -= 1
        }
        hasher.combine(significand)
        hasher.combine(scale)
    }

    static let powersOfTen: [UInt128] = (0..<38).reduce(into: [1]) { powers, index in
        powers.append(powers[index] * 10)
    }

    private static let limit = powersOfTen[maximumDigits]

    private init(trusted significand: Int128, scale: Int) {
        self.significand = significand
        self.scale = scale
    }

    /// Both significands at the larger scale: below 10^36, so that even their sum fits.
    private static func aligned(
        _ left: Self, _ right: Self
    ) -> (left: Int128, right: Int128, scale: Int) {
        let scale = max(left.scale, right.scale)
        return (
            left.significand * Int128(powersOfTen[scale - left.scale]),
            right.significand * Int128(powersOfTen[scale - right.scale]), scale
        )
    }

    /// The exact value `digits` / 10^`scale`, giving up trailing zeros only where it must.
    private static func fitted(
        _ digits: (high: UInt128, low: UInt128), scale: Int, isNegative: Bool
    ) -> Quantity? {
        for dropped in max(0, scale - maximumScale)...scale {
            let divisor = powersOfTen[dropped]
            guard digits.high < divisor else { continue }
            let (quotient, remainder) = divisor.dividingFullWidth(digits)
            guard remainder == 0 else { return nil }
            guard quotient >= limit else {
                let significand = Int128(quotient)
                return Quantity(
                    trusted: isNegative ? -significand : significand, scale: scale - dropped)
            }
        }
        return nil
    }
}

extension Quantity {
    /// The exact sum; `nil` where it needs more digits than a quantity has.
    public func adding(_ other: Quantity) -> Quantity? {
        let (left, right, scale) = Quantity.aligned(self, other)
        let sum = left + right
        return Quantity.fitted((0, sum.magnitude), scale: scale, isNegative: sum < 0)
    }

    /// The exact difference; `nil` where it needs more digits than a quantity has.
    public func subtracting(_ other: Quantity) -> Quantity? {
        adding(other.negated)
    }

    /// The exact product; `nil` where it needs more digits than a quantity has.
    public func multiplied(by other: Quantity) -> Quantity? {
        let product = significand.magnitude.multipliedFullWidth(by: other.significand.magnitude)
        return Quantity.fitted(
            (product.high, product.low), scale: scale + other.scale,
            isNegative: isNegative != other.isNegative)
    }

    /// The quotient with exactly `decimals` decimals (0…12), halves rounded away from nought.
    ///
    /// `nil` where the divisor is nought or the quotient needs more than 24 digits.
    public func divided(by divisor: Quantity, decimals: Int) -> Quantity? {
        quotient(by: divisor, raisedByPowerOfTen: 0, decimals: decimals)
    }

    /// This quantity in per cent of `base`, with exactly `decimals` decimals (0…12).
    ///
    /// Halves are rounded away from nought; `nil` where the base is nought or the digits run out.
    public func percent(of base: Quantity, decimals: Int) -> Quantity? {
        quotient(by: base, raisedByPowerOfTen: 2, decimals: decimals)
    }

    /// The value with at most `decimals` decimals, halves rounded away from nought.
    ///
    /// A quantity that has no more decimals than that comes back as it is.
    public func rounded(toDecimals decimals: Int) -> Quantity {
        precondition(decimals >= 0, "a quantity cannot be rounded to \(decimals) decimals")
        guard decimals < scale else { return self }
        let divisor = Int128(Quantity.powersOfTen[scale - decimals])
        let (quotient, remainder) = significand.quotientAndRemainder(dividingBy: divisor)
        let carry: Int128 = remainder.magnitude * 2 >= divisor.magnitude ? significand.signum() : 0
        return Quantity(trusted: quotient + carry, scale: decimals)
    }

    /// The exact value times ten to the power of `exponent` (−12…12).
    ///
    /// A power below nought adds only the decimals the value needs.
    func scaled(byPowerOfTen exponent: Int) -> Quantity? {
        var scale = scale - exponent
        var digits = significand.magnitude
        if scale < 0 {
            digits *= Quantity.powersOfTen[-scale]
            scale = 0
        }
        while scale > self.scale, digits.isMultiple(of: 10) {
            digits /= 10
            scale -= 1
        }
        return Quantity.fitted((0, digits), scale: scale, isNegative: isNegative)
    }

    /// The rounded quotient: operands of 24 digits and 12 + 2 decimals need the full 256 bits.
    private func quotient(
        by divisor: Quantity, raisedByPowerOfTen power: Int, decimals: Int
    ) -> Quantity? {
        precondition(
            (0...Quantity.maximumScale).contains(decimals),
            "a quantity has 0 to \(Quantity.maximumScale) decimals, not \(decimals)")
        guard !divisor.isZero else { return nil }
        let exponent = decimals + power + divisor.scale - scale
        let numerator = significand.magnitude.multipliedFullWidth(
            by: Quantity.powersOfTen[max(0, exponent)])
        let denominator =
            divisor.significand.magnitude * Quantity.powersOfTen[max(0, -exponent)]
        guard numerator.high < denominator else { return nil }
        let (quotient, remainder) = denominator.dividingFullWidth(
            (numerator.high, numerator.low))
        guard quotient < Quantity.limit else { return nil }
        let rounded = Int128(remainder >= denominator - remainder ? quotient + 1 : quotient)
        return Quantity(
            significand: isNegative != divisor.isNegative ? -rounded : rounded, scale: decimals)
    }
}

/// One quantity over another, compared exactly and rounded only to be shown (tỷ lệ).
///
/// `Ratio(24, 173) < Ratio(percent: 15)` holds or not whatever either prints as.
public struct Ratio: Comparable, Sendable {
    /// What is measured (tử số).
    public let numerator: Quantity

    /// What it is measured against (mẫu số); never nought.
    public let denominator: Quantity

    /// The ratio; `nil` where the denominator is nought.
    public init?(_ numerator: Quantity, _ denominator: Quantity) {
        guard !denominator.isZero else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The quantity itself, as a ratio to one.
    public init(_ quantity: Quantity) {
        numerator = quantity
        denominator = Quantity(1)
    }

    /// So many per cent, as a ratio to a hundred.
    public init(percent: Quantity) {
        numerator = percent
        denominator = Quantity(100)
    }

    /// The ratio in per cent with exactly `decimals` decimals; `nil` where the digits run out.
    public func percent(decimals: Int) -> Quantity? {
        numerator.percent(of: denominator, decimals: decimals)
    }

    /// The ratio as a number with exactly `decimals` decimals; `nil` where the digits run out.
    public func quotient(decimals: Int) -> Quantity? {
        numerator.divided(by: denominator, decimals: decimals)
    }

    /// Whether both are the same number.
    public static func == (left: Self, right: Self) -> Bool {
        left.sign == right.sign && !magnitudeIsLess(left, right) && !magnitudeIsLess(right, left)
    }

    /// Whether the left ratio lies below the right one.
    public static func < (left: Self, right: Self) -> Bool {
        guard left.sign == right.sign else { return left.sign < right.sign }
        return left.sign < 0 ? magnitudeIsLess(right, left) : magnitudeIsLess(left, right)
    }

    private var sign: Int128 {
        numerator.significand.signum() * denominator.significand.signum()
    }

    /// Both terms as whole numbers, each below 10^36.
    private var terms: (numerator: UInt128, denominator: UInt128) {
        let exponent = denominator.scale - numerator.scale
        return (
            numerator.significand.magnitude * Quantity.powersOfTen[max(0, exponent)],
            denominator.significand.magnitude * Quantity.powersOfTen[max(0, -exponent)]
        )
    }

    /// Compares the cross products, which take up to 72 digits, in full.
    private static func magnitudeIsLess(_ left: Self, _ right: Self) -> Bool {
        let (left, right) = (left.terms, right.terms)
        let first = left.numerator.multipliedFullWidth(by: right.denominator)
        let second = right.numerator.multipliedFullWidth(by: left.denominator)
        return (first.high, first.low) < (second.high, second.low)
    }
}
