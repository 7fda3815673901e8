import EventLog
import Foundation
import Testing

/// Keys of one name that are not the same key, and checkpoints that a witness never saw.
struct WitnessNamesTests {
    @Test func `Of another key with the same name both numbers are told`() async throws {
        let notary = try await Notary()
        let made = try await notary.scratch.run("keygen", Notary.origin, "--out", "khac.key")
        let namesake = made.output.trimmingCharacters(in: .newlines)
        func number(_ key: String) throws -> String {
            VerifierKey.text(ofID: try VerifierKey(key).id)
        }
        let (own, other) = (try number(notary.keeper), try number(namesake))
        let told = [
            "vi": "chữ ký ghi tên \(Notary.origin) là của khóa số \(own), còn khóa đã nêu mang tên "
                + "đó có số \(other)",
            "en": "the signature named \(Notary.origin) is by the key number \(own); the key given "
                + "of that name has the number \(other)",
        ]
        for (language, words) in told {
            let audit = try await notary.scratch.run(
                "verify", "--witness", namesake, "--lang", language)
            #expect(audit.status == 0)
            let unchecked = language == "vi" ? "chưa kiểm tra" : "not checked"
            #expect(audit.output.contains("  \(words): \(unchecked)\n"), "\(audit.output)")
            for command in [
                ["verify", "--checkpoint", "diem-kiem", "--witness", namesake],
                ["cosign", "diem-kiem", "--key", "ubkt.key", "--log", namesake],
            ] {
                let refused = try await notary.scratch.run(command + ["--lang", language])
                #expect(refused.status == 2)
                let why = language == "vi" ? "Lý do" : "Why"
                #expect(refused.messages.contains("  \(why): \(words)\n"), "\(refused.messages)")
            }
        }
        // Of a witness, whose cosignatures have a number of their own, like is compared with like.
        try await notary.keep("da-ky", "cosign", "diem-kiem", "--key", "ubkt.key")
        let second = try await notary.scratch.run("keygen", "ubkt.vn", "--out", "ubkt-2.key")
        let witness = second.output.trimmingCharacters(in: .newlines)
        let audit = try await notary.scratch.run("verify", "--witness", witness, "--lang", "en")
        let (seen, given) = (
            try VerifierKey(notary.witness).signing(.cosignature),
            try VerifierKey(witness).signing(.cosignature)
        )
        #expect(
            audit.output.contains(
                "the signature named ubkt.vn is by the key number "
                    + "\(VerifierKey.text(ofID: seen.id)); the key given of that name has the number "
                    + "\(VerifierKey.text(ofID: given.id)): not checked\n"), "\(audit.output)")
    }

    @Test func `That a witness never cosigned the earlier checkpoint is told before it cosigns`()
        async throws
    {
        let notary = try await Notary()
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        try await notary.keep("tang", "prove", "--from", "diem-kiem")
        let words = [
            "vi":
                "  ubkt.vn CHƯA đồng ký diem-kiem: chưa chứng minh sổ chỉ được ghi thêm từ điểm kiểm mà "
                + "ubkt.vn đã đồng ký, nếu có\n",
            "en":
                "  ubkt.vn has NOT cosigned diem-kiem: it is not proven that the log only grew from "
                + "what ubkt.vn cosigned, if it did\n",
        ]
        let first = try await notary.away(["cosign", "diem-kiem", "--key", "ubkt.key"])
        try notary.scratch.file("lan-1", first.bytes)
        for (language, told) in words {
            for (since, isTold) in [("diem-kiem", true), ("lan-1", false)] {
                let outcome = try await notary.away(
                    [
                        "cosign", "diem-kiem-2", "--key", "ubkt.key", "--since", since, "--proof",
                        "tang", "--log", notary.keeper,
                    ], lang: language)
                #expect(outcome.status == 0)
                #expect(outcome.messages.contains(told) == isTold, "\(outcome.messages)")
            }
        }
    }
}
