import Testing

@testable import EventLog

@Suite struct CRC32CTests {
    @Test(arguments: [
        (Array("123456789".utf8), "e3069283"),
        ([], "00000000"),
        // RFC 3720 §B.4, whose checksums are printed in the order of their bytes on the wire.
        ([UInt8](repeating: 0, count: 32), "8a9136aa"),
        ([UInt8](repeating: 0xFF, count: 32), "62a8ab43"),
        (Array(0...31), "46dd794e"),
        (Array((0...31).reversed()), "113fdb5c"),
        (
            [0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 4, 0]
                + [
                    0, 0, 0, 0x14, 0, 0, 0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
                ],
            "d9963a56"
        ),
    ])
    func `The published vectors come out`(_ bytes: [UInt8], _ expected: String) {
        #expect(CRC32C(bytes).hex == expected)
    }

    /// Where the processor has no instruction for it, both are the table, and the vectors hold of it.
    @Test func `The table gives what the instruction gives, from every place and of every length`()
    {
        let bytes = (0..<80).map { UInt8($0 * 37 & 0xFF) }
        for start in 0..<9 {
            for end in start...bytes.count {
                var byInstruction = CRC32C()
                byInstruction.update(bytes.span.extracting(start..<end))
                var byTable = CRC32C()
                byTable.updateByTable(bytes.span.extracting(start..<end))
                #expect(byInstruction == byTable)
            }
        }
    }

    @Test func `Taking bytes in pieces makes no difference`() {
        let bytes = (0..<100).map { UInt8($0 * 7 & 0xFF) }
        for split in 0...100 {
            var sum = CRC32C()
            sum.update(Array(bytes[..<split]).span)
            sum.update(Array(bytes[split...]).span)
            #expect(sum == CRC32C(bytes))
        }
    }
}
