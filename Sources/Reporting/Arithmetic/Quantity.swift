/// An exact decimal number that keeps the decimals it was written with (số liệu).
///
/// `1.0` and `1.00` are equal and hash alike, but each prints as it was written. It is what somebody
/// wrote, of at most 36 digits with 12 of them after the point; what is computed from it is a `Ratio`.
public struct Quantity: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// How many digits after the point there may be.
    public static let maximumScale = 12

    /// How many digits there may be in all, leading zeros not counted.
    public static let maximumDigits = 36

    /// Nought, without decimals.
    public static let zero = Quantity(0)

    /// The digits as a whole number: the value times ten to the power of `scale`.
    public let significand: Int128

    /// How many of the digits stand after the point.
    public let scale: Int

    /// The quantity `significand` / 10^`scale`; `nil` outside 36 digits or 0…12 decimals.
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
        guard whole.count + fraction.count <= Quantity.maximumDigits,
            fraction.count <= Quantity.maximumScale
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
        compare(left, right) { $0 == $1 }
    }

    /// Whether the left number lies below the right one.
    public static func < (left: Self, right: Self) -> Bool {
        compare(left, right) { $0 < $1 }
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

    private static let powersOfTen: [UInt128] = (0..<36).reduce(into: [1]) { powers, index in
        powers.append(powers[index] * 10)
    }

    private static let limit = powersOfTen[maximumDigits]

    private init(trusted significand: Int128, scale: Int) {
        self.significand = significand
        self.scale = scale
    }

    /// Compares both significands at the larger scale, in all the digits that takes.
    private static func compare(
        _ left: Self, _ right: Self, by relation: ((Int128, UInt128), (Int128, UInt128)) -> Bool
    ) -> Bool {
        let scale = max(left.scale, right.scale)
        let first = left.significand.multipliedFullWidth(
            by: Int128(powersOfTen[scale - left.scale]))
        let second = right.significand.multipliedFullWidth(
            by: Int128(powersOfTen[scale - right.scale]))
        return relation((first.high, first.low), (second.high, second.low))
    }
}

extension Quantity {
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
}
