import EventLog
import Foundation
import Testing

/// A folder of tiles that the world reads: it goes forward, with one history.
struct PublishedTilesTests {
    /// A notary whose ledger grew once, and the folder that shows the later checkpoint.
    private static func made() async throws -> Notary {
        let notary = try await Notary()
        try await notary.grow()
        try await notary.keep("diem-kiem-2", "checkpoint", "--key", "so-cai.key")
        let shown = try await notary.scratch.run("tiles", "--out", "manh")
        try #require(shown.status == 0, "\(shown.messages)")
        return notary
    }

    /// Every file of the folder by its path in it.
    private static func files(_ notary: Notary) throws -> [String: Data] {
        let folder = notary.scratch.folder + "/manh"
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            files[name] = FileManager.default.contents(atPath: folder + "/" + name)
        }
        return files
    }

    @Test func `An older checkpoint does not take the place of a later one`() async throws {
        let notary = try await Self.made()
        let before = try Self.files(notary)
        try await notary.refuses(
            ["tiles", "--out", "manh", "--checkpoint", "diem-kiem"],
            vi: "thư mục đã công bố 18 sự kiện, không lùi về 17",
            en: "the folder shows 18 events and does not go back to 17")
        #expect(try Self.files(notary) == before)
        // The advice leads on.
        try await notary.grow()
        try await notary.keep("diem-kiem-3", "checkpoint", "--key", "so-cai.key")
        #expect(try await notary.scratch.run("tiles", "--out", "manh").status == 0)
        #expect(try notary.text("manh/checkpoint") == notary.text("diem-kiem-3"))
    }

    @Test func `A folder of another ledger, or of none, is left alone`() async throws {
        let notary = try await Self.made()
        let place = notary.scratch.folder + "/manh/checkpoint"
        let shown = try notary.text("manh/checkpoint")
        try Data(shown.replacing(Notary.origin + "\n", with: "khac.vn\n").utf8)
            .write(to: URL(fileURLWithPath: place))
        try await notary.refuses(
            ["tiles", "--out", "manh"],
            vi: "đây là điểm kiểm của “khac.vn”, không phải của “\(Notary.origin)”",
            en: "this is a checkpoint of “khac.vn”, not of “\(Notary.origin)”")
        try Data("Ghi chú của tôi\n".utf8).write(to: URL(fileURLWithPath: place))
        try await notary.refuses(
            ["tiles", "--out", "manh"],
            vi: "“manh/checkpoint” không phải là điểm kiểm do “socai tiles” công bố",
            en: "“manh/checkpoint” is no checkpoint that “socai tiles” published")
        #expect(try notary.text("manh/checkpoint") == "Ghi chú của tôi\n")
    }

    @Test func `A published checkpoint that the ledger contradicts is told as that`() async throws {
        let notary = try await Self.made()
        let place = notary.scratch.folder + "/manh/checkpoint"
        let lines = try notary.text("manh/checkpoint").split(separator: "\n").map(String.init)
        let other = String(repeating: "A", count: 43) + "="
        for (from, to) in [(lines[2], other), ("\n18\n", "\n19\n")] {
            let text = try notary.text("diem-kiem-2").replacing(from, with: to)
            try Data(text.utf8).write(to: URL(fileURLWithPath: place))
            let outcome = try await notary.scratch.run("tiles", "--out", "manh")
            #expect(outcome.status == 3)
            #expect(
                outcome.messages.hasPrefix(
                    "socai: sổ cái không khớp với điểm kiểm\n  Vị trí: manh/checkpoint\n"),
                "\(outcome.messages)")
            // Both roots are named in both languages, so that they can be compared.
            if to == other {
                #expect(outcome.messages.contains(lines[2]) && outcome.messages.contains(other))
            }
            #expect(try notary.text("manh/checkpoint") == text)
        }
    }

    @Test func `Signatures that were published stay`() async throws {
        let notary = try await Self.made()
        try await notary.keep("da-ky", "cosign", "diem-kiem-2", "--key", "ubkt.key")
        #expect(try await notary.scratch.run("tiles", "--out", "manh").status == 0)
        #expect(try notary.text("manh/checkpoint").contains("— ubkt.vn "))
        let plain = try await notary.scratch.run(
            "tiles", "--out", "manh", "--checkpoint", "diem-kiem-2")
        #expect(plain.status == 0)
        let shown = try SignedCheckpoint(Array(notary.text("manh/checkpoint").utf8))
        #expect(shown.note.signatures.map(\.name).sorted() == [Notary.origin, "ubkt.vn"])
    }
}
