import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    static var authority: [Provocation] {
        [
            provocation(
                .unknownMember("la"),
                "“la” không phải là thành viên của sổ. Người giữ sổ ghi danh thành viên bằng "
                    + "“socai import” với tệp có cột member, role.",
                "“la” is not a member of this ledger. A keeper enrols members with “socai import” "
                    + "and a file with the columns member, role.",
                refusing: reporting(submitted(), by: "la")),
            provocation(
                .revokedMember("bao-cao"),
                "“bao-cao” đã thôi ghi danh và không còn quyền ghi sổ.",
                "“bao-cao” is no longer enrolled and may not record anything.",
                after: [
                    (
                        .memberRevoked(MemberRevoked(member: "bao-cao", reason: "nghỉ")),
                        "member:bao-cao", Office.keeper
                    )
                ],
                refusing: reporting(submitted(), by: "bao-cao")),
            provocation(
                .roleForbids("giao", has: .assigner, needs: [.keeper, .reporter]),
                "“giao” có vai trò cơ quan giao (assigner); việc này cần vai trò người giữ sổ (keeper) "
                    + "hoặc người báo cáo (reporter).",
                "“giao” is enrolled as assigner; this needs keeper or reporter.",
                refusing: reporting(submitted(), by: "giao")),
            provocation(
                .unitForbids("bao-cao-xa", of: "xa-a", owner: "huyen"),
                "“bao-cao-xa” thuộc đơn vị xa-a, không được ghi thay đơn vị huyen. Cần thành viên của "
                    + "huyen, của đơn vị cấp trên hoặc của cơ quan kế thừa.",
                "“bao-cao-xa” belongs to xa-a and may not record for huyen. It takes a member of "
                    + "huyen, of a unit above it, or of its successor.",
                refusing: reporting(submitted(), by: "bao-cao-xa")),
            provocation(
                .unitForbids("giao-xa", of: "xa-a", owner: "huyen"),
                "“giao-xa” thuộc đơn vị xa-a, không được ghi thay đơn vị huyen. Cần thành viên của "
                    + "huyen, của đơn vị cấp trên hoặc của cơ quan kế thừa.",
                "“giao-xa” belongs to xa-a and may not record for huyen. It takes a member of "
                    + "huyen, of a unit above it, or of its successor.",
                after: [enrolling("giao-xa", as: .assigner, unit: "xa-a")],
                refusing: (
                    .targetAssigned(Office.assignment("9", .floor("1"))), "\(Office.program)#9",
                    "giao-xa"
                )),
            provocation(
                .unitForbids("duyet-xa", of: "xa-a", owner: "tinh"),
                "“duyet-xa” thuộc đơn vị xa-a, không được ghi thay đơn vị tinh. Cần thành viên của "
                    + "tinh, của đơn vị cấp trên hoặc của cơ quan kế thừa.",
                "“duyet-xa” belongs to xa-a and may not record for tinh. It takes a member of tinh, "
                    + "of a unit above it, or of its successor.",
                after: [enrolling("duyet-xa", as: .approver, unit: "xa-a")],
                refusing: (
                    .judgementDeclared(
                        JudgementDeclared(
                            period: .year(2025), judgement: .met, authority: "tinh",
                            document: Office.decision)), target.description, "duyet-xa"
                )),
            provocation(
                .unitEnded("huyen", lastDay: written("2025-06-15"), successors: []),
                "Đơn vị huyen đã kết thúc hoạt động sau ngày 15/06/2025. Chưa ghi nhận cơ quan kế "
                    + "thừa.",
                "The unit huyen ended after 2025-06-15. No successor is recorded.",
                after: [ending("huyen")], refusing: reporting(submitted(), by: "bao-cao")),
            provocation(
                .unitEnded(
                    "huyen", lastDay: written("2025-06-15"), successors: ["xa-a", "xa-b"]),
                "Đơn vị huyen đã kết thúc hoạt động sau ngày 15/06/2025. Cơ quan kế thừa được quyền "
                    + "ghi sổ: xa-a, xa-b.",
                "The unit huyen ended after 2025-06-15. Its successors may record: xa-a, xa-b.",
                after: [
                    ending("huyen"),
                    (
                        .unitSucceeded(
                            UnitSucceeded(
                                from: ["huyen"], to: ["xa-b", "xa-a"],
                                effective: written("2025-06-16"), edges: [])), "unit:huyen",
                        Office.keeper
                    ),
                ], refusing: reporting(submitted(), by: "bao-cao")),
            provocation(
                .ownReport(Office.keeper, report: Position(20)),
                "“giu-so” đã cung cấp số liệu của báo cáo 20 nên không được tự phê duyệt hoặc trả "
                    + "lại. Cần một thành viên khác.",
                "“giu-so” gave figures of report 20 and may neither approve nor return it. It takes "
                    + "another member.",
                after: [reporting(submitted())],
                refusing: (
                    .reportApproved(ReportApproved(report: Position(20))), target.description,
                    Office.keeper
                )),
            provocation(
                .ownReport(Office.keeper, report: Position(19)),
                "“giu-so” đã cung cấp số liệu của báo cáo 19 nên không được tự phê duyệt hoặc trả "
                    + "lại. Cần một thành viên khác.",
                "“giu-so” gave figures of report 19 and may neither approve nor return it. It takes "
                    + "another member.",
                after: [
                    (
                        .reportRevised(
                            ReportRevised(
                                report: Position(19), value: Quantity(1), reason: "nhầm")),
                        target.description, Office.keeper
                    )
                ],
                refusing: (
                    .reportReturned(ReportReturned(report: Position(19), reason: "thiếu")),
                    target.description, Office.keeper
                )),
        ]
    }
}
