/// The place of an event in the log: its `seq`, counted from 0 without gaps, and its leaf index
/// in the Merkle tree.
public struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: UInt64

    public init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    public var description: String { String(rawValue) }

    /// The position `count` events further on.
    public func advanced(by count: UInt64) -> Position {
        Position(rawValue + count)
    }
}
