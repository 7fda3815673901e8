/// The bytes of a state's file → values; `nil` where there are too few of them.
struct StateReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        var number: UInt64 = 0
        for index in rest.startIndex..<rest.startIndex + 8 {
            number = number << 8 | UInt64(rest[index])
        }
        rest = rest.dropFirst(8)
        return number
    }

    mutating func hash() -> Hash? {
        guard let hash = Hash(bytes: rest.prefix(32)) else { return nil }
        rest = rest.dropFirst(32)
        return hash
    }

    mutating func text() -> String? {
        guard let count = number(), count <= rest.count else { return nil }
        let text = String(decoding: rest.prefix(Int(count)), as: UTF8.self)
        rest = rest.dropFirst(Int(count))
        return text
    }

    /// As many values as the number before them says.
    mutating func list<Value>(_ value: (inout StateReader) -> Value?) -> [Value]? {
        guard let count = number() else { return nil }
        var values: [Value] = []
        while values.count < count {
            guard let next = value(&self) else { return nil }
            values.append(next)
        }
        return values
    }
}
