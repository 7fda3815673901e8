import Foundation
import Testing

/// What a closing seals, checked by a program of its own, and by `verify` on a ledger made anew without one
/// of its events.
struct PeriodSealTests {
    /// Three targets of two units with a few reports, closed for the year.
    private static func closed() async throws -> (scratch: Scratch, closing: Int) {
        let scratch = try await Scratch()
        let first = try await scratch.assign("1", "--kind", "atLeast", "--low", "10")
        try await scratch.assign("10", "--kind", "atLeast", "--low", "10")
        let other = Scratch.document + "#2"
        try await scratch.record(
            "assign", other, "--name", "Chỉ tiêu 2", "--unit", "huyen-khac", "--kind", "atLeast",
            "--low", "1", "--period", "2025", by: "giao")
        try await scratch.assign("3", "--kind", "atLeast", "--low", "1", "--period", "2024")
        try await scratch.report(first, "11")
        try await scratch.record("report", other, "2025", "5", by: "bao-cao-khac")
        let closing = try await scratch.record("close", "2025")
        return (scratch, closing[0])
    }

    /// The count and the root that a few lines of Python make of the stored events before the last.
    private static let python = """
        import base64, hashlib, json, sys
        def sha(data): return hashlib.sha256(data).digest()
        def root(leaves):
            if not leaves: return sha(b"")
            if len(leaves) == 1: return sha(b"\\0" + leaves[0])
            k = 1
            while k * 2 < len(leaves): k *= 2
            return sha(b"\\1" + root(leaves[:k]) + root(leaves[k:]))
        heads = {}
        about = {}
        for text in open(sys.argv[1], encoding="utf-8"):
            line = json.loads(text)
            if line["type"] == "period.closed": break
            if "#" not in line["stream"]: continue
            heads[line["stream"]] = line["rev"]
            if line["type"] == "target.assigned": about[line["stream"]] = line["data"]
        wanted = [s for s in heads if about[s].get("period") == "2025"
                  and (len(sys.argv) == 2 or about[s]["unit"] == sys.argv[2])]
        leaves = sorted(f"{s} {heads[s]}".encode() for s in wanted)
        print(len(leaves), base64.b64encode(root(leaves)).decode())
        """

    @Test func `The seal is the tree over the heads of the streams, as anybody makes it`()
        async throws
    {
        let (scratch, closing) = try await Self.closed()
        let data = try await scratch.json("show", "\(closing)")["data"]
        let own = try await Program.python(Self.python, [scratch.segment])
        #expect(data["streams"] == 3)
        #expect(own.lines == ["3 \(data["heads"].text ?? "")"], "\(own.messages)")
        let part = try await scratch.record("close", "2025", "--unit", "huyen-khac")
        let smaller = try await scratch.json("show", "\(part[0])")["data"]
        let again = try await Program.python(Self.python, [scratch.segment, "huyen-khac"])
        #expect(smaller["streams"] == 1)
        #expect(again.lines == ["1 \(smaller["heads"].text ?? "")"])
        #expect(try await scratch.run("verify").status == 0)
    }

    @Test func `A ledger made anew without one report does not fit its seal`() async throws {
        let (scratch, closing) = try await Self.closed()
        // The report before the closing is left out, and everything behind it made right again.
        let script = """
            import json, sys
            def crc32c(data):
                crc = 0xFFFFFFFF
                for byte in data:
                    crc ^= byte
                    for _ in range(8):
                        crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
                return crc ^ 0xFFFFFFFF
            lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
            del lines[-2]
            event = json.loads(lines[-1])
            event["seq"] -= 1
            del event["crc"]
            body = json.dumps(event, ensure_ascii=False, separators=(",", ":"))[:-1]
            lines[-1] = body + ',"crc":"%08x"}' % crc32c(body.encode())
            open(sys.argv[1], "w", encoding="utf-8").write("\\n".join(lines) + "\\n")
            """
        let forged = try await Program.python(script, [scratch.segment])
        try #require(forged.status == 0, "\(forged.messages)")
        try FileManager.default.removeItem(atPath: scratch.ledger + "/derived")
        for (language, words) in [
            ("vi", "Niêm của kỳ 2025 không khớp: sự kiện chốt nêu 3 chỉ tiêu"),
            ("en", "The seal of the period 2025 does not fit: the closing says 3 targets"),
        ] {
            let told = try await scratch.run("verify", "--lang", language)
            #expect(told.status == 1, "\(told.messages)")
            #expect(told.output.contains(words), "\(told.output)")
        }
        let report = try Value(try await scratch.run("verify", "--json").bytes)
        #expect(report["findings"].items.map { $0["seq"] } == [.integer(closing - 1)])
        #expect(report["findings"][0]["kind"] == "ruleBroken")
    }

    @Test func `A closing sent again under its key is the same closing`() async throws {
        let (scratch, _) = try await Self.closed()
        let once = try await scratch.record("close", "2025-H1", "--key", "chot-1")
        try await scratch.report(Scratch.document + "#10", "11", "--late", "sót")
        #expect(try await scratch.record("close", "2025-H1", "--key", "chot-1") == once)
        #expect(try await scratch.run("close", "2025-9M", "--dry-run").status == 0)
    }

    @Test func `A period is closed once, reopened for a reason, and closed again with a new seal`()
        async throws
    {
        let (scratch, closing) = try await Self.closed()
        let twice = try await scratch.run("close", "2025")
        #expect(twice.status == 2)
        #expect(twice.messages.hasPrefix("socai: Kỳ 2025 đã chốt số liệu.\n"))
        #expect(try await scratch.run("reopen", "2025").status == 2)
        let empty = try await scratch.run("reopen", "2025", "--reason", "")
        #expect(empty.status == 2 && empty.messages.contains("Cần nêu lý do"))
        try await scratch.record("reopen", "2025", "--reason", "sót một xã")
        try await scratch.report(Scratch.document + "#10", "12")
        let again = try await scratch.record("close", "2025")
        let old = try await scratch.json("show", "\(closing)")["data"]
        let new = try await scratch.json("show", "\(again[0])")["data"]
        #expect(old["streams"] == new["streams"] && old["heads"] != new["heads"])
        #expect(try await scratch.run("verify").status == 0)

        let history = try await scratch.json("history", Scratch.document + "#10")["complete"]
        #expect(history["events"] == 2 && history["claimed"] == true)
        #expect(history["seals"].items.map { $0["events"] } == [1, 2])
        #expect(
            history["seals"].items.map { $0["seq"] } == [.integer(closing), .integer(again[0])])
        let told = try await scratch.run("history", Scratch.document + "#10")
        #expect(
            told.output.contains("đủ 2 sự kiện: phiên bản 0–1 của dòng, không thiếu phiên bản nào"))
        #expect(told.output.contains("chốt năm 2025 (#\(closing)) đã niêm 1 sự kiện đầu"))
    }
}
