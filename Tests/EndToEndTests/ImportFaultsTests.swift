import Foundation
import Testing

/// Files that cannot be imported: every fault with its line and column, and nothing recorded.
struct ImportFaultsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let content: Data
        let vietnamese: String
        let english: String

        init(_ name: String, _ content: String, vi: String, en: String) {
            self.init(name, Data(content.utf8), vi: vi, en: en)
        }

        init(_ name: String, _ content: Data, vi: String, en: String) {
            testDescription = name
            self.content = content
            vietnamese = vi
            english = en
        }
    }

    @Test(arguments: [
        Case(
            "UTF-16, low byte first", Data([0xff, 0xfe, 0x75, 0x00]),
            vi: "1:1: Tệp không phải UTF-8 (byte thứ 0, đếm từ 0); có lẽ là UTF-16 LE.",
            en: "1:1: The file is not UTF-8 (byte 0, counted from 0); it is likely UTF-16 LE."),
        Case(
            "UTF-16 without a mark", "unit,name\n".data(using: .utf16BigEndian) ?? Data(),
            vi: "1:1: Tệp không phải UTF-8 (byte thứ 0, đếm từ 0); có lẽ là UTF-16 BE.",
            en: "1:1: The file is not UTF-8 (byte 0, counted from 0); it is likely UTF-16 BE."),
        Case(
            "Windows-1258", Data("unit,name\nxa-1,X".utf8) + [0xe3, 0x20, 0x4d, 0x0a],
            vi: "2:7: Tệp không phải UTF-8 (byte thứ 16, đếm từ 0); có lẽ là bảng mã Windows",
            en: "2:7: The file is not UTF-8 (byte 16, counted from 0); it is likely a Windows"),
        Case(
            "empty", "", vi: "1:1: Tệp trống; dòng đầu phải là tên các cột.",
            en: "1:1: The file is empty; its first row has to name the columns."),
        Case(
            "a column twice", "unit,name,name\nxa,X,Y\n", vi: ": cột “name” xuất hiện hai lần",
            en: ": the column “name” stands twice"),
        Case(
            "an unknown column", "unit,name,mayor\nxa,X,Y\n",
            vi: """
                : tệp loại “đơn vị” không nhận cột “mayor”. Các cột được nhận: unit, name, level, code, \
                parent, from, to, note
                """,
            en: """
                : a file of units takes no column “mayor”. Accepted are: unit, name, level, code, \
                parent, from, to, note
                """),
        Case(
            "no known kind", "a,b\nxa,X\n", vi: ": dòng đầu (a, b) không thuộc loại tệp nào.",
            en: ": the header (a, b) is of no known kind."),
        Case(
            "a quote that never closes", "unit,name\nxa-1,\"Xã Một\nxa-2,Hai\n",
            vi: "2:6: Dấu ngoặc kép mở ở đây không được đóng; hãy thêm dấu \" ở cuối ô.",
            en: "2:6: The quote that opens here is never closed; add a \" at the end of the cell."),
        Case(
            "a row too short", "unit,name,level\nxa-1,Xã Một\n",
            vi: "2:12: Dòng chỉ có 2 ô, tiêu đề có 3 cột; ô trống cũng phải có dấu phân cách.",
            en: """
                2:12: The row has only 2 cells, the header 3 columns; empty cells need their \
                separators too.
                """),
        Case(
            "a row too long", "unit,name\nxa-2,Xã Hai,thừa\n",
            vi: "2:13: Dòng có 3 ô, tiêu đề có 2 cột; ô có chứa dấu phân cách phải đặt trong",
            en: "2:13: The row has 3 cells, the header 2 columns; put a cell that contains the"),
        Case(
            "an id with a space", "unit,name\nxã một,Xã Một\n",
            vi: "2:1 [unit]: “xã một”: mã viết liền, không có dấu cách và “#”",
            en: "2:1 [unit]: “xã một”: an id has no space and no “#”"),
        Case(
            "an empty cell that is needed", "unit,name\nxa-1,\n",
            vi: "2:6 [name]: ô này không được để trống",
            en: "2:6 [name]: this cell may not be empty"),
        Case(
            "a unit known already", "unit,name\nhuyen,Huyện\n",
            vi: ": Đơn vị “huyen” đã được đăng ký.",
            en: ": The unit “huyen” is registered already."),
        Case(
            "an unknown role", "member,role\nai-do,vua\n",
            vi: "2:7 [role]: “vua”: chỉ nhận một trong: keeper, assigner, reporter, approver",
            en: "2:7 [role]: “vua”: accepted are: keeper, assigner, reporter, approver"),
        Case(
            "a day that does not exist", "unit,name,to\nxa-1,Xã Một,31/02/2025\n",
            vi: "2:13 [to]: Lịch không có ngày “31/02/2025”; hãy kiểm tra lại ngày và tháng",
            en: "2:13 [to]: The calendar has no day “31/02/2025”; check the day and the month"),
        Case(
            "a budget without its document",
            "prov,year,indicator,unit,plan,final\nLong An,2006,ratio,%,1,2\n",
            vi: "2:22 [plan]: chưa rõ dự toán thuộc văn bản nào: thêm --document MÃ-VĂN-BẢN",
            en: "2:22 [plan]: it is not known which document holds this budget: add --document ID"),
    ])
    func `A fault is told with its place and nothing is recorded`(fault: Case) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        try scratch.file("tep.csv", fault.content)
        for (language, message) in [("vi", fault.vietnamese), ("en", fault.english)] {
            let outcome = try await scratch.run(
                "import", "tep.csv", environment: ["SOCAI_LANG": language])
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            let lines = outcome.messages.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.last?.hasPrefix("tep.csv:") == true)
            #expect(lines.last?.contains(message) == true, "\(outcome.messages)")
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `A header without rows is refused`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        try scratch.file("tep.csv", "unit,name\n")
        let outcome = try await scratch.run("import", "tep.csv")
        #expect(outcome.status == 2)
        #expect(
            outcome.messages == "socai: tệp không có dòng dữ liệu nào\n  Vị trí: tep.csv\n")
        #expect(try scratch.contents() == before)
    }

    @Test func `All that cannot be read is listed by line and column`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        let target = Scratch.document + "#"
        try scratch.file(
            "so-lieu.csv",
            """
            target,period,value,status
            \(target)1,2025-9M,1.577,chính thức
            \(target)1,2025-Q3,5,official
            \(target)2,2025-13,5,official

            "\(target)2","2025-Q4",x,ước
            """)
        let outcome = try await scratch.run("import", "so-lieu.csv", by: "bao-cao")
        #expect(outcome.status == 2)
        #expect(
            outcome.messages == """
                socai: tệp “so-lieu.csv” có 3 lỗi, không ghi gì
                so-lieu.csv:2:32 [value]: “1.577” có hai cách đọc: 1577 (viết kiểu Việt Nam) hoặc \
                1,577 (dấu chấm thập phân); hãy chọn bằng --numbers vi hoặc --numbers plain.
                so-lieu.csv:4:24 [period]: “2025-13”: kỳ viết như 2025, 2025-H1, 2025-Q2, 2025-9M, \
                2025-06, 2021-2030, term:2020-2025, until:2025-04-30, yearly hoặc “9 tháng 2025”
                so-lieu.csv:6:36 [value]: “x” không phải là số; hãy viết như 1.577,95 hoặc 1577.95.

                """)
        #expect(try scratch.contents() == before)
    }

    @Test func `All that breaks a rule is listed by line`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        let target = Scratch.document + "#"
        try scratch.file(
            "so-lieu.csv",
            """
            target,period,value,status,measure
            \(target)1,2024,5,official,
            \(target)8,2025,5,official,
            \(target)2,2025-Q4,5,official,
            \(target)3,2025,5,official,tấn
            \(target)1,2025-Q1,5,official,
            """)
        let outcome = try await scratch.run(
            "import", "so-lieu.csv", by: "bao-cao", environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        let places = outcome.messages.split(separator: "\n").dropFirst().map { line in
            line.split(separator: ":").prefix(2).joined(separator: ":")
        }
        #expect(places == ["so-lieu.csv:2", "so-lieu.csv:3", "so-lieu.csv:5", "so-lieu.csv:6"])
        #expect(outcome.messages.contains("The measure “tấn” does not convert to “tỷ đồng”."))
        #expect(outcome.messages.contains("A later figure needs its reason: --late REASON."))
        #expect(try scratch.contents() == before)
    }
}
