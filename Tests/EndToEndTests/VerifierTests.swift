import EventLog
import Foundation
import TestSupport
import Testing

/// The verifier in one Python file, which shares no code with the program: both must say the same.
struct VerifierTests {
    static let folder = Program.package + "/Tests/Verifier"

    /// Runs the verifier; its own folder stays as it is.
    static func verify(
        _ arguments: [String], folder: String
    ) async throws -> Child.Outcome {
        try await Program.python(
            """
            import runpy, sys
            sys.dont_write_bytecode = True
            sys.argv = ["verify.py"] + sys.argv[1:]
            runpy.run_path("\(Self.folder)/verify.py", run_name="__main__")
            """, arguments, folder: folder)
    }

    /// What the verifier and the program say of a ledger must be the same.
    static func compare(
        _ scratch: Scratch, checkpoints: [String] = []
    ) async throws -> Value {
        let given = checkpoints.flatMap { ["--checkpoint", $0] }
        let theirs = try await verify(["so-cai", "--json"] + given, folder: scratch.folder)
        let ours = try await scratch.run(["verify", "--json"] + given)
        let (their, our) = try (Value(theirs.bytes), Value(ours.bytes))
        for member in ["outcome", "size", "root"] {
            #expect(their[member] == our[member], "\(member)")
        }
        for member in ["kind", "segment", "offset", "seq"] {
            #expect(
                their["findings"].items.map { $0[member] }
                    == our["findings"].items.filter { $0["kind"] != "ruleBroken" }
                    .map { $0[member] }, "\(member)")
        }
        for member in ["name", "size", "root", "outcome"] {
            #expect(
                their["checkpoints"].items.map { $0[member] }
                    == our["checkpoints"].items.map { $0[member] }, "\(member)")
        }
        #expect((theirs.status == 0) == (our["outcome"] == "intact"), "\(theirs.messages)")
        return their
    }

    @Test func `The demonstration's ledger is intact, with the same root`() async throws {
        let scratch = try Demonstration.ledger()
        try await Demonstration.record(in: scratch)
        let report = try await Self.compare(scratch)
        #expect(report["outcome"] == "intact")
        #expect((report["size"].integer ?? 0) > 300)
    }

    @Test func `CRC-32C gives the published checksums`() async throws {
        // RFC 3720 §B.4, and the check value of the catalogue of CRCs.
        let outcome = try await Program.python(
            """
            import sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, "\(Self.folder)")
            import verify
            for data in (bytes(32), b"\\xff" * 32, bytes(range(32)), bytes(range(31, -1, -1)),
                         b"123456789", b""):
                print("%08x" % verify.crc32c(data))
            """)
        #expect(
            outcome.lines == [
                "8a9136aa", "62a8ab43", "46dd794e", "113fdb5c", "e3069283", "00000000",
            ], "\(outcome.messages)")
    }

    // Every byte.

    /// A small ledger with everything in it: three segments, batches, keys, evidence, a checkpoint.
    private static func small(segmentByteLimit: Int = 500) throws -> FaultyDisk {
        let disk = FaultyDisk()
        let origin = "vp-hu.example.vn/so-cai"
        try Log.create("/l", identity: Identity(origin: origin, clock: .simulated), disk: disk)
        let log = try Log.open(
            "/l", for: .appending(timeoutMilliseconds: 0), disk: disk,
            segmentByteLimit: segmentByteLimit)
        let start = Instant(millisecondsSinceEpoch: 1_738_630_800_000)
        let opening = Draft(
            stream: "ledger", type: "ledger.opened",
            data: .object([
                JSON.Member("origin", .string(origin)),
                JSON.Member("clock", .string("simulated")),
            ]))
        _ = try log.append([opening], by: "vp-hu", at: start)
        let evidence = try log.storeEvidence(Array("Biên bản".utf8))
        for number in 0..<5 {
            let drafts = (0...(number % 3)).map { index in
                Draft(
                    stream: "s\(index)", type: "report.submitted",
                    data: .object([
                        JSON.Member("value", .string("bản \(number).\(index)\n")),
                        JSON.Member("evidence", .string(evidence.hex)),
                    ]))
            }
            _ = try log.append(
                drafts, by: "vp-hu", at: start.advanced(byMilliseconds: Int64(number)),
                key: number.isMultiple(of: 2) ? "k\(number)" : nil)
            if number == 2 {
                _ = try log.issueCheckpoint(signedBy: SignerKey(generatedFor: origin))
            }
        }
        log.close()
        return disk
    }

    /// The ledger's files as the verifier reads them.
    private static func write(_ disk: FaultyDisk, to scratch: Scratch) throws {
        for path in disk.paths {
            let bytes = try #require(disk.bytes(of: path))
            let file = scratch.ledger + path.dropFirst("/l".count)
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: file))
        }
    }

    /// What the program finds, in the verifier's words.
    private static func audit(_ disk: FaultyDisk) throws -> (outcome: String, findings: [Value]) {
        let audit: Audit
        do throws(LogError) {
            audit = try Audit(of: "/l", disk: disk)
        } catch {
            guard error.code == .unsupportedFormat else { throw error }
            return ("refused", [])
        }
        let findings = audit.flaws.map { flaw -> Value in
            let position = flaw.position.map { Value.integer(Int($0.rawValue)) }
            return .array([.string(flaw.segment), position ?? .null])
        }
        return (audit.outcome.rawValue, findings)
    }

    /// Holds each line that the driver printed against an audit of the same bytes; answers the
    /// outcomes and how often each came.
    private static func compare(_ outcome: Child.Outcome, of original: FaultyDisk) throws
        -> [String: Int]
    {
        try #require(outcome.status == 0, "\(outcome.messages)")
        var outcomes: [String: Int] = [:]
        for (number, told) in try Value.lines(outcome.bytes).enumerated() {
            let file = try #require(told[0].text)
            let bytes = try #require(Data(base64Encoded: told[1].text ?? ""))
            let disk = original.copy()
            disk.plant(Array(bytes), in: "/l/" + file)
            let own = try audit(disk)
            let hint = "\(number): \(file)"
            #expect(told[2].text == own.outcome, "\(hint)")
            #expect(told[3].items == own.findings, "\(hint)")
            outcomes[own.outcome, default: 0] += 1
        }
        return outcomes
    }

    @Test(arguments: ["01", "20", "80"])
    func `Both find every changed byte of every file, at the same event`(mask: String) async throws
    {
        let disk = try Self.small()
        let scratch = try Scratch(empty: ())
        try Self.write(disk, to: scratch)
        let outcome = try await Program.python(
            Self.driver, [scratch.ledger, mask], folder: scratch.folder)
        let outcomes = try Self.compare(outcome, of: disk)
        let bytes = disk.paths.reduce(0) { $0 + (disk.bytes(of: $1)?.count ?? 0) }
        #expect(outcomes.values.reduce(0, +) == bytes)
        let log = disk.paths.filter { $0.hasPrefix("/l/log/") }
            .reduce(0) { $0 + (disk.bytes(of: $1)?.count ?? 0) }
        #expect((outcomes["damaged"] ?? 0) >= log, "\(outcomes)")
        // Only the letters of a signature that nobody's key checks can change unseen.
        #expect((outcomes["intact"] ?? 0) < 200, "\(outcomes)")
        // One byte of a checkpoint is damage to its file, and convicts nobody.
        #expect(outcomes["rewritten"] == nil, "\(outcomes)")
    }

    @Test func `Both judge every cut of the last segment alike`() async throws {
        let disk = try Self.small()
        let scratch = try Scratch(empty: ())
        try Self.write(disk, to: scratch)
        let outcome = try await Program.python(
            Self.driver, [scratch.ledger, "--cuts"], folder: scratch.folder)
        let outcomes = try Self.compare(outcome, of: disk)
        #expect((outcomes["damaged"] ?? 0) > 100, "\(outcomes)")
        // Cut at the end of a batch behind the checkpoint, the log is whole and shorter.
        #expect((outcomes["intact"] ?? 0) > 0, "\(outcomes)")
    }

    @Test(arguments: [nil, 0, 1_000, 100_000])
    func `Both tell sectors that never reached the disk from damage alike`(
        durableByteCount: Int?
    ) async throws {
        let disk = try Self.small(segmentByteLimit: 10_000)
        disk.lose("/l/derived/durable")
        if let durableByteCount {
            let digits = "\(durableByteCount)"
            let zeros = String(repeating: "0", count: 16 - digits.count)
            let text = "0000000000000000.jsonl \(zeros)\(digits) "
            disk.plant(
                Array((text + CRC32C(Array(text.utf8)).hex + "\n").utf8), in: "/l/derived/durable")
        }
        let scratch = try Scratch(empty: ())
        try Self.write(disk, to: scratch)
        let outcome = try await Program.python(
            Self.driver, [scratch.ledger, "--zeros"], folder: scratch.folder)
        let outcomes = try Self.compare(outcome, of: disk)
        #expect((outcomes["damaged"] ?? 0) > 500, "\(outcomes)")
    }

    @Test func `Both judge random damage alike`() async throws {
        let seed = 9_071_954
        print("seed \(seed)")
        let disk = try Self.small()
        let scratch = try Scratch(empty: ())
        try Self.write(disk, to: scratch)
        let outcome = try await Program.python(
            Self.driver, [scratch.ledger, "--random", "\(seed)", "500"], folder: scratch.folder)
        let outcomes = try Self.compare(outcome, of: disk)
        #expect(outcomes.values.reduce(0, +) == 500)
        #expect((outcomes["damaged"] ?? 0) > 400, "\(outcomes)")
    }

    private static let driver = """
        import runpy, sys
        sys.path.insert(0, "\(folder)")
        runpy.run_path("\(folder)/flips.py", run_name="__main__")
        """

    // Lines made by somebody who knows the format, and histories that were made again.

    @Test(arguments: [
        "event['seq'] += 1", "event['rev'] += 1", "event['at'] = '2024-01-01T00:00:00.000Z'",
        "event['data'] = {'report': None}", "event = {'at': event['at'], **event}",
        "event['data']['note'] = 'Nu\\u031Bo\\u031B\\u0301c'", "event['data']['n'] = 1.5",
        "event['data']['n'] = 2 ** 53", "event['data']['n'] = -(2 ** 53) + 1", "event['by'] = ''",
        "event['more'] = False", "event['at'] = '2026-02-30T00:00:00.000Z'", "event['data'] = []",
        "event['data']['s'] = '\\x7f\\x1f\\b/'", "event['key'] = 'k'", "event['x'] = 1",
        "event['data']['evidence'] = ['0' * 64]", "event['sig'] = 'x'",
        "event['data']['s'] = 'x' * 65536",
    ])
    func `Both judge a forged line alike`(change: String) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try await ForgeryTests.forge(change, in: scratch)
        _ = try await Self.compare(scratch)
        // With a whole event behind it, it cannot be taken for a torn tail.
        try await ForgeryTests.forge("pass", in: scratch)
        _ = try await Self.compare(scratch)
    }

    @Test func `Both convict a ledger that was rewritten, by a checkpoint kept elsewhere`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let keeper = try await scratch.run("keygen", "kiem-thu.vn/2025", "--out", "so-cai.key")
        let key = keeper.output.trimmingCharacters(in: .newlines)
        let kept = try await scratch.run("checkpoint", "--key", "so-cai.key", "--out", "giu")
        try #require(kept.status == 0, "\(kept.messages)")
        let intact = try await Self.compare(scratch, checkpoints: ["giu"])
        #expect(intact["checkpoints"].items.map { $0["outcome"] } == ["consistent", "consistent"])
        // The last event goes and another takes its place; so does what stands beside the log.
        try FileManager.default.removeItem(
            atPath: scratch.ledger + "/checkpoints/0000000000000033.checkpoint")
        let lines = try DamageTests.lines(of: scratch)
        try scratch.replaceLog(DamageTests.joined(lines.dropLast()))
        let shorter = try await Self.compare(scratch, checkpoints: ["giu"])
        #expect(shorter["outcome"] == "rewritten")
        #expect(shorter["findings"][0]["kind"] == "tailRemoved")
        try await ForgeryTests.forge("event['data']['report'] = 24", in: scratch)
        let rewritten = try await Self.compare(scratch, checkpoints: ["giu"])
        #expect(rewritten["outcome"] == "rewritten")
        #expect(rewritten["findings"][0]["kind"] == "checkpointContradicted")
        // With the key, the verifier also says who signed, and that a changed text was not signed.
        let signed = try await Self.verify(
            ["so-cai", "--checkpoint", "giu", "--key", key, "--json"], folder: scratch.folder)
        #expect(
            try Value(signed.bytes)["checkpoints"][0]["signatures"][0]["verified"] == true,
            "openssl found the signature right")
        let text = try String(contentsOfFile: scratch.folder + "/giu", encoding: .utf8)
        try scratch.file("sai", text.replacing("\n33\n", with: "\n32\n"))
        let forged = try await Self.verify(
            ["so-cai", "--checkpoint", "sai", "--key", key, "--json"], folder: scratch.folder)
        #expect(forged.status == 1)
        #expect(
            try Value(forged.bytes)["findings"].items.contains {
                $0["kind"] == "checkpointDamaged"
            })
    }

    // Proofs.

    /// A proof file, what it is checked with, and whether the program takes it.
    private struct Case {
        let isGrowth: Bool
        let proof: [UInt8]
        let given: [UInt8]
        let isTaken: Bool

        var json: JSON {
            .array([
                .bool(isGrowth), .string(Data(proof).base64EncodedString()),
                .string(Data(given).base64EncodedString()), .bool(isTaken),
            ])
        }
    }

    /// Whether `check` refuses nothing.
    private static func takes(_ check: () throws(NoteError) -> Void) -> Bool {
        do throws(NoteError) {
            try check()
            return true
        } catch {
            return false
        }
    }

    /// Every proof of a log of up to so many events, and some with each byte of their heads changed.
    private static func proofs(upTo limit: UInt64) throws -> [Case] {
        let origin = "so-cai.example/2025"
        let disk = FaultyDisk()
        try Log.create("/l", identity: Identity(origin: origin, clock: .simulated), disk: disk)
        let log = try Log.open("/l", for: .appending(timeoutMilliseconds: 0), disk: disk)
        _ = try log.append(
            (0..<limit).map { Draft(stream: "s\($0)", type: "a.b", data: .object([])) }, by: "b",
            at: Instant(millisecondsSinceEpoch: 0))
        let lines = try log.lines()
        let key = try SignerKey(generatedFor: origin)
        let signed = try (0...limit).map { size in
            try SignedCheckpoint(
                Checkpoint(origin: origin, size: size, root: log.root(at: size)), signedBy: key)
        }
        let keys = [key.verifier]
        func event(_ bytes: [UInt8], _ line: Line) -> Case {
            let isTaken = takes { () throws(NoteError) in
                _ = try EventProof(bytes).verify(line: line.bytes, origin: origin, keys: keys)
            }
            return Case(isGrowth: false, proof: bytes, given: line.bytes, isTaken: isTaken)
        }
        func growth(_ bytes: [UInt8], _ old: SignedCheckpoint) -> Case {
            let isTaken = takes { () throws(NoteError) in
                let proof = try GrowthProof(bytes)
                // The program refuses a proof that begins at another size in its own words.
                guard proof.consistency.oldSize == old.checkpoint.size else {
                    throw NoteError.malformedProof(line: 1)
                }
                _ = try proof.verify(from: old.checkpoint, keys: keys)
            }
            return Case(isGrowth: true, proof: bytes, given: old.bytes, isTaken: isTaken)
        }
        func bent(_ bytes: [UInt8]) -> [[UInt8]] {
            let head = bytes.indices.first { bytes[$0] == 10 && bytes[$0 + 1] == 10 } ?? 0
            return (0...head).map { index in
                var bent = bytes
                bent[index] ^= 1 << (index % 7)
                return bent
            }
        }
        var cases: [Case] = []
        for size in 1...limit {
            for index in 0..<size {
                let proof = try log.inclusionProof(of: Position(index), in: size)
                let bytes = EventProof(proof, in: signed[Int(size)]).bytes
                cases.append(event(bytes, lines[Int(index)]))
                cases.append(event(bytes, lines[Int((index + 1) % limit)]))
                if size == limit, index % 5 == 0 {
                    cases += bent(bytes).map { event($0, lines[Int(index)]) }
                }
            }
            for old in 1...size {
                let proof = try log.consistencyProof(from: old, to: size)
                let bytes = GrowthProof(proof, to: signed[Int(size)]).bytes
                cases.append(growth(bytes, signed[Int(old)]))
                cases.append(growth(bytes, signed[Int(old % limit + 1)]))
                if size == limit, old % 5 == 0 {
                    cases += bent(bytes).map { growth($0, signed[Int(old)]) }
                }
            }
        }
        return cases
    }

    @Test func `Both take every proof of a small log, and no bent one`() async throws {
        let cases = try Self.proofs(upTo: 20)
        #expect(cases.count { $0.isTaken } >= 2 * 210)
        #expect(cases.count { !$0.isTaken } > 1_000)
        let scratch = try Scratch(empty: ())
        try scratch.file("cases", JSON.array(cases.map(\.json)).canonicalText)
        let outcome = try await Program.python(
            """
            import base64, json, sys
            sys.dont_write_bytecode = True
            sys.path.insert(0, "\(Self.folder)")
            import verify
            for number, (grows, proof, given, taken) in enumerate(json.load(open("cases"))):
                proof, given = base64.b64decode(proof), base64.b64decode(given)
                try:
                    if grows:
                        verify.check_growth_proof(proof, verify.Checkpoint(given))
                    else:
                        verify.check_event_proof(proof, given, "so-cai.example/2025")
                    own = True
                except verify.Refused:
                    own = False
                if own != taken:
                    print("case", number, proof)
            """, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "")
    }

    @Test func `Without openssl signatures are said to be unchecked, and prove nothing`()
        async throws
    {
        let notary = try await Notary()
        try await notary.keep("chung-minh", "prove", "5")
        try await notary.keep("dong", "show", "5")
        let script = """
            import os, runpy, sys
            sys.dont_write_bytecode = True
            os.environ["PATH"] = "/nowhere"
            sys.argv = ["verify.py"] + sys.argv[1:]
            runpy.run_path("\(Self.folder)/verify.py", run_name="__main__")
            """
        let ledger = try await Program.python(
            script, ["so-cai", "--key", notary.keeper], folder: notary.scratch.folder)
        #expect(ledger.status == 0, "\(ledger.messages)")
        #expect(
            ledger.output.contains(
                "signature of \(Notary.origin): not checked (no such key, or no openssl)\n"))
        let proof = try await Program.python(
            script, ["--proof", "chung-minh", "--line", "dong", "--key", notary.keeper],
            folder: notary.scratch.folder)
        #expect(proof.status == 1)
        #expect(proof.output.isEmpty)
        #expect(proof.messages.contains("no signature is by a key that was given, or openssl is"))
    }
}
