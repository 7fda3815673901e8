import Testing

@testable import EventLog

@Suite struct TextBufferTests {
    /// What RFC 8259 §7 and `Format.md` ask for, character by character.
    private func plainly(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += Array("\\\"".utf8)
            case "\\": bytes += Array("\\\\".utf8)
            case "\u{08}": bytes += Array("\\b".utf8)
            case "\t": bytes += Array("\\t".utf8)
            case "\n": bytes += Array("\\n".utf8)
            case "\u{0C}": bytes += Array("\\f".utf8)
            case "\r": bytes += Array("\\r".utf8)
            case "\u{00}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                bytes += Array("\\u00\(scalar.value < 16 ? "0" : "")\(digits)".utf8)
            default: bytes += Array(String(scalar).utf8)
            }
        }
        return bytes + [UInt8(ascii: "\"")]
    }

    private func written(_ text: String) -> (bytes: [UInt8], isPlain: Bool) {
        var buffer = TextBuffer(capacity: 0)
        buffer.append(string: text)
        return (buffer.bytes, buffer.isPlain)
    }

    /// Texts of all lengths that eight bytes can be met at, with `scalar` at every place in them.
    private func texts(around scalar: Unicode.Scalar) -> [String] {
        (0..<20).flatMap { length in
            (0...length).map { place in
                String(repeating: "a", count: place) + String(scalar)
                    + String(repeating: "z", count: length - place)
            }
        }
    }

    @Test func `Each ASCII character is written plainly or escaped, at every place of a text`() {
        for scalar in (0..<128).map({ Unicode.Scalar(UInt8($0)) }) {
            for text in texts(around: scalar) {
                let written = written(text)
                #expect(written.bytes == plainly(text))
                #expect(written.isPlain)
            }
        }
        #expect(written("").bytes == plainly(""))
    }

    @Test(arguments: ["đ", "ư", "ỹ", "Ạ", "ộ", "–", "…", "“", "\u{2FF}", "한", "😀"])
    func `A text in form C is plain, wherever its letter stands`(letter: Unicode.Scalar) {
        for text in texts(around: letter) {
            let written = written(text)
            #expect(written.bytes == plainly(text))
            #expect(written.isPlain)
        }
    }

    @Test(arguments: ["\u{300}", "\u{323}", "\u{340}"])
    func `A mark that form C composes or replaces is doubted`(mark: Unicode.Scalar) {
        for text in texts(around: mark) {
            let written = written(text)
            #expect(written.bytes == plainly(text))
            #expect(written.isPlain == text.isNormalized)
        }
        #expect(!written("a\(mark)").isPlain)
    }

    @Test func `A doubt stays, whatever comes behind it`() {
        var buffer = TextBuffer(capacity: 64)
        buffer.append(string: "a\u{301}")
        buffer.append(string: "á")
        let isPlain = buffer.isPlain
        #expect(!isPlain)
    }

    @Test func `It grows past its first room, and a part of it can be copied and summed`() {
        var buffer = TextBuffer(capacity: 0)
        buffer.append(string: "số")
        let place = 1..<buffer.count - 1
        var expected = Array(#""số""#.utf8)
        for number in 0..<2_000 as Range<UInt64> {
            buffer.append(number)
            buffer.append(",")
            buffer.append(copyOf: place)
            expected += Array("\(number),số".utf8)
        }
        let bytes = buffer.bytes
        let sum = buffer.checksum(from: 777)
        #expect(bytes == expected)
        #expect(sum == CRC32C(expected[777...]))
    }

    @Test func `What no line can hold is doubted, what one can is not`() {
        func isPlain(_ value: JSON) -> Bool {
            var buffer = TextBuffer(capacity: 0)
            value.append(to: &buffer)
            return buffer.isPlain
        }
        func nested(_ depth: Int) -> JSON {
            (0..<depth).reduce(.array([])) { value, _ in .array([value]) }
        }
        let largest = JSON.largestInteger
        #expect(isPlain(.array([.integer(largest), .integer(-largest), .bool(true), .string("")])))
        #expect(!isPlain(.null))
        #expect(!isPlain(.integer(largest + 1)) && !isPlain(.integer(-largest - 1)))
        #expect(!isPlain(.integer(.min)) && !isPlain(.integer(.max)))
        #expect(isPlain(nested(JSON.depthLimit - 1)) && !isPlain(nested(JSON.depthLimit)))
        let names = ["a", "b", "ab", "đ"]
        #expect(isPlain(.object(names.map { JSON.Member($0, .bool(true)) })))
        #expect(!isPlain(.object((names + ["b"]).map { JSON.Member($0, .bool(true)) })))
    }
}
