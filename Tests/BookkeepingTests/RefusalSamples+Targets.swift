import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static func adjusting(
        _ id: TargetID, to criterion: Criterion = .floor("80"), reason: String = "bão"
    ) -> Told {
        (
            .targetAdjusted(
                TargetAdjusted(
                    document: Office.decision, criterion: criterion,
                    effective: written("2025-11-20"), reason: reason)), id.description,
            Office.assigner
        )
    }

    private static func resolving(_ id: TargetID, with criterion: Criterion) -> Told {
        (
            .targetResolved(TargetResolved(document: Office.decision, criterion: criterion)),
            id.description, Office.assigner
        )
    }

    /// For one unit by the approver, for the whole ledger by its keeper.
    private static func closing(unit: OrganizationID? = nil) -> Told {
        (
            .periodClosed(PeriodClosed(period: .year(2025), unit: unit)), "period:2025",
            unit == nil ? Office.keeper : Office.approver
        )
    }

    private static func reopening(unit: OrganizationID? = nil, reason: String = "sót") -> Told {
        (
            .periodReopened(PeriodReopened(period: .year(2025), unit: unit, reason: reason)),
            "period:2025", unit == nil ? Office.keeper : Office.approver
        )
    }

    static var targets: [Provocation] {
        [
            provocation(
                .targetWithdrawn(target),
                "Chỉ tiêu “\(target)” đã bị thu hồi, không nhận thêm sự kiện.",
                "The target “\(target)” was withdrawn and takes no more events.",
                after: [
                    (
                        .targetWithdrawn(TargetWithdrawn(reason: "trùng")), target.description,
                        Office.assigner
                    )
                ], refusing: reporting(submitted())),
            provocation(
                .notDeferred(target),
                "Chỉ tiêu “\(target)” đã có mức. Muốn đổi mức, dùng “socai adjust”.",
                "The target “\(target)” has its bound already. To change it, use “socai adjust”.",
                refusing: resolving(target, with: .floor("1"))),
            provocation(
                .stillDeferred(deferred),
                "Chỉ tiêu “\(deferred)” chưa được xác định mức nên chưa thể điều chỉnh. Dùng “socai "
                    + "resolve” khi cấp trên giao.",
                "The target “\(deferred)” has no bound yet, so it cannot be adjusted. Use “socai "
                    + "resolve” once it is assigned.",
                refusing: adjusting(deferred)),
            provocation(
                .nothingResolved(deferred),
                "Xác định chỉ tiêu “\(deferred)” phải kèm một mức cụ thể, không phải “deferred”.",
                "Resolving “\(deferred)” takes a bound, not “deferred”.",
                refusing: resolving(deferred, with: .deferred)),
            provocation(
                .criterionUnchanged(target),
                "Mức mới của “\(target)” trùng với mức đang có hiệu lực: không có gì để điều chỉnh.",
                "The new criterion of “\(target)” is the one in force: there is nothing to adjust.",
                refusing: adjusting(target, to: .floor("100.0"))),
            provocation(
                .reasonMissing, "Cần nêu lý do (--reason).", "A reason is needed (--reason).",
                refusing: adjusting(target, reason: "")),
            provocation(
                .periodClosed(.year(2025), unit: nil), "Kỳ 2025 đã chốt số liệu.",
                "The period 2025 is closed already.", after: [closing()], refusing: closing()),
            provocation(
                .periodClosed(.year(2025), unit: "xa-a"), "Kỳ 2025 của xa-a đã chốt số liệu.",
                "The period 2025 of xa-a is closed already.", after: [closing(unit: "xa-a")],
                refusing: closing(unit: "xa-a")),
            provocation(
                .periodOpen(.year(2025), unit: nil),
                "Kỳ 2025 chưa chốt nên không có gì để mở khóa.",
                "The period 2025 is not closed.", refusing: reopening()),
            provocation(
                .periodOpen(.year(2025), unit: "xa-a"),
                "Kỳ 2025 của xa-a chưa chốt nên không có gì để mở khóa.",
                "The period 2025 of xa-a is not closed.", after: [closing()],
                refusing: reopening(unit: "xa-a")),
            provocation(
                .reasonMissing, "Cần nêu lý do (--reason).", "A reason is needed (--reason).",
                after: [closing()], refusing: reopening(reason: "")),
        ]
    }
}
