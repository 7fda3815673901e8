import Foundation
import Testing

/// On what a repair says it rests, what it asks for before it changes anything, and where its remedies lead.
@Suite struct RepairEvidenceTests {
    private static let segment = "log/0000000000000000.jsonl"

    /// A ledger with a signed checkpoint, one event behind it, and a mirror of all of it.
    private static func mirrored() async throws -> Notary {
        let notary = try await Notary()
        try await notary.scratch.assign("1", "--kind", "atLeast", "--low", "100")
        let outcome = try await notary.scratch.run("mirror", "guong")
        try #require(outcome.status == 0, "\(outcome.messages)")
        return notary
    }

    private static func url(_ scratch: Scratch, _ path: String) -> URL {
        URL(fileURLWithPath: scratch.folder + "/" + path)
    }

    /// Flips a bit in the line of each of these events.
    private static func damage(_ events: [Int], in scratch: Scratch) throws {
        var lines = try scratch.log().split(separator: 0x0A).map { Data($0) }
        for event in events { lines[event][30] ^= 0x80 }
        try scratch.replaceLog(DamageTests.joined(lines))
    }

    @Test func `The basis names the events it covers, and whether a signature was checked`()
        async throws
    {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        let intact = try scratch.log()
        try Self.damage([3], in: scratch)
        let unchecked = try await scratch.run(
            ["repair", "--from", "guong", "--dry-run", "--lang", "en"], by: "")
        #expect(unchecked.status == 0, "\(unchecked.messages)")
        #expect(
            unchecked.output.contains(
                "Event 3 by the checkpoint checkpoints/0000000000000017.checkpoint (17 events), "
                    + "its signature NOT checked"))
        let vietnamese = try await scratch.run(
            ["repair", "--from", "guong", "--dry-run", "--lang", "vi"], by: "")
        #expect(vietnamese.output.contains("chữ ký CHƯA kiểm tra"))
        let json = try await scratch.json("repair", "--from", "guong", "--dry-run")
        #expect(json["checkpointVerified"] == .bool(false))
        let checked = try await scratch.json(
            "repair", "--from", "guong", "--dry-run", "--witness", notary.keeper)
        #expect(checked["checkpointVerified"] == .bool(true))
        let done = try await scratch.run(
            ["repair", "--from", "guong", "--witness", notary.keeper, "--lang", "en"], by: "")
        #expect(done.output.contains("signature of \(Notary.origin): right"), "\(done.output)")
        #expect(try scratch.log() == intact)

        // What no checkpoint covers has none for a basis.
        try Self.damage([17], in: scratch)
        let bare = try await scratch.run(
            ["repair", "--from", "guong", "--trust-mirror", "--lang", "en"], by: "")
        #expect(bare.status == 0, "\(bare.messages)")
        #expect(!bare.output.contains("by the checkpoint"), "\(bare.output)")
        #expect(bare.output.contains("Rests on the mirror alone: 17\n"))
    }

    @Test func `One uncovered event is named, and each remedy leads on`() async throws {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        let intact = try scratch.log()
        try Self.damage([3, 17], in: scratch)
        for more in [[], ["--witness", notary.keeper]] {
            let refused = try await scratch.run(
                ["repair", "--from", "guong", "--lang", "en"] + more, by: "")
            #expect(refused.status == 2)
            #expect(refused.messages.contains("from the mirror: event 17\n"), "\(refused.messages)")
            #expect(refused.messages.contains("add --checkpoint FILE"))
            #expect(refused.messages.contains("add --trust-mirror"))
        }
        let trusting = try await scratch.run(
            [
                "repair", "--from", "guong", "--witness", notary.keeper, "--trust-mirror", "--lang",
                "en",
            ], by: "")
        #expect(trusting.status == 0, "\(trusting.messages)")
        #expect(trusting.output.contains("Event 3 by the checkpoint "))
        #expect(trusting.output.contains("Rests on the mirror alone: 17\n"))
        #expect(try scratch.log() == intact)

        // The other remedy: a checkpoint kept elsewhere that covers the event.
        try await notary.keep("moi", "checkpoint", "--key", "so-cai.key")
        try FileManager.default.removeItem(
            at: Self.url(scratch, "so-cai/checkpoints/0000000000000018.checkpoint"))
        try Self.damage([3, 17], in: scratch)
        let covered = try await scratch.run(
            [
                "repair", "--from", "guong", "--witness", notary.keeper, "--checkpoint", "moi",
                "--lang", "en",
            ], by: "")
        #expect(covered.status == 0, "\(covered.messages)")
        #expect(covered.output.contains("Events 3, 17 by the checkpoint moi (18 events), "))
    }

    @Test func `Who may not record the repair is told so before anything is changed`() async throws
    {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        try Self.damage([3], in: scratch)
        let before = try scratch.contents()
        for arguments in [
            ["--by", "khong-ai"], ["--by", "giao"], ["--at", "hôm nào"],
            ["--dry-run", "--by", "khong-ai"],
        ] {
            let outcome = try await scratch.run(["repair", "--from", "guong"] + arguments)
            #expect(outcome.status == 2, "\(arguments): \(outcome.messages)")
            #expect(outcome.output.isEmpty)
            #expect(try scratch.contents() == before, "\(arguments)")
        }
        let outcome = try await scratch.run("repair", "--from", "guong", "--lang", "en")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("the repair is recorded in 1 event"))
    }

    @Test func `A repair that was never recorded is recorded when it is run again`() async throws {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        try Self.damage([3], in: scratch)
        let first = try await scratch.run(["repair", "--from", "guong", "--lang", "en"], by: "")
        #expect(first.status == 0, "\(first.messages)")
        let hint = try #require(first.messages.split(separator: "\n").first)
        #expect(hint.hasPrefix("record the repair: socai acknowledge "))
        let refused = try await scratch.run("repair", "--from", "guong", "--by", "khong-ai")
        #expect(refused.status == 2)
        let second = try await scratch.run("repair", "--from", "guong", "--lang", "en")
        #expect(second.status == 0, "\(second.messages)")
        #expect(second.messages.contains("the repair is recorded in 1 event"))
        let third = try await scratch.run("repair", "--from", "guong", "--lang", "en")
        #expect(third.status == 0 && third.messages.isEmpty, "\(third.messages)")
        let events = try await scratch.run("log", "--type", "recovery.acknowledged")
        #expect(events.lines.count == 1)

        // The hint itself, typed as it stands, leads on too.
        try Self.damage([4], in: scratch)
        let again = try await scratch.run(["repair", "--from", "guong", "--lang", "en"], by: "")
        let command = again.messages.split(separator: "\n")[0]
            .dropFirst("record the repair: socai ".count).split(separator: " ").map(String.init)
            .map { $0 == "TEXT" ? "đã sửa" : $0 == "MEMBER" ? "giu-so" : $0 }
        let told = try await scratch.run(command)
        #expect(told.status == 0, "\(command): \(told.messages)")
        #expect(try await scratch.run("verify").status == 0)
    }

    @Test func `A lost ledger json is damage, and comes back from a mirror`() async throws {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        let before = try scratch.contents()
        let path = Self.url(scratch, "so-cai/ledger.json")
        try FileManager.default.removeItem(at: path)
        let json = try await scratch.run("verify", "--json")
        #expect(json.status == 3, "\(json.messages)")
        let report = try Value(json.bytes)
        #expect(report["findings"].items.map { $0["kind"] } == ["identityDamaged"])
        #expect(report["findings"][0]["cause"] == "removed")
        let told = try await scratch.run("verify", "--lang", "vi")
        #expect(told.output.contains("thiếu tệp ledger.json"), "\(told.output)")
        #expect(told.messages.contains("socai repair --from BẢN-SAO"))
        // No other command suggests to begin a new ledger there.
        let status = try await scratch.run("status", "--lang", "en")
        #expect(status.status == 2)
        #expect(status.messages.contains("ledger.json was lost"), "\(status.messages)")
        #expect(!status.messages.contains("socai init"))

        let begun = try await scratch.run(
            "init", "so-cai", "--origin", "a", "--title", "b", "--lang", "en")
        #expect(begun.status == 2)
        #expect(begun.messages.contains("socai repair --ledger so-cai --from MIRROR"))

        let repaired = try await scratch.run(["repair", "--from", "guong", "--lang", "en"], by: "")
        #expect(repaired.status == 0, "\(repaired.messages)")
        #expect(repaired.output.contains("what the opening event (event 0) says"))
        #expect(try scratch.contents() == before)
        #expect(try await scratch.run("verify").status == 0)

        // Another identity than the first event's is none of this ledger's.
        try FileManager.default.removeItem(at: path)
        let mirror = Self.url(scratch, "guong/ledger.json")
        let other = try String(contentsOf: mirror, encoding: .utf8)
            .replacing("simulated", with: "system")
        try Data(other.utf8).write(to: mirror)
        for trust in [[], ["--trust-mirror"]] {
            let refused = try await scratch.run(["repair", "--from", "guong"] + trust, by: "")
            #expect(refused.status == 3, "\(refused.messages)")
            #expect(refused.messages.contains("ledger.json"), "\(refused.messages)")
        }
        #expect(!FileManager.default.fileExists(atPath: path.path))
    }

    @Test func `A foreign file in the log is to be moved away, and then all is well`() async throws
    {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        try Data("x".utf8).write(to: Self.url(scratch, "so-cai/log/ghi-chu.txt"))
        for arguments in [["verify"], ["repair", "--from", "guong"]] {
            let outcome = try await scratch.run(arguments + ["--lang", "en"])
            #expect(outcome.status == 3, "\(arguments): \(outcome.messages)")
            #expect(outcome.messages.contains("move it out of the ledger's folder"))
            #expect(!outcome.messages.contains("socai repair"), "\(outcome.messages)")
            #expect(!outcome.messages.contains("run “socai verify”"), "\(outcome.messages)")
        }
        try FileManager.default.moveItem(
            at: Self.url(scratch, "so-cai/log/ghi-chu.txt"), to: Self.url(scratch, "ghi-chu.txt"))
        #expect(try await scratch.run("verify").status == 0)
    }

    @Test func `Bytes set aside that an event names are missed, and come back from a mirror`()
        async throws
    {
        let notary = try await Self.mirrored()
        let scratch = notary.scratch
        try Self.damage([3], in: scratch)
        #expect(try await scratch.run("repair", "--from", "guong").status == 0)
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let before = try scratch.contents()
        let name = try #require(before.keys.first { $0.hasPrefix("quarantine/") })
        try FileManager.default.removeItem(at: Self.url(scratch, "so-cai/" + name))
        let outcome = try await scratch.run("verify", "--json")
        #expect(outcome.status == 3)
        let finding = try Value(outcome.bytes)["findings"][0]
        #expect(finding["kind"] == "quarantineMissing")
        #expect(finding["segment"] == .string(name))
        let told = try await scratch.run("verify", "--lang", "vi")
        #expect(told.output.contains("thiếu phần dữ liệu tách riêng"))
        // That they are lost keeps nobody from mirroring the rest.
        #expect(try await scratch.run("mirror", "khac").status == 0)
        let repaired = try await scratch.run("repair", "--from", "guong")
        #expect(repaired.status == 0, "\(repaired.messages)")
        #expect(try scratch.contents() == before)
        #expect(try await scratch.run("verify").status == 0)
    }
}
