import Foundation
import Testing

/// Lines made by somebody who knows the format: their checksums are right, their content is not.
struct ForgeryTests {
    /// Appends a line with a right checksum; `CHANGE` edits the event made after the last one.
    static func forge(_ change: String, in scratch: Scratch) async throws {
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
            last = json.loads(lines[-1])
            target = "\(Scratch.document)#1"
            revision = sum(json.loads(line)["stream"] == target for line in lines)
            event = {"seq": last["seq"] + 1, "at": last["at"], "by": "duyet", "stream": target,
                     "rev": revision, "type": "report.approved", "data": {"report": 23}}
            \(change)
            body = json.dumps(event, ensure_ascii=False, separators=(",", ":"))[:-1]
            line = body + ',"crc":"%08x"}' % crc32c(body.encode())
            open(sys.argv[1], "a", encoding="utf-8").write(line + "\\n")
            """
        let outcome = try await Program.python(script, [scratch.segment])
        try #require(outcome.status == 0, "\(outcome.messages)")
    }

    @Test func `A well-made line that keeps the rules is an event like any other`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try await Self.forge("pass", in: scratch)
        let audit = try await scratch.json("verify")
        #expect(audit["outcome"] == "intact")
        #expect(audit["size"] == 34)
    }

    /// What was forged, and the words about it.
    @Test(arguments: [
        ("event['by'] = 'ai-do'", "is not a member of this ledger"),
        ("event['by'] = 'bao-cao'", "this needs keeper or approver"),
        ("event['data']['report'] = 0", "is no report of this ledger"),
        ("event['data'] = {'report': '23'}", ""), ("event['type'] = 'report.praised'", ""),
        ("event['data']['praise'] = 'tốt'", ""),
    ])
    func `A well-made line that breaks a rule is found, with status 1`(
        change: String, words: String
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try await Self.forge(change, in: scratch)
        let outcome = try await scratch.run("verify", "--json", environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 1, "\(outcome.messages)")
        let report = try Value(outcome.bytes)
        #expect(report["outcome"] == "intact")
        #expect(report["findings"].items.count == 1)
        #expect(report["findings"][0]["kind"] == "ruleBroken")
        #expect(report["findings"][0]["seq"] == 33)
        let affected = report["findings"][0]["affects"][0]
        #expect(affected["target"] == .string(Scratch.document + "#1"))
        #expect(affected["stream"] == affected["target"] && affected["seq"] == 33)
        #expect(affected["figures"][0]["relation"] == "own" && affected["counted"] == .bool(true))
        let expected = report["findings"][0]["expected"].text ?? ""
        #expect(words.isEmpty || expected.contains(words), "\(expected)")
    }

    /// What was forged, and the kind of flaw.
    @Test(arguments: [
        ("event['seq'] += 1", "sequenceBroken"), ("event['rev'] += 1", "revisionBroken"),
        ("event['at'] = '2024-01-01T00:00:00.000Z'", "timeWentBack"),
        ("event['data'] = {'report': None}", "notCanonical"),
        ("event = {'at': event['at'], **event}", "notCanonical"),
        ("event['data']['note'] = 'Nu\\u031Bo\\u031B\\u0301c'", "notCanonical"),
    ])
    func `A line out of order or out of form is damage although its checksum is right`(
        change: String, kind: String
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try await Self.forge(change, in: scratch)
        // With a whole event behind it, it cannot be taken for a torn tail.
        try await Self.forge("pass", in: scratch)
        let findings = try await DamageTests.findings(in: scratch)
        #expect(findings.contains { $0["kind"] == .string(kind) }, "\(findings)")
        #expect(try await scratch.run("close", "2025", by: "duyet").status == 3)
    }

    @Test func `A tail cut off at a batch shows in no checksum, and the program says so`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let whole = try await scratch.json("verify")
        let lines = try DamageTests.lines(of: scratch)
        try scratch.replaceLog(DamageTests.joined(lines.dropLast()))
        let cut = try await scratch.json("verify")
        #expect(cut["outcome"] == "intact")
        #expect(cut["size"] == 32)
        #expect(cut["root"] != whole["root"])
        let told = try await scratch.run("verify", environment: ["SOCAI_LANG": "en"])
        #expect(told.output.contains("No checkpoint was compared: that the tail was cut off"))
    }

    @Test func `A ledger.json that is not what event 0 says is told of, and nothing is recorded`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        for arguments in [
            ["keygen", "kiem-thu.vn/2025", "--out", "khoa"],
            ["checkpoint", "--key", "khoa", "--out", "dk"], ["mirror", "guong"],
        ] {
            let made = try await scratch.run(arguments)
            #expect(made.status == 0, "\(arguments): \(made.messages)")
        }
        let path = URL(fileURLWithPath: scratch.ledger + "/ledger.json")
        let own = try String(contentsOf: path, encoding: .utf8)
        for (old, new) in [("kiem-thu", "kiem-thx"), ("simulated", "system")] {
            try Data(own.replacing(old, with: new).utf8).write(to: path)
            // The checkpoints are not to blame.
            let report = try await VerifierTests.compare(scratch)
            #expect(report["findings"].items.map { $0["kind"] } == ["identityDamaged"])
            #expect(report["checkpoints"][0]["outcome"] == "consistent")
            let told = try await scratch.run("verify", "--checkpoint", "dk", "--lang", "vi")
            #expect(told.status == 3)
            let isName = new == "kiem-thx"
            let found =
                isName ? "nguồn “kiem-thx.vn/2025”" : "nguồn “kiem-thu.vn/2025”"
            let clock = isName ? "đồng hồ mô phỏng" : "đồng hồ hệ thống"
            #expect(
                told.output.contains(
                    "  căn cứ: ledger.json ghi \(found), \(clock); sự kiện 0 ghi nguồn "
                        + "“kiem-thu.vn/2025”, đồng hồ mô phỏng"), "\(told.output)")
            #expect(told.messages.contains("không có bản sao thì ghi lại đúng như sự kiện 0"))
            let before = try scratch.contents()
            for arguments in [
                ["close", "2025"], ["close", "2025", "--dry-run"],
                ["checkpoint", "--key", "khoa"], ["cosign", "dk", "--key", "khoa"],
            ] {
                let refused = try await scratch.run(
                    arguments + ["--ledger", "so-cai", "--lang", "en"], by: "duyet")
                #expect(refused.status == 3, "\(arguments): \(refused.messages)")
                #expect(
                    refused.messages.contains(
                        "event 0 says origin “kiem-thu.vn/2025”, clock simulated: put back in "
                            + "ledger.json what event 0 says"), "\(arguments): \(refused.messages)")
            }
            #expect(try scratch.contents() == before)
            let status = try await scratch.run("status", "--lang", "vi")
            #expect(status.status == 0)
            #expect(
                status.messages.contains(
                    "cảnh báo: ledger.json không đúng như sự kiện mở sổ (sự kiện 0) ghi"),
                "\(status.messages)")
            let mended = try await scratch.run("repair", "--from", "guong")
            #expect(mended.status == 0, "\(mended.messages)")
            #expect(try String(contentsOf: path, encoding: .utf8) == own)
        }
    }
}
