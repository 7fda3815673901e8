import EventLog
import Foundation
import Testing

/// What `verify` makes of a log that ends before what was durable once.
@Suite struct LostTailTests {
    private static let durable = "derived/durable"

    /// A ledger all of which was durable when the mark was last moved.
    private func ledger() async throws -> Scratch {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "100")
        try await scratch.assign("2", "--kind", "atLeast", "--low", "50")
        try mark(scratch)
        return scratch
    }

    /// Moves the mark to the end of the log, as a writer does now and then.
    private func mark(_ scratch: Scratch) throws {
        let digits = "\(try scratch.log().count)"
        let zeros = String(repeating: "0", count: 16 - digits.count)
        let text = "0000000000000000.jsonl \(zeros)\(digits) "
        try scratch.file("so-cai/" + Self.durable, text + CRC32C(Array(text.utf8)).hex + "\n")
    }

    private func findings(_ scratch: Scratch, status: Int32 = 3) async throws -> Value {
        let outcome = try await scratch.run("verify", "--json")
        #expect(outcome.status == status, "\(outcome.messages)")
        return try Value(outcome.bytes)
    }

    @Test func `An end that was durable and is gone is no torn tail`() async throws {
        let scratch = try await ledger()
        let whole = try scratch.log()
        try scratch.replaceLog(whole.dropLast(9))
        let report = try await findings(scratch)
        #expect(report["outcome"] == "damaged")
        #expect(report["findings"].items.map { $0["kind"] } == ["tornTail", "tailRemoved"])
        #expect(
            report["findings"].items.map { $0["cause"] } == ["removedTail", "removedTail"])
        // What is left of the line still tells which target it was about.
        #expect(
            report["findings"][0]["affects"][0]["target"] == .string(Scratch.document + "#2"))
        for (language, texts) in [
            (
                "vi",
                [
                    "phần cuối của sổ không còn: đã bị cắt bỏ, đĩa đã làm mất, hoặc một bản cũ hơn đã "
                        + "được chép đè vào",
                    "byte đầu của 0000000000000000.jsonl đã từng nằm chắc trên đĩa",
                ]
            ),
            (
                "en",
                [
                    "the end of the log is gone: somebody removed it, the disk lost it, or an earlier "
                        + "copy was put in its place",
                    "bytes of 0000000000000000.jsonl were durable once",
                ]
            ),
        ] {
            let told = try await scratch.run("verify", "--lang", language)
            for text in texts { #expect(told.output.contains(text), "\(told.output)") }
            #expect(!told.output.contains("never acknowledged"))
            #expect(!told.output.contains("chưa từng được xác nhận"))
            #expect(!told.messages.contains("không mất gì"))
            #expect(
                told.messages.contains(
                    "socai repair --from " + (language == "vi" ? "BẢN-SAO" : "MIRROR")))
        }
    }

    @Test func `Whole events cut off below the mark are missed, and a mirror brings them back`()
        async throws
    {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "guong").status == 0)
        let whole = try scratch.log()
        let lines = whole.split(separator: 0x0A, omittingEmptySubsequences: false)
        try scratch.replaceLog(Data(lines.dropLast(2).joined(separator: [0x0A]) + [0x0A]))
        let report = try await findings(scratch)
        #expect(report["findings"].items.map { $0["kind"] } == ["tailRemoved"])
        #expect(report["findings"][0]["segment"] == "derived/durable")
        let repaired = try await scratch.run(
            ["repair", "--from", "guong", "--trust-mirror"], by: "")
        #expect(repaired.status == 0, "\(repaired.messages)")
        #expect(try scratch.log() == whole)
        #expect(try await findings(scratch, status: 0)["outcome"] == "intact")
    }

    @Test
    func `A repair from a mirror that has no more either changes nothing, and a newer one mends`()
        async throws
    {
        let scratch = try await ledger()
        #expect(try await scratch.run("mirror", "cu").status == 0)
        try await scratch.assign("3", "--kind", "atLeast", "--low", "50")
        #expect(try await scratch.run("mirror", "moi").status == 0)
        try mark(scratch)
        let whole = try scratch.log()
        let lines = whole.split(separator: 0x0A, omittingEmptySubsequences: false)
        let cut = Data(lines.dropLast(2).joined(separator: [0x0A]) + [0x0A])
        try scratch.replaceLog(cut)
        for (language, text) in [
            ("vi", "xóa derived/durable để ghi tiếp mà không có chúng"),
            ("en", "delete derived/durable to go on without them"),
        ] {
            let refused = try await scratch.run(
                ["repair", "--from", "cu", "--trust-mirror", "--lang", language])
            #expect(refused.status == 3)
            #expect(refused.messages.contains(text), "\(refused.messages)")
        }
        #expect(try scratch.log() == cut)
        let repaired = try await scratch.run(
            ["repair", "--from", "moi", "--trust-mirror"], by: "")
        #expect(repaired.status == 0, "\(repaired.messages)")
        #expect(try scratch.log() == whole)
        #expect(try await findings(scratch, status: 0)["outcome"] == "intact")
    }

    @Test func `A tail behind what was durable is still a torn one`() async throws {
        let scratch = try await ledger()
        try scratch.replaceLog(scratch.log() + Data("{\"seq\":19,".utf8))
        let report = try await findings(scratch)
        #expect(report["findings"].items.map { $0["cause"] } == ["tornTail"])
        // derived/ may be deleted at any time: then nothing tells.
        try FileManager.default.removeItem(atPath: scratch.ledger + "/derived")
        #expect(
            try await findings(scratch)["findings"].items.map { $0["kind"] } == ["tornTail"])
    }
}
