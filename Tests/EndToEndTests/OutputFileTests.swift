import Foundation
import Glibc
import Testing

/// `--out`: what is there stays, unless it is an earlier table or `--force` is given; nothing is ever
/// put into a ledger.
struct OutputFileTests {
    private static let force = "nếu đúng là muốn thay tệp đó, thêm --force"

    /// Every command with a use for `--force`.
    private static let commands = [
        ["checkpoint", "--key", "so-cai.key"], ["checkpoint", "--key", "so-cai.key", "--print"],
        ["cosign", "diem-kiem", "--key", "ubkt.key"], ["prove", "5", "--checkpoint", "diem-kiem"],
        ["prove", "--from", "diem-kiem"], ["snapshot", "2025", "--format", "csv"],
        ["snapshot", "2025", "--format", "html"], ["snapshot", "2025", "--format", "json"],
    ]

    private static func names(in notary: Notary) throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: notary.scratch.folder))
    }

    @Test(arguments: commands)
    func `A file that is there is replaced only when it is asked for`(command: [String])
        async throws
    {
        let notary = try await Notary()
        try notary.scratch.file("quy", "Sổ quỹ\n")
        let names = try Self.names(in: notary)
        try await notary.refuses(
            command + ["--out", "quy"], vi: "tệp “quy” đã có",
            en: "the file “quy” is there already")
        #expect(try notary.text("quy") == "Sổ quỹ\n")
        let refused = try await notary.scratch.run(command + ["--out", "quy"])
        #expect(refused.messages.contains("\n  Vị trí: --out\n"))
        #expect(refused.messages.contains(Self.force))
        let forced = try await notary.scratch.run(command + ["--out", "quy", "--force"])
        #expect(forced.status == 0, "\(forced.messages)")
        #expect(try notary.text("quy") != "Sổ quỹ\n")
        #expect(try Self.names(in: notary) == names, "nothing half-written stays")
    }

    @Test(arguments: commands)
    func `Neither a private key nor a file of a ledger is ever replaced`(command: [String])
        async throws
    {
        let notary = try await Notary()
        let key = try notary.text("thanh-tra.key")
        try FileManager.default.createSymbolicLink(
            atPath: notary.scratch.folder + "/duong-tat",
            withDestinationPath: notary.scratch.ledger + "/log")
        try FileManager.default.createSymbolicLink(
            atPath: notary.scratch.folder + "/ten-khac",
            withDestinationPath: notary.scratch.ledger + "/ledger.json")
        try await notary.refuses(
            command + ["--out", "thanh-tra.key", "--force"], vi: "tệp “thanh-tra.key” đã có",
            en: "the file “thanh-tra.key” is there already")
        #expect(try notary.text("thanh-tra.key") == key)
        for place in [
            "so-cai/ledger.json", "so-cai/moi", "so-cai/log/0000000000000000.jsonl", "ten-khac",
            "duong-tat/0000000000000000.jsonl", "duong-tat/moi", "so-cai/checkpoints/../moi",
        ] {
            try await notary.refuses(
                command + ["--out", place, "--force"],
                vi: "“\(place)” nằm trong sổ cái “\(notary.scratch.ledger)”",
                en: "“\(place)” lies inside the ledger “\(notary.scratch.ledger)”")
        }
    }

    @Test func `A key is never overwritten, and there is no way to ask for it`() async throws {
        let notary = try await Notary()
        let key = try notary.text("so-cai.key")
        let taken = try await notary.scratch.run("keygen", "moi.vn", "--out", "so-cai.key")
        #expect(taken.status == 2)
        #expect(taken.messages.hasPrefix("socai: tệp “so-cai.key” đã có\n"))
        #expect(!taken.messages.contains("--force"))
        let forced = try await notary.scratch.run(
            "keygen", "moi.vn", "--out", "so-cai.key", "--force")
        #expect(forced.status == 2)
        #expect(try notary.text("so-cai.key") == key)
        try FileManager.default.createSymbolicLink(
            atPath: notary.scratch.folder + "/duong-tat",
            withDestinationPath: notary.scratch.ledger + "/derived")
        let inside = try await notary.scratch.run("keygen", "moi.vn", "--out", "duong-tat/khoa")
        #expect(inside.status == 2)
        #expect(inside.messages.hasPrefix("socai: không đặt khóa bí mật trong thư mục sổ cái\n"))
    }

    @Test func `A file that could not be written whole leaves the old one, and nothing beside it`()
        async throws
    {
        let notary = try await Notary()
        try notary.scratch.file("trang", "Bản cũ\n")
        let names = try Self.names(in: notary)
        for out in ["moi", "trang --force"] {
            // The page is longer than the one block that a file may have (POSIX: 512 bytes).
            let outcome = try await Program.shell(
                "ulimit -f 1; exec $SOCAI checkpoint --print --out \(out)",
                environment: notary.scratch.environment(), folder: notary.scratch.folder)
            #expect(outcome.status == 4, "\(outcome.messages)")
            #expect(outcome.messages.contains("\n  Vị trí: --out "))
            #expect(outcome.messages.contains("\n  Lý do: write: tệp vượt kích thước cho phép\n"))
            #expect(try Self.names(in: notary) == names)
            #expect(try notary.text("trang") == "Bản cũ\n")
        }
    }

    @Test func `A file that is replaced stays for the same eyes`() async throws {
        let notary = try await Notary()
        try notary.scratch.file("kin", "x")
        let path = notary.scratch.folder + "/kin"
        try #require(chmod(path, 0o640) == 0)
        try await notary.scratch.record("prove", "5", "--out", "kin", "--force")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        #expect(try notary.text("kin") != "x")
    }

    @Test func `What is no ordinary file is left alone`() async throws {
        let notary = try await Notary()
        try #require(mkfifo(notary.scratch.folder + "/ong", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: notary.scratch.folder + "/mat", withDestinationPath: "khong-co")
        for place in ["ong", "mat", "/dev/null"] {
            try await notary.refuses(
                ["prove", "5", "--out", place, "--force"],
                vi: "“\(place)” không phải là tệp thường",
                en: "“\(place)” is no ordinary file")
        }
    }

    @Test(arguments: ["csv", "html", "json"])
    func `An earlier table of the same kind is renewed, another kind is not`(format: String)
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        func snapshot(_ format: String, _ period: String = "2025", _ more: String...)
            async throws -> Child.Outcome
        {
            try await scratch.run(
                ["snapshot", period, "--format", format, "--out", "bang"] + more)
        }
        let first = try await snapshot(format)
        #expect(first.status == 0)
        #expect(!first.messages.contains("thay bản cũ"))
        let again = try await snapshot(format, "2024")
        #expect(again.status == 0, "\(again.messages)")
        #expect(again.messages.contains(", thay bản cũ\n"))
        for other in ["csv", "html", "json"] where other != format {
            #expect(try await snapshot(other).status == 2)
        }
        let file = scratch.folder + "/bang"
        let table = try String(contentsOfFile: file, encoding: .utf8)
        try scratch.file("bang", "Ghi chú: " + table)
        #expect(try await snapshot(format).status == 2)
        #expect(try await snapshot(format, "2025", "--force").status == 0)
    }
}
