import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static func inspecting(_ event: Event, by member: MemberID = Office.inspector) -> Told {
        (event, "inspection:" + (event.inspection ?? ""), member)
    }

    private static let opening = inspecting(
        .inspectionOpened(
            InspectionOpened(
                inspection: "KT-1", kind: "giám sát chuyên đề", body: "tinh",
                document: Office.decision)))
    private static let scoping = inspecting(
        .inspectionScoped(
            InspectionScoped(
                inspection: "KT-1", units: ["huyen"], from: written("2025-01-01"),
                to: written("2025-12-31"))))
    private static let requesting = inspecting(
        .inspectionRequested(
            InspectionRequested(
                inspection: "KT-1", request: "YC-1", text: "giải trình", addressee: "huyen")))
    private static let answering = inspecting(
        .inspectionAnswered(
            InspectionAnswered(inspection: "KT-1", request: "YC-1", text: "đã rà soát")),
        by: Office.reporter)
    private static let concluding = inspecting(
        .inspectionConcluded(InspectionConcluded(inspection: "KT-1", text: "kết luận")))
    private static let closing = inspecting(
        .inspectionClosed(InspectionClosed(inspection: "KT-1")))

    private static func finding(_ name: String, _ events: [UInt64]) -> Told {
        inspecting(
            .inspectionFound(
                InspectionFound(
                    inspection: "KT-1", finding: name, text: "số liệu sửa sau chốt",
                    events: events.map { Position($0) })))
    }

    /// What is refused in the course of an inspection.
    static var inspections: [Provocation] {
        [
            inspection(
                .exists("KT-1"), "Cuộc kiểm tra “KT-1” đã được mở.",
                "The inspection “KT-1” is open already.", after: [opening], refusing: opening),
            inspection(
                .unknown("KT-1"),
                "Chưa có cuộc kiểm tra “KT-1”. Hãy mở bằng “socai inspection open KT-1”.",
                "There is no inspection “KT-1”. Open it with “socai inspection open KT-1”.",
                refusing: scoping),
            inspection(
                .closed("KT-1"), "Cuộc kiểm tra “KT-1” đã kết thúc, không ghi thêm được nữa.",
                "The inspection “KT-1” is closed and takes nothing more.",
                after: [opening, scoping, concluding, closing], refusing: requesting),
            inspection(
                .decisionMissing,
                "Cuộc kiểm tra phải có quyết định. Hãy đăng ký quyết định và nêu bằng --document.",
                "An inspection needs its decision. Register it and name it with --document.",
                refusing: inspecting(
                    .inspectionOpened(InspectionOpened(inspection: "KT-1", kind: "giám sát")))),
            inspection(
                .scopeEmpty, "Phạm vi kiểm tra cần ít nhất một đơn vị (--unit).",
                "The scope of an inspection needs a unit at least (--unit).", after: [opening],
                refusing: inspecting(
                    .inspectionScoped(
                        InspectionScoped(
                            inspection: "KT-1", units: [], from: written("2025-01-01"),
                            to: written("2025-12-31"))))),
            inspection(
                .windowReversed(from: written("2025-12-31"), to: written("2025-01-01")),
                "Mốc thời gian kiểm tra phải đi từ trước đến sau, không phải từ 31/12/2025 đến "
                    + "01/01/2025.",
                "The inspected window runs from an earlier day to a later one, not from 2025-12-31 "
                    + "to 2025-01-01.", after: [opening],
                refusing: inspecting(
                    .inspectionScoped(
                        InspectionScoped(
                            inspection: "KT-1", units: ["huyen"], from: written("2025-12-31"),
                            to: written("2025-01-01"))))),
        ] + requests + findings
    }

    private static var requests: [Provocation] {
        [
            inspection(
                .requestExists("YC-1"), "Yêu cầu “YC-1” đã có trong cuộc kiểm tra này.",
                "This inspection has a request “YC-1” already.", after: [opening, requesting],
                refusing: requesting),
            inspection(
                .unknownRequest("YC-1"), "Cuộc kiểm tra này không có yêu cầu “YC-1”.",
                "This inspection has no request “YC-1”.", after: [opening], refusing: answering),
            inspection(
                .requestAnswered("YC-1"), "Yêu cầu “YC-1” đã được trả lời.",
                "The request “YC-1” is answered already.",
                after: [opening, requesting, answering], refusing: answering),
        ]
    }

    private static var findings: [Provocation] {
        [
            inspection(
                .notScoped("KT-1"),
                "Cuộc kiểm tra “KT-1” chưa có phạm vi. Hãy xác định bằng “socai inspection scope”.",
                "The inspection “KT-1” has no scope yet. Set it with “socai inspection scope”.",
                after: [opening], refusing: finding("KL-1", [0])),
            inspection(
                .findingExists("KL-1"),
                "Nội dung kết luận “KL-1” đã có trong cuộc kiểm tra này.",
                "This inspection has a finding “KL-1” already.",
                after: [opening, scoping, finding("KL-1", [0])], refusing: finding("KL-1", [1])),
            inspection(
                .nothingCited,
                "Nội dung kết luận phải dẫn ít nhất một sự kiện (--event SỐ).",
                "A finding cites one event at least (--event SEQ).", after: [opening, scoping],
                refusing: finding("KL-1", [])),
            inspection(
                .unknownEvent(Position(99)), "Sổ chưa có sự kiện 99.",
                "The ledger has no event 99.", after: [opening, scoping],
                refusing: finding("KL-1", [3, 99])),
            inspection(
                .alreadyConcluded("KT-1"), "Cuộc kiểm tra “KT-1” đã có thông báo kết luận.",
                "The inspection “KT-1” has its conclusion already.",
                after: [opening, scoping, concluding], refusing: concluding),
            inspection(
                .notConcluded("KT-1"), "Cuộc kiểm tra “KT-1” chưa có thông báo kết luận.",
                "The inspection “KT-1” has no conclusion yet.", after: [opening],
                refusing: closing),
        ]
    }

    private static func inspection(
        _ refusal: InspectionRefusal, _ vi: String, _ en: String, after told: [Told] = [],
        refusing last: Told
    ) -> Provocation {
        provocation(.inspection(refusal), vi, en, after: told, refusing: last)
    }
}
