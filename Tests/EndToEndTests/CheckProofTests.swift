import EventLog
import Foundation
import Testing

/// Proof files, checked by somebody who has no ledger.
struct CheckProofTests {
    /// A notary with the proof of event 5, its line, and the proof of growth from 17 to 18 events.
    private static func made() async throws -> Notary {
        let notary = try await Notary()
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        try await notary.keep("chung-minh", "prove", "5", "--checkpoint", "diem-kiem")
        try await notary.keep("dong", "show", "5")
        try await notary.keep("dong-6", "show", "6")
        try await notary.keep("tang", "prove", "--from", "diem-kiem")
        return notary
    }

    @Test func `A proof says in both languages what it proves, and who signed`() async throws {
        let notary = try await Self.made()
        let event = ["check-proof", "chung-minh", "--line", "dong", "--witness", notary.keeper]
        let growth = ["check-proof", "tang", "--since", "diem-kiem", "--witness", notary.keeper]
        for (command, language, words) in [
            (
                event, "vi",
                "Đã chứng minh: sự kiện 5 (unit.registered, unit:huyen-khac) có trong sổ "
                    + "“\(Notary.origin)” gồm 17 sự kiện, đúng từng byte.\n  chữ ký của "
                    + "\(Notary.origin): đúng\n"
            ),
            (
                event, "en",
                "Proven: event 5 (unit.registered, unit:huyen-khac) is in the ledger "
                    + "“\(Notary.origin)” of 17 events, byte for byte.\n  the signature of "
                    + "\(Notary.origin): right\n"
            ),
            (
                growth, "vi",
                "Đã chứng minh: sổ “\(Notary.origin)” gồm 18 sự kiện chỉ ghi thêm sau 17 sự kiện của "
                    + "diem-kiem, không sửa sự kiện nào trong số đó.\n  chữ ký của "
                    + "\(Notary.origin): đúng\nĐiểm kiểm cũ diem-kiem (17 sự kiện):\n  chữ ký của "
                    + "\(Notary.origin): đúng\n"
            ),
            (
                growth, "en",
                "Proven: the ledger “\(Notary.origin)” of 18 events only added to the 17 of diem-kiem, "
                    + "and changed none of those.\n  the signature of \(Notary.origin): right\nThe "
                    + "earlier checkpoint diem-kiem (17 events):\n  the signature of "
                    + "\(Notary.origin): right\n"
            ),
        ] {
            let outcome = try await notary.away(command, lang: language)
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(outcome.messages.isEmpty)
            #expect(outcome.output == words)
        }
        let json = try await notary.away(event + ["--json"])
        let told = try Value(json.bytes)
        #expect(told["proven"] == true)
        #expect(told["index"] == 5)
        #expect(told["size"] == 17)
        #expect(told["origin"] == .string(Notary.origin))
        #expect(told["signatures"][0]["verified"] == true)
        // The verifier in Python says the same.
        let theirs = try await VerifierTests.verify(
            ["--proof", "chung-minh", "--line", "dong", "--key", notary.keeper, "--json"],
            folder: notary.scratch.folder)
        #expect(try Value(theirs.bytes)["root"] == told["root"], "\(theirs.messages)")
    }

    @Test func `The line may come through standard input, a witness's key is enough`() async throws
    {
        let notary = try await Self.made()
        let cosigned = try await notary.away(["cosign", "diem-kiem", "--key", "ubkt.key"])
        try notary.scratch.file("da-ky", cosigned.bytes)
        let head = try notary.text("chung-minh").split(separator: "\n\n").first ?? ""
        try notary.scratch.file("chung-minh-ky", "\(head)\n\n\(cosigned.output)")
        let outcome = try await Program.run(
            [
                "check-proof", "chung-minh-ky", "--line", "-", "--witness", notary.witness,
                "--origin", Notary.origin,
            ], folder: notary.scratch.folder, input: Data(try notary.text("dong").utf8))
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("\n  ubkt.vn đồng ký lúc "))
    }

    @Test func `Each way in which a proof can be of no use has its own words`() async throws {
        let notary = try await Self.made()
        func check(
            _ proof: String, _ line: String, _ key: String, _ more: String...
        ) -> [String] { ["check-proof", proof, "--line", line, "--witness", key] + more }
        func refuses(
            _ arguments: [String], status: Int32 = 2, vi: String, en: String
        ) async throws {
            try await notary.refuses(arguments, status: status, vi: vi, en: en, isAway: true)
        }
        // Another event's line; a line that was changed; one that is none.
        try await refuses(
            check("chung-minh", "dong-6", notary.keeper), status: 1,
            vi: "chứng minh là của sự kiện 5, dòng là của sự kiện 6",
            en: "the proof is for event 5, the line is event 6")
        try notary.scratch.file("dong-sua", try notary.text("dong").replacing("Cần", with: "Cân"))
        try await refuses(
            check("chung-minh", "dong-sua", notary.keeper),
            vi: "đây không phải là một dòng sự kiện còn nguyên",
            en: "this is no intact line of an event")
        // A proof for another size: the heads of 17 events under a checkpoint of 18.
        let head = try notary.text("chung-minh").split(separator: "\n\n").first ?? ""
        try notary.scratch.file("lech", "\(head)\n\n\(try notary.text("diem-kiem-2"))")
        let found = try await notary.away(check("lech", "dong", notary.keeper))
        #expect(found.status == 1)
        #expect(
            found.messages.hasPrefix("socai: the proof leads to the root ")
                || found.messages.hasPrefix("socai: the proof has "), "\(found.messages)")
        // Keys: unknown; known, but the note is not by it; of another ledger.
        try await refuses(
            check("chung-minh", "dong", notary.other, "--origin", Notary.origin),
            vi: "không chữ ký nào thuộc các khóa đã nêu",
            en: "no signature is by a key that is known")
        let label = try VerifierKey(notary.keeper).label
        try notary.scratch.file(
            "doi", try notary.text("chung-minh").replacing("\n17\n", with: "\n16\n"))
        try await refuses(
            check("doi", "dong", notary.keeper),
            vi: "chữ ký ghi tên khóa \(label) không đúng: văn bản đã bị đổi",
            en:
                "the signature named after the key \(label) is not by that key: the note was changed"
        )
        try await refuses(
            check("chung-minh", "dong", notary.keeper, "--origin", "khac.vn"),
            vi: "đây là điểm kiểm của “\(Notary.origin)”, không phải của “khac.vn”",
            en: "this is a checkpoint of “\(Notary.origin)”, not of “khac.vn”")
        // Other files than were asked for.
        try await refuses(
            check("tang", "dong", notary.keeper), vi: "dòng 1 không thuộc một tệp chứng minh",
            en: "line 1 does not belong in a proof file")
        try await notary.grow()
        try await notary.keep("diem-kiem-3", "checkpoint", "--key", "so-cai.key")
        try await refuses(
            ["check-proof", "tang", "--since", "diem-kiem-3", "--witness", notary.keeper],
            status: 1,
            vi: "chứng minh bắt đầu từ 17 sự kiện, điểm kiểm cũ gồm 19",
            en: "the proof begins at 17 events, the earlier checkpoint covers 19")
        try await refuses(
            ["check-proof", "tang", "--witness", notary.keeper],
            vi: "nêu --line cho chứng minh một sự kiện, hoặc --since cho chứng minh tăng trưởng, "
                + "không nêu cả hai",
            en: "give --line for the proof of an event or --since for that of growth, and not both")
        try await refuses(
            check("chung-minh", "dong", "abc"),
            vi: "đây không phải là khóa; khóa kiểm có dạng TÊN+SỐ+KHÓA, khóa bí mật có dạng "
                + "PRIVATE+KEY+TÊN+SỐ+KHÓA",
            en: "this is no key; a verifier key is NAME+ID+KEY, a signer key "
                + "PRIVATE+KEY+NAME+ID+KEY")
    }

    /// Checks the growth from what is in a file; the outcome and its JSON document.
    private static func growth(
        _ notary: Notary, since file: String, proof: String = "tang"
    ) async throws -> (outcome: Child.Outcome, json: Value) {
        let command = ["check-proof", proof, "--since", file, "--witness", notary.keeper]
        let json = try await notary.away(command + ["--json"])
        return (
            try await notary.away(command),
            json.status == 0 ? try Value(json.bytes) : .null
        )
    }

    @Test func `The earlier checkpoint's signatures are checked, or said not to be`() async throws {
        let notary = try await Self.made()
        let signed = try await Self.growth(notary, since: "diem-kiem")
        #expect(signed.json["proven"] == true)
        #expect(signed.json["since"]["verified"] == true)
        #expect(signed.json["oldSize"] == 17)
        let text = try notary.text("diem-kiem")
        // Typed in from paper, and signed by somebody whose key was not named.
        try notary.scratch.file("go-lai", text.split(separator: "\n")[..<3].joined(separator: "\n"))
        try notary.scratch.file(
            "nguoi-la", text.split(separator: "\n\n")[0] + "\n\n— ai-do.vn AAAAAAAA\n")
        for file in ["go-lai", "nguoi-la"] {
            let unsigned = try await Self.growth(notary, since: file)
            #expect(unsigned.outcome.status == 0, "\(unsigned.outcome.messages)")
            #expect(unsigned.outcome.output.hasPrefix("Proven: "))
            #expect(unsigned.outcome.output.contains("\n  NOT checked who issued it: "))
            #expect(unsigned.json["since"]["verified"] == false)
        }
        // Named after the ledger's key, and not by it: the size was changed.
        try notary.scratch.file("sua", text.replacing("\n17\n", with: "\n16\n"))
        let label = try VerifierKey(notary.keeper).label
        try await notary.refuses(
            ["check-proof", "tang", "--since", "sua", "--witness", notary.keeper],
            vi: "chữ ký ghi tên khóa \(label) không đúng: văn bản đã bị đổi",
            en:
                "the signature named after the key \(label) is not by that key: the note was changed",
            isAway: true)
        // A root typed wrong proves nothing, and says that it may be a slip.
        let root = text.split(separator: "\n")[2]
        let other = (root.first == "A" ? "B" : "A") + root.dropFirst()
        try notary.scratch.file(
            "nham", try notary.text("go-lai").replacing(root, with: other))
        let slip = try await Self.growth(notary, since: "nham")
        #expect(slip.outcome.status == 1)
        #expect(slip.outcome.messages.contains("so it may be mistyped, too\n"))
    }

    @Test func `From a checkpoint to itself there is nothing to prove`() async throws {
        let notary = try await Self.made()
        let same = try await Self.growth(notary, since: "diem-kiem-2")
        #expect(same.outcome.status == 0)
        #expect(
            same.outcome.output.hasPrefix(
                "The same checkpoint of the ledger “\(Notary.origin)” (18 events): nothing to prove"
            ))
        #expect(same.json["proven"] == false)
        #expect(same.json["same"] == true)
        let made = try await notary.scratch.run("prove", "--from", "diem-kiem-2", "--lang", "en")
        #expect(made.status == 0)
        #expect(made.messages.hasPrefix("note: both are the same checkpoint (18 events)"))
        // Another root over as many events: typed in, it may be a slip; signed, history was rewritten.
        let lines = try notary.text("diem-kiem-2").split(separator: "\n").map(String.init)
        let other = String(repeating: "A", count: 43) + "="
        try notary.scratch.file("nham", "\(lines[0])\n18\n\(other)\n")
        let typed = try await Self.growth(notary, since: "nham")
        #expect(typed.outcome.status == 1)
        #expect(
            typed.outcome.messages.hasPrefix(
                "socai: two checkpoints of 18 events have different roots\n"))
        let key = try SignerKey(notary.text("so-cai.key"))
        let forged = try SignedCheckpoint(
            Checkpoint(
                origin: Notary.origin, size: 18, root: try #require(Hash(base64: other))),
            signedBy: key)
        try notary.scratch.file("khac", Data(forged.bytes))
        let signed = try await Self.growth(notary, since: "khac")
        #expect(signed.outcome.status == 3)
        #expect(signed.outcome.messages.contains(": history was rewritten\n"))
        #expect(
            signed.outcome.messages.contains(lines[2]) && signed.outcome.messages.contains(other))
    }

    @Test func `A line that was changed is told in the reader's own language`() async throws {
        let notary = try await Self.made()
        let line = try notary.text("dong")
        try notary.scratch.file("dong-sua", line.replacing("Cần", with: "Can"))
        try notary.scratch.file("dong-cut", String(line.prefix(40)))
        let command = ["check-proof", "chung-minh", "--witness", notary.keeper, "--line"]
        for (file, words) in [
            ("dong-sua", "nội dung dòng không khớp mã kiểm CRC-32C"), ("dong-cut", "dòng bị cụt"),
        ] {
            let outcome = try await notary.away(command + [file], lang: "vi")
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains(words), "\(outcome.messages)")
            #expect(!outcome.messages.contains("expected"))
            #expect(outcome.messages.contains("socai show 5"))
        }
    }
}
