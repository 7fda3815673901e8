import EventLog
import Foundation
import Glibc
import Testing

/// What is handed to the program and cannot be taken: each its own words, in both languages, and
/// nothing is changed.
struct BadInputTests {
    @Test(arguments: ["socai-log/2", "socai-log/10", "socai-log/999999999"])
    func `A ledger in a newer format is left alone by every command`(format: String) async throws {
        let notary = try await Notary()
        // Of a later format nothing is sure but how its first file begins.
        for rest in [#","origin":"kiem-thu.vn/2025","clock":"atomic"}"# + "\n", ",\n"] {
            try Data((#"{"format":"\#(format)""# + rest).utf8).write(
                to: URL(fileURLWithPath: notary.scratch.ledger + "/ledger.json"))
            for command in [
                ["status"], ["log"], ["verify"], ["verify", "--json"], ["close", "2025"],
                ["checkpoint", "--key", "so-cai.key"], ["checkpoint", "--print"],
                ["cosign", "diem-kiem", "--key", "ubkt.key"], ["prove", "0"],
                ["tiles", "--out", "manh"],
            ] {
                try await notary.refuses(
                    command, vi: "phiên bản định dạng của sổ không được hỗ trợ",
                    en: "the ledger is written in \(format), a newer format; this program reads "
                        + "socai-log/1")
            }
            let told = try await notary.scratch.run("verify", environment: ["SOCAI_LANG": "en"])
            #expect(
                told.messages.hasSuffix(
                    "  What to do: use a version of the program that reads that format; nothing was "
                        + "changed\n"))
            let theirs = try await VerifierTests.verify(["so-cai"], folder: notary.scratch.folder)
            #expect(theirs.status == 2)
            #expect(theirs.messages.contains("written in \(format), a newer format"))
        }
    }

    @Test func `A checkpoint of another ledger convicts nobody`() async throws {
        let notary = try await Notary()
        let text = try notary.text("diem-kiem")
        try notary.scratch.file(
            "khac", text.replacing("\(Notary.origin)\n17\n", with: "khac.vn\n17\n"))
        for command in [
            ["verify", "--checkpoint", "khac"], ["cosign", "khac", "--key", "ubkt.key"],
            ["prove", "0", "--checkpoint", "khac"], ["prove", "--from", "khac"],
            ["tiles", "--out", "manh", "--checkpoint", "khac"],
        ] {
            try await notary.refuses(
                command, vi: "đây là điểm kiểm của “khac.vn”, không phải của “\(Notary.origin)”",
                en: "this is a checkpoint of “khac.vn”, not of “\(Notary.origin)”")
        }
    }

    @Test func `A signature by an unknown key, and a wrong one by a known key, are told apart`()
        async throws
    {
        let notary = try await Notary()
        try await notary.refuses(
            ["verify", "--checkpoint", "diem-kiem", "--witness", notary.other],
            vi: "không chữ ký nào thuộc các khóa đã nêu",
            en: "no signature is by a key that is known")
        let text = try notary.text("diem-kiem")
        try notary.scratch.file("sua", text.replacing("\n17\n", with: "\n16\n"))
        let label = try VerifierKey(notary.keeper).label
        for command in [
            ["verify", "--checkpoint", "sua", "--witness", notary.keeper],
            ["cosign", "sua", "--key", "ubkt.key", "--log", notary.keeper],
        ] {
            try await notary.refuses(
                command, vi: "chữ ký ghi tên khóa \(label) không đúng: văn bản đã bị đổi",
                en: "the signature named after the key \(label) is not by that key: the note was "
                    + "changed")
        }
        // A key that was not copied whole is no other key.
        let cut = notary.keeper.replacing("+A", with: "+B", maxReplacements: 1)
        let outcome = try await notary.scratch.run(
            "verify", "--checkpoint", "diem-kiem", "--witness", cut,
            environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.hasPrefix("socai: the key says its number is "))
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func `A private key that others can read signs nothing`(mode: Int) async throws {
        let notary = try await Notary()
        for file in ["so-cai.key", "ubkt.key"] {
            try #require(chmod(notary.scratch.folder + "/" + file, mode_t(mode)) == 0)
        }
        for (command, file) in [
            (["checkpoint", "--key", "so-cai.key"], "so-cai.key"),
            (["cosign", "diem-kiem", "--key", "ubkt.key"], "ubkt.key"),
        ] {
            try await notary.refuses(
                command, vi: "người khác đọc được tệp khóa bí mật “\(file)”",
                en: "others can read the private key file “\(file)”")
        }
    }

    @Test func `A proof for another size is refused where it is asked for`() async throws {
        let notary = try await Notary()
        try await notary.grow()
        try await notary.refuses(
            ["prove", "17"], vi: "điểm kiểm chỉ gồm 17 sự kiện, không có sự kiện 17",
            en: "the checkpoint covers 17 events, event 17 is not among them")
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        try await notary.refuses(
            ["prove", "--from", "diem-kiem-2", "--checkpoint", "diem-kiem"],
            vi: "không có gì để chứng minh từ 18 đến 17 sự kiện",
            en: "there is nothing to prove from 18 to 17 events")
    }

    @Test func `There is nothing to print where no checkpoint was issued`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        for (language, words) in [
            ("vi", "sổ cái chưa có điểm kiểm nào"), ("en", "the ledger has no checkpoint yet"),
        ] {
            let outcome = try await scratch.run(
                "checkpoint", "--print", environment: ["SOCAI_LANG": language])
            #expect(outcome.status == 2)
            #expect(outcome.messages.hasPrefix("socai: \(words)\n"))
            #expect(outcome.output.isEmpty)
        }
        #expect(try scratch.contents() == before)
    }
}
