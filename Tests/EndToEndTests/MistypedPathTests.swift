import Foundation
import Glibc
import Testing

/// A path that somebody mistyped is theirs to mend: exit status 2, in their language, with the option.
struct MistypedPathTests {
    /// A command line in which `@` stands for the path, and the option or operand it stands behind.
    private static let readers: [(line: String, name: String)] = [
        ("checkpoint --key @", "--key"), ("checkpoint --add @ --witness KEY", "--add"),
        ("cosign @ --key ubkt.key", "CHECKPOINT"), ("cosign diem-kiem --key @", "--key"),
        ("cosign diem-kiem --key ubkt.key --log KEY --since @ --proof diem-kiem", "--since"),
        ("cosign diem-kiem --key ubkt.key --log KEY --since diem-kiem --proof @", "--proof"),
        ("prove 5 --checkpoint @", "--checkpoint"), ("prove --from @", "--from"),
        ("tiles --out manh --checkpoint @", "--checkpoint"),
        ("check-proof @ --since diem-kiem --witness KEY", "PROOF"),
        ("check-proof chung-minh --line @ --witness KEY", "--line"),
        ("check-proof tang --since @ --witness KEY", "--since"), ("import @", "FILE"),
        ("report x 2025 5 --evidence @", "--evidence"),
    ]

    private static func made() async throws -> Notary {
        let notary = try await Notary()
        try await notary.keep("chung-minh", "prove", "5")
        try await notary.keep("tang", "prove", "--from", "diem-kiem")
        return notary
    }

    private static func words(_ line: String, _ path: String, _ notary: Notary) -> [String] {
        line.split(separator: " ").map {
            $0 == "@" ? path : $0 == "KEY" ? notary.keeper : String($0)
        }
    }

    @Test(arguments: readers)
    func `What is read must be there, and a file`(line: String, name: String) async throws {
        let notary = try await Self.made()
        let isKey = name == "--key"
        for missing in ["khong-co", "so-cai.key/khong-co"] {
            try await notary.refuses(
                Self.words(line, missing, notary),
                vi: isKey && missing == "khong-co"
                    ? "không có tệp khóa “\(missing)”" : "không có tệp “\(missing)”",
                en: isKey && missing == "khong-co"
                    ? "there is no key file “\(missing)”" : "there is no file “\(missing)”")
        }
        try await notary.refuses(
            Self.words(line, "so-cai", notary), vi: "“so-cai” là thư mục, không phải tệp",
            en: "“so-cai” is a folder, no file")
        let told = try await notary.scratch.run(Self.words(line, "khong-co", notary))
        #expect(
            told.messages.contains("\n  Vị trí: \(name == "FILE" ? "TỆP" : name)\n"),
            "\(told.messages)")
        #expect(told.messages.contains("\n  Cách xử lý: kiểm tra lại đường dẫn"))
    }

    @Test(arguments: [
        ("keygen x --out @", "--out"), ("checkpoint --key so-cai.key --out @", "--out"),
        ("cosign diem-kiem --key ubkt.key --out @", "--out"), ("prove 5 --out @", "--out"),
        ("snapshot 2025 --format csv --out @", "--out"), ("tiles --out @", "--out"),
        ("bench --dir @", "--dir"), ("init @ --origin a --title b", "DIR"), ("demo @", "DIR"),
    ])
    func `What is written goes into a folder that is there`(line: String, name: String)
        async throws
    {
        let notary = try await Notary()
        let parent = notary.scratch.folder + "/khong-co"
        try await notary.refuses(
            Self.words(line, "khong-co/kq", notary), vi: "không có thư mục “\(parent)”",
            en: "there is no folder “\(parent)”")
        let told = try await notary.scratch.run(Self.words(line, "khong-co/kq", notary))
        #expect(told.messages.contains("\n  Vị trí: \(name)\n"), "\(told.messages)")
        #expect(told.messages.contains("mkdir -p \(parent)\n"))
        #expect(!FileManager.default.fileExists(atPath: parent))
        let isFolderWanted = name != "--out" || line.hasPrefix("tiles")
        try await notary.refuses(
            Self.words(line, "so-cai/derived/kq", notary),
            vi: line.hasPrefix("keygen")
                ? "không đặt khóa bí mật trong thư mục sổ cái"
                : line.hasPrefix("tiles")
                    ? "“so-cai/derived/kq/checkpoint” nằm trong sổ cái “\(notary.scratch.ledger)”"
                    : "“so-cai/derived/kq” nằm trong sổ cái “\(notary.scratch.ledger)”",
            en: line.hasPrefix("keygen")
                ? "a private key does not belong in a ledger's folder"
                : line.hasPrefix("tiles")
                    ? "“so-cai/derived/kq/checkpoint” lies inside the ledger “\(notary.scratch.ledger)”"
                    : "“so-cai/derived/kq” lies inside the ledger “\(notary.scratch.ledger)”")
        let other = isFolderWanted ? "diem-kiem" : "so-cai"
        let mixed = try await notary.scratch.run(Self.words(line, other, notary))
        #expect(mixed.status == 2)
        #expect(
            mixed.messages.hasPrefix(
                isFolderWanted
                    ? "socai: “diem-kiem” là tệp, không phải thư mục\n"
                    : "socai: “so-cai” là thư mục, không phải tệp\n"), "\(mixed.messages)")
    }

    @Test
    func `A file one may not read is told as such, a folder one may not write as the system's`()
        async throws
    {
        let notary = try await Notary()
        try #require(chmod(notary.scratch.folder + "/diem-kiem", 0) == 0)
        try #require(chmod(notary.scratch.folder, 0o555) == 0)
        defer { chmod(notary.scratch.folder, 0o755) }
        func run(_ arguments: String...) async throws -> Child.Outcome {
            try await Program.runUnprivileged(
                arguments, environment: notary.scratch.environment(),
                folder: notary.scratch.folder)
        }
        let unread = try await run("tiles", "--out", "manh", "--checkpoint", "diem-kiem")
        #expect(unread.status == 2, "\(unread.messages)")
        #expect(unread.messages.hasPrefix("socai: không được phép đọc tệp “diem-kiem”\n"))
        #expect(unread.messages.contains("\n  Vị trí: --checkpoint\n"))
        let unwritten = try await run("keygen", "x", "--out", "khoa")
        #expect(unwritten.status == 4, "\(unwritten.messages)")
        #expect(unwritten.messages.hasPrefix("socai: hệ điều hành không cho phép\n"))
        #expect(unwritten.messages.contains("\n  Vị trí: --out khoa\n"))
        #expect(unwritten.messages.contains("\n  Lý do: open: không được phép\n"))
    }
}
