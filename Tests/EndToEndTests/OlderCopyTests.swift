import EventLog
import Foundation
import Testing

/// What looks like another history and is an older copy, a damaged file, or a line that is missing.
struct OlderCopyTests {
    private static func name(_ size: Int) -> String {
        "checkpoints/00000000000000\(size).checkpoint"
    }

    @Test func `An older log below its own checkpoints is told once, with all of them`()
        async throws
    {
        let notary = try await Notary()
        let scratch = notary.scratch
        let older = try scratch.log()
        for _ in 0..<7 {
            try await notary.grow()
            try await notary.keep("moi", "checkpoint", "--key", "so-cai.key")
        }
        try scratch.replaceLog(older)
        try FileManager.default.removeItem(atPath: scratch.ledger + "/derived")
        let report = try await VerifierTests.compare(scratch)
        #expect(report["outcome"] == "rewritten")
        #expect(report["findings"].items.map { $0["segment"] } == [.string(Self.name(24))])
        for (language, what, because, more) in [
            (
                "vi",
                "socai: sổ cái không còn phần cuối mà điểm kiểm bao gồm: đã bị cắt bỏ, hoặc đây là một "
                    + "bản cũ hơn\n",
                "  căn cứ: điểm kiểm \(Self.name(20)) đã ghi nhận các sự kiện này (chữ ký chưa kiểm "
                    + "tra)\n", "  … và 2 mục khác (xem đủ bằng --json)\n"
            ),
            (
                "en",
                "socai: the ledger lacks an end that a checkpoint covers: it was removed, or this is an "
                    + "earlier copy\n",
                "  because: the checkpoint \(Self.name(20)) covers these events (its signatures were "
                    + "not checked)\n", "  … and 2 more (all of them with --json)\n"
            ),
        ] {
            let told = try await scratch.run("verify", "--lang", language)
            #expect(told.status == 3)
            #expect(told.messages.hasPrefix(what), "\(told.messages)")
            #expect(told.output.contains(because), "\(told.output)")
            #expect(told.output.contains(more), "\(told.output)")
        }
    }

    @Test func `One character of a kept checkpoint convicts nobody`() async throws {
        let notary = try await Notary()
        let scratch = notary.scratch
        let text = try notary.text("diem-kiem")
        let root = String(try #require(text.split(separator: "\n").dropFirst(2).first))
        let other = (root.first == "A" ? "B" : "A") + root.dropFirst()
        try scratch.file("so-cai/" + Self.name(17), text.replacing(root, with: other))
        let report = try await VerifierTests.compare(scratch)
        #expect(report["outcome"] == "damaged")
        #expect(report["findings"].items.map { $0["kind"] } == ["checkpointDamaged"])
        #expect(report["checkpoints"][0]["outcome"] == "undecided")
        for (language, result, remedy) in [
            (
                "vi", "Kết quả: bị hỏng\n",
                "  Cách xử lý: điểm kiểm hỏng: chép lại từ nơi khác đang giữ nó; tệp hỏng thì chuyển đi, "
                    + "đừng xóa\n"
            ),
            (
                "en", "Outcome: damaged\n",
                "  What to do: a damaged checkpoint: copy it from where else it is kept; move the "
                    + "damaged file away, do not delete it\n"
            ),
        ] {
            let told = try await scratch.run("verify", "--lang", language)
            #expect(told.status == 3)
            #expect(told.output.hasPrefix(result), "\(told.output)")
            #expect(told.messages.hasSuffix(remedy), "\(told.messages)")
        }
    }

    @Test func `A damaged copy of a checkpoint kept elsewhere is refused as one`() async throws {
        let notary = try await Notary()
        let text = try notary.text("diem-kiem")
        let root = String(try #require(text.split(separator: "\n").dropFirst(2).first))
        let other = (root.first == "A" ? "B" : "A") + root.dropFirst()
        for (damaged, vi, en) in [
            (
                text.replacing(root, with: other),
                "gốc cây chỉ khác gốc cây của sổ ở 1 trên 44 ký tự",
                "its root differs from the ledger's in 1 of 44 characters only"
            ),
            (
                text.replacing("\n17\n", with: "\n27\n"),
                "gốc cây là gốc cây của sổ khi có 17 sự kiện, không phải 27",
                "its root is the ledger's over 17 events, not over 27"
            ),
        ] {
            try notary.scratch.file("hong", damaged)
            try await notary.refuses(
                ["verify", "--checkpoint", "hong"],
                vi:
                    "tệp điểm kiểm này bị hỏng, không nói được gì về sổ\n  Vị trí: hong\n  Lý do: \(vi)",
                en:
                    "the checkpoint's own file is damaged and tells nothing of the ledger\n  Where: "
                    + "hong\n  Why: \(en)")
            let label = try VerifierKey(notary.keeper).label
            try await notary.refuses(
                ["verify", "--checkpoint", "hong", "--witness", notary.keeper],
                vi: "chữ ký ghi tên khóa \(label) không đúng: văn bản đã bị đổi",
                en: "the signature named after the key \(label) is not by that key: the note was "
                    + "changed")
        }
    }

    @Test func `A line that was deleted is the only thing that is missing`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let lines = try DamageTests.lines(of: scratch)
        let count = String(try scratch.log().count)
        let mark =
            "0000000000000000.jsonl " + String(repeating: "0", count: 16 - count.count) + count
            + " "
        try scratch.file(
            "so-cai/derived/durable", mark + CRC32C(Array(mark.utf8)).hex + "\n")
        #expect(try await VerifierTests.compare(scratch)["outcome"] == "intact")
        for number in 1..<(lines.count - 1) {
            var rest = lines
            rest.remove(at: number)
            try scratch.replaceLog(DamageTests.joined(rest))
            let report = try await VerifierTests.compare(scratch)
            let kinds = report["findings"].items.compactMap { $0["kind"].text }
            #expect(kinds.contains("sequenceBroken"), "\(number)")
            #expect(!kinds.contains("tailRemoved"), "\(number): \(kinds)")
        }
    }
}
