import Testing

@testable import EventLog

@Suite struct BatchWriterTests {
    private let now = Instant(millisecondsSinceEpoch: 1_738_630_800_000)

    private func draft(_ number: Int, text: String = "kỳ") -> Draft {
        Draft(
            stream: "chi-tieu-\(number % 7)", type: "report.submitted",
            data: .object([JSON.Member("note", .string("\(text) \(number)"))]))
    }

    @Test(arguments: [1, 2, 255, 256, 257, 512, 513, 1_000])
    func `A batch has the bytes of its lines written one by one`(count: Int) throws {
        let drafts = (0..<count).map { draft($0) }
        let written = try BatchWriter(
            drafts, by: "vp-hu", at: now, key: "k", after: LogIndex()
        ).lines()
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for (number, draft) in drafts.enumerated() {
            let line = LineWriter.line(
                position: Position(UInt64(number)), at: now, by: "vp-hu", stream: draft.stream,
                revision: UInt64(number / 7), key: number == 0 ? "k" : nil, type: draft.type,
                data: draft.data, more: number < count - 1)
            bytes += line.bytes + [UInt8(ascii: "\n")]
            ends.append(bytes.count)
            if number == count - 1 { #expect(written.lines.last.line == line) }
        }
        #expect(written.lines.bytes == bytes)
        #expect(written.lines.entries.map(\.end) == ends)
        #expect(written.lines.entries.map(\.stream) == drafts.map { NameHash(stream: $0.stream) })
        #expect(written.arePlain)
    }

    @Test(arguments: [0, 255, 256, 599])
    func `A draft that cannot be a line is found in whatever piece it stands`(place: Int) throws {
        var drafts = (0..<600).map { draft($0) }
        drafts[place] = draft(place, text: "e\u{301}")
        let written = try BatchWriter(drafts, by: "a", at: now, key: nil, after: LogIndex()).lines()
        #expect(!written.arePlain)
        let refusal = #expect(throws: LogError.self) {
            try BatchRules.lines(for: drafts, by: "a", at: now, key: nil, after: LogIndex())
        }
        #expect(refusal?.place == .draft(place))
        drafts[place] = draft(place, text: String(repeating: "x", count: 70_000))
        let tooLarge = #expect(throws: LogError.self) {
            try BatchRules.lines(for: drafts, by: "a", at: now, key: nil, after: LogIndex())
        }
        #expect(tooLarge?.code == .tooLarge)
        #expect(tooLarge?.place == .draft(place))
    }
}
