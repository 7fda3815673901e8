/// A JSON value, its members in the order they were written.
///
/// Numbers are integers only: exact decimals travel as strings. `null` exists for documents shown
/// to people and programs; a line of the log never holds one.
public enum JSON: Equatable, Sendable {
    /// `null`: never in a line of the log.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number within ±(2^53−1) where it is to be canonical.
    case integer(Int64)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Members in the order they were written.
    case object([Member])

    /// One name and its value.
    public struct Member: Equatable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: JSON

        /// The member `name` with this value.
        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the first member called `name`; `nil` where this is no object or has none.
    ///
    /// - Complexity: O(*n*) in the number of members.
    public subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, where this is a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
