import Foundation
import Testing

/// Bytes of the log that were changed: found, named, told with what they touch, and never built upon.
struct DamageTests {
    private static let segment = "0000000000000000.jsonl"
    private static let lineFeed = UInt8(ascii: "\n")

    /// The stored lines without their ends.
    static func lines(of scratch: Scratch) throws -> [Data] {
        try scratch.log().split(separator: lineFeed).map { Data($0) }
    }

    static func joined(_ lines: [Data]) -> Data {
        Data(lines.flatMap { $0 + [lineFeed] })
    }

    /// The findings of `verify`, which must say that the ledger is damaged.
    static func findings(in scratch: Scratch) async throws -> [Value] {
        let outcome = try await scratch.run("verify", "--json")
        #expect(outcome.status == 3)
        #expect(outcome.messages.hasPrefix("socai: sổ cái bị hỏng ở "))
        let report = try Value(outcome.bytes)
        #expect(
            report.names == ["outcome", "size", "root", "findings", "checkpoints"])
        #expect(report["outcome"] == "damaged")
        let findings = report["findings"].items
        for finding in findings {
            #expect(
                finding.names == [
                    "kind", "segment", "offset", "seq", "expected", "found", "affects", "cause",
                    "events", "evidence", "window",
                ])
        }
        return findings
    }

    /// Reading goes on with a warning; appending is refused; neither changes a byte.
    private static func checkUse(of scratch: Scratch, without seqs: [Int]) async throws {
        let before = try scratch.contents()
        for command in [["log"], ["log", "--type", "unit"], ["show", "5"]] {
            let outcome = try await scratch.run(command)
            #expect(outcome.status == 0, "\(command): \(outcome.messages)")
            #expect(!outcome.output.isEmpty, "\(command)")
            #expect(outcome.messages.contains("cảnh báo: sổ cái có chỗ hỏng"), "\(command)")
        }
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        let append = try await scratch.run("import", "xa.csv")
        #expect(append.status == 3)
        #expect(append.output.isEmpty)
        #expect(append.messages.contains("socai: sổ cái có chỗ hỏng nên chỉ mở để đọc"))
        for seq in seqs {
            #expect(try await scratch.run("show", "\(seq)").status == 3)
        }
        #expect(try scratch.contents() == before)
    }

    /// Events of several kinds that are not in the last batch: a member, an assignment, a report, its
    /// revision, a retraction.
    @Test(arguments: [8, 17, 23, 24, 26])
    func `A flipped bit names its event, its place and what it touches`(seq: Int) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var bytes = try scratch.log()
        let lines = try Self.lines(of: scratch)
        let start = lines[..<seq].reduce(0) { $0 + $1.count + 1 }
        let middle = start + lines[seq].count / 2
        bytes[middle] ^= 0x01
        try scratch.replaceLog(bytes)
        let finding = try #require(try await Self.findings(in: scratch).first)
        #expect(finding["seq"] == .integer(seq))
        #expect(finding["segment"] == .string(Self.segment))
        let offset = try #require(finding["offset"].integer)
        #expect((start...start + lines[seq].count).contains(offset))
        let event = try Value(lines[seq])
        let affected = finding["affects"][0]
        #expect(affected["seq"] == .integer(seq))
        #expect(affected["stream"] == event["stream"])
        if event["stream"].text?.contains("#") == true {
            #expect(affected["target"] == event["stream"])
            let item = seq < 25 ? "1" : "2"
            #expect(affected["name"] == .string("Chỉ tiêu \(item)"))
        }
        try await Self.checkUse(of: scratch, without: [seq])
        let log = try await scratch.run("log")
        var intact = lines
        intact.remove(at: seq)
        #expect(log.bytes == Self.joined(intact))
    }

    @Test func `The figure of a report that was changed by hand is named`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let text = String(decoding: try scratch.log(), as: UTF8.self)
        let forged = text.replacingOccurrences(
            of: #""report":23,"value":"591""#, with: #""report":23,"value":"691""#)
        try #require(forged != text)
        try scratch.replaceLog(Data(forged.utf8))
        let findings = try await Self.findings(in: scratch)
        #expect(findings.count == 1)
        #expect(findings[0]["kind"] == "crcMismatch")
        #expect(findings[0]["seq"] == 24)
        #expect(findings[0]["affects"][0]["type"] == "report.revised")
        #expect(findings[0]["affects"][0]["target"] == .string(Scratch.document + "#1"))
        #expect(findings[0]["affects"][0]["figure"] == "691")
        let told = try await scratch.run("verify", environment: ["SOCAI_LANG": "en"])
        #expect(told.status == 3)
        #expect(told.output.contains("Outcome: damaged\n"))
        #expect(told.output.contains(", event 24\n"))
    }

    /// A change of the lines, and the first event that `verify` must name.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let firstBad: Int
        let apply: @Sendable ([Data]) -> [Data]
    }

    @Test(arguments: [
        Change(testDescription: "a line deleted", firstBad: 24) { lines in
            Array(lines[..<24] + lines[25...])
        },
        Change(testDescription: "several lines deleted", firstBad: 20) { lines in
            Array(lines[..<20] + lines[26...])
        },
        Change(testDescription: "two lines swapped", firstBad: 23) { lines in
            Array(lines[..<23] + [lines[24], lines[23]] + lines[25...])
        },
        Change(testDescription: "a line inserted twice", firstBad: 23) { lines in
            Array(lines[..<24] + [lines[23]] + lines[24...])
        },
        Change(testDescription: "a foreign line inserted", firstBad: 25) { lines in
            Array(lines[..<25] + [Data(#"{"note":"chen"}"#.utf8)] + lines[25...])
        },
        Change(testDescription: "an empty line inserted", firstBad: 25) { lines in
            Array(lines[..<25] + [Data()] + lines[25...])
        },
        Change(testDescription: "the middle cut short", firstBad: 22) { lines in
            Array(lines[..<22] + [lines[22].prefix(40) + lines[24].suffix(60)] + lines[25...])
        },
        Change(testDescription: "a line's end removed", firstBad: 22) { lines in
            Array(lines[..<22] + [lines[22] + lines[23]] + lines[24...])
        },
        Change(testDescription: "a batch without its end", firstBad: 16) { lines in
            Array(lines[..<16] + lines[17...])
        },
    ])
    func `A change of the lines is found where it begins`(change: Change) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let lines = try Self.lines(of: scratch)
        try scratch.replaceLog(Self.joined(change.apply(lines)))
        let findings = try await Self.findings(in: scratch)
        let first = try #require(findings.first)
        #expect(
            first["seq"] == .integer(change.firstBad)
                || first["expected"] == .string("event \(change.firstBad)"), "\(first)")
        try await Self.checkUse(of: scratch, without: [])
    }

    /// Cuts the log into three segments, as a long ledger has them.
    private static func split(_ scratch: Scratch) throws -> [String] {
        let lines = try lines(of: scratch)
        let cuts = [0, 18, 25, lines.count]
        var names: [String] = []
        for (first, end) in zip(cuts, cuts.dropFirst()) {
            let name = String(repeating: "0", count: 16 - "\(first)".count) + "\(first).jsonl"
            let path = scratch.ledger + "/log/" + name
            try joined(Array(lines[first..<end])).write(to: URL(fileURLWithPath: path))
            names.append(name)
        }
        return names
    }

    @Test func `A log of several segments is one log, and a missing one is named`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let whole = try scratch.log()
        let names = try Self.split(scratch)
        let intact = try await scratch.json("verify")
        #expect(intact["outcome"] == "intact")
        #expect(intact["size"] == 33)
        #expect(try await scratch.run("log").bytes == whole)
        try FileManager.default.removeItem(atPath: scratch.ledger + "/log/" + names[1])
        let findings = try await Self.findings(in: scratch)
        #expect(findings.first?["kind"] == "missingSegment")
        #expect(findings.first?["expected"].text?.contains("18") == true, "\(findings)")
        let append = try await scratch.run("close", "2025", by: "duyet")
        #expect(append.status == 3)
        #expect(try await scratch.run("show", "30").status == 0)
    }

    @Test func `The first segment missing is damage, not an empty ledger`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let names = try Self.split(scratch)
        try FileManager.default.removeItem(atPath: scratch.ledger + "/log/" + names[0])
        let findings = try await Self.findings(in: scratch)
        #expect(findings.first?["kind"] == "missingSegment")
        #expect(findings.first?["seq"] == 0 || findings.first?["seq"] == 18)
    }

    @Test func `Evidence that was changed is found`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        try scratch.file("bien-ban.txt", "Biên bản\n")
        try await scratch.report(target, "590", "--evidence", "bien-ban.txt")
        let file = try #require(try scratch.contents().keys.first { $0.hasPrefix("evidence/") })
        let path = scratch.ledger + "/" + file
        try Data("Biên bản khác\n".utf8).write(to: URL(fileURLWithPath: path))
        let changed = try await Self.findings(in: scratch)
        #expect(changed.map { $0["kind"] } == ["evidenceChanged"])
        #expect(changed[0]["segment"] == .string(file))
        #expect(changed[0]["affects"][0]["target"] == .string(target))
        #expect(changed[0]["affects"][0]["figures"][0]["current"]["value"] == "590")
    }

    @Test func `Rot in the last batch is not taken for a torn write`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var bytes = try scratch.log()
        bytes[bytes.count - 30] ^= 0x01
        try scratch.replaceLog(bytes)
        let findings = try await Self.findings(in: scratch)
        #expect(findings.map { $0["kind"] } == ["unclearTail"])
        #expect(findings[0]["seq"] == 32)
        #expect(try scratch.log() == bytes)
    }
}
