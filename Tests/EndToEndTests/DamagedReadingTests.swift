import Foundation
import Testing

/// What a damaged ledger still has to do: show everything intact, and say exactly what is not.
struct DamagedReadingTests {
    /// A ledger whose event `seq` was flipped in one bit.
    private static func damaged(at seq: Int) async throws -> Scratch {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var lines = try DamageTests.lines(of: scratch)
        lines[seq][lines[seq].count / 2] ^= 0x01
        try scratch.replaceLog(DamageTests.joined(lines))
        return scratch
    }

    @Test(arguments: [
        ["status"], ["status", "--json"], ["snapshot", "2025", "--format", "csv"],
        ["snapshot", "2025", "--format", "json"], ["history", Scratch.document + "#2"],
        ["history", Scratch.document + "#2", "--json"],
    ])
    func `Reading goes on with a warning`(command: [String]) async throws {
        let scratch = try await Self.damaged(at: 24)
        let before = try scratch.contents()
        let outcome = try await scratch.run(command)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(!outcome.output.isEmpty)
        #expect(outcome.messages.contains("cảnh báo: sổ cái có chỗ hỏng"))
        #expect(try scratch.contents() == before)
    }

    @Test func `A figure in a damaged line is believed by nothing`() async throws {
        let scratch = try await Self.damaged(at: 24)
        let row = try await scratch.standing(Scratch.document + "#1")
        #expect(row["current"]["value"] == "590")
        #expect(row["current"]["revised"] == 0)
    }

    @Test(arguments: [[24], [0], [20, 21, 22, 23, 24, 25]])
    func `A deleted event is named by its own number`(seqs: [Int]) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let lines = try DamageTests.lines(of: scratch)
        let left = lines.indices.filter { !seqs.contains($0) }.map { lines[$0] }
        try scratch.replaceLog(DamageTests.joined(left))
        let first = try #require(try await DamageTests.findings(in: scratch).first)
        #expect(first["seq"] == .integer(seqs[0]))
        if seqs == [24] {
            #expect(first["affects"][0]["target"] == .string(Scratch.document + "#1"))
        }
    }

    @Test(arguments: [0, 1, 12, 17])
    func `Appending after a deleted line is refused for the damage`(seq: Int) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var lines = try DamageTests.lines(of: scratch)
        lines.remove(at: seq)
        try scratch.replaceLog(DamageTests.joined(lines))
        let before = try scratch.contents()
        for (command, member) in [
            (["report", Scratch.document + "#1", "2025-11", "5"], "bao-cao"),
            (["close", "2025"], "duyet"),
        ] {
            let outcome = try await scratch.run(command, by: member)
            #expect(outcome.status == 3, "\(command): \(outcome.messages)")
            #expect(outcome.messages.contains("sổ cái có chỗ hỏng nên chỉ mở để đọc"))
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `Evidence that is missing is told with the event that cites it`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        try scratch.file("bien-ban.txt", "Biên bản\n")
        let report = try await scratch.report(target, "590", "--evidence", "bien-ban.txt")
        let file = try #require(try scratch.contents().keys.first { $0.hasPrefix("evidence/") })
        try FileManager.default.removeItem(atPath: scratch.ledger + "/" + file)
        let missing = try await DamageTests.findings(in: scratch)
        #expect(missing.map { $0["kind"] } == ["evidenceMissing"])
        #expect(missing.first?["seq"] == .integer(report))
        #expect(missing.first?["affects"][0]["target"] == .string(target))
    }

    @Test func `A rotted last batch waits for a person to acknowledge it`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var bytes = try scratch.log()
        bytes[bytes.count - 30] ^= 0x01
        try scratch.replaceLog(bytes)
        let findings = try await DamageTests.findings(in: scratch)
        #expect(findings.map { $0["kind"] } == ["unclearTail"])
        #expect(findings[0]["seq"] == 32)
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        try await scratch.record("import", "xa.csv")
        let waiting = try await DamageTests.findings(in: scratch)
        #expect(waiting.map { $0["kind"] } == ["quarantineUnacknowledged"])
        let name = try #require(
            try FileManager.default.contentsOfDirectory(
                atPath: scratch.ledger + "/quarantine"
            ).first)
        // By the name as the audit gives it.
        let command = ["acknowledge", "quarantine/" + name, "--reason", "đã xem", "--key", "xem"]
        #expect(try await scratch.run(command).status == 0)
        #expect(try await scratch.json("verify")["outcome"] == "intact")
        let before = try scratch.log()
        for again in ["quarantine/" + name, name] {
            for (language, words) in [
                ("vi", "socai: “\(name)” đã được xác nhận ở sự kiện 33\n"),
                ("en", "socai: “\(name)” is acknowledged already, by event 33\n"),
            ] {
                let refused = try await scratch.run(
                    "acknowledge", again, "--reason", "đã xem", "--lang", language)
                #expect(refused.status == 2)
                #expect(refused.messages.hasPrefix(words), "\(refused.messages)")
            }
        }
        // Sent again under its key it is the same event.
        #expect(try await scratch.run(command).status == 0)
        #expect(try scratch.log() == before)
    }
}
