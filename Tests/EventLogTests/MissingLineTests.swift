import TestSupport
import Testing

@testable import EventLog

/// Bytes that are missing before the end of the log, and what the mark says of them.
@Suite struct MissingLineTests {
    private static let mark = "/l/derived/durable"

    /// A ledger of one segment, its lines with their line feeds.
    private func ledger() throws -> (disk: FaultyDisk, path: String, lines: [[UInt8]]) {
        let disk = try SmallLedger.made()
        let log = try Log.open("/l", for: SmallLedger.writing, disk: disk)
        try SmallLedger.append(0..<6, to: log)
        log.close()
        let path = try #require(SmallLedger.segments(of: disk).first)
        let bytes = try #require(disk.bytes(of: path))
        let mark = Watermark(
            segment: "0000000000000000.jsonl", byteCount: UInt64(bytes.count))
        disk.plant(mark.bytes, in: Self.mark)
        return (disk, path, SmallLedger.lineRanges(bytes).map { Array(bytes[$0]) })
    }

    private func kinds(_ disk: FaultyDisk) throws -> [Flaw.Kind] {
        try Audit(of: "/l", disk: disk).flaws.map(\.kind)
    }

    @Test func `Lines that were deleted tell of no lost end`() throws {
        let (original, path, lines) = try ledger()
        for first in 0..<(lines.count - 1) {
            for count in 1...2 where first + count < lines.count {
                let disk = original.copy()
                let rest = lines[..<first] + lines[(first + count)...]
                disk.plant(rest.flatMap(\.self), in: path)
                let kinds = try kinds(disk)
                #expect(kinds.contains(.sequenceBroken), "\(first), \(count)")
                #expect(!kinds.contains(.tailRemoved), "\(first), \(count): \(kinds)")
            }
        }
    }

    @Test func `Nor do characters deleted in a line`() throws {
        let (original, path, lines) = try ledger()
        for number in lines.indices.dropLast(3) {
            let disk = original.copy()
            var changed = lines
            changed[number].removeSubrange(40..<45)
            disk.plant(changed.flatMap(\.self), in: path)
            #expect(try kinds(disk) == [.crcMismatch], "line \(number)")
        }
    }

    @Test func `An end that is lost besides is told`() throws {
        let (original, path, lines) = try ledger()
        // More is gone than one line, and the last line there is whole.
        let disk = original.copy()
        disk.plant((lines[..<2] + lines[3..<6]).flatMap(\.self), in: path)
        #expect(try kinds(disk).last == .tailRemoved)
        var changed = Array(lines[..<6])
        changed[1].removeSubrange(40..<45)
        disk.plant(changed.flatMap(\.self), in: path)
        #expect(try kinds(disk) == [.crcMismatch, .tailRemoved])
    }

    @Test func `As many lines as an enemy says are missing are counted`() throws {
        let (disk, path, lines) = try ledger()
        func line(_ position: UInt64, _ letters: Int) -> [UInt8] {
            let value = JSON.Member("value", .string(String(repeating: "a", count: letters)))
            return LineWriter.line(
                position: Position(position), at: SmallLedger.start.advanced(byMilliseconds: 9),
                by: "b", stream: "s\(position)", revision: 0, type: "a.b", data: .object([value])
            ).bytes + [UInt8(ascii: "\n")]
        }
        let bytes =
            lines.flatMap(\.self) + line(UInt64(lines.count), 3_000) + line(1 << 53 - 1, 10)
        disk.plant(bytes, in: path)
        let mark = Watermark(
            segment: "0000000000000000.jsonl", byteCount: UInt64(bytes.count + 1))
        disk.plant(mark.bytes, in: Self.mark)
        #expect(try kinds(disk) == [.sequenceBroken])
    }

    @Test func `Of a torn tail no more is said than the mark knows`() throws {
        let (original, path, lines) = try ledger()
        let whole = lines.flatMap(\.self)
        let size = UInt64(lines.count)
        let torn = LineWriter.line(
            position: Position(size), at: SmallLedger.start.advanced(byMilliseconds: 9), by: "b",
            stream: "s", revision: 0, key: nil, type: "a.b", data: .object([]), more: false
        ).bytes.prefix(30)
        let marked = original.copy()
        marked.plant(whole + torn, in: path)
        let place =
            "0000000000000000.jsonl, byte \(whole.count) (event \(size)): expected the last batch "
            + "whole, found 30 bytes of its beginning, as when the disk is full or the machine stops; "
        func evidence(_ disk: FaultyDisk) throws -> [[Evidence]] {
            try Audit(of: "/l", disk: disk).diagnoses(in: "/l", disk: disk, at: SmallLedger.start)
                .map(\.evidence)
        }
        #expect(
            try Audit(of: "/l", disk: marked).flaws.map(\.description) == [
                place
                    + "the \(whole.count) bytes of 0000000000000000.jsonl that derived/durable says "
                    + "were durable are all there"
            ])
        #expect(
            try evidence(marked) == [
                [
                    .hasDurable(
                        byteCount: UInt64(whole.count), segment: "0000000000000000.jsonl")
                ]
            ])
        let unmarked = marked.copy()
        unmarked.loseFolder("/l/derived")
        #expect(
            try Audit(of: "/l", disk: unmarked).flaws.map(\.description) == [
                place
                    + "derived/durable is gone or damaged, so that nobody can tell whether it was "
                    + "recorded"
            ])
        #expect(try evidence(unmarked) == [[.noMark]])
    }
}
