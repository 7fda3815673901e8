import TestSupport
import Testing

@testable import EventLog

@Suite struct LineTests {
    private let at = Instant(millisecondsSinceEpoch: 1_738_630_800_000)

    private func sample(
        data: JSON = .object([]), key: String? = nil, more: Bool = false, signature: String? = nil
    ) -> Line {
        LineWriter.line(
            position: Position(42), at: at, by: "vp-huyen-uy", stream: "38-CTr/HU:2025-02-04#1.1",
            revision: 3, key: key, type: "report.submitted", data: data, more: more,
            signature: signature)
    }

    /// The bytes with the checksum they should have.
    private func sealed(_ text: String) -> [UInt8] {
        Array((text + ",\"crc\":\"" + CRC32C(text.utf8).hex + "\"}").utf8)
    }

    @Test func `A line is written as Format.md shows it`() {
        let data = JSON.object([JSON.Member("value", .string("64120.5"))])
        #expect(
            String(decoding: sample(data: data).bytes, as: UTF8.self) == """
                {"seq":42,"at":"2025-02-04T01:00:00.000Z","by":"vp-huyen-uy",\
                "stream":"38-CTr/HU:2025-02-04#1.1","rev":3,"type":"report.submitted",\
                "data":{"value":"64120.5"},"crc":"ed41b0f4"}
                """)
    }

    @Test func `What is written is read back the same`() throws {
        let values: [JSON] = [
            .bool(true), .bool(false), .integer(0), .integer(-9_007_199_254_740_991),
            .integer(9_007_199_254_740_991), .string(""), .string("Đạt ≥98%, cơ bản “đạt”"),
            .string("\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}"), .array([]),
            .array([.integer(1), .array([.object([])])]),
            .object([JSON.Member("a", .bool(true)), JSON.Member("", .string("b"))]),
        ]
        for value in values {
            for more in [false, true] {
                let line = sample(
                    data: .object([JSON.Member("v", value)]), key: more ? nil : "k1", more: more,
                    signature: more ? "c2ln" : nil)
                #expect(try LineReader.line(line.bytes) == line)
            }
        }
    }

    @Test func `Random payloads are read back the same`() throws {
        let seed: UInt64 = 20_250_204
        var generator = SeededGenerator(seed: seed)
        for round in 0..<300 {
            let data = JSON.object([
                JSON.Member("v", value(depth: 4, &generator)),
                JSON.Member("w", value(depth: 2, &generator)),
            ])
            let line = sample(data: data)
            #expect(try LineReader.line(line.bytes) == line, "seed \(seed), round \(round)")
            #expect(try JSON(canonical: data.canonicalText.utf8) == data, "seed \(seed)")
        }
    }

    private func value(depth: Int, _ generator: inout SeededGenerator) -> JSON {
        let letters = Array("aạđ€\"\\\n\u{1}/😀")
        switch Int.random(in: 0..<(depth > 0 ? 5 : 3), using: &generator) {
        case 0: return .integer(Int64.random(in: -1_000_000...1_000_000, using: &generator))
        case 1: return .bool(Bool.random(using: &generator))
        case 2:
            let count = Int.random(in: 0...8, using: &generator)
            return .string(
                String((0..<count).compactMap { _ in letters.randomElement(using: &generator) }))
        case 3:
            let count = Int.random(in: 0...3, using: &generator)
            return .array((0..<count).map { _ in value(depth: depth - 1, &generator) })
        default:
            let count = Int.random(in: 0...3, using: &generator)
            return .object(
                (0..<count).map {
                    JSON.Member("m\($0)", value(depth: depth - 1, &generator))
                })
        }
    }

    private static let head =
        #"{"seq":1,"at":"2025-02-04T01:00:00.000Z","by":"b","stream":"s","rev":0"#

    /// A text with a right checksum, and what is wrong with it.
    private static let refusals: [(text: String, expected: String, found: String)] = [
        (#"{ "seq":1"#, "{\"seq\":", "byte 0x20"),
        (#"{"seq":01"#, "no leading zero", "1"),
        (#"{"seq":-1"#, "a number from 0", "-1"),
        (#"{"seq":1.0"#, ",\"at\":", "."),
        (#"{"seq":9007199254740992"#, "a number within ±(2^53−1)", "a larger one"),
        (#"{"seq":1,"by":"b""#, ",\"at\":", "b"),
        (
            #"{"seq":1,"at":"2025-02-30T01:00:00.000Z""#, "a time as 2025-02-04T01:00:00.000Z",
            "2025-02-30T01:00:00.000Z"
        ),
        (
            #"{"seq":1,"at":"2025-02-04T01:00:00Z""#, "a time as 2025-02-04T01:00:00.000Z",
            "2025-02-04T01:00:00Z"
        ),
        (#"{"seq":1,"at":"2025-02-04T01:00:00.000Z","by":"""#, "a text", "an empty one"),
        (head + #","type":"t","data":[]"#, "an object", "["),
        (head + #","type":"t","data":{"a":null}"#, "a value", "n"),
        (head + #","type":"t","data":{"a":1,"a":2}"#, "each member once", "\"a\" again"),
        (head + #","type":"t","data":{"a": 1}"#, "a value", "byte 0x20"),
        (head + #","type":"t","data":{"a":-0}"#, "0", "-0"),
        (head + #","type":"t","data":{"a":1e3}"#, "}", "e"),
        (head + #","type":"t","data":{"a":"\/"}"#, "an escape", "/"),
        (head + #","type":"t","data":{"a":"\u0041"}"#, "a control character", "4"),
        (head + #","type":"t","data":{"a":"\u000A"}"#, "a lower-case hexadecimal digit", "A"),
        (head + #","type":"t","data":{"a":"\u000a"}"#, "the short escape", "the long one"),
        (
            head + ",\"type\":\"t\",\"data\":{\"a\":\"\t\"}", "an escaped control character",
            "byte 0x09"
        ),
        (
            head + ",\"type\":\"t\",\"data\":{\"a\":\"e\u{301}\"}",
            "text in Unicode normalization form C", "another form"
        ),
        (
            head + ",\"type\":\"t\",\"data\":{\"e\u{301}\":1}",
            "text in Unicode normalization form C", "another form"
        ),
        (head + #","type":"t","data":{},"more":false"#, "true", "f"),
        (head + #","type":"t","data":{},"sig":"s","more":true"#, ",\"crc\":\"", "m"),
        (head + #","type":"t","key":"k","data":{}"#, ",\"data\":", "k"),
        (head + #","type":"t","data":{},"x":1"#, ",\"crc\":\"", "x"),
        (
            head + #","type":"t","data":{"a":"# + String(repeating: "[", count: 64)
                + String(repeating: "]", count: 64) + "}", "at most 64 levels", "one more"
        ),
    ]

    @Test(arguments: refusals)
    func `JSON that is not canonical is damage although its checksum is right`(
        _ text: String, _ expected: String, _ found: String
    ) throws {
        let damage = try #require(throws: Damage.self) { try LineReader.line(sealed(text)) }
        #expect(damage.kind == .notCanonical)
        #expect(damage.expected == expected)
        #expect(damage.found == found)
        #expect(damage.byteOffset > 0 && damage.byteOffset < sealed(text).count)
    }

    @Test func `Bytes that are not UTF-8 are damage where they stand`() throws {
        let text = Array((LineTests.head + #","type":"t","data":{"a":""#).utf8)
        let body = text + [0xC3, 0x28] + Array("\"}".utf8)
        let bytes = body + Array((",\"crc\":\"" + CRC32C(body).hex + "\"}").utf8)
        let damage = try #require(throws: Damage.self) { try LineReader.line(bytes) }
        #expect(damage.kind == .notCanonical)
        #expect(damage.expected == "UTF-8")
        #expect(damage.byteOffset == text.count)
    }

    @Test func `A wrong checksum is told with both values`() throws {
        var bytes = sample().bytes
        bytes[8] ^= 1
        let damage = try #require(throws: Damage.self) { try LineReader.line(bytes) }
        #expect(damage.kind == .crcMismatch)
        #expect(damage.expected.hasPrefix("the crc "))
        #expect(damage.found.hasPrefix("bytes that give "))
    }

    @Test func `A line of 65,535 bytes is read and one byte more is damage`() throws {
        let frame = sample(data: .object([JSON.Member("v", .string(""))])).bytes.count
        let room = LineWriter.byteLimit - frame
        func line(_ count: Int) -> Line {
            sample(data: .object([JSON.Member("v", .string(String(repeating: "x", count: count)))]))
        }
        #expect(try LineReader.line(line(room).bytes).bytes.count == 65_535)
        let damage = try #require(throws: Damage.self) {
            try LineReader.line(line(room + 1).bytes)
        }
        #expect(damage.kind == .tooLong)
    }

    @Test func `Every cut of a line ends early and every flip is damage`() throws {
        let bytes = sample(
            data: .object([JSON.Member("v", .string("bản\n"))]), key: "k", more: true,
            signature: "c2ln"
        ).bytes
        for count in 0..<bytes.count {
            let damage = try #require(throws: Damage.self) {
                try LineReader.line(Array(bytes[..<count]))
            }
            // Cut inside a letter the bytes are no UTF-8; elsewhere they are right so far.
            let isInsideLetter = bytes[count] & 0xC0 == 0x80
            #expect(damage.kind == (isInsideLetter ? .notCanonical : .endsEarly), "\(count)")
        }
        for index in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[index] ^= 1 << bit
                #expect(throws: Damage.self) { try LineReader.line(flipped) }
            }
        }
    }

    @Test func `A line cut behind a payload's own checksum begins a line`() throws {
        let line = sample(
            data: .object([
                JSON.Member("a", .integer(1)), JSON.Member("crc", .string("123456789abc")),
            ]))
        for count in 0...line.bytes.count {
            #expect(
                LineReader.isBeginning(in: line.bytes, 0..<count, of: line.position), "\(count)")
        }
    }

    @Test func `Canonical text of documents may hold null`() throws {
        let document = JSON.object([JSON.Member("root", .null)])
        #expect(document.canonicalText == #"{"root":null}"#)
        #expect(try JSON(canonical: Array(#"{"root":null}"#.utf8)) == document)
        #expect(throws: Damage.self) { try JSON(canonical: Array("{} ".utf8)) }
    }
}
