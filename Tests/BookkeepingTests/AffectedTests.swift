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

    private static let now = Instant.morning(of: "2025-12-21")

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
        let affected = try AffectedTests.affected(on: disk)
        #expect(affected.count == 1 && affected.first?.count == 1)
        return try #require(affected.first?.first)
    }

    /// What each flaw of the ledger on this disk touches.
    private static func affected(on disk: FaultyDisk) throws -> [[Affected]] {
        let folder = SmallOffice.folder
        let log = try Log.open(folder, for: .reading, disk: disk)
        let diagnoses = try Audit(of: folder, disk: disk)
            .diagnoses(in: folder, disk: disk, at: now)
        let aftermath = try Aftermath(of: diagnoses, in: log)
        return diagnoses.indices.map { aftermath.affected(by: $0) }
    }

    /// What is affected when the lines stand there like this.
    private func touched(_ change: (inout [ArraySlice<UInt8>]) -> Void) throws -> [[Affected]] {
        let disk = office.disk.copy()
        var lines = office.segment.split(separator: UInt8(ascii: "\n"))
        change(&lines)
        disk.plant(lines.flatMap { $0 + [UInt8(ascii: "\n")] }, in: SmallOffice.segmentPath)
        return try AffectedTests.affected(on: disk)
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
        let found = try affected(replace("report.submitted", by: "report.sobmittes"))
        #expect(found.type == nil && found.figure == "90")
    }

    @Test func `Every single byte that is changed leaves the target known`() throws {
        for index in line.indices {
            let found = try affected { $0[index - line.lowerBound] ^= 0x01 }
            #expect(found.target == RefusalSamples.target, "byte \(index - line.lowerBound)")
            #expect(found.originalFigure == "90", "byte \(index - line.lowerBound)")
        }
    }

    @Test func `The result is told without the event, as recorded, and as it reads`() throws {
        let found = try affected(replace("\"value\":\"90\"", by: "\"value\":\"97\""))
        let result = try #require(found.figures.first)
        #expect(found.figures.count == 1 && result.relation == .own)
        #expect(result.target == RefusalSamples.target && result.closing == nil)
        let shown = [result.current, result.original, result.reading].map { standing in
            standing?.target.reports.map { $0.figure.value?.description }
        }
        #expect(shown == [["7", "7"], ["90", "7", "7"], ["97", "7", "7"]])
    }

    @Test func `What cannot be put back is told without the original`() throws {
        let found = try affected(replace("\"value\":\"90\"", by: "\"valve\":\"12\""))
        #expect(found.originalFigure == nil)
        #expect(found.figures.first?.original == nil && found.figures.first?.current != nil)
    }

    @Test func `Of a line that is gone the stream is known by what follows it`() throws {
        let found = try touched { $0.remove(at: 19) }
        #expect(found.map { $0.map(\.target) } == [[RefusalSamples.target]])
        #expect(found.first?.first?.position == Position(19))
        #expect(found.first?.first?.type == nil)
        // Two lines: what each of them was about cannot be told, only which streams lack one.
        let two = try touched { $0.removeSubrange(18...19) }
        #expect(two.first?.map(\.target) == [RefusalSamples.target, RefusalSamples.deferred])
        #expect(two.first?.allSatisfy { $0.position == nil } == true)
    }

    @Test func `Of lines in each other's place both are named, and the figures are as recorded`()
        throws
    {
        let found = try touched { $0.swapAt(19, 20) }
        #expect(found.allSatisfy { $0.contains { $0.target == RefusalSamples.target } })
        #expect(found.last?.map(\.position) == [Position(19), Position(20)])
        #expect(found.last?.map(\.isCounted) == [false, true])
        let result = try #require(found.first?.first?.figures.first)
        #expect(result.original?.target.reports.count == 3)
        #expect(result.current?.target.reports.count == 2)
    }

    @Test func `A line put in, or there twice, touches nothing`() throws {
        #expect(try touched { $0.insert($0[19], at: 20) }.allSatisfy(\.isEmpty))
        #expect(try touched { $0.insert(Array("{}".utf8)[...], at: 20) }.allSatisfy(\.isEmpty))
    }

    @Test func `A document's line touches the targets that rest on it`() throws {
        let bytes = office.segment
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let mark = Array("\"stream\":\"\(Office.program)\"".utf8)
        let place = try #require(lines.firstIndex { $0.firstRange(of: mark) != nil })
        let found = try touched { lines in
            let index = lines[place].endIndex - 30
            lines[place][index] ^= 0x01
        }
        let figures = try #require(found.first?.first?.figures)
        #expect(figures.map(\.relation) == [.basis, .basis])
        #expect(figures.map(\.target) == [RefusalSamples.target, RefusalSamples.deferred])
    }

    @Test func `A rule broken touches its event's target`() throws {
        let log = try Log.open(SmallOffice.folder, for: .reading, disk: office.disk)
        let aftermath = try Aftermath(of: [], in: log)
        let broken = aftermath.affected(
            at: Position(20), stream: RefusalSamples.target.description, type: "report.submitted")
        #expect(broken.target == RefusalSamples.target && broken.name == "Tên 1")
        #expect(broken.figures.first?.current?.target.reports.count == 3 && broken.isCounted)
    }
}
