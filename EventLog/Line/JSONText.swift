/// One value of canonical JSON, read where it stands: no tree is built of it.
///
/// The bytes were checked before; what is no canonical JSON has no meaning here.
package struct JSONText: Sendable {
    package let bytes: [UInt8]
    /// Where in the bytes the value stands.
    package let range: Range<Int>

    /// The value at a range of bytes that were checked.
    package init(checked bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range
    }

    /// The text of a value.
    package init(_ json: JSON) {
        bytes = Array(json.canonicalText.utf8)
        range = bytes.indices
    }

    private var first: UInt8? { range.isEmpty ? nil : bytes[range.lowerBound] }

    /// The value as a tree; `null` where no bytes were kept.
    package var json: JSON {
        guard !range.isEmpty else { return .null }
        var reader = JSONReader(bytes: bytes, range: range, allowsNull: true)
        reader.isPlain = true
        do throws(Damage) {
            return try reader.value()
        } catch {
            preconditionFailure("a value that was canonical stays so in memory: \(error)")
        }
    }

    /// The text, where this is a string.
    package var string: String? {
        content.map { JSONText.string(in: bytes, $0) }
    }

    /// What stands between the quotes, escapes not read, where this is a string.
    package var content: Range<Int>? {
        first == UInt8(ascii: "\"") ? range.lowerBound + 1..<range.upperBound - 1 : nil
    }

    /// The number, where this is one.
    package var integer: Int64? {
        guard let first,
            first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            case .integer(let number) = json
        else { return nil }
        return number
    }

    /// The truth value, where this is one.
    package var bool: Bool? {
        switch first {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The values of an array, in order; `nil` where this is none.
    package var elements: [JSONText]? {
        guard first == UInt8(ascii: "[") else { return nil }
        var elements: [JSONText] = []
        var offset = range.lowerBound + 1
        while bytes[offset] != UInt8(ascii: "]") {
            let end = JSONText.end(of: offset, in: bytes.span)
            elements.append(JSONText(checked: bytes, offset..<end))
            offset = bytes[end] == UInt8(ascii: ",") ? end + 1 : end
        }
        return elements
    }

    /// The members of an object, to be read one after another; `nil` where this is none.
    package var members: Members? {
        first == UInt8(ascii: "{") ? Members(bytes: bytes, offset: range.lowerBound + 1) : nil
    }

    /// The members of an object that are left to be read.
    package struct Members: Sendable {
        private let bytes: [UInt8]
        private var offset: Int

        fileprivate init(bytes: [UInt8], offset: Int) {
            self.bytes = bytes
            self.offset = offset
        }

        /// The name of the next member; `nil` behind the last one.
        package var nextName: String? {
            guard bytes[offset] == UInt8(ascii: "\"") else { return nil }
            let end = JSONText.end(of: offset, in: bytes.span)
            return JSONText.string(in: bytes, offset + 1..<end - 1)
        }

        /// Passes members up to the one that is called `name`, and answers its value; `nil` where there is none.
        package mutating func find(_ name: String) -> JSONText? {
            while bytes[offset] == UInt8(ascii: "\"") {
                if let value = take(name) { return value }
                // Behind the name stands a colon, and behind the value a comma or the end.
                let end = JSONText.end(
                    of: JSONText.end(of: offset, in: bytes.span) + 1, in: bytes.span)
                offset = bytes[end] == UInt8(ascii: ",") ? end + 1 : end
            }
            return nil
        }

        /// The value of the next member where it is called `name`, else `nil`, and nothing is taken.
        package mutating func take(_ name: String) -> JSONText? {
            let start = offset + name.utf8.count + 3
            guard isNext(name) else { return nil }
            let end = JSONText.end(of: start, in: bytes.span)
            offset = bytes[end] == UInt8(ascii: ",") ? end + 1 : end
            return JSONText(checked: bytes, start..<end)
        }

        /// Whether `"name":` comes next; a name of the catalogue holds nothing that is escaped.
        private func isNext(_ name: String) -> Bool {
            let span = bytes.span
            let wanted = name.utf8.span
            guard offset + wanted.count + 2 < span.count, span[offset] == UInt8(ascii: "\""),
                span[offset + wanted.count + 1] == UInt8(ascii: "\""),
                span[offset + wanted.count + 2] == UInt8(ascii: ":")
            else { return false }
            for index in wanted.indices where span[offset + 1 + index] != wanted[index] {
                return false
            }
            return true
        }
    }

    /// The text whose content, escapes and all, lies in a range of the bytes.
    static func string(in bytes: [UInt8], _ content: Range<Int>) -> String {
        bytes[content].contains(UInt8(ascii: "\\"))
            ? String(decoding: JSONReader.unescaped(bytes, content), as: UTF8.self)
            : String(decoding: bytes[content], as: UTF8.self)
    }

    /// The place behind the value that begins at `start`.
    private static func end(of start: Int, in bytes: Span<UInt8>) -> Int {
        var depth = 0
        var index = start
        repeat {
            switch bytes[index] {
            case UInt8(ascii: "\""): index = endOfString(index, in: bytes)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                index += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
            default: index = endOfWord(index, in: bytes)
            }
        } while depth > 0
        return index
    }

    private static func endOfString(_ start: Int, in bytes: Span<UInt8>) -> Int {
        var index = start + 1
        while bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index + 1
    }

    /// Behind a number, a truth value or `null`.
    private static func endOfWord(_ start: Int, in bytes: Span<UInt8>) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: ","),
            bytes[index] != UInt8(ascii: "}"), bytes[index] != UInt8(ascii: "]")
        {
            index += 1
        }
        return index
    }
}
