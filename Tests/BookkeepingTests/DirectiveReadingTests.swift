import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// The sheet on which a directive was looked through, read back.
@Suite struct DirectiveReadingTests {
    private static let digest = String(repeating: "ab", count: 32)
    private static let header =
        "row,document,item,name,criterion,low,measure,period,due,unit,line,quote,review\n"
    private static let document = """
        file,12/KH-UBND:2025-01-20,,van-ban/ke-hoach.docx,,,,,,,,,
        sha256,12/KH-UBND:2025-01-20,,\(digest),,,,,,,,,
        symbol,12/KH-UBND:2025-01-20,,12/KH-UBND,,,,,,,,,
        date,12/KH-UBND:2025-01-20,,20/01/2025,,,,,,,,,
        issuer,12/KH-UBND:2025-01-20,,UBND huyện,,,,,,,,,
        parent,12/KH-UBND:2025-01-20,,,,,,,,,,,xem lại
        basis,12/KH-UBND:2025-01-20,30/NQ-HĐND,Nghị quyết,,,,,2024-12-18,,,,
        recipient,12/KH-UBND:2025-01-20,,"UBND tỉnh, Sở Tài chính",,,,,,,,,

        """
    private static let target =
        "target,12/KH-UBND:2025-01-20,I.1,Sản lượng,atLeast,98,%,2025,,huyen,20,'- đạt 98%,xem lại\n"

    private func read(
        _ rows: String, defaults: [String: String] = [:]
    ) throws -> ImportFile {
        try ImportFile(
            Sheet(bytes: Array((Self.header + rows).utf8)), options: .init(defaults: defaults),
            book: Attainment())
    }

    @Test func `A parent comes before its parts, and a circle of parents loses no row`() throws {
        let header = "row,document,item,parent,name,criterion,low,period,unit\n"
        func items(_ rows: [(item: String, parent: String)]) throws -> [String] {
            let text = rows.map { item, parent in
                "target,KH,\(item),\(parent),Lúa,atLeast,1,2025,huyen\n"
            }
            let document = "symbol,KH,,,1/KH,,,,\n"
            return try ImportFile(
                Sheet(bytes: Array((header + text.joined() + document).utf8)),
                options: .init(), book: Attainment()
            ).items.dropFirst().map(\.proposal.stream)
        }
        #expect(
            try items([("1.1.1", "1.1"), ("2", ""), ("1.1", "1"), ("1", "")])
                == ["KH#2", "KH#1", "KH#1.1", "KH#1.1.1"])
        #expect(
            try items([("a", "b"), ("b", "a"), ("c", ""), ("d", "nowhere")])
                == ["KH#c", "KH#d", "KH#a", "KH#b"])
    }

    @Test func `The document comes first, its file second, then the targets`() throws {
        // The rows may have been sorted in the spreadsheet.
        let file = try read(Self.target + Self.document)
        #expect(file.kind == .directive)
        #expect(file.problems == [])
        #expect(file.source == "van-ban/ke-hoach.docx")
        let id = try #require(DocumentID("12/KH-UBND:2025-01-20"))
        #expect(
            file.items.map(\.proposal) == [
                Proposal(
                    .documentRegistered(
                        DocumentRegistered(
                            document: id, symbol: "12/KH-UBND", date: written("2025-01-20"),
                            issuer: "UBND huyện",
                            bases: [
                                DocumentBasis(
                                    symbol: "30/NQ-HĐND", date: written("2024-12-18"),
                                    name: "Nghị quyết")
                            ], recipients: ["UBND tỉnh, Sở Tài chính"], sha256: Self.digest))),
                Proposal(
                    .evidenceAttached(
                        EvidenceAttached(
                            evidence: Self.digest, name: "ke-hoach.docx",
                            mediaType: "application/vnd.openxmlformats-officedocument"
                                + ".wordprocessingml.document", document: id))),
                Proposal(
                    .targetAssigned(
                        TargetAssigned(
                            document: id, item: "I.1", name: "Sản lượng", unit: "huyen",
                            measure: Measure("%"), period: .year(2025), force: .unspecified,
                            criterion: try Criterion(kind: .atLeast, low: Quantity(98)),
                            source: SourcePlace(line: 20, quote: "- đạt 98%"))),
                    stream: "12/KH-UBND:2025-01-20#I.1"),
            ])
    }

    @Test func `A document without a symbol or a date bears an id given by hand`() throws {
        let lost = Self.document.split(separator: "\n").filter { !$0.hasPrefix("date") }
        let file = try read(lost.joined(separator: "\n") + "\n")
        guard case .documentRegistered(let payload)? = file.items.first?.proposal.event else {
            Issue.record("the document is registered")
            return
        }
        #expect(payload.handGiven == true)
    }

    @Test func `Empty cells stand for what the command line says`() throws {
        let row = "target,,I.1,Sản lượng,atLeast,98,%,2025,,,20,,\n"
        let file = try read(row, defaults: ["document": "KH-2025", "unit": "huyen"])
        #expect(file.problems == [])
        #expect(file.items.map(\.proposal.stream) == ["KH-2025#I.1"])
        let fields = try read(row).problems.map(\.field)
        #expect(fields == ["document"])
    }

    @Test(arguments: [
        ("x,12/KH-UBND:2025-01-20,,,,,,,,,,,\n", "row", "target, file, sha256"),
        ("date,12/KH-UBND:2025-01-20,,hôm qua,,,,,,,,,\n", "name", "hôm qua"),
        ("sha256,12/KH-UBND:2025-01-20,,abc,,,,,,,,,\n", "name", "SHA-256"),
        ("symbol,13/KH-UBND:2025-01-20,,13/KH-UBND,,,,,,,,,\n", "document", "12/KH-UBND"),
        ("target,12/KH-UBND:2025-01-20,I.2,,atLeast,98,%,2025,,huyen,20,,\n", "name", "trống"),
        (
            "target,12/KH-UBND:2025-01-20,I.2,Lúa,it-hon,98,%,2025,,huyen,20,,\n", "criterion",
            "it-hon"
        ),
        ("basis,12/KH-UBND:2025-01-20,1/A,x,,,,,31/02/2025,,,,\n", "due", "31/02/2025"),
    ])
    func `A fault is named with its cell`(row: String, field: String, says: String) throws {
        let file = try read(Self.document + row)
        #expect(file.problems.map(\.field) == [field])
        #expect(file.problems[0].place.line == 10)
        #expect(file.problems[0].message.vi.contains(says))
    }

    @Test func `Without rows about the document only its targets are recorded`() throws {
        let file = try read(Self.target)
        #expect(file.source == nil)
        #expect(file.items.map(\.proposal.stream) == ["12/KH-UBND:2025-01-20#I.1"])
    }
}
