/// What a quantity counts, as printed in the directive (đơn vị tính).
///
/// Measures are equal where they differ in case and spaces only. They convert exactly inside a
/// family; a part after a slash (`triệu đồng/người`) has to be the same on both sides.
public struct Measure: Hashable, Sendable, CustomStringConvertible {
    /// What the measures that convert into each other have in common.
    public enum Family: Sendable {
        /// Vietnamese đồng.
        case money

        /// United States dollars.
        case dollars

        /// Weight.
        case mass

        /// Area of land.
        case area

        /// Length.
        case length
    }

    /// Per cent.
    public static let percent = Measure(tidied: "%")

    /// The measure as printed: in NFC, trimmed, inner spaces folded.
    public let symbol: String

    /// What stands before the first slash, folded for comparison.
    private let head: String

    /// What stands after the first slash, folded for comparison; `nil` without one.
    private let tail: String?

    /// The measure printed as `text`; `nil` where that is empty.
    public init?(_ text: String) {
        let tidied = text.tidied
        guard !tidied.isEmpty else { return nil }
        self.init(tidied: tidied)
    }

    private init(tidied symbol: String) {
        self.symbol = symbol
        let parts = symbol.lowercased()
            .split(separator: "/", omittingEmptySubsequences: false).map { String($0).tidied }
        head = parts[0]
        tail = parts.count > 1 ? parts.dropFirst().joined(separator: "/") : nil
    }

    /// The family it converts in; `nil` where it converts to itself only.
    public var family: Family? { Measure.known[head]?.family }

    /// How many of the family's smallest measure it is; `nil` where it has no family.
    public var factor: Quantity? {
        powerOfTen.flatMap { Quantity("1" + String(repeating: "0", count: $0)) }
    }

    /// The factor as a power of ten.
    var powerOfTen: Int? { Measure.known[head]?.powerOfTen }

    /// Whether it is a share of a whole: `%`, `%/năm`.
    public var isRate: Bool { head == "%" }

    /// Whether things are counted in it: `hộ`, `vụ`; not what is measured, and no quotient.
    package var isCount: Bool { family == nil && !isRate && tail == nil }

    /// The measure as printed.
    public var description: String { symbol }

    /// The same amount in another measure, exactly; `nil` where the measures are not of one family.
    public func convert(_ amount: Ratio, to other: Measure) -> Ratio? {
        if self == other { return amount }
        guard tail == other.tail, family == other.family, let factor, let wanted = other.factor
        else { return nil }
        return (amount * Ratio(factor)).divided(by: Ratio(wanted))
    }

    /// Whether both are one symbol but for case and spaces.
    public static func == (left: Self, right: Self) -> Bool {
        left.head == right.head && left.tail == right.tail
    }

    /// Feeds what equality looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(head)
        hasher.combine(tail)
    }

    /// Every factor is a power of ten, so that converting only moves the decimal point.
    private static let known: [String: (family: Family, powerOfTen: Int)] = [
        "đồng": (.money, 0), "nghìn đồng": (.money, 3), "triệu đồng": (.money, 6),
        "tỷ đồng": (.money, 9), "tỉ đồng": (.money, 9),
        "nghìn tỷ đồng": (.money, 12), "nghìn tỉ đồng": (.money, 12),
        "usd": (.dollars, 0), "nghìn usd": (.dollars, 3), "triệu usd": (.dollars, 6),
        "tỷ usd": (.dollars, 9), "tỉ usd": (.dollars, 9),
        "kg": (.mass, 0), "tạ": (.mass, 2), "tấn": (.mass, 3), "nghìn tấn": (.mass, 6),
        "triệu tấn": (.mass, 9),
        "m²": (.area, 0), "m2": (.area, 0), "ha": (.area, 4), "km²": (.area, 6), "km2": (.area, 6),
        "m": (.length, 0), "km": (.length, 3),
    ]
}
