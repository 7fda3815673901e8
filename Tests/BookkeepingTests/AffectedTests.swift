import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// A ledger whose event 19, the report of 90 tons, is damaged; two events on its target follow.
@Suite struct AffectedTests {
    private let office: SmallOffice
    private let line: Range<Int>

    init() throws {
        var story = RefusalSamples.begun().story
        for period in ["2025-Q1", "2025"] {
            story.tell(.report("7", about: period), on: RefusalSamples.target, by: "bao-cao")
        }
        story.tell(.report("3", about: "2025"), on: RefusalSamples.deferred, by: "bao-cao")
        office = try SmallOffice(story.entries)
        let bytes = office.segment
        let feeds = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        line = feeds[18] + 1..<feeds[19]
    }

    /// What is affected when the line has been changed like this.
    private func affected(_ damage: (inout [UInt8]) -> Void) throws -> Affected {
        let disk = office.disk.copy()
        var remains = Array(office.segment[line])
        let count = remains.count
        damage(&remains)
        try #require(remains.count == count, "the damage moves nothing")
        var bytes = office.segment
        bytes.replaceSubrange(line, with: remains)
        disk.plant(bytes, in: SmallOffice.segmentPath)
        let ledger = try Ledger.open(SmallOffice.folder, for: .reading, disk: disk)
        try #require(ledger.log.flaws.map(\.position) == [Position(19)])
        return Affected(remains, at: Position(19), in: ledger.log, book: ledger.book)
    }

    private func replace(_ text: String, by other: String) -> (inout [UInt8]) -> Void {
        { bytes in
            let damaged = String(decoding: bytes, as: UTF8.self).replacing(text, with: other)
            bytes = Array(damaged.utf8)
        }
    }

    @Test func `A digit flipped in the value shows the target and the figure as it stands`() throws
    {
        let found = try affected(replace("\"value\":\"90\"", by: "\"value\":\"98\""))
        #expect(found.position == Position(19) && found.type == "report.submitted")
        #expect(found.target == RefusalSamples.target && found.name == "Tên 1")
        #expect(found.stream == RefusalSamples.target.description)
        #expect(found.period == "2025-H1" && found.figure == "98")
    }

    @Test func `A stream's name that is damaged is found by the revision that is missing`() throws {
        let found = try affected(replace("HU:2025-02-04#1", by: "HU:2025-02-04#8"))
        #expect(found.stream == RefusalSamples.target.description)
        #expect(found.target == RefusalSamples.target && found.figure == "90")
    }

    @Test func `Of bytes wholly destroyed the target is still known by its missing revision`()
        throws
    {
        let found = try affected { $0 = $0.map { _ in UInt8(ascii: "#") } }
        #expect(found.stream == RefusalSamples.target.description)
        #expect(found.target == RefusalSamples.target && found.name == "Tên 1")
        #expect(found.type == nil && found.period == nil && found.figure == nil)
    }

    @Test func `A type that the catalogue does not have is not believed`() throws {
        let found = try affected(replace("report.submitted", by: "report.submittes"))
        #expect(found.type == nil && found.figure == "90")
    }

    /// But for the `#` of the stream's name, which becomes a quote: what is left names the document, a
    /// stream that exists.
    @Test func `Every single byte that is changed leaves the target known`() throws {
        let mark = try #require(office.segment[line].firstIndex(of: UInt8(ascii: "#")))
        for index in line.indices where index != mark {
            let found = try affected { $0[index - line.lowerBound] ^= 0x01 }
            #expect(found.target == RefusalSamples.target, "byte \(index - line.lowerBound)")
        }
    }

    @Test func `The last event of its stream leaves nothing behind but its own bytes`() throws {
        let ledger = try office.opened(for: .reading)
        let text = "\"stream\":\"\(RefusalSamples.target.description)\",\"low\":\"5\""
        let bound = Affected(
            Array(text.utf8), at: Position(22), in: ledger.log, book: ledger.book)
        #expect(bound.target == RefusalSamples.target && bound.figure == "5")
        let nothing = Affected([], at: Position(22), in: ledger.log, book: ledger.book)
        #expect(nothing.stream == nil && nothing.target == nil && nothing.name == nil)
        let stranger = Affected(
            Array("\"stream\":\"x#1\",\"name\":\"Lúa\"".utf8), at: Position(22), in: ledger.log,
            book: ledger.book)
        #expect(stranger.target == written("x#1") && stranger.name == "Lúa")
    }
}
