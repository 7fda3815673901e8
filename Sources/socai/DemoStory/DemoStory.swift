import Reporting

/// What the demo records, in the order it happened; each chapter is one command, as anybody could
/// type it.
enum DemoStory {
    /// The target whose history the demo tells: 12 000 jobs in 2025.
    static let jobs = "38-CTr/HU:2025-02-04#18"
    /// The action programme with the appendix of targets.
    static let program = "38-CTr/HU:2025-02-04"
    /// The material that states what was achieved from 2015 to 2020.
    static let results = "KH-LDLD:khong-so"

    /// One command with its arguments.
    struct Step {
        let arguments: [String]
    }

    /// The commands that build the ledger in `ledger` from the files in `data`.
    static func recording(ledger: String, data: String) -> [Step] {
        func importing(_ files: [String], at instant: String, _ more: [String] = []) -> Step {
            Step(
                arguments: ["import"] + files.map { "\(data)/\($0)" } + more
                    + ["--numbers", "plain", "--ledger", ledger, "--by", keeper, "--at", instant])
        }
        func acting(_ arguments: [String], by member: String, at instant: String) -> Step {
            Step(arguments: arguments + ["--ledger", ledger, "--by", member, "--at", instant])
        }
        return [
            Step(
                arguments: [
                    "init", ledger, "--origin", "socai.vn/minh-hoa", "--title",
                    "Sổ cái chỉ tiêu từ năm văn bản của huyện", "--clock", "simulated",
                    "--by", keeper, "--at", "2025-02-05T08:00:00+07:00",
                ]),
            importing(
                ["units.csv", "members.csv", "documents.csv", "indicators.csv"],
                at: "2025-02-05T08:05:00+07:00"),
            importing(
                [
                    "targets-173-KH-HU.csv", "targets-38-CTr-HU.csv", "targets-92-KH-UBND.csv",
                    "targets-KH-LDLD.csv", "targets-09-NQ-HU.csv",
                ], at: "2025-02-05T08:30:00+07:00"),
            importing(
                [
                    "results-KH-LDLD-targets.csv", "results-KH-LDLD-reports.csv",
                    "results-KH-LDLD-judgements.csv",
                ], at: "2025-02-05T09:00:00+07:00"),
            importing(
                ["budgets.csv"], at: "2025-02-05T09:30:00+07:00",
                ["--document", "du-toan-quyet-toan:vietnamdata"]),
            importing(
                ["illustrative-2025-02-documents.csv", "illustrative-2025-02-reports.csv"],
                at: "2025-02-06T08:00:00+07:00"),
            importing(
                ["illustrative-2025-10-documents.csv", "illustrative-2025-10-reports.csv"],
                at: "2025-10-03T08:00:00+07:00"),
            importing(
                ["illustrative-2025-11-documents.csv"], at: "2025-11-20T14:00:00+07:00"),
            acting(
                [
                    "adjust", jobs, "--low", "10500", "--document", "MH-02/QD-UBND:2025-11-20",
                    "--effective", "2025-11-20", "--reason", "đơn hàng của doanh nghiệp giảm",
                ], by: "huyen-uy-can-duoc", at: "2025-11-20T14:30:00+07:00"),
            importing(
                ["illustrative-2025-12-documents.csv", "illustrative-2025-12-reports.csv"],
                at: "2025-12-05T10:00:00+07:00"),
            importing(
                ["illustrative-2026-01-documents.csv", "illustrative-2026-01-reports.csv"],
                at: "2026-01-13T08:00:00+07:00"),
            acting(
                [
                    "report", jobs, "2025", "10650", "--document", "MH-03/BC-UBND:2026-01-12",
                    "--dated", "2026-01-12",
                ], by: "van-thu-can-duoc", at: "2026-01-13T08:30:00+07:00"),
            acting(
                ["close", "2025", "--unit", "huyen-can-duoc"], by: "lanh-dao-can-duoc",
                at: "2026-01-15T16:00:00+07:00"),
        ]
    }

    /// The correction of the jobs report, recorded as event `report`.
    static func correction(of report: String, ledger: String) -> [Step] {
        let common = ["--ledger", ledger]
        return [
            Step(
                arguments: [
                    "revise", report, "10600", "--reason", "đếm trùng 50 lao động ở hai xã",
                    "--document", "MH-03/BC-UBND:2026-01-12", "--by", "van-thu-can-duoc", "--at",
                    "2026-02-10T09:00:00+07:00",
                ] + common),
            Step(
                arguments: [
                    "approve", report, "--by", "lanh-dao-can-duoc", "--at",
                    "2026-02-11T09:00:00+07:00",
                ] + common),
        ]
    }

    /// The keeper of the demo's ledger.
    static let keeper = "giu-so"
}
