import Foundation
import Testing

/// What lies in the ledger's folder, read without the program.
struct LayoutTests {
    /// A ledger with one event of most kinds, an attachment among them.
    private static func story() async throws -> Scratch {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng", "--group",
            "Kinh tế \"mũi nhọn\" \\ I")
        try scratch.file("bien-ban.txt", "Biên bản xác nhận\n")
        let report = try await scratch.record(
            "report", target, "2025", "590,5", "--estimate", "--evidence", "bien-ban.txt", "--note",
            "dòng một\ndòng hai\tcột", "--key", "gui-lan-1", by: "bao-cao")[0]
        try await scratch.record(
            "upgrade", "\(report)", "592", "--status", "official", by: "bao-cao")
        try await scratch.record(
            "revise", "\(report)", "591", "--reason", "cộng nhầm", by: "bao-cao")
        try await scratch.record("approve", "\(report)", by: "duyet")
        try await scratch.record("close", "2025", "--unit", "huyen", by: "duyet")
        return scratch
    }

    @Test func `The folder holds exactly what the format names`() async throws {
        let scratch = try await Self.story()
        let names = Set(try FileManager.default.subpathsOfDirectory(atPath: scratch.ledger))
        let evidence = try #require(names.first { $0.hasPrefix("evidence/") })
        #expect(
            names == [
                "ledger.json", "log", "log/0000000000000000.jsonl", "evidence", evidence,
                "checkpoints", "derived", "derived/durable", "quarantine",
            ])
        let identity = try #require(try scratch.contents()["ledger.json"])
        #expect(
            String(decoding: identity, as: UTF8.self)
                == #"{"format":"socai-log/1","origin":"kiem-thu.vn/2025","clock":"simulated"}"#
                + "\n")
        let digest = try await Program.shell(
            "sha256sum evidence/* | cut -c1-64", folder: scratch.ledger)
        #expect("evidence/" + digest.lines[0] == evidence)
        let cited = try Value.lines(try scratch.log()).compactMap { $0["data"]["evidence"][0].text }
        #expect(cited == [String(evidence.dropFirst("evidence/".count))])
    }

    @Test func `A new ledger has all its folders`() async throws {
        let scratch = try Scratch(empty: ())
        try await scratch.record("init", "so-cai", "--origin", "a", "--title", "b")
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.ledger)
        #expect(
            Set(names) == [
                "ledger.json", "log", "evidence", "checkpoints", "derived",
                "quarantine",
            ])
    }

    @Test(arguments: [
        "jq -e -s 'length == 23 and all(.[]; .crc | length == 8)' $LOG",
        "jq -r .type $LOG | sort | uniq -c",
        "test $(grep -c '\"type\":\"report\\.' $LOG) = 4",
        "test $(wc -l < $LOG) = 23", "python3 -m json.tool --json-lines $LOG",
    ])
    func `Everybody's tools read the segments as they lie`(script: String) async throws {
        let scratch = try await Self.story()
        let outcome = try await Program.shell(
            script, environment: ["LOG": scratch.segment])
        #expect(outcome.status == 0, "\(script): \(outcome.messages)")
    }

    @Test func `The same commands make the same bytes`() async throws {
        let first = try await Self.story()
        let second = try await Self.story()
        #expect(try first.contents() == second.contents())
        // The template of the tests aside: founded twice by the program itself.
        let third = try Scratch(empty: ())
        let fourth = try Scratch(empty: ())
        try await third.found()
        try await fourth.found()
        #expect(try third.contents() == fourth.contents())
        #expect(try third.contents()["ledger.json"] == first.contents()["ledger.json"])
    }

    @Test func `What is printed is what is stored, byte for byte`() async throws {
        let scratch = try await Self.story()
        let stored = try scratch.log()
        #expect(try await scratch.run("log").bytes == stored)
        let lines = stored.split(separator: UInt8(ascii: "\n"))
        for (seq, line) in lines.enumerated() {
            let shown = try await scratch.run("show", "\(seq)")
            #expect(shown.bytes == line + [UInt8(ascii: "\n")])
        }
        let reports = lines.filter { line in
            String(decoding: line, as: UTF8.self).contains("\"type\":\"report.")
        }
        #expect(
            try await scratch.run("log", "--type", "report").bytes
                == Data(reports.flatMap { $0 + [UInt8(ascii: "\n")] }))
        #expect(try await scratch.run("log", "--by", "duyet").lines.count == 2)
        #expect(try await scratch.run("log", "--stream", "ledger").lines.count == 1)
        #expect(try await scratch.run("log", "--unit", "huyen").lines.count == 6)
        #expect(try await scratch.run("log", "--known-at", "3").lines.count == 4)
    }

    /// The line as `log-format.md` describes it, checked by a program that shares nothing with ours:
    /// order of members, canonical form, CRC-32C bit by bit, positions, revisions and time.
    private static let check = #"""
        import json, re, sys, unicodedata
        def crc32c(data):
            crc = 0xFFFFFFFF
            for byte in data:
                crc ^= byte
                for _ in range(8):
                    crc = (crc >> 1) ^ (0x82F63B78 if crc & 1 else 0)
            return crc ^ 0xFFFFFFFF
        assert crc32c(b"123456789") == 0xE3069283
        def text(value):
            short = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}
            made = "".join(
                short.get(ord(c)) or ("\\u%04x" % ord(c) if ord(c) < 32 else c) for c in value)
            assert unicodedata.is_normalized("NFC", value)
            return '"' + made + '"'
        def form(value):
            if isinstance(value, bool): return "true" if value else "false"
            if isinstance(value, int): return str(value)
            if isinstance(value, str): return text(value)
            if isinstance(value, list): return "[" + ",".join(map(form, value)) + "]"
            assert isinstance(value, dict), value
            return "{" + ",".join(text(k) + ":" + form(v) for k, v in value.items()) + "}"
        order = ["seq", "at", "by", "stream", "rev", "key", "type", "data", "more", "sig", "crc"]
        must = set(order) - {"key", "more", "sig"}
        def members(pairs):
            names = [name for name, value in pairs]
            assert len(names) == len(set(names)), names
            return dict(pairs)
        revisions, last, count = {}, "", 0
        content = open(sys.argv[1], "rb").read()
        assert content.endswith(b"\n")
        for number, line in enumerate(content[:-1].split(b"\n")):
            event = json.loads(line.decode(), object_pairs_hook=members)
            names = list(event)
            assert names == [name for name in order if name in event] and must <= set(names), names
            assert form(event).encode() == line, number
            assert event["seq"] == number
            assert event["rev"] == revisions.get(event["stream"], -1) + 1, number
            revisions[event["stream"]] = event["rev"]
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", event["at"])
            assert event["at"] >= last
            last = event["at"]
            assert re.fullmatch(r"[a-z]+\.[a-z]+", event["type"])
            assert event.get("more", True) is True
            body = line[: line.rindex(b',"crc":"')]
            assert "%08x" % crc32c(body) == event["crc"], number
            count += 1
        assert "more" not in event
        print(count)
        """#

    @Test func `An independent reader finds order, form and checksums as described`() async throws {
        let scratch = try await Self.story()
        let outcome = try await Program.python(Self.check, [scratch.segment])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "23\n")
        let demonstration = try Demonstration.ledger()
        try await Demonstration.record(in: demonstration)
        let whole = try await Program.python(Self.check, [demonstration.segment])
        #expect(whole.status == 0, "\(whole.messages)")
    }

    /// RFC 6962 §2.1 in Python: the root that `verify` prints.
    private static let root = #"""
        import base64, hashlib, sys
        sha = lambda data: hashlib.sha256(data).digest()
        def root(leaves):
            if len(leaves) == 1: return sha(b"\0" + leaves[0])
            split = 1
            while split * 2 < len(leaves): split *= 2
            return sha(b"\1" + root(leaves[:split]) + root(leaves[split:]))
        lines = open(sys.argv[1], "rb").read()[:-1].split(b"\n")
        for size in range(1, len(lines) + 1):
            print(base64.b64encode(root(lines[:size])).decode())
        """#

    @Test func `The root is that of the Merkle tree over the lines`() async throws {
        let scratch = try await Self.story()
        let roots = try await Program.python(Self.root, [scratch.segment]).lines
        #expect(roots.count == 23)
        #expect(try await scratch.json("verify")["root"] == .string(try #require(roots.last)))
        for seq in [0, 1, 6, 7, 20] {
            let status = try await scratch.json("status", "--known-at", "\(seq)")
            #expect(status["ledger"]["root"] == .string(roots[seq]))
            #expect(status["ledger"]["size"] == .integer(seq + 1))
        }
    }
}
