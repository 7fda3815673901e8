import EventLog
import Foundation
import Testing

/// What is gone from a ledger folder, the verifier in Python misses too.
struct VerifierLossTests {
    @Test func `Both miss an identity, bytes set aside that an event names, and a durable end`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let aside = scratch.ledger + "/quarantine/x-replaced-2d711642b726b044.bytes"
        try Data("x".utf8).write(to: URL(fileURLWithPath: aside))
        let name = "x-replaced-2d711642b726b044.bytes"
        try await scratch.record("acknowledge", name, "--reason", "đã xem")
        #expect(try await VerifierTests.compare(scratch)["outcome"] == "intact")
        try FileManager.default.removeItem(atPath: aside)
        let missing = try await VerifierTests.compare(scratch)
        #expect(missing["findings"].items.map { $0["kind"] } == ["quarantineMissing"])
        let digits = "\(try scratch.log().count + 1)"
        let text =
            "0000000000000000.jsonl " + String(repeating: "0", count: 16 - digits.count)
            + digits + " "
        try scratch.file("so-cai/derived/durable", text + CRC32C(Array(text.utf8)).hex + "\n")
        let lost = try await VerifierTests.compare(scratch)
        #expect(
            lost["findings"].items.map { $0["kind"] } == ["tailRemoved", "quarantineMissing"])
        #expect(lost["outcome"] == "damaged")
        try FileManager.default.removeItem(atPath: scratch.ledger + "/ledger.json")
        let nameless = try await VerifierTests.compare(scratch)
        #expect(nameless["findings"][0]["kind"] == "identityDamaged")
    }
}
