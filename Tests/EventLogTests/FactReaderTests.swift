import TestSupport
import Testing

@testable import EventLog

/// What the reader of facts accepts is what the reader of lines accepts, and it reads the same.
@Suite struct FactReaderTests {
    private static let hash = Hash(of: [1])

    /// Lines with every member, and with every kind of letter and value.
    private static let samples: [Line] = [
        LineWriter.line(
            position: Position(0), at: SmallLedger.start, by: "b", stream: "s", revision: 0,
            type: "a.b", data: .object([])),
        LineWriter.line(
            position: Position(9_007_199_254_740_991), at: SmallLedger.start, by: "vp-huyện",
            stream: "Đ\"\\\u{1F}\n", revision: 7, key: "k", type: "recovery.acknowledged",
            data: .object([
                JSON.Member("quarantine", .string("x")),
                JSON.Member("evidence", .array([.string(hash.hex), .integer(-3), .bool(false)])),
                JSON.Member(
                    "a",
                    .object([JSON.Member("evidence", .bool(true)), JSON.Member("ab", .array([]))])),
            ]), more: true, signature: "bm8="),
        // Letters that the tables of Unicode have to be asked about.
        LineWriter.line(
            position: Position(10), at: SmallLedger.start, by: "中", stream: "ỹ𝄞", revision: 1,
            type: "a.b", data: .object([JSON.Member("ế", .string("x\u{323}\u{302} ḟ ạ"))])),
    ]

    /// The bytes that mean something in a line, and those at the ends of the ranges that do.
    private static let bytes: [UInt8] =
        Array("\0\t\n !\",-./019:@AEZ[\\]abefgnrtuz{}~".utf8) + [
            0x08, 0x1F, 0x7F, 0x80, 0x9F, 0xA0, 0xB9, 0xBA, 0xBB, 0xBF, 0xC1, 0xC2, 0xCB, 0xCC,
            0xE0,
            0xE1, 0xED, 0xF0, 0xF4, 0xFF,
        ]

    @Test func `A changed byte alone is found by the checksum`() {
        for sample in FactReaderTests.samples {
            for index in sample.bytes.indices {
                for mask: UInt8 in [1, 0x20, 0x80] {
                    var changed = sample.bytes
                    changed[index] ^= mask
                    #expect(facts(changed) == nil, "byte \(index)")
                }
            }
        }
    }

    private func facts(_ bytes: [UInt8]) -> LineFacts? {
        var reader = FactReader()
        let facts = reader.facts(in: bytes + [0x0A], from: 0)
        // A line feed among the bytes ends the line there, which the whole range then is not.
        return facts?.range == 0..<bytes.count ? facts : nil
    }

    private func line(_ bytes: [UInt8]) -> Line? {
        do {
            return try LineReader.line(bytes)
        } catch {
            return nil
        }
    }

    /// Whether both readers say the same of these bytes.
    private func agree(on bytes: [UInt8]) -> Bool {
        guard let facts = facts(bytes) else { return line(bytes) == nil }
        guard let line = line(bytes) else { return false }
        func content(_ text: String) -> [UInt8] {
            Array(JSON.string(text).canonicalText.utf8.dropFirst().dropLast())
        }
        func name(_ text: String) -> NameHash {
            let words = Hash(of: content(text)).bigEndianWords
            return NameHash(high: words[0], low: words[1])
        }
        return facts.position == line.position.rawValue && facts.at == line.at
            && Array(bytes[facts.by]) == content(line.by) && facts.stream == name(line.stream)
            && facts.revision == line.revision && facts.key == line.key.map(name)
            && facts.more == line.more && facts.hasSignature == (line.signature != nil)
            && facts.isAcknowledgement == (line.type == Acknowledgement.type)
            && facts.leaf == Hash(ofLeaf: bytes)
            && facts.evidence.map { String(decoding: bytes[$0], as: UTF8.self) }
                == line.data["evidence"]?.canonicalText
    }

    /// The bytes with the checksum that they should carry.
    private func mended(_ bytes: [UInt8]) -> [UInt8] {
        let split = bytes.count - LineWriter.crcByteCount
        let sum = CRC32C(bytes[..<split])
        return bytes[..<split] + LineWriter.crcBytes + sum.hexBytes + Array("\"}".utf8)
    }

    @Test func `Every sample is read, and as the reader of lines reads it`() throws {
        for sample in FactReaderTests.samples {
            let found = try #require(self.facts(sample.bytes))
            #expect(agree(on: sample.bytes))
            #expect(line(sample.bytes) == sample)
            #expect((found.evidence == nil) == (sample.data["evidence"] == nil))
        }
    }

    @Test(arguments: samples.indices)
    func `Every byte changed in every way that matters, its checksum mended, is judged alike`(
        _ number: Int
    ) {
        let bytes = FactReaderTests.samples[number].bytes
        var acceptedCount = 0
        for index in bytes.indices {
            for value in FactReaderTests.bytes where value != bytes[index] {
                var changed = bytes
                changed[index] = value
                let mended = mended(changed)
                #expect(agree(on: mended), "byte \(index) is \(value), mended")
                if facts(mended) != nil { acceptedCount += 1 }
            }
        }
        #expect(acceptedCount > 100, "mended lines are accepted at all")
    }

    @Test func `Every byte taken out or put in twice, its checksum mended, is judged alike`() {
        for sample in FactReaderTests.samples {
            for index in sample.bytes.indices {
                var shorter = sample.bytes
                let byte = shorter.remove(at: index)
                #expect(agree(on: mended(shorter)), "byte \(index) taken out")
                var longer = sample.bytes
                longer.insert(byte, at: index)
                #expect(agree(on: mended(longer)), "byte \(index) twice")
            }
        }
    }

    @Test(arguments: [
        #"{"a":1,"a":2}"#, #"{"a":{"b":1},"b":2}"#, #"{"a":[{"b":1},{"b":1}]}"#, #"{"a":-0}"#,
        #"{"a":-1}"#, #"{"a":00}"#, #"{"a":9007199254740991}"#, #"{"a":9007199254740992}"#,
        #"{"a":-9007199254740991}"#, #"{"a":-9007199254740992}"#, #"{"a":99999999999999999999}"#,
        #"{"a":1.5}"#, #"{"a":1e3}"#, #"{"a":null}"#, #"{"a":""}"#, #"{"":1}"#, #"{"a":"\/"}"#,
        #"{"a":"\u0041"}"#, #"{"a":"\u001f"}"#, #"{"a":"\u001F"}"#, #"{"a":"\u000a"}"#,
        #"{"a": 1}"#, #"{"a":1,}"#, #"{"a":[1,]}"#, #"[]"#, #"1"#, #"{"evidence":"x"}"#,
        "{\"a\":\"\\u001f\u{307}\"}", "{\"a\":\"\\\"\u{338}\"}", "{\"a\":\"e\u{301}\"}",
        "{\"a\":\"\u{340}\"}", "{\"a\":\"\u{7F}\"}", "{\"a\":\"\u{2FF}\u{300}\"}",
    ])
    func `Payload`(text: String) {
        let bytes = Array(
            (#"{"seq":1,"at":"2025-02-04T01:00:00.000Z","by":"b","stream":"s","rev":0,"type":"a.b","data":"#
                + text).utf8)
        let sum = CRC32C(bytes)
        #expect(agree(on: bytes + LineWriter.crcBytes + sum.hexBytes + Array("\"}".utf8)))
    }

    @Test func `Levels and lengths are judged alike, at their limits and beyond`() {
        for depth in [63, 64, 65] {
            let data =
                String(repeating: #"{"a":"#, count: depth - 1) + "{}"
                + String(repeating: "}", count: depth - 1)
            `Payload`(text: data)
        }
        for count in 65_535 - 140...65_535 - 100 {
            `Payload`(text: #"{"a":""# + String(repeating: "x", count: count) + #""}"#)
        }
    }
}
