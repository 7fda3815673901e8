import EventLog
import Foundation
import Testing

/// Cosignatures made where the ledger is not, and taken in by its keeper.
struct CosignaturesElsewhereTests {
    private static func stored(_ notary: Notary) throws -> String {
        let name = "checkpoints/0000000000000017.checkpoint"
        return String(decoding: try #require(try notary.scratch.contents()[name]), as: UTF8.self)
    }

    @Test func `The keeper takes in those by the keys that are named, and no others`() async throws
    {
        let notary = try await Notary()
        let cosigned = try await notary.away(["cosign", "diem-kiem", "--key", "ubkt.key"])
        #expect(cosigned.status == 0)
        try notary.scratch.file("da-ky", cosigned.bytes)
        let again = try await notary.away(["cosign", "da-ky", "--key", "thanh-tra.key"])
        try notary.scratch.file("da-ky", again.bytes)
        let taken = try await notary.scratch.run(
            "checkpoint", "--add", "da-ky", "--witness", notary.witness,
            environment: ["SOCAI_LANG": "en"])
        #expect(taken.status == 0, "\(taken.messages)")
        #expect(
            taken.messages
                == "took in the signature of ubkt.vn; passed over 2 signatures by keys not named\n")
        let stored = try Self.stored(notary)
        #expect(taken.output == stored)
        #expect(stored.hasPrefix(try notary.text("diem-kiem")), "the ledger's own stays")
        #expect(stored.contains("— ubkt.vn ") && !stored.contains("thanh-tra.vn"))
        // The rest comes later, also through standard input, and once only.
        let before = stored
        var told: [String] = []
        for _ in 0..<2 {
            let rest = try await Program.run(
                [
                    "checkpoint", "--add", "-", "--witness", notary.other, "--witness",
                    notary.witness, "--ledger", notary.scratch.ledger,
                ], input: again.bytes)
            #expect(rest.status == 0, "\(rest.messages)")
            told.append(rest.messages)
            let merged = try Self.stored(notary)
            #expect(merged.hasPrefix(before))
            #expect(merged.split(separator: "\n").count == 6)
        }
        #expect(
            told == [
                "đã nhận chữ ký của thanh-tra.vn; chữ ký của ubkt.vn đã có trong sổ từ trước, giữ "
                    + "nguyên; bỏ qua 1 chữ ký của khóa không nêu\n",
                "chữ ký của ubkt.vn, thanh-tra.vn đã có trong sổ từ trước, giữ nguyên; bỏ qua 1 chữ ký "
                    + "của khóa không nêu\n",
            ])
        let audit = try await notary.scratch.json(
            "verify", "--witness", notary.witness, "--witness", notary.other, "--witness",
            notary.keeper)
        #expect(
            audit["checkpoints"][0]["signatures"].items.map { $0["verified"] } == [
                true, true, true,
            ])
    }

    @Test func `What cannot be taken in is refused, and nothing is kept`() async throws {
        let notary = try await Notary()
        try await notary.keep("da-ky", "cosign", "diem-kiem", "--key", "ubkt.key")
        let text = try notary.text("da-ky")
        func add(_ file: String, _ key: String) -> [String] {
            ["checkpoint", "--add", file, "--witness", key]
        }
        try await notary.refuses(
            add("da-ky", notary.other), vi: "không chữ ký nào thuộc các khóa đã nêu",
            en: "no signature is by a key that is known")
        try await notary.refuses(
            ["checkpoint", "--add", "da-ky"],
            vi: "--add cần --witness KHÓA-KIỂM: chữ ký không kiểm tra được thì không nhận",
            en: "--add needs --witness VKEY: no signature is taken in unchecked")
        try await notary.refuses(
            ["checkpoint", "--add", "da-ky", "--key", "so-cai.key"],
            vi: "nêu --key để lập mới, hoặc --add để nhận chữ ký, không nêu cả hai",
            en: "give --key to issue one or --add to take in signatures, and not both")
        try await notary.refuses(
            ["checkpoint"], vi: "lệnh “checkpoint” cần tùy chọn “--key TỆP”",
            en: "the command “checkpoint” needs the option “--key FILE”")
        try await notary.refuses(
            ["checkpoint", "--print", "--json"],
            vi: "--print cho một trang HTML, không dùng cùng --json",
            en: "--print gives an HTML page and does not go with --json")
        try notary.scratch.file(
            "khac", text.replacing("\(Notary.origin)\n17\n", with: "khac.vn\n17\n"))
        try await notary.refuses(
            add("khac", notary.witness),
            vi: "đây là điểm kiểm của “khac.vn”, không phải của “\(Notary.origin)”",
            en: "this is a checkpoint of “khac.vn”, not of “\(Notary.origin)”")
        // Named after a known key and not by it: the text, or the time, was changed.
        let witness = try VerifierKey(notary.witness).signing(.cosignature).label
        try notary.scratch.file("sua", text.replacing("\n17\n", with: "\n16\n"))
        try await notary.refuses(
            add("sua", notary.witness),
            vi: "chữ ký ghi tên khóa \(witness) không đúng: văn bản đã bị đổi",
            en: "the signature named after the key \(witness) is not by that key: the note was "
                + "changed")
        #expect(try Self.stored(notary) == text)
    }

    @Test func `A cosigned checkpoint that the log contradicts is not taken in`() async throws {
        let notary = try await Notary()
        // Another history of the same name, cosigned by a witness who has not seen the events.
        let root = String(repeating: "A", count: 43) + "="
        try notary.scratch.file(
            "bia", "\(Notary.origin)\n17\n\(root)\n\n— \(Notary.origin) AAAAAAAA\n")
        let cosigned = try await notary.away(["cosign", "bia", "--key", "ubkt.key"])
        try notary.scratch.file("bia", cosigned.bytes)
        try await notary.refuses(
            ["checkpoint", "--add", "bia", "--witness", notary.witness], status: 3,
            vi: "sổ cái không khớp với một điểm kiểm",
            en: "the checkpoint over 17 events says the root is \(root); the log gives "
                + (try notary.text("diem-kiem").split(separator: "\n")[2]) + ": it was rewritten")
    }

    @Test func `A witness without the ledger cosigns what is proven to have grown`() async throws {
        let notary = try await Notary()
        let first = try await notary.away(["cosign", "diem-kiem", "--key", "ubkt.key"])
        try notary.scratch.file("lan-1", first.bytes)
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        try await notary.keep("tang", "prove", "--from", "diem-kiem")
        let command = [
            "cosign", "diem-kiem-2", "--key", "ubkt.key", "--since", "lan-1", "--proof", "tang",
            "--log", notary.keeper,
        ]
        let second = try await notary.away(command)
        #expect(second.status == 0)
        let note = try Note(Array(second.bytes))
        #expect(
            second.messages
                == """
                The checkpoint diem-kiem-2 of the ledger “\(Notary.origin)”: 18 events, root \
                \(try Checkpoint(note).root.base64)
                  the signature of \(Notary.origin): right
                  proven by tang: the log only grew from the 17 events of lan-1 (signed by \
                \(Notary.origin), ubkt.vn)
                  without a ledger: NO event was read

                """)
        let key = try VerifierKey(notary.witness).signing(.cosignature)
        #expect(try note.attestations(by: [key]).count == 1)

        // Refusals: another checkpoint than the proof's, another earlier one, half of what is needed.
        func with(_ replacements: [String: String]) -> [String] {
            command.map { replacements[$0] ?? $0 }
        }
        try await notary.refuses(
            with(["diem-kiem-2": "diem-kiem"]),
            vi: "chứng minh này là của một điểm kiểm khác với “diem-kiem”",
            en: "the proof is for another checkpoint than “diem-kiem”", isAway: true)
        try await notary.refuses(
            with(["lan-1": "diem-kiem-2"]),
            vi: "chứng minh bắt đầu từ 17 sự kiện, điểm kiểm cũ gồm 18",
            en: "the proof begins at 17 events, the earlier checkpoint covers 18", isAway: true)
        try await notary.refuses(
            command.dropLast(2), vi: "--since, --proof và --log phải đi cùng nhau",
            en: "--since, --proof and --log go together", isAway: true)
        try await notary.refuses(
            with([notary.keeper: notary.other]), vi: "không chữ ký nào thuộc các khóa đã nêu",
            en: "no signature is by a key that is known", isAway: true)
        // An earlier checkpoint that neither the log nor the witness signed is anybody's.
        let forged = try notary.text("diem-kiem").split(separator: "\n").prefix(3)
            .joined(separator: "\n")
        try notary.scratch.file("lan-0", forged + "\n\n— ai-do.vn AAAAAAAA\n")
        try await notary.refuses(
            with(["lan-1": "lan-0"]), vi: "không chữ ký nào thuộc các khóa đã nêu",
            en: "no signature is by a key that is known", isAway: true)
    }

    @Test func `A witness with the ledger is told what was read, and since when it only grew`()
        async throws
    {
        let notary = try await Notary()
        func cosign(_ checkpoint: String, _ more: String...) async throws -> [String] {
            let outcome = try await notary.scratch.run(
                ["cosign", checkpoint, "--key", "ubkt.key", "--lang", "en"] + more)
            #expect(outcome.status == 0, "\(outcome.messages)")
            return outcome.messages.split(separator: "\n").map(String.init)
        }
        let ledger = notary.scratch.ledger
        let first = try await cosign("diem-kiem", "--log", notary.keeper)
        #expect(first.count == 4)
        #expect(
            first[0].hasPrefix(
                "The checkpoint diem-kiem of the ledger “\(Notary.origin)”: 17 events"))
        #expect(first[1] == "  the signature of \(Notary.origin): right")
        #expect(
            first[2]
                == "  read 17 events again in the ledger “\(ledger)”: they give this root, and "
                + "the ledger agrees with 1 checkpoint kept")
        #expect(first[3].hasPrefix("  ubkt.vn has cosigned no checkpoint kept in this ledger: "))
        let again = try await cosign("diem-kiem")
        #expect(
            again[1] == "  the ledger's signature: NOT checked (name the ledger's key by --log)")
        #expect(
            again[3] == "  ubkt.vn has cosigned this very checkpoint: the cosignature is renewed")
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        let second = try await cosign("diem-kiem-2")
        #expect(
            second[3] == "  since ubkt.vn cosigned 17 events the ledger only grew: the events just "
                + "read give both roots")
        // Nothing is said of what was refused.
        let refused = try await notary.scratch.run("cosign", "diem-kiem", "--key", "ubkt.key")
        #expect(refused.status == 2)
        #expect(
            refused.messages.hasPrefix("socai: người chứng kiến này đã đồng ký điểm kiểm gồm 18"))
    }

    @Test func `A proof that was bent does not pass`() async throws {
        let notary = try await Notary()
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        try await notary.keep("tang", "prove", "--from", "diem-kiem")
        let proof = try notary.text("tang").split(separator: "\n").map(String.init)
        let digit = proof[1].first == "A" ? "B" : "A"
        let bent = [proof[0], digit + proof[1].dropFirst()] + proof.dropFirst(2)
        let text = try notary.text("tang").replacing(proof[1], with: bent[1])
        try notary.scratch.file("cong", text)
        let outcome = try await notary.away([
            "cosign", "diem-kiem-2", "--key", "ubkt.key", "--since", "diem-kiem", "--proof", "cong",
            "--log", notary.keeper,
        ])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.messages.hasPrefix("socai: the proof leads to the "), "\(outcome.messages)")
    }
}
