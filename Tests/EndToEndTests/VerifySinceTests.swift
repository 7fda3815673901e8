import EventLog
import Testing

/// `verify --since` and `--resume`: less is read, and never called intact.
@Suite struct VerifySinceTests {
    @Test func `Behind a verified checkpoint the rest is read, and the answer says what was not`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let log = try Log.open(scratch.ledger, for: .reading, disk: LinuxDisk())
        let origin = log.identity.origin
        let made = try await scratch.run("keygen", origin, "--out", "k.key")
        let key = try #require(made.output.split(separator: "\n").first).description
        #expect(try await scratch.run("checkpoint", "--key", "k.key").status == 0)

        // Nothing was verified yet: all is read, and it is said.
        let first = try await scratch.run(
            "verify", "--since", "last", "--witness", key, "--lang", "en")
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("Outcome: intact\n"))
        #expect(first.output.contains("Everything was read: there is no earlier verification"))

        let second = try await scratch.run(
            "verify", "--since", "last", "--witness", key, "--lang", "en")
        #expect(second.status == 0)
        #expect(second.output.hasPrefix("Outcome: what was read is intact; the beginning was not"))
        #expect(second.output.contains("were NOT read again"))
        // Nothing is called confirmed that was not read.
        #expect(second.output.contains("Merkle root by the earlier verification: "))
        #expect(second.output.contains("consistent by the earlier verification; not read again"))
        #expect(!second.output.contains(/T\d\d:\d\d/))
        let vietnamese = try await scratch.run(
            "verify", "--since", "last", "--witness", key, "--lang", "vi")
        #expect(vietnamese.output.contains("(lần này không đọc sự kiện nào)"))
        #expect(vietnamese.output.contains("khớp theo lần kiểm tra trước; lần này không đọc lại"))
        let json = try await scratch.run("verify", "--since", "last", "--witness", key, "--json")
        #expect(json.output.contains(#""readNow":0"#))
        #expect(json.output.contains(#""outcome":"intactSince""#))
        #expect(json.output.contains(#""rulesChecked":false"#))

        // Without either option everything is read, and the answer has no word of it.
        let full = try await scratch.run("verify", "--json")
        #expect(full.output.hasPrefix(#"{"outcome":"intact","#))
        #expect(!full.output.contains("unread"))
        let resumed = try await scratch.run("verify", "--resume", "--lang", "en")
        #expect(resumed.output.hasPrefix("Outcome: intact\n"))
    }

    @Test func `Without a key, or with both options, it is refused`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        #expect(try await scratch.run("verify", "--since", "last").status == 2)
        let both = try await scratch.run("verify", "--since", "last", "--resume")
        #expect(both.status == 2)
        #expect(both.output.isEmpty)
    }
}
