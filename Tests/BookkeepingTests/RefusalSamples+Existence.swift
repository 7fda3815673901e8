import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    static var existence: [Provocation] {
        [
            provocation(
                .ledgerNotOpened,
                "Sổ chưa được mở. Hãy chạy lại “socai init” với cùng thư mục.",
                "The ledger was never opened. Run “socai init” on the same folder again.",
                from: Story(), refusing: enrolling("giu-so", as: .keeper)),
            provocation(
                .ledgerAlreadyOpened, "Sổ đã được mở rồi.", "The ledger is open already.",
                refusing: (
                    .ledgerOpened(
                        LedgerOpened(origin: "x", title: "x", cutoff: .nd09, clock: "simulated")),
                    "ledger",
                    Office.keeper
                )),
            provocation(
                .unknownUnit("xa-c"),
                "Chưa có đơn vị “xa-c”. Hãy đăng ký bằng “socai import” với tệp có cột unit, name, "
                    + "level.",
                "There is no unit “xa-c”. Register it with “socai import” and a file with the "
                    + "columns unit, name, level.",
                refusing: ending("xa-c")),
            provocation(
                .unitExists("xa-a"), "Đơn vị “xa-a” đã được đăng ký.",
                "The unit “xa-a” is registered already.",
                refusing: (
                    .unitRegistered(UnitRegistered(unit: "xa-a", name: "Xã A")), "unit:xa-a",
                    Office.keeper
                )),
            provocation(
                .memberExists("duyet"), "Thành viên “duyet” đã được ghi danh.",
                "The member “duyet” is enrolled already.", refusing: enrolling("duyet")),
            provocation(
                .unknownDocument(unknown),
                "Chưa có văn bản “QĐ-0”. Hãy đăng ký bằng “socai import” với tệp có cột document, "
                    + "symbol, date.",
                "There is no document “QĐ-0”. Register it with “socai import” and a file with the "
                    + "columns document, symbol, date.",
                refusing: (
                    .targetAssigned(Office.assignment("1", .floor("1"), document: unknown)),
                    "QĐ-0#1", Office.assigner
                )),
            provocation(
                .documentExists(Office.program),
                "Văn bản “38-CTr/HU:2025-02-04” đã được đăng ký.",
                "The document “38-CTr/HU:2025-02-04” is registered already.",
                refusing: (
                    .documentRegistered(DocumentRegistered(document: Office.program)),
                    Office.program.description, Office.keeper
                )),
            provocation(
                .unknownIndicator("mia"),
                "Danh mục chưa có chỉ tiêu “mia”. Hãy định nghĩa bằng “socai import” với tệp có cột "
                    + "indicator, name, direction.",
                "The catalogue has no indicator “mia”. Define it with “socai import” and a file "
                    + "with the columns indicator, name, direction.",
                refusing: (
                    .targetAssigned(Office.assignment("3", .floor("1"), indicator: "mia")),
                    "\(Office.program)#3", Office.assigner
                )),
            provocation(
                .indicatorExists("lua"), "Danh mục đã có chỉ tiêu “lua”.",
                "The catalogue has the indicator “lua” already.",
                refusing: (
                    .indicatorDefined(IndicatorDefined(indicator: "lua", name: "Lúa")),
                    "indicator:lua", Office.keeper
                )),
            provocation(
                .unknownTarget("d#1"),
                "Chưa có chỉ tiêu “d#1”. Mã chỉ tiêu là văn bản#mục, ví dụ "
                    + "38-CTr/HU:2025-02-04#1.1; “socai status” liệt kê tất cả.",
                "There is no target “d#1”. A target is document#item, such as "
                    + "38-CTr/HU:2025-02-04#1.1; “socai status” lists them all.",
                refusing: (.reportSubmitted(submitted()), "d#1", Office.keeper)),
            provocation(
                .targetExists(target),
                "Chỉ tiêu “38-CTr/HU:2025-02-04#1” đã được giao. Muốn đổi mức, dùng “socai adjust”.",
                "The target “38-CTr/HU:2025-02-04#1” is assigned already. To change it, use “socai "
                    + "adjust”.",
                refusing: (
                    .targetAssigned(Office.assignment("1", .floor("1"))), target.description,
                    Office.assigner
                )),
            provocation(
                .unknownParent(written("38-CTr/HU:2025-02-04#9")),
                "Chưa có chỉ tiêu cha “38-CTr/HU:2025-02-04#9”. Hãy giao chỉ tiêu cha trước.",
                "There is no parent target “38-CTr/HU:2025-02-04#9”. Assign the parent first.",
                refusing: (
                    .targetAssigned(Office.assignment("3", .floor("1"), parent: "9")),
                    "\(Office.program)#3", Office.assigner
                )),
            provocation(
                .parentElsewhere(written("minh-hoa#1")),
                "Chỉ tiêu cha “minh-hoa#1” thuộc văn bản khác. Chỉ tiêu thành phần nằm trong cùng "
                    + "văn bản với chỉ tiêu cha.",
                "The parent “minh-hoa#1” stands in another document. A part stands in the document "
                    + "of its parent.",
                refusing: (
                    .targetAssigned(
                        TargetAssigned(
                            document: Office.program, item: "3", parent: written("minh-hoa#1"),
                            name: "x", unit: "huyen", force: .mandatory, criterion: .floor("1"))),
                    "\(Office.program)#3", Office.assigner
                )),
            provocation(
                .unknownReport(Position(0)),
                "Sự kiện 0 không phải là báo cáo trong sổ. “socai history CHỈ-TIÊU” cho biết số thứ "
                    + "tự của các báo cáo.",
                "Event 0 is no report of this ledger. “socai history TARGET” shows the numbers of "
                    + "its reports.",
                refusing: (
                    .reportApproved(ReportApproved(report: Position(0))), target.description,
                    Office.approver
                )),
            provocation(
                .wrongStream(expected: "unit:xa-a", found: "xa-a"),
                "Sự kiện phải thuộc dòng “unit:xa-a”, không phải “xa-a”.",
                "The event belongs to the stream “unit:xa-a”, not “xa-a”.",
                refusing: (ending("xa-a").event, "xa-a", Office.keeper)),
            provocation(
                .wrongStream(expected: target.description, found: deferred.description),
                "Sự kiện phải thuộc dòng “\(target)”, không phải “\(deferred)”.",
                "The event belongs to the stream “\(target)”, not “\(deferred)”.",
                refusing: (
                    .reportApproved(ReportApproved(report: Position(19))), deferred.description,
                    Office.approver
                )),
        ]
    }
}
