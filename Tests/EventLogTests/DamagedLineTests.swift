import Testing

@testable import EventLog

/// One byte put back by the checksum alone.
@Suite struct DamagedLineTests {
    private static func line(_ text: String) -> [UInt8] {
        LineWriter.line(
            position: Position(7), at: SmallLedger.start, by: "b", stream: "s", revision: 0,
            type: "a.b", data: .object([JSON.Member("value", .string(text))])
        ).bytes
    }

    private static func correction(
        _ bytes: [UInt8], of events: ClosedRange<Position>? = nil
    ) -> DamagedLine.Correction? {
        DamagedLine(bytes: bytes, start: 0).correction(to: events)
    }

    @Test func `Every byte of a line, whatever it became, is put back`() {
        let bytes = DamagedLineTests.line("1")
        var missed: [String] = []
        for index in bytes.indices {
            for error in UInt8(1)...255 {
                var damaged = bytes
                damaged[index] ^= error
                let found = DamagedLineTests.correction(damaged)
                if found?.line.bytes != bytes || found?.index != index
                    || found?.original != bytes[index]
                {
                    missed.append("byte \(index), error \(error)")
                }
            }
        }
        #expect(missed == [])
    }

    @Test func `Two changed bytes are never put back as one`() {
        let bytes = DamagedLineTests.line("12345678")
        for left in bytes.indices {
            for right in bytes.indices[(left + 1)...] {
                var damaged = bytes
                damaged[left] ^= 0x01
                damaged[right] ^= 0x03
                #expect(DamagedLineTests.correction(damaged) == nil, "bytes \(left), \(right)")
            }
        }
    }

    @Test func `The longest line is put back too`() {
        let frame = DamagedLineTests.line("").count
        let bytes = DamagedLineTests.line(
            String(repeating: "x", count: LineWriter.byteLimit - frame))
        #expect(bytes.count == LineWriter.byteLimit)
        for index in [0, 1, 100, 30_000, 65_500, 65_516, 65_517, 65_534] {
            var damaged = bytes
            damaged[index] ^= 0x10
            #expect(DamagedLineTests.correction(damaged)?.index == index)
        }
        #expect(DamagedLineTests.correction(bytes + [0]) == nil, "longer than a line")
    }

    @Test func `A line of another event than the one that is missing is not put in its place`() {
        var damaged = DamagedLineTests.line("1")
        damaged[60] ^= 0x01
        #expect(DamagedLineTests.correction(damaged, of: Position(7)...Position(7)) != nil)
        #expect(DamagedLineTests.correction(damaged, of: Position(8)...Position(9)) == nil)
    }

    @Test func `Bytes too few for a line, and none at all, are no reason to stop`() {
        for count in 0...20 {
            let line = DamagedLine(bytes: Array(repeating: 0, count: count), start: 0)
            #expect(line.correction(to: nil) == nil && line.reading == nil)
            #expect(!line.isChecksumRight && line.zeroCount == count)
        }
    }
}
