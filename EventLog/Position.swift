/// The place of an event in the log: its `seq`, counted from 0 without gaps, and its leaf index
/// in the Merkle tree.
public struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number itself.
    public let rawValue: UInt64

    /// The position with this number.
    public init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Whether `left` comes before `right`.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The number in decimal.
    public var description: String { String(rawValue) }

    /// The position `count` events further on, or the last number there is.
    public func advanced(by count: UInt64) -> Position {
        let (sum, overflows) = rawValue.addingReportingOverflow(count)
        return Position(overflows ? .max : sum)
    }
}
