import Foundation
import Testing

/// What `verify` says where checkpoints and the lines contradict each other.
struct ContradictionTests {
    private static let origin = "kiem-thu.vn/2025"

    /// Cuts the log off behind so many events.
    private static func cut(_ scratch: Scratch, to count: Int) throws {
        let lines = try DamageTests.lines(of: scratch)
        try scratch.replaceLog(DamageTests.joined(Array(lines[..<count])))
    }

    /// Issues a checkpoint of the ledger, cosigned by the witness, and keeps a copy outside it.
    private static func checkpoint(_ name: String, of scratch: Scratch) async throws {
        for command in [
            ["checkpoint", "--key", "so"],
            ["cosign", "so-cai/checkpoints/\(name)", "--key", "nhan-chung"],
        ] {
            let outcome = try await scratch.run(command)
            try #require(outcome.status == 0, "\(command): \(outcome.messages)")
            try scratch.file(name, outcome.bytes)
        }
    }

    /// A ledger with keys; answers the options that name them.
    private static func keyed() async throws -> (scratch: Scratch, keys: [String]) {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var keys: [String] = []
        for (name, file) in [(origin, "so"), ("ubkt.vn", "nhan-chung")] {
            let outcome = try await scratch.run("keygen", name, "--out", file)
            let key = outcome.output.split(whereSeparator: \.isWhitespace)
                .first { $0.hasPrefix(name + "+") }
            keys += ["--witness", String(try #require(key, "\(outcome.output)"))]
        }
        return (scratch, keys)
    }

    /// The lines with another figure in event 24, its checksum made to fit.
    private static func forge(in scratch: Scratch) async throws {
        let script = """
            import sys
            def crc32c(data):
                crc = 0xFFFFFFFF
                for byte in data:
                    crc ^= byte
                    for _ in range(8):
                        crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
                return crc ^ 0xFFFFFFFF
            lines = open(sys.argv[1], "rb").read().split(b"\\n")
            body = lines[24][:-18].replace(b'"591"', b'"691"')
            lines[24] = body + b',"crc":"%08x"}' % crc32c(body)
            open(sys.argv[1], "wb").write(b"\\n".join(lines))
            """
        let outcome = try await Program.python(script, [scratch.segment])
        try #require(outcome.status == 0, "\(outcome.messages)")
    }

    /// What `verify` finds first, and what it says in both languages.
    private static func told(
        _ scratch: Scratch, _ options: [String]
    ) async throws -> (finding: Value, vi: String, en: String) {
        let report = try await scratch.run(["verify", "--json"] + options)
        #expect(report.status == 3)
        let value = try Value(report.bytes)
        #expect(value["outcome"] == "rewritten")
        let vi = try await scratch.run(["verify", "--lang", "vi"] + options)
        let en = try await scratch.run(["verify", "--lang", "en"] + options)
        return (value["findings"][0], vi.output, en.output)
    }

    @Test func `A rewritten figure is bracketed, and nothing is called a fork`() async throws {
        let (scratch, keys) = try await Self.keyed()
        try await Self.checkpoint("0000000000000033.checkpoint", of: scratch)
        try await Self.forge(in: scratch)
        let (finding, vi, en) = try await Self.told(scratch, keys)
        #expect(finding["cause"] == "rewritten")
        #expect(finding["events"]["first"] == 0 && finding["events"]["last"] == 32)
        #expect(finding["window"]["earliest"]["basis"] == "cosignature")
        #expect(finding["window"]["earliest"]["witness"] == "ubkt.vn")
        #expect(
            finding["affects"].items.contains {
                $0["target"] == .string(Scratch.document + "#1")
                    && $0["figures"][0]["current"]["value"] == "691"
            })
        #expect(vi.contains("  ít nhất một trong các sự kiện: 0–32\n"))
        #expect(vi.contains(", khi ubkt.vn đồng ký điểm kiểm "))
        #expect(en.contains("  at least one of the events: 0–32\n"))
        #expect(en.contains("  cause: the history is no longer the one that was signed"))
        // Without keys the time of the witness is not believed.
        let (unkeyed, _, doubtful) = try await Self.told(scratch, [])
        #expect(unkeyed["cause"] == "rewritten" && unkeyed["window"]["earliest"] == .null)
        #expect(doubtful.contains("(its signatures were not checked)"))
        #expect(doubtful.contains("  time: nobody can tell since when; before this check\n"))
    }

    @Test func `Two histories signed by the ledger's own key are a fork, the pair named`()
        async throws
    {
        let (scratch, keys) = try await Self.keyed()
        let name = "0000000000000033.checkpoint"
        try await Self.checkpoint(name, of: scratch)
        try FileManager.default.removeItem(atPath: scratch.ledger + "/checkpoints/" + name)
        try await Self.forge(in: scratch)
        let second = try await scratch.run("checkpoint", "--key", "so")
        try #require(second.status == 0, "\(second.messages)")
        let options = ["--checkpoint", name]
        let (finding, vi, en) = try await Self.told(scratch, keys + options)
        #expect(finding["cause"] == "forked")
        #expect(
            vi.contains("  nguyên nhân: có hai lịch sử khác nhau, đều do chính khóa của sổ ký\n"))
        #expect(
            en.contains(
                "  because: the checkpoint checkpoints/\(name) says otherwise, and the ledger's own key "
                    + "\(Self.origin) signed both\n"))
        #expect(try await Self.told(scratch, options).finding["cause"] == "rewritten")
    }

    @Test func `A tail removed is dated by the checkpoint that saw it`() async throws {
        let (scratch, keys) = try await Self.keyed()
        try await Self.checkpoint("0000000000000033.checkpoint", of: scratch)
        try Self.cut(scratch, to: 30)
        let (finding, vi, en) = try await Self.told(scratch, keys)
        #expect(finding["cause"] == "removedTail")
        #expect(finding["events"]["first"] == 30 && finding["events"]["last"] == 32)
        #expect(finding["window"]["earliest"]["basis"] == "cosignature")
        #expect(
            vi.contains(
                "  nguyên nhân: phần cuối của sổ không còn: đã bị cắt bỏ, đĩa đã làm mất, hoặc một bản "
                    + "cũ hơn đã được chép đè vào\n"
            ))
        #expect(
            en.contains(
                "  cause: the end of the log is gone: somebody removed it, the disk lost it, or an "
                    + "earlier copy was put in its place\n"
            ))
    }

    @Test func `A tail that a checkpoint covers is not said to have been never acknowledged`()
        async throws
    {
        let (scratch, keys) = try await Self.keyed()
        try await Self.checkpoint("0000000000000033.checkpoint", of: scratch)
        try scratch.replaceLog(try scratch.log().dropLast(40))
        let (finding, _, en) = try await Self.told(scratch, keys)
        #expect(finding["kind"] == "tornTail" && finding["cause"] == "removedTail")
        #expect(finding["affects"][0]["target"] == .string(Scratch.document + "#2"))
        #expect(!en.contains("never acknowledged"))
    }
}
