import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct ImportFileTests {
    private let book = RefusalSamples.begun().story.entries
        .reduce(into: Attainment()) { $0.apply($1) }

    private func read(
        _ text: String, numbers: NumberForm? = nil, book: Attainment? = nil
    ) throws -> ImportFile {
        try ImportFile(
            Sheet(bytes: Array(text.utf8)), options: .init(numbers: numbers),
            book: book ?? self.book)
    }

    /// What the file asks for where nothing is wrong with it.
    private func proposals(_ text: String, numbers: NumberForm? = nil) throws -> [Proposal] {
        let file = try read(text, numbers: numbers)
        #expect(file.problems == [])
        return file.items.map(\.proposal)
    }

    // What each kind of row becomes.

    @Test func `A row of a unit registers it, and ends it where it has a last day`() throws {
        #expect(
            try proposals(
                "unit,name,level,code,parent,from,to,note\n"
                    + "xa-c,Xã C,xa,26485,huyen,01/07/2025,2025-12-31,mới\nxa-d,Xã D,,,,,,\n") == [
                    Proposal(
                        .unitRegistered(
                            UnitRegistered(
                                unit: "xa-c", name: "Xã C", level: "xa", code: "26485",
                                parent: "huyen", from: written("2025-07-01"), note: "mới")),
                        stream: "unit:xa-c"),
                    Proposal(
                        .unitEnded(UnitEnded(unit: "xa-c", lastDay: written("2025-12-31"))),
                        stream: "unit:xa-c"),
                    Proposal(
                        .unitRegistered(UnitRegistered(unit: "xa-d", name: "Xã D")),
                        stream: "unit:xa-d"),
                ])
    }

    @Test func `A row of a member enrols it`() throws {
        #expect(
            try proposals("member,role,name,unit,key\na,người giữ sổ,Bà A,tinh,MC\nb,REPORTER,,,\n")
                == [
                    Proposal(
                        .memberEnrolled(
                            MemberEnrolled(
                                member: "a", name: "Bà A", unit: "tinh", role: .keeper,
                                publicKey: "MC")), stream: "member:a"),
                    Proposal(
                        .memberEnrolled(MemberEnrolled(member: "b", role: .reporter)),
                        stream: "member:b"),
                ])
    }

    @Test func `A row of a document registers it; without a header its id is given by hand`() throws
    {
        let header =
            "document,symbol,date,kind,issuer,parent,place,signer,office,subject,period,illustrative"
        #expect(
            try proposals(
                header + "\nd1,1-QĐ,04/02/2025,Quyết định,HU,TU,Cần Đước,Bí thư,VP,Về việc,2025,có"
                    + "\nd2,,,,,,,,,,,không\nd3,3-QĐ,,,,,,,,,,\n") == [
                    Proposal(
                        .documentRegistered(
                            DocumentRegistered(
                                document: written("d1"), symbol: "1-QĐ",
                                date: written("2025-02-04"), kind: "Quyết định", issuer: "HU",
                                parentBody: "TU", place: "Cần Đước", signer: "Bí thư",
                                office: "VP", subject: "Về việc", period: "2025",
                                illustrative: true)), stream: "d1"),
                    Proposal(
                        .documentRegistered(
                            DocumentRegistered(document: written("d2"), handGiven: true)),
                        stream: "d2"),
                    Proposal(
                        .documentRegistered(
                            DocumentRegistered(
                                document: written("d3"), symbol: "3-QĐ", handGiven: true)),
                        stream: "d3"),
                ])
    }

    @Test func `A row of an indicator defines it`() throws {
        #expect(
            try proposals(
                "indicator,name,measure,direction,rollup,method,reason\n"
                    + "mia,Mía,tấn,cao hơn tốt hơn,sum,cân,mới\nca,Cá,,,,,\n") == [
                    Proposal(
                        .indicatorDefined(
                            IndicatorDefined(
                                indicator: "mia", name: "Mía", measure: written("tấn"),
                                direction: .higher, rollup: .sum, method: "cân", reason: "mới")),
                        stream: "indicator:mia"),
                    Proposal(
                        .indicatorDefined(IndicatorDefined(indicator: "ca", name: "Cá")),
                        stream: "indicator:ca"),
                ])
    }

    @Test func `A row of a target assigns it`() throws {
        let header =
            "document;item;parent;group;name;indicator;unit;scope;measure;period;due;assigner;"
            + "force;criterion;low;high;base;base_measure;base_period;line;quote"
        #expect(
            try proposals(
                header + "\nd;1.1;1;I. Kinh tế;Hộ nghèo;ngheo;huyen;A;%;năm 2025;31/12/2025;Tỉnh;"
                    + "pháp lệnh;giảm;15,5;;1.773;hộ;2024;212;giảm 15,5%"
                    + "\nd;2;;;Khác;;huyen;;;;;;;theo chỉ tiêu giao;;;;;;;\n", numbers: .vi) == [
                    Proposal(
                        .targetAssigned(
                            TargetAssigned(
                                document: written("d"), item: "1.1", parent: written("d#1"),
                                group: "I. Kinh tế", name: "Hộ nghèo", indicator: "ngheo",
                                unit: "huyen", scope: "A", measure: .percent, period: .year(2025),
                                due: written("2025-12-31"), assigner: "Tỉnh", force: .mandatory,
                                criterion: .of(
                                    .decreaseBy, low: "15.5",
                                    base: Criterion.Base(
                                        value: Quantity(1773), measure: written("hộ"),
                                        period: .year(2024))),
                                source: SourcePlace(line: 212, quote: "giảm 15,5%"))),
                        stream: "d#1.1"),
                    Proposal(
                        .targetAssigned(
                            TargetAssigned(
                                document: written("d"), item: "2", name: "Khác", unit: "huyen",
                                force: .unspecified, criterion: .deferred)), stream: "d#2"),
                ])
    }

    @Test func `A row of a report submits it`() throws {
        let header =
            "target,period,status,value,measure,numerator,denominator,document,dated,received,"
            + "channel,note,late"
        #expect(
            try proposals(
                header + "\nd#1,9 tháng 2025,ước,64120.5,tạ,1,2,d,14/09/2025,15/09/2025,E-Office,"
                    + "ghi,muộn\nd#1,2025,final,,,,,,,,,,\n", numbers: .plain) == [
                    Proposal(
                        .reportSubmitted(
                            ReportSubmitted(
                                period: .nineMonths(2025), value: written("64120.5"),
                                measure: written("tạ"), numerator: .one,
                                denominator: Quantity(2), status: .estimate,
                                document: written("d"), dated: written("2025-09-14"),
                                received: written("2025-09-15"), channel: "E-Office",
                                note: "ghi", late: "muộn")), stream: "d#1"),
                    Proposal(
                        .reportSubmitted(ReportSubmitted(period: .year(2025), status: .final)),
                        stream: "d#1"),
                ])
    }

    @Test func `A row of a judgement declares it`() throws {
        #expect(
            try proposals(
                "target,period,judgement,authority,document,label,note\n"
                    + "d#1,2025,đạt,tinh,d,đạt khá,kỳ 12\nd#1,2025,notMet,tinh,d,,\n") == [
                    Proposal(
                        .judgementDeclared(
                            JudgementDeclared(
                                period: .year(2025), judgement: .met, label: "đạt khá",
                                authority: "tinh", document: written("d"), note: "kỳ 12")),
                        stream: "d#1"),
                    Proposal(
                        .judgementDeclared(
                            JudgementDeclared(
                                period: .year(2025), judgement: .notMet, authority: "tinh",
                                document: written("d"))), stream: "d#1"),
                ])
    }

    // Headings.

    @Test(arguments: [
        ("Đơn vị,Tên,Cấp,Đơn vị cấp trên\nxa-c,Xã C,xa,huyen", SheetKind.units),
        ("Thành viên,Vai trò,Đơn vị\na,keeper,tinh", .members),
        ("Văn bản,\"Số, ký hiệu\",Ngày ban hành,Trích yếu\nd,1,04/02/2025,x", .documents),
        ("Chỉ tiêu danh mục,Tên,ĐVT\nmia,Mía,tấn", .indicators),
        ("Văn bản,Mục,Tên chỉ tiêu,Đơn vị,Tiêu chí,Mức thấp\nd,1,Lúa,huyen,≥,9", .targets),
        ("MÃ CHỈ TIÊU,KỲ,TRẠNG THÁI,GIÁ TRỊ\nd#1,2025,ước,9", .reports),
        ("Mã chỉ tiêu,Kỳ,Đánh giá,Cơ quan đánh giá,Văn bản\nd#1,2025,đạt,tinh,d", .judgements),
        (
            "Chế độ báo cáo,Tên,Đơn vị báo cáo,Chu kỳ,Chốt số liệu,Hạn gửi,Hiệu lực từ\n"
                + "nam,Báo cáo năm,huyen xa-a,hằng năm,nd09,30/11,01/01/2025", .regimes
        ),
        ("Lịch,Ngày,Loại ngày\nvn,01/01/2026,nghỉ", .holidays),
    ])
    func `Vietnamese headings are understood`(text: String, kind: SheetKind) throws {
        let file = try read(text)
        #expect(file.kind == kind && file.items.count == 1 && file.problems == [])
    }

    @Test func `A header of no kind is told the kinds there are`() throws {
        let error = #expect(throws: ImportProblem.self) { try read("a,b\n1,2") }
        #expect(error?.place == Sheet.Place(line: 1, column: 1) && error?.field == nil)
        let vi = try #require(error?.message.vi)
        #expect(vi.hasPrefix("dòng đầu (a, b) không thuộc loại tệp nào."))
        for kind in SheetKind.allCases {
            #expect(vi.contains("\(kind.rawValue) (\(kind.required.joined(separator: ", ")))"))
        }
    }

    @Test func `A column that its kind does not have, or that stands twice, is refused`() throws {
        let stranger = #expect(throws: ImportProblem.self) { try read("unit,name,color\na,b,c") }
        #expect(
            stranger?.message
                == Phrase(
                    vi:
                        "tệp loại “đơn vị” không nhận cột “color”. Các cột được nhận: unit, name, level, "
                        + "code, parent, from, to, note",
                    en: "a file of units takes no column “color”. Accepted are: unit, name, level, "
                        + "code, parent, from, to, note"))
        let twice = #expect(throws: ImportProblem.self) { try read("unit,name,Tên\na,b,c") }
        #expect(
            twice?.message
                == Phrase(
                    vi: "cột “name” xuất hiện hai lần", en: "the column “name” stands twice"))
    }

    // Faults.

    private static let targetColumns = "document,item,name,unit,criterion,low,force,line,measure"
    private static let reportColumns = "target,period,status,value,dated,document"

    @Test(arguments: [
        (
            "member,role\na,chief", "2:3", "role",
            "“chief”: chỉ nhận một trong: keeper, assigner, reporter, approver, inspector"
        ),
        ("unit,name\n,x", "2:1", "unit", "ô này không được để trống"),
        ("unit,name\na b,x", "2:1", "unit", "“a b”: mã viết liền, không có dấu cách và “#”"),
        (
            "document,subject,illustrative\nd,x,maybe", "2:5", "illustrative",
            "“maybe”: chỉ nhận “có” hoặc “không”"
        ),
        (
            "document,subject\nd d,x", "2:1", "document",
            "“d d”: mã văn bản viết liền, không có dấu cách và “#”, ví dụ 38-CTr/HU:2025-02-04"
        ),
        (
            "unit,name,from\na,b,31/02/2025", "2:5", "from",
            "Lịch không có ngày “31/02/2025”; hãy kiểm tra lại ngày và tháng"
        ),
        (
            "unit,name,from\na,b,mai", "2:5", "from",
            "“mai” không phải là ngày; hãy viết theo dạng 04/02/2025 hoặc 2025-02-04."
        ),
        (
            targetColumns + "\nd,1,x,u,≥,chín,,,", "2:11", "low",
            "“chín” không phải là số; hãy viết như 1.577,95 hoặc 1577.95."
        ),
        (
            targetColumns + "\nd,1,x,u,≥,,,,", "2:9", "criterion",
            "tiêu chí “atLeast” cần có mức thấp (low)"
        ),
        (targetColumns + "\nd,1,x,u,≥,9,,0,", "2:14", "line", "“0”: không phải là số dòng"),
        (
            reportColumns + "\nd,2025,ước,9,,", "2:1", "target",
            "“d”: mã chỉ tiêu là văn bản#mục, ví dụ 38-CTr/HU:2025-02-04#1.1"
        ),
        (
            reportColumns + "\nd#1,năm nay,ước,9,,", "2:5", "period",
            "“năm nay”: kỳ viết như 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-06, 2021-2030, "
                + "term:2020-2025, until:2025-04-30, yearly hoặc “9 tháng 2025”"
        ),
    ])
    func `A fault in a cell is told with its place, and the row asks for nothing`(
        text: String, place: String, field: String, message: String
    ) throws {
        let file = try read(text)
        let problem = try #require(file.problems.first)
        #expect(file.problems.count == 1 && file.items.isEmpty)
        #expect(problem.place.description == place && problem.field == field)
        #expect(problem.message.vi.hasPrefix(message), "\(problem.message.vi)")
        #expect(!problem.message.en.isEmpty && problem.message.en != problem.message.vi)
    }

    @Test func `A number that can be read in two ways is no number until its form is told`() throws
    {
        let text = Self.targetColumns + "\nd,1,x,u,≥,1.577,,,\n"
        #expect(try read(text).problems.map(\.field) == ["low"])
        for (form, low) in [(NumberForm.vi, "1577"), (.plain, "1.577")] {
            let proposal = try #require(try proposals(text, numbers: form).first)
            guard case .targetAssigned(let assigned) = proposal.event else {
                Issue.record("no target")
                return
            }
            #expect(assigned.criterion == .floor(low))
        }
    }

    @Test func `All faults of a file are listed, in the order of the file`() throws {
        let file = try read(
            Self.reportColumns + "\nd,2025,ước,chín,mai,\nd#1,2025,ước,9,,\nd#1,2025,ước,9\n"
                + ",?,x,9,,d d\n")
        #expect(
            file.faults(nil, from: Position(0)).map { "\($0.place) \($0.field ?? "-")" } == [
                "2:1 target", "2:12 value", "2:17 dated", "4:15 -", "5:1 target", "5:2 period",
                "5:4 status", "5:9 document",
            ])
        #expect(file.items.map { $0.place(of: nil).line } == [3], "the row without a fault is read")
        let judgements = try read("target,period,judgement,authority,document\nd,?,x,,d d\n")
        #expect(
            judgements.faults(nil, from: Position(0)).map(\.field) == [
                "target", "period", "judgement", "authority", "document",
            ])
    }
}
