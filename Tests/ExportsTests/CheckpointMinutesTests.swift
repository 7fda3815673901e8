import EventLog
import Exports
import Foundation
import Glibc
import Reporting
import TestSupport
import Testing

/// The page for the minutes: its words, and a QR code that other people's readers read.
@Suite struct CheckpointMinutesTests {
    private static let origin = "so-cai.example/2025"

    /// A checkpoint with so many cosignatures, the same each time: not every picture is read by every reader.
    private static func checkpoint(witnesses: Int, origin: String = origin) throws
        -> SignedCheckpoint
    {
        var tree = MerkleTree()
        for leaf in 0..<7 { tree.append([UInt8(leaf)]) }
        var signed = try SignedCheckpoint(
            Checkpoint(origin: origin, size: 7, root: tree.root()),
            signedBy: SignerKey.constant(for: origin))
        for number in 0..<witnesses {
            let key = try SignerKey.constant(for: "ubkt-\(number).example")
            signed.cosign(with: key, secondsSinceEpoch: 1_738_630_800)
        }
        return signed
    }

    private static func page(
        _ signed: SignedCheckpoint, _ language: Language = .vi,
        attestations: [Note.Attestation] = []
    ) -> String {
        CheckpointMinutes(
            signed, attestations: attestations, title: "Sổ <cái>",
            lastEvent: Instant(millisecondsSinceEpoch: 1_738_630_800_000),
            printed: Instant(millisecondsSinceEpoch: 1_738_774_800_000).day(
                offsetMinutes: Instant.vietnamOffsetMinutes),
            language: language
        ).page
    }

    /// What `zbarimg` reads on the picture that `rsvg-convert` makes of the page's code.
    private static func scanned(_ page: String) throws -> Data {
        let start = try #require(page.range(of: "<svg"))
        let end = try #require(page.range(of: "</svg>"))
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "socai-qr-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                Issue.record("\(error)")
            }
        }
        let svg = folder.appending(path: "code.svg")
        try Data(page[start.lowerBound..<end.upperBound].utf8).write(to: svg)
        // As many pixels to each module, and no other kind of bar code sought among them.
        let status = try run(
            """
            cd '\(folder.path)' && rsvg-convert -z 6 code.svg -o code.png \
                && zbarimg -q --raw --oneshot -Sdisable -Sqrcode.enable -Sbinary code.png >note
            """)
        try #require(status == 0, "rsvg-convert and zbarimg are installed")
        return try Data(contentsOf: folder.appending(path: "note"))
    }

    /// Runs a script of the shell; answers how it ended.
    private static func run(_ script: String) throws -> Int32 {
        let command: [String] = ["/bin/sh", "-c", script]
        var words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let started = posix_spawn(&pid, command[0], nil, nil, &words, nil)
        try #require(started == 0)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) == -1, errno == EINTR {}
        return status
    }

    @Test(arguments: [0, 1, 3, 8, 15])
    func `The QR code holds the whole note, byte for byte`(witnesses: Int) throws {
        let signed = try Self.checkpoint(witnesses: witnesses)
        #expect(Array(try Self.scanned(Self.page(signed))) == signed.bytes)
    }

    @Test func `A name with Vietnamese letters comes through the code, too`() throws {
        let signed = try Self.checkpoint(witnesses: 1, origin: "huyện-cần-đước.example/sổ-cái")
        #expect(Array(try Self.scanned(Self.page(signed))) == signed.bytes)
    }

    @Test func `Where the signatures are too many for a code, the page says so`() throws {
        let signed = try Self.checkpoint(witnesses: 30)
        for (language, words) in [
            (Language.vi, "Có quá nhiều chữ ký nên mã QR không chứa hết."),
            (.en, "There are too many signatures for a QR code."),
        ] {
            let page = Self.page(signed, language)
            #expect(page.contains(words))
            #expect(!page.contains("<svg"))
        }
    }

    @Test func `The page holds the rows with their codes, the title, the time and the note`() throws
    {
        let signed = try Self.checkpoint(witnesses: 1)
        let rows = CheckpointMinutes.rows(of: signed.checkpoint)
        #expect(rows.count == 5)
        #expect(rows[0] == Self.origin && rows[1] == "7")
        #expect(
            rows[2...].joined().filter { $0 != " " } == signed.checkpoint.root.base64)
        for (language, heading, day) in [
            (Language.vi, "Điểm kiểm của sổ cái", "04/02/2025"),
            (.en, "Checkpoint of the ledger", "04/02/2025"),
        ] {
            let page = Self.page(signed, language)
            for row in rows {
                #expect(
                    page.contains(
                        "<td>\(row)</td><td class=\"check\">\(CheckCode(of: row).text)</td>"))
            }
            #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(page.contains("<h1>\(heading)</h1>"))
            #expect(page.contains("Sổ &lt;cái&gt;"))
            #expect(page.contains(day), "\(language)")
            #expect(page.contains(String(decoding: signed.bytes, as: UTF8.self)))
            // Nothing is fetched from elsewhere, and nothing runs.
            #expect(!page.contains("<script") && !page.contains("src="))
            #expect(!page.contains("href="))
        }
    }

    @Test func `The page says who signed by which key, when it was printed, and where to sign`()
        throws
    {
        let signed = try Self.checkpoint(witnesses: 1)
        let ids = signed.note.signatures.map { String($0.keyID, radix: 16) }
        let unknown = Self.page(signed)
        for id in ids { #expect(unknown.contains(id)) }
        #expect(unknown.components(separatedBy: "chưa kiểm tra; đối chiếu").count == 3)
        let key = try SignerKey(generatedFor: "ubkt.example")
        var cosigned = try Self.checkpoint(witnesses: 0)
        cosigned.cosign(with: key, secondsSinceEpoch: 1_738_630_800)
        let witness = key.verifier.signing(.cosignature)
        let attestations = try cosigned.note.attestations(by: [witness])
        for (language, words) in [
            (
                Language.vi,
                [
                    "Phụ lục", "ngày 06 tháng 02 năm 2025", "08:00:00 ngày 04/02/2025",
                    "(Ký, ghi rõ họ tên)", "Thư ký", "Người giữ sổ", "Người chứng kiến", "Chủ trì",
                    "(Kèm theo Biên bản số",
                ]
            ),
            (
                .en,
                [
                    "Annex", "06/02/2025", "08:00:00 on 04/02/2025", "(Signature and full name)",
                    "Secretary", "Keeper of the ledger", "Witness", "Chair",
                ]
            ),
        ] {
            let page = Self.page(cosigned, language, attestations: attestations)
            for word in words { #expect(page.contains(word), "\(word)") }
            #expect(page.contains("<code>\(witness.description)</code>"))
            // One time zone, one form.
            #expect(!page.contains("T01:00:00"))
        }
    }
}
