import EventLog
import Foundation
import Testing

/// The built program's checkpoints, proofs and tiles, each also held against Go's `sumdb`.
@Suite(.serialized) struct ProofCommandTests {
    private static let origin = "so-cai.example/2025"

    /// What a program said and ended with.
    private struct Answer {
        let status: Int32
        let output: String
        let messages: String
    }

    /// A folder with a ledger of so many events and the keys of its keeper and a witness.
    private struct Bench {
        let path: String
        let keeper: String
        let witness: String

        func file(_ name: String) -> String { path + "/" + name }
        var ledger: String { file("so-cai") }

        func socai(_ arguments: String..., lang: String = "en") throws -> Answer {
            try run(ProofCommandTests.program, arguments, lang: lang)
        }

        func socai(_ arguments: [String], lang: String = "en") throws -> Answer {
            try run(ProofCommandTests.program, arguments, lang: lang)
        }

        func go(_ arguments: String...) throws -> Answer {
            try run(ProofCommandTests.verifier(), arguments, lang: "en")
        }

        /// Runs `socai` and keeps what it prints in a file.
        func socai(into name: String, _ arguments: String...) throws -> String {
            let answer = try run(ProofCommandTests.program, arguments, lang: "en")
            #expect(answer.status == 0, "\(arguments): \(answer.messages)")
            try Data(answer.output.utf8).write(to: URL(filePath: file(name)))
            return file(name)
        }

        private func run(_ program: String, _ arguments: [String], lang: String) throws -> Answer {
            let process = Process()
            process.executableURL = URL(filePath: program)
            process.arguments = arguments
            process.currentDirectoryURL = URL(filePath: path)
            process.environment = ["SOCAI_LANG": lang, "PATH": "/usr/bin:/bin"]
            // Files, not pipes: a full pipe would stop the program before it ends.
            let (output, messages) = (file(".output"), file(".messages"))
            for name in [output, messages] {
                _ = FileManager.default.createFile(atPath: name, contents: nil)
            }
            process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
            process.standardError = try FileHandle(forWritingTo: URL(filePath: messages))
            try process.run()
            process.waitUntilExit()
            return Answer(
                status: process.terminationStatus,
                output: try String(contentsOfFile: output, encoding: .utf8),
                messages: try String(contentsOfFile: messages, encoding: .utf8))
        }

        /// Appends events to the ledger until it has so many.
        func fill(to size: Int) throws {
            let log = try Log.open(
                ledger, for: .appending(timeoutMilliseconds: 1_000), disk: LinuxDisk())
            defer { log.close() }
            guard Int(log.size) < size else { return }
            let drafts = (Int(log.size)..<size).map {
                Draft(
                    stream: "s\($0)", type: "report.submitted",
                    data: .object([JSON.Member("value", .string("số liệu \($0)"))]))
            }
            _ = try log.append(
                drafts, by: "vp", at: Instant(millisecondsSinceEpoch: 1_738_630_800_000))
        }
    }

    /// `socai` as it was built beside these tests.
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "socai").path

    /// Whether Go's tools shall judge: where they are, and always where their absence must show.
    static let isGoDue =
        FileManager.default.fileExists(atPath: goModule)
        || ProcessInfo.processInfo.environment["CI"] == "true"
    private static let goModule = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog/tlog.go"

    /// The Go program, compiled once.
    private static func verifier() throws -> String { try compiled.get() }

    private static let compiled = Result {
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Go/verify.go")
        let folder = URL(filePath: Self.program).deletingLastPathComponent()
        let program = folder.appending(path: "sumdb-verify").path
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["go", "build", "-o", program, source.path]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
            "GOCACHE": folder.appending(path: "go-cache").path,
        ]) { $1 }
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "go build failed")
        return program
    }

    private func withBench(_ size: Int, _ body: (Bench) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "socai-proofs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        defer {
            do {
                try FileManager.default.removeItem(atPath: folder)
            } catch {
                Issue.record("\(error)")
            }
        }
        let bare = Bench(path: folder, keeper: "", witness: "")
        try Log.create(
            bare.ledger, identity: Identity(origin: Self.origin, clock: .simulated),
            disk: LinuxDisk())
        let keeper = try bare.socai("keygen", Self.origin, "--out", "keeper.key")
        let witness = try bare.socai("keygen", "ubkt.example", "--out", "witness.key")
        try #require(keeper.status == 0 && witness.status == 0, "\(keeper.messages)")
        let bench = Bench(
            path: folder, keeper: keeper.output.trimmingCharacters(in: .newlines),
            witness: witness.output.trimmingCharacters(in: .newlines))
        try bench.fill(to: size)
        try body(bench)
    }

    private func checkpoint(_ bench: Bench, as name: String) throws -> String {
        try bench.socai(
            into: name, "checkpoint", "--key", "keeper.key", "--ledger", bench.ledger)
    }

    // With Go's code.

    @Test(.enabled(if: isGoDue, "Go's sumdb is not installed"))
    func `Go accepts checkpoints, cosignatures and proofs of every event and every growth`() throws
    {
        try withBench(1) { bench in
            var checkpoints: [(size: Int, path: String)] = []
            for size in [1, 2, 7, 8, 13] {
                try bench.fill(to: size)
                let path = try checkpoint(bench, as: "checkpoint-\(size)")
                checkpoints.append((size, path))
                let seen = try bench.go("note", bench.keeper, path)
                #expect(seen.status == 0 && seen.output.hasPrefix("\(size) "), "\(seen.messages)")
                for index in 0..<size {
                    let proof = try bench.socai(
                        into: "proof", "prove", "\(index)", "--checkpoint", path, "--ledger",
                        bench.ledger)
                    let line = try bench.socai(
                        into: "line", "show", "\(index)", "--ledger", bench.ledger)
                    let seen = try bench.go("inclusion", bench.keeper, proof, line)
                    #expect(seen.status == 0, "\(index) of \(size): \(seen.messages)")
                    let other = try bench.go("inclusion", bench.witness, proof, line)
                    #expect(other.status == 1)
                }
            }
            for new in checkpoints {
                for old in checkpoints where old.size <= new.size {
                    let proof = try bench.socai(
                        into: "growth", "prove", "--from", old.path, "--checkpoint", new.path,
                        "--ledger", bench.ledger)
                    let seen = try bench.go("consistency", bench.keeper, old.path, proof)
                    #expect(seen.status == 0, "\(old.size) to \(new.size): \(seen.messages)")
                    for wrong in checkpoints where wrong.size != old.size {
                        let seen = try bench.go("consistency", bench.keeper, wrong.path, proof)
                        #expect(seen.status == 1, "\(wrong.size) to \(new.size)")
                    }
                }
            }
            let cosigned = try bench.socai(
                into: "cosigned", "cosign", checkpoints[4].path, "--key", "witness.key", "--log",
                bench.keeper, "--ledger", bench.ledger)
            let key = try VerifierKey(bench.witness).signing(.cosignature).description
            #expect(try bench.go("cosigned", key, cosigned).status == 0)
            #expect(try bench.go("note", bench.keeper, cosigned).status == 0)
            #expect(try bench.go("cosigned", key, checkpoints[4].path).status == 1)
        }
    }

    @Test(.enabled(if: isGoDue, "Go's sumdb is not installed"))
    func `Go and this library judge every changed byte of a proof alike`() throws {
        try withBench(11) { bench in
            let kept = try checkpoint(bench, as: "checkpoint")
            let proof = try bench.socai(
                into: "proof", "prove", "6", "--checkpoint", kept, "--ledger", bench.ledger)
            let line = try bench.socai(into: "line", "show", "6", "--ledger", bench.ledger)
            let event = Array(try Data(contentsOf: URL(filePath: line)).dropLast())
            let bytes = Array(try Data(contentsOf: URL(filePath: proof)))
            let keys = [try VerifierKey(bench.keeper)]
            var refused = 0
            for place in bytes.indices {
                var changed = bytes
                changed[place] ^= 1 << (place % 7)
                try Data(changed).write(to: URL(filePath: bench.file("changed")))
                let isOurs = accepts(changed, event, keys)
                let isGos =
                    try bench.go("inclusion", bench.keeper, bench.file("changed"), line).status == 0
                // We take one text only for a hash; Go lets bits pass that no byte is made of.
                #expect(!isOurs || isGos, "byte \(place)")
                refused += isGos ? 0 : 1
                if isGos { #expect(changed[place + 1] == UInt8(ascii: "="), "byte \(place)") }
            }
            #expect(refused >= bytes.count - 7)
            #expect(accepts(bytes, event, keys))
        }
    }

    private func accepts(_ proof: [UInt8], _ event: [UInt8], _ keys: [VerifierKey]) -> Bool {
        do throws(NoteError) {
            _ = try EventProof(proof).verify(line: event, origin: Self.origin, keys: keys)
            return true
        } catch {
            return false
        }
    }

    @Test(
        .enabled(if: isGoDue, "Go's sumdb is not installed"), arguments: [1, 255, 256, 257, 600])
    func `Go reads the tiles, and no changed one`(size: Int) throws {
        try withBench(size) { bench in
            let kept = try checkpoint(bench, as: "checkpoint")
            let written = try bench.socai("tiles", "--out", "tiles", "--ledger", bench.ledger)
            #expect(written.status == 0, "\(written.messages)")
            let seen = try bench.go("tiles", bench.keeper, bench.file("tiles"))
            #expect(seen.status == 0 && seen.output.hasPrefix("\(size) "), "\(seen.messages)")
            let files = try FileManager.default.subpathsOfDirectory(
                atPath: bench.file("tiles/tile")
            )
            .map { bench.file("tiles/tile/" + $0) }
            .filter {
                try FileManager.default.attributesOfItem(atPath: $0)[.type] as? FileAttributeType
                    == .typeRegular
            }
            #expect(files.count >= 2)
            for file in files {
                let whole = try Data(contentsOf: URL(filePath: file))
                var changed = whole
                changed[changed.count / 2] ^= 1
                try changed.write(to: URL(filePath: file))
                #expect(
                    try bench.go("tiles", bench.keeper, bench.file("tiles")).status == 1, "\(file)")
                // Nor does the program publish beside it: what was published once stays the same.
                let again = try bench.socai("tiles", "--out", "tiles", "--ledger", bench.ledger)
                #expect(again.status == 3, "\(file)")
                try whole.write(to: URL(filePath: file))
            }
            // A later checkpoint adds tiles and leaves the others.
            try bench.fill(to: size + 300)
            _ = try checkpoint(bench, as: "later")
            #expect(
                try bench.socai("tiles", "--out", "tiles", "--ledger", bench.ledger).status == 0)
            #expect(try bench.go("tiles", bench.keeper, bench.file("tiles")).status == 0)
            // What was published does not go back.
            let back = try bench.socai(
                "tiles", "--out", "tiles", "--checkpoint", kept, "--ledger", bench.ledger)
            #expect(back.status == 2)
            let shown = try bench.go("tiles", bench.keeper, bench.file("tiles"))
            #expect(shown.status == 0 && shown.output.hasPrefix("\(size + 300) "))
        }
    }

    // Refusals: each in its own words, and nothing is changed.

    @Test func `A key is made once, for its owner's eyes, and outside the ledger`() throws {
        try withBench(3) { bench in
            let mode = try FileManager.default.attributesOfItem(atPath: bench.file("keeper.key"))
            #expect(mode[.posixPermissions] as? Int == 0o600)
            let text = try String(contentsOfFile: bench.file("keeper.key"), encoding: .utf8)
            #expect(text.hasPrefix("PRIVATE+KEY+\(Self.origin)+"))
            #expect(try VerifierKey(bench.keeper).name == Self.origin)
            let again = try bench.socai("keygen", "x", "--out", "keeper.key")
            #expect(again.status == 2)
            #expect(again.messages.hasPrefix("socai: the file “keeper.key” is there already\n"))
            #expect(try String(contentsOfFile: bench.file("keeper.key"), encoding: .utf8) == text)
            for place in ["so-cai/x.key", "so-cai/derived/x.key", "so-cai/../so-cai/x.key"] {
                let inside = try bench.socai("keygen", "x", "--out", place)
                #expect(inside.status == 2)
                #expect(
                    inside.messages.hasPrefix(
                        "socai: a private key does not belong in a ledger's folder\n"))
                #expect(!FileManager.default.fileExists(atPath: bench.file(place)))
            }
            let vietnamese = try bench.socai("keygen", "a+b", "--out", "x.key", lang: "vi")
            #expect(vietnamese.status == 2)
            #expect(vietnamese.messages.hasPrefix("socai: “a+b” không dùng làm tên khóa được: "))
            #expect(!FileManager.default.fileExists(atPath: bench.file("x.key")))
            for mode in [0o640, 0o604, 0o644] {
                try FileManager.default.setAttributes(
                    [.posixPermissions: mode], ofItemAtPath: bench.file("keeper.key"))
                let open = try bench.socai(
                    "checkpoint", "--key", "keeper.key", "--ledger", bench.ledger)
                #expect(open.status == 2)
                #expect(
                    open.messages.hasPrefix(
                        "socai: others can read the private key file “keeper.key”\n"))
            }
            #expect(try stored(bench).isEmpty)
        }
    }

    private func stored(_ bench: Bench) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: bench.ledger + "/checkpoints").sorted()
    }

    @Test func `What cannot be signed, cosigned or proven is told, and nothing is written`() throws
    {
        try withBench(5) { bench in
            func told(_ arguments: String...) throws -> String {
                let answer = try bench.socai(arguments)
                let first = answer.messages.split(separator: "\n").first ?? ""
                return "\(answer.status) \(first)"
            }
            #expect(
                try told("checkpoint", "--key", "witness.key", "--ledger", bench.ledger)
                    == "2 socai: the key is called “ubkt.example”; checkpoints of this log are signed "
                    + "by a key called “\(Self.origin)”")
            #expect(
                try told("checkpoint", "--key", "none.key", "--ledger", bench.ledger)
                    == "2 socai: there is no key file “none.key”")
            #expect(
                try told("prove", "0", "--ledger", bench.ledger)
                    == "2 socai: the ledger has no checkpoint yet")
            #expect(
                try told("prove", "--ledger", bench.ledger)
                    == "2 socai: give an event's number, or --from CHECKPOINT, and not both")
            #expect(try stored(bench).isEmpty)
            let kept = try checkpoint(bench, as: "kept")
            #expect(
                try told("prove", "5", "--ledger", bench.ledger)
                    == "2 socai: the checkpoint covers 5 events, event 5 is not among them")
            #expect(
                try told("cosign", kept, "--key", "witness.key", "--log", bench.witness)
                    == "2 socai: no signature is by a key that is known")
            var text = try String(contentsOfFile: kept, encoding: .utf8)
            try Data(text.replacing("\n5\n", with: "\n4\n").utf8)
                .write(to: URL(filePath: bench.file("forged")))
            #expect(
                try told("cosign", "forged", "--key", "witness.key", "--log", bench.keeper)
                    .hasPrefix("2 socai: the signature named after the key \(Self.origin)+"))
            #expect(
                try told("cosign", "forged", "--key", "witness.key", "--ledger", bench.ledger)
                    .hasPrefix("3 socai: the checkpoint over 4 events says the root is "))
            #expect(
                try told("prove", "0", "--checkpoint", "forged", "--ledger", bench.ledger)
                    == "3 socai: the ledger contradicts the checkpoint")
            text.replace(Self.origin + "\n", with: "other.example\n")
            try Data(text.utf8).write(to: URL(filePath: bench.file("foreign")))
            for command in ["cosign", "prove", "tiles", "verify"] {
                let arguments: [String] =
                    switch command {
                    case "cosign": ["cosign", "foreign", "--key", "witness.key"]
                    case "prove": ["prove", "--from", "foreign"]
                    case "tiles": ["tiles", "--out", "tiles", "--checkpoint", "foreign"]
                    default: ["verify", "--checkpoint", "foreign"]
                    }
                let answer = try bench.socai(arguments + ["--ledger", bench.ledger])
                #expect(answer.status == 2)
                #expect(
                    answer.messages.hasPrefix(
                        "socai: this is a checkpoint of “other.example”, not of “\(Self.origin)”\n"),
                    "\(command)")
            }
            for place in ["so-cai", "so-cai/derived/tiles"] {
                #expect(
                    try told("tiles", "--out", place, "--ledger", bench.ledger)
                        == "2 socai: “\(place)/checkpoint” lies inside the ledger "
                        + "“\(bench.ledger)”")
            }
            // A proof that was tried leaves the tiles it was made from, and no folder to be served.
            let derived = bench.file("so-cai/derived")
            #expect(
                Set(try FileManager.default.contentsOfDirectory(atPath: derived))
                    == ["durable", "tiles", "verified"])
            #expect(!FileManager.default.fileExists(atPath: derived + "/tiles/checkpoint"))
            #expect(!FileManager.default.fileExists(atPath: bench.file("so-cai/tile")))
            #expect(try stored(bench) == ["0000000000000005.checkpoint"])
            #expect(!FileManager.default.fileExists(atPath: bench.file("tiles")))
        }
    }

    @Test func `A witness without the ledger says what it did not check`() throws {
        try withBench(5) { bench in
            let kept = try checkpoint(bench, as: "kept")
            let cosigned = try bench.socai("cosign", kept, "--key", "witness.key")
            #expect(cosigned.status == 0)
            let note = try Note(Array(cosigned.output.utf8))
            let root = try Checkpoint(note).root.base64
            #expect(
                cosigned.messages
                    == """
                    The checkpoint \(kept) of the ledger “\(Self.origin)”: 5 events, root \(root)
                      the ledger's signature: NOT checked (name the ledger's key by --log)
                      without a ledger: compared with NO event
                      NOT proven that the ledger only grew since the last cosignature (give --since, \
                    --proof and --log)

                    """)
            let witness = try VerifierKey(bench.witness).signing(.cosignature)
            let found = try note.attestations(by: [witness])
            #expect(found.count == 1)
            let now = UInt64(Date.now.timeIntervalSince1970)
            #expect((now - 600...now + 600).contains(try #require(found[0].secondsSinceEpoch)))
        }
    }

    @Test func `verify tells of each checkpoint, and a rewritten or shortened ledger by it`() throws
    {
        try withBench(5) { bench in
            let kept = try checkpoint(bench, as: "kept")
            _ = try bench.socai(
                into: "cosigned", "cosign", kept, "--key", "witness.key", "--ledger", bench.ledger)
            // The events are no catalogue's: the rules find them wanting, the bytes are intact.
            let intact = try verify(bench, "--checkpoint", "cosigned", "--witness", bench.witness)
            #expect(intact.outcome == "intact")
            #expect(intact.checkpoints.map(\.outcome) == ["consistent", "consistent"])
            #expect(
                intact.checkpoints.map(\.name) == [
                    "checkpoints/0000000000000005.checkpoint", "cosigned",
                ])
            #expect(
                intact.checkpoints[1].signatures.map { "\($0.name) \($0.verified)" } == [
                    "\(Self.origin) false", "ubkt.example true",
                ])
            #expect(intact.checkpoints[1].signatures[1].cosignedAt?.hasSuffix(".000Z") == true)
            // A known key must have signed what is given.
            let unsigned = try bench.socai(
                "verify", "--checkpoint", "kept", "--witness", bench.witness, "--ledger",
                bench.ledger)
            #expect(unsigned.status == 2)
            #expect(unsigned.messages.hasPrefix("socai: no signature is by a key that is known\n"))

            // A ledger.json that nobody can read takes no checkpoint's word away.
            let identity = bench.ledger + "/ledger.json"
            let named = try Data(contentsOf: URL(filePath: identity))
            try Data("{}\n".utf8).write(to: URL(filePath: identity))
            let nameless = try verify(bench, "--checkpoint", "kept")
            #expect(nameless.outcome == "damaged")
            #expect(nameless.findings.map(\.kind) == ["identityDamaged"])
            #expect(nameless.checkpoints.map(\.outcome) == ["consistent", "consistent"])
            try named.write(to: URL(filePath: identity))

            // The tail goes, and with it the checkpoints beside the log: the one kept elsewhere tells.
            let segment = bench.ledger + "/log/0000000000000000.jsonl"
            let whole = try String(contentsOfFile: segment, encoding: .utf8)
            try FileManager.default.removeItem(
                atPath: bench.ledger + "/checkpoints/0000000000000005.checkpoint")
            try FileManager.default.removeItem(atPath: segment)
            try FileManager.default.removeItem(atPath: bench.ledger + "/derived/durable")
            try Data().write(to: URL(filePath: segment))
            try bench.fill(to: 3)
            let cut = try verify(bench, "--checkpoint", "kept")
            #expect(cut.outcome == "rewritten")
            #expect(cut.checkpoints.map(\.outcome) == ["tailRemoved"])
            #expect(cut.findings.map(\.kind) == ["tailRemoved"])
            let told = try bench.socai(
                "verify", "--checkpoint", "kept", "--ledger", bench.ledger, lang: "vi")
            #expect(told.status == 3)
            #expect(told.output.hasPrefix("Kết quả: bị viết lại\n"))
            #expect(
                told.messages.contains(
                    "kept, byte 0: điểm kiểm này bao gồm nhiều sự kiện hơn: phần đuôi của sổ đã bị "
                        + "cắt bỏ"))
            #expect(!told.output.contains("Chưa đối chiếu với điểm kiểm nào"))
            let uncompared = try bench.socai("verify", "--ledger", bench.ledger, lang: "vi")
            #expect(uncompared.output.contains("Chưa đối chiếu với điểm kiểm nào"))
            #expect(
                told.output.contains(
                    "Điểm kiểm kept (5 sự kiện): KHÔNG khớp: phần đuôi của sổ đã bị cắt bỏ\n"))
            #expect(
                try bench.socai(
                    "prove", "--from", "kept", "--ledger", bench.ledger
                ).status == 3)

            // Filled again with other events it is another history.
            try bench.fill(to: 6)
            #expect(try String(contentsOfFile: segment, encoding: .utf8) != whole)
            let rewritten = try verify(bench, "--checkpoint", "kept")
            #expect(rewritten.outcome == "rewritten")
            #expect(rewritten.checkpoints.map(\.outcome) == ["contradicted"])
            #expect(rewritten.findings.map(\.kind) == ["checkpointContradicted"])
            _ = try checkpoint(bench, as: "new")
            let growth = try bench.socai("prove", "--from", "kept", "--ledger", bench.ledger)
            #expect(growth.status == 3)
            #expect(
                growth.messages.hasPrefix(
                    "socai: the ledger contradicts the checkpoint\n  Where: kept\n"))
        }
    }

    private struct Verified: Decodable {
        struct Finding: Decodable { let kind: String }
        struct Signature: Decodable {
            let name: String
            let verified: Bool
            let cosignedAt: String?
        }
        struct Checkpoint: Decodable {
            let name: String
            let outcome: String
            let signatures: [Signature]
        }
        let outcome: String
        let findings: [Finding]
        let checkpoints: [Checkpoint]
    }

    private func verify(_ bench: Bench, _ arguments: String...) throws -> Verified {
        let answer = try bench.socai(
            ["verify", "--json", "--ledger", bench.ledger] + arguments)
        var verified = try JSONDecoder().decode(Verified.self, from: Data(answer.output.utf8))
        let violations = verified.findings.filter { $0.kind == "ruleBroken" }
        verified = Verified(
            outcome: verified.outcome,
            findings: verified.findings.filter { $0.kind != "ruleBroken" },
            checkpoints: verified.checkpoints)
        #expect(answer.status == (verified.outcome != "intact" ? 3 : violations.isEmpty ? 0 : 1))
        return verified
    }
}
