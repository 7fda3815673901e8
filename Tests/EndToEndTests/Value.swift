import Foundation

/// A JSON document as any reader of the program's output sees it.
enum Value: Equatable, Sendable, Decodable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([Value])
    case object([String: Value])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let text = try Self.attempt({ try container.decode(String.self) }) {
            self = .string(text)
        } else if let flag = try Self.attempt({ try container.decode(Bool.self) }) {
            self = .bool(flag)
        } else if let number = try Self.attempt({ try container.decode(Int.self) }) {
            self = .integer(number)
        } else if let values = try Self.attempt({ try container.decode([Value].self) }) {
            self = .array(values)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    /// The one document in `data`.
    init(_ data: Data) throws {
        self = try JSONDecoder().decode(Value.self, from: data)
    }

    /// The documents of JSON Lines, one a line.
    static func lines(_ data: Data) throws -> [Value] {
        try data.split(separator: UInt8(ascii: "\n")).map { try Value(Data($0)) }
    }

    /// The member called `name`; `null` where there is none.
    subscript(name: String) -> Value {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    subscript(index: Int) -> Value {
        items.indices.contains(index) ? items[index] : .null
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var integer: Int? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    var items: [Value] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    var names: Set<String> {
        guard case .object(let members) = self else { return [] }
        return Set(members.keys)
    }

    /// What `decode` gives; `nil` where the document holds another type there.
    private static func attempt<Result>(_ decode: () throws -> Result) throws -> Result? {
        do {
            return try decode()
        } catch DecodingError.typeMismatch {
            return nil
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
    init(stringLiteral text: String) { self = .string(text) }
    init(integerLiteral number: Int) { self = .integer(number) }
    init(booleanLiteral flag: Bool) { self = .bool(flag) }
    init(nilLiteral: Void) { self = .null }
    init(arrayLiteral values: Value...) { self = .array(values) }
}
