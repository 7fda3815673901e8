import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static let first = Position(19)

    private static func onTarget(_ event: Event, by member: MemberID = Office.reporter) -> Told {
        (event, target.description, member)
    }

    private static func figure(
        _ value: String?, _ numerator: Int? = nil, _ denominator: Int? = nil,
        measure: String? = nil
    ) -> ReportSubmitted {
        ReportSubmitted(
            period: .year(2025), value: value.map { written($0) },
            measure: measure.map { written($0) }, numerator: numerator.map { Quantity($0) },
            denominator: denominator.map { Quantity($0) }, status: .official)
    }

    private static func revising(_ value: Int, reason: String = "nhầm") -> Told {
        onTarget(
            .reportRevised(ReportRevised(report: first, value: Quantity(value), reason: reason)))
    }

    static var reports: [Provocation] { periods + figures + endings }

    private static var periods: [Provocation] {
        [
            provocation(
                .periodOutside(.year(2026), target: .year(2025)),
                "Kỳ 2026 nằm ngoài kỳ 2025 của chỉ tiêu. Chấp nhận kỳ 2025 hoặc một phần của kỳ đó.",
                "The period 2026 lies outside 2025, the target's. Accepted are 2025 and parts of it.",
                refusing: reporting(submitted(about: .year(2026)))),
            provocation(
                .reportExists(.half(2025, 1), report: first),
                "Kỳ 2025-H1 đã có báo cáo 19 đang có hiệu lực. Dùng “socai upgrade 19” để nâng trạng "
                    + "thái, “socai revise 19” để đính chính hoặc “socai retract 19” để rút.",
                "Report 19 about 2025-H1 is live. Use “socai upgrade 19” to make it more settled, "
                    + "“socai revise 19” to correct it, or “socai retract 19” to take it back.",
                refusing: reporting(submitted(about: .half(2025, 1)))),
            provocation(
                .alreadyLate(.year(2025), closed: written("2025-06-16")),
                "Kỳ 2025 đã chốt số liệu ngày 16/06/2025. Số liệu sau chốt cần nêu lý do bằng --late.",
                "The period 2025 was closed on 2025-06-16. A later figure needs its reason: --late "
                    + "REASON.",
                after: [
                    (
                        .periodClosed(PeriodClosed(period: .year(2025))), "period:2025",
                        Office.keeper
                    )
                ], refusing: reporting(submitted())),
            provocation(
                .alreadyLate(.nineMonths(2025), closed: written("2025-06-16")),
                "Kỳ 2025-9M đã chốt số liệu ngày 16/06/2025. Số liệu sau chốt cần nêu lý do bằng "
                    + "--late.",
                "The period 2025-9M was closed on 2025-06-16. A later figure needs its reason: "
                    + "--late REASON.",
                after: [
                    (
                        .periodClosed(PeriodClosed(period: .year(2025))), "period:2025",
                        Office.keeper
                    )
                ], refusing: reporting(submitted(about: .nineMonths(2025)))),
            provocation(
                .reportExists(.until(written("2025-06-30")), report: first),
                "Kỳ until:2025-06-30 đã có báo cáo 19 đang có hiệu lực. Dùng “socai upgrade 19” để "
                    + "nâng trạng thái, “socai revise 19” để đính chính hoặc “socai retract 19” để "
                    + "rút.",
                "Report 19 about until:2025-06-30 is live. Use “socai upgrade 19” to make it more "
                    + "settled, “socai revise 19” to correct it, or “socai retract 19” to take it "
                    + "back.",
                refusing: reporting(submitted(about: .until(written("2025-06-30"))))),
            provocation(
                .judgementNotDeclarable(.notDue),
                "Không thể tuyên bố “chưa đến kỳ”. Chấp nhận: exceeded, met, nearlyMet, notMet.",
                "“not due” cannot be declared. Accepted are exceeded, met, nearlyMet and notMet.",
                refusing: onTarget(
                    .judgementDeclared(
                        JudgementDeclared(
                            period: .year(2025), judgement: .notDue, authority: "tinh",
                            document: Office.decision)), by: Office.approver)),
        ]
    }

    private static var figures: [Provocation] {
        [
            provocation(
                .figureMissing, "Báo cáo cần một giá trị, hoặc tử số và mẫu số.",
                "A report needs a value, or a numerator and a denominator.",
                refusing: reporting(submitted(nil))),
            provocation(
                .figureIncomplete, "Tử số và mẫu số phải đi cùng nhau.",
                "A numerator and a denominator go together.", refusing: reporting(figure("1", 3))),
            provocation(
                .figureDisagrees(stated: "76", computed: "75.00"),
                "Giá trị 76 không khớp với tử số và mẫu số, vốn cho 75,00.",
                "The value 76 does not agree with numerator and denominator, which make 75.00.",
                refusing: (
                    .reportSubmitted(figure("76", 3, 4)), deferred.description, Office.keeper
                )),
            // Of tons the numerator is the figure.
            provocation(
                .figureDisagrees(stated: "0.75", computed: "3"),
                "Giá trị 0,75 không khớp với tử số và mẫu số, vốn cho 3.",
                "The value 0.75 does not agree with numerator and denominator, which make 3.",
                refusing: reporting(figure("0.75", 3, 4))),
            provocation(
                .figureNegative(written("-1"), field: "denominator"),
                "-1 không thể là mẫu số: số đếm từ 0 trở lên.",
                "-1 cannot be a denominator: what is counted is 0 or more.",
                refusing: reporting(figure("75", 3, -1))),
            provocation(
                .figureNegative(written("-3"), field: "numerator"),
                "-3 không thể là tử số: số đếm từ 0 trở lên.",
                "-3 cannot be a numerator: what is counted is 0 or more.",
                refusing: reporting(figure("75", -3, 4))),
            provocation(
                .figureUnchanged(first),
                "Số liệu đính chính trùng với số liệu hiện có của báo cáo 19.",
                "The correction gives the figure that report 19 already has.",
                refusing: revising(90)),
            provocation(
                .measureMismatch(given: written("ha"), target: written("tấn")),
                "Đơn vị tính “ha” không quy đổi được sang “tấn”.",
                "The measure “ha” does not convert to “tấn”.",
                refusing: reporting(figure("1", measure: "ha"))),
            provocation(
                .measureMismatch(given: written("ha"), target: nil),
                "Đơn vị tính “ha” không quy đổi được sang chỉ tiêu không có đơn vị tính.",
                "The measure “ha” does not convert to a target without a measure.",
                after: [
                    (
                        .targetAssigned(
                            TargetAssigned(
                                document: Office.program, item: "5", name: "x", unit: "huyen",
                                force: .mandatory, criterion: .floor("1"))),
                        "\(Office.program)#5", Office.assigner
                    )
                ],
                refusing: (
                    .reportSubmitted(figure("1", measure: "ha")), "\(Office.program)#5",
                    Office.keeper
                )),
            provocation(
                .malformedEvidence("AB"),
                "“AB” không phải là mã SHA-256 (64 chữ số thập lục phân thường).",
                "“AB” is no SHA-256 (64 lower-case hexadecimal digits).",
                refusing: reporting(
                    ReportSubmitted(
                        period: .year(2025), value: .one, status: .final, evidence: ["AB"]))),
            provocation(
                .reasonMissing, "Cần nêu lý do (--reason).", "A reason is needed (--reason).",
                refusing: revising(1, reason: "")),
        ]
    }

    private static var endings: [Provocation] {
        [
            provocation(
                .reportEnded(first, .retracted(Position(20))),
                "Báo cáo 19 đã được rút (sự kiện 20), không còn hiệu lực.",
                "Report 19 was retracted by event 20 and is no longer live.",
                after: [
                    onTarget(.reportRetracted(ReportRetracted(report: first, reason: "trùng")))
                ], refusing: revising(1)),
            provocation(
                .reportEnded(first, .returned(Position(20))),
                "Báo cáo 19 đã bị trả lại (sự kiện 20). Hãy gửi báo cáo mới.",
                "Report 19 was returned by event 20. Submit a new report.",
                after: [
                    onTarget(
                        .reportReturned(ReportReturned(report: first, reason: "thiếu")),
                        by: Office.approver)
                ], refusing: revising(1)),
            provocation(
                .notAReport(Position(20), of: first),
                "Sự kiện 20 là một lần thay đổi của báo cáo 19. Hãy nêu số 19.",
                "Event 20 is a change of report 19. Name 19 instead.",
                after: [revising(91)],
                refusing: onTarget(
                    .reportApproved(ReportApproved(report: Position(20))), by: Office.approver)),
            provocation(
                .statusNotHigher(from: .official, to: .estimate),
                "Không thể nâng từ “chính thức” lên “ước”. Thứ tự: ước, sơ bộ, chính thức, quyết "
                    + "toán. Muốn sửa số sai, dùng “socai revise”.",
                "“official” cannot be upgraded to “estimate”. The order is estimate, preliminary, "
                    + "official, final. To correct a wrong value, use “socai revise”.",
                refusing: onTarget(
                    .reportUpgraded(ReportUpgraded(report: first, status: .estimate)))),
            provocation(
                .alreadyApproved(first, by: Position(20)),
                "Báo cáo 19 đã được phê duyệt (sự kiện 20).",
                "Report 19 was approved by event 20.",
                after: [
                    onTarget(
                        .reportApproved(ReportApproved(report: first)), by: Office.approver)
                ],
                refusing: onTarget(
                    .reportApproved(ReportApproved(report: first)), by: Office.approver)),
        ]
    }
}
