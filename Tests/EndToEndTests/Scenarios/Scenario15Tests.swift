import EventLog
import Foundation
import Testing

/// Acceptance scenario 15: the dossier of an inspection.
struct Scenario15Tests {
    private static let target = "38-CTr/HU:2025-02-04#18"
    private static let decision = "12-QĐ/UBKTHU:2025-12-20"

    private static let units = """
        unit,name,level,parent
        tinh,Tỉnh Tây Ninh,tinh,
        xa-can-duoc,Xã Cần Đước,xa,tinh
        xa-khac,Xã Rạch Kiến,xa,tinh
        ubkt,Ủy ban Kiểm tra Tỉnh ủy,co-quan,tinh

        """
    private static let members = """
        member,name,unit,role
        giao,Văn phòng Tỉnh ủy,tinh,assigner
        xa,Văn phòng xã Cần Đước,xa-can-duoc,reporter
        xa-khac,Văn phòng xã Rạch Kiến,xa-khac,reporter
        duyet,Sở Tài chính,tinh,approver
        kiem-tra,Đoàn kiểm tra,ubkt,inspector

        """
    private static let documents = """
        document,symbol,date,subject
        38-CTr/HU:2025-02-04,38-CTr/HU,2025-02-04,Nhiệm vụ năm 2025
        21/BC-UBND:2025-06-12,21/BC-UBND,2025-06-12,Báo cáo 6 tháng
        35/BC-UBND:2025-09-12,35/BC-UBND,2025-09-12,Báo cáo 9 tháng
        1542/QĐ-UBND:2025-11-20,1542/QĐ-UBND,2025-11-20,Điều chỉnh chỉ tiêu
        12-QĐ/UBKTHU:2025-12-20,12-QĐ/UBKTHU,2025-12-20,Kiểm tra khi có dấu hiệu vi phạm
        05-TB/UBKTHU:2026-01-20,05-TB/UBKTHU,2026-01-20,Thông báo kết luận

        """

    /// A year of one commune: the half-year report recorded three days late with its receipt, a figure
    /// corrected, the target cut in November, and the inspection opened.
    private static func year() async throws -> (scratch: Scratch, corrected: Int) {
        let scratch = try Scratch(empty: ())
        try scratch.file("units.csv", units)
        try scratch.file("members.csv", members)
        try scratch.file("documents.csv", documents)
        try await scratch.record(
            "init", "so-cai", "--origin", "kiem-thu.vn/2025", "--title", "Sổ kiểm thử", "--clock",
            "simulated", "--cutoff", "nd09")
        try await scratch.record(
            "import", "units.csv", "members.csv", "documents.csv", "--at",
            "2025-02-05T08:00:00+07:00")
        for (item, unit) in [("18", "xa-can-duoc"), ("19", "xa-khac")] {
            try await scratch.record(
                "assign", "38-CTr/HU:2025-02-04#\(item)", "--name", "Giải quyết việc làm",
                "--unit", unit, "--period", "2025", "--kind", "atLeast", "--low", "12000",
                "--measure", "người", by: "giao")
        }
        try await scratch.record(
            "report", target, "2025-H1", "5200", "--document", "21/BC-UBND:2025-06-12", "--dated",
            "2025-06-12", "--received", "2025-06-12", "--channel", "E-Office 4521", "--note",
            "mất kết nối", "--at", "2025-06-15T08:00:00+07:00", by: "xa")
        let nine = try await scratch.record(
            "report", target, "2025-9M", "8200", "--estimate", "--document",
            "35/BC-UBND:2025-09-12", "--at", "2025-09-12T16:00:00+07:00", by: "xa")
        let corrected = try await scratch.record(
            "revise", "\(nine[0])", "8100", "--reason", "cộng trùng một ấp", "--at",
            "2025-10-20T09:00:00+07:00", by: "xa")
        try await scratch.record(
            "adjust", target, "--document", "1542/QĐ-UBND:2025-11-20", "--effective",
            "2025-11-20", "--reason", "thiếu vốn", "--low", "10500", "--at",
            "2025-11-20T16:00:00+07:00", by: "giao")
        try await scratch.record(
            "inspection", "open", "KT-01", "--kind", "kiểm tra khi có dấu hiệu vi phạm", "--body",
            "ubkt", "--document", decision, "--team", "kiem-tra", "--at",
            "2025-12-20T09:00:00+07:00", by: "kiem-tra")
        try await scratch.record(
            "inspection", "scope", "KT-01", "--unit", "xa-can-duoc", "--from", "01/01/2025",
            "--to", "31/12/2025", by: "kiem-tra")
        return (scratch, corrected[0])
    }

    /// The files of a dossier by their names.
    private static func files(_ folder: String, in scratch: Scratch) throws -> [String: Data] {
        let path = scratch.folder + "/" + folder
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
        }
        return files
    }

    @Test func `One command gives assignments, reports, states, index and digest`() async throws {
        let (scratch, corrected) = try await Self.year()
        let outcome = try await scratch.run("dossier", "KT-01", "--out", "ho-so", by: "kiem-tra")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let files = try Self.files("ho-so", in: scratch)
        #expect(
            Set(files.keys) == [
                "kiem-tra.json", "chi-tieu.csv", "bao-cao.csv", "lich-su.txt", "su-kien.jsonl",
                "trang-thai-2025-06-14.csv", "trang-thai-2025-09-14.csv",
                "trang-thai-2025-12-14.csv", "trang-thai-2025-12-20.csv", "muc-luc.csv",
                "bien-ban.txt", "diem-can-lam-ro.csv",
            ])
        let terms = try Table(try #require(files["chi-tieu.csv"])).rows
        #expect(terms.map { $0["low"] } == ["12000", "10500"])
        #expect(terms.map { $0["in_force"] } == ["false", "true"])
        #expect(Set(terms.map { $0["target"] }) == [Self.target], "only the unit in scope")
        let reports = try Table(try #require(files["bao-cao.csv"])).rows
        #expect(
            reports.map { $0["event"] } == [
                "report.submitted", "report.submitted", "report.revised",
            ])
        #expect(reports[0]["recorded_day"] == "2025-06-15")
        #expect(reports[0]["document_date"] == "2025-06-12")
        #expect(reports[0]["days_to_record"] == "3")
        #expect(reports.map { $0["backfilled"] } == ["true", "false", "false"])
        #expect(reports[2]["seq"] == "\(corrected)")
        #expect(reports[2]["reason"] == "cộng trùng một ấp")
        let history = String(decoding: try #require(files["lich-su.txt"]), as: UTF8.self)
        #expect(history.contains("[nhập bù]"))
        #expect(history.contains("đính chính báo cáo"))
    }

    @Test func `The states are those that were known at the end of each day`() async throws {
        let (scratch, _) = try await Self.year()
        try await scratch.record("dossier", "KT-01", "--out", "ho-so", by: "kiem-tra")
        func row(_ day: String) throws -> [String: String] {
            let rows = try Table(path: scratch.folder + "/ho-so/trang-thai-\(day).csv").rows
            #expect(rows.count == 1)
            return try #require(rows.first)
        }
        #expect(try row("2025-06-14")["value"] == "", "it was recorded a day later")
        #expect(try row("2025-09-14")["value"] == "8200", "the correction came in October")
        #expect(try row("2025-09-14")["low"] == "12000")
        #expect(try row("2025-12-14")["value"] == "8100")
        #expect(try row("2025-12-14")["low"] == "10500")
        #expect(try row("2025-12-20")["attainment"] == "77.14")
        #expect(try row("2025-12-20")["original_attainment"] == "67.50")
    }

    @Test func `A second run gives the same bytes, and the digest in the minutes fixes them`()
        async throws
    {
        let (scratch, _) = try await Self.year()
        let first = try await scratch.run("dossier", "KT-01", "--out", "mot", by: "kiem-tra")
        try await scratch.record("dossier", "KT-01", "--out", "hai", by: "kiem-tra")
        try await scratch.record("dossier", "KT-01", "--out", "mot", by: "kiem-tra")
        let files = try Self.files("mot", in: scratch)
        #expect(try Self.files("hai", in: scratch) == files)
        let index = try #require(files["muc-luc.csv"])
        let digest = Hash(of: Array(index)).hex
        #expect(first.messages.contains(digest))
        let minutes = String(decoding: try #require(files["bien-ban.txt"]), as: UTF8.self)
        #expect(minutes.contains("SHA-256 của muc-luc.csv: \(digest)"))
        for row in try Table(index).rows {
            let name = try #require(row["file"])
            #expect(row["sha256"] == Hash(of: Array(try #require(files[name]))).hex, "\(name)")
        }
        let stored = try scratch.log().split(separator: UInt8(ascii: "\n")).map { Data($0) }
        for line in try #require(files["su-kien.jsonl"]).split(separator: UInt8(ascii: "\n")) {
            #expect(stored.contains(Data(line)), "an event is copied as it is stored")
        }
    }

    @Test func `An inspection goes from its decision to its close, and shows all of it`()
        async throws
    {
        let (scratch, corrected) = try await Self.year()
        func act(_ arguments: String..., by member: String = "kiem-tra") async throws {
            let outcome = try await scratch.run(["inspection"] + arguments, by: member)
            #expect(outcome.status == 0, "\(arguments): \(outcome.messages)")
        }
        try await act(
            "request", "KT-01", "YC-1", "--text", "Giải trình số đính chính", "--addressee",
            "xa-can-duoc", "--due", "10/01/2026")
        let waiting = try await scratch.run(
            "inspection", "show", "KT-01", "--known-at", "2026-01-11")
        #expect(waiting.status == 0, "\(waiting.messages)")
        #expect(waiting.lines.contains { $0.hasSuffix("hạn 10/01/2026 — quá hạn") })
        try await act("answer", "KT-01", "YC-1", "--text", "Cộng trùng", by: "xa")
        try await act(
            "find", "KT-01", "KL-1", "--text", "Số 9 tháng sửa sau hạn", "--event",
            "\(corrected)")
        try await act(
            "conclude", "KT-01", "--text", "Báo cáo chưa đúng", "--document",
            "05-TB/UBKTHU:2026-01-20")
        try await act(
            "remedy", "KT-01", "KP-1", "--text", "Rà soát lại", "--due", "28/02/2026")
        try await act("close", "KT-01")
        let shown = try await scratch.run("inspection", "show", "KT-01")
        #expect(
            shown.lines == [
                "KT-01  kiểm tra khi có dấu hiệu vi phạm — đã kết thúc",
                "  Quyết định: 12-QĐ/UBKTHU:2025-12-20", "  Cơ quan kiểm tra: ubkt",
                "  Đoàn kiểm tra: kiem-tra", "  Phạm vi: xa-can-duoc; mọi chỉ tiêu",
                "  Mốc thời gian kiểm tra: 01/01/2025 – 31/12/2025",
                "  Yêu cầu YC-1 → xa-can-duoc: Giải trình số đính chính, hạn 10/01/2026",
                "    Trả lời: Cộng trùng",
                "  Nội dung kết luận KL-1: Số 9 tháng sửa sau hạn (căn cứ: #\(corrected))",
                "  Thông báo kết luận (05-TB/UBKTHU:2026-01-20): Báo cáo chưa đúng",
                "  Khắc phục KP-1: Rà soát lại, hạn 28/02/2026",
            ])
        let document = try await scratch.json("inspection", "show", "KT-01")["inspection"]
        #expect(document["closed"] == .bool(true))
        #expect(document["findings"].items.count == 1)
        let late = try await scratch.run(
            "inspection", "request", "KT-01", "YC-2", "--text", "x", by: "kiem-tra")
        #expect(late.status == 2)
        #expect(late.messages.contains("Cuộc kiểm tra “KT-01” đã kết thúc"))
    }

    @Test func `An option that belongs to another deed is refused by name`() async throws {
        let (scratch, _) = try await Self.year()
        let foreign = try await scratch.run(
            "inspection", "scope", "KT-01", "--team", "kiem-tra", by: "kiem-tra")
        #expect(foreign.status == 2)
        #expect(foreign.messages.contains("--team không đi với “inspection scope”"))
        let missing = try await scratch.run("inspection", "find", "KT-01", by: "kiem-tra")
        #expect(missing.status == 2)
        #expect(missing.messages.contains("“inspection find” còn thiếu ITEM"))
        let unknown = try await scratch.run("inspection", "show", "KT-02")
        #expect(unknown.status == 2)
        #expect(unknown.messages.contains("Chưa có cuộc kiểm tra “KT-02”"))
        let unscoped = try await scratch.run("dossier", "KT-02", "--out", "x")
        #expect(unscoped.status == 2)
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/x"))
    }
}
