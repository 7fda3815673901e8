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

    @Test func `Another origin in ledger.json contradicts the opening event`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let path = URL(fileURLWithPath: scratch.ledger + "/ledger.json")
        let forged = #"{"format":"socai-log/1","origin":"khac.vn","clock":"simulated"}"# + "\n"
        try Data(forged.utf8).write(to: path)
        let outcome = try await scratch.run("verify", "--json")
        #expect(outcome.status == 1)
        #expect(try Value(outcome.bytes)["findings"][0]["kind"] == "ruleBroken")
    }
}
