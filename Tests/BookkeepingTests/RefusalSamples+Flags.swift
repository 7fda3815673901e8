import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static let flag = "F4-19"

    private static func raising(
        _ flag: String = flag, rule: String = "F4", events: [Position] = [Position(19)],
        asked: [MemberID]? = nil, by member: MemberID = Office.inspector
    ) -> Told {
        (
            .flagRaised(FlagRaised(flag: flag, rule: rule, events: events, asked: asked)),
            "flag:\(flag)", member
        )
    }

    private static func answering(
        _ answer: String = "do bão", by member: MemberID = Office.reporter
    ) -> Told {
        (.flagAnswered(FlagAnswered(flag: flag, answer: answer)), "flag:\(flag)", member)
    }

    private static func closing(
        _ reason: String = "rõ", by member: MemberID = Office.inspector
    ) -> Told {
        (.flagClosed(FlagClosed(flag: flag, reason: reason)), "flag:\(flag)", member)
    }

    private static func limiting(
        _ limits: [(Tolerance, Int)], basis: String? = "quy chế"
    ) -> Told {
        let limits = limits.map { ToleranceLimit(tolerance: $0.0, value: Quantity($0.1)) }
        let adopted = FlagRulesAdopted(
            flagrules: "n", effective: written("2025-01-01"), limits: limits, basis: basis)
        return (.flagRulesAdopted(adopted), "flagrules:n", Office.keeper)
    }

    static var flags: [Provocation] { raisings + handlings + limitings }

    private static var raisings: [Provocation] {
        [
            provocation(
                .flag(.unknownRule("F19")),
                "Không có quy tắc “F19”. Các quy tắc là F1 đến F18.",
                "There is no rule “F19”. The rules are F1 to F18.", refusing: raising(rule: "F19")),
            provocation(
                .flag(.nothingCited(flag)),
                "Cờ “F4-19” phải dẫn ra sự kiện làm căn cứ.",
                "The flag “F4-19” has to cite the events it rests on.",
                refusing: raising(events: [])),
            provocation(
                .flag(.unknownEvent(Position(20))),
                "Sổ chưa có sự kiện 20.", "The ledger has no event 20 yet.",
                refusing: raising(events: [Position(19), Position(20)])),
            provocation(
                .flag(.raised(flag, at: Position(20))),
                "Cờ “F4-19” đã được nêu (sự kiện 20) và chưa khép.",
                "The flag “F4-19” was raised by event 20 and is not closed yet.",
                after: [raising()], refusing: raising(by: Office.approver)),
            provocation(
                .roleForbids(
                    Office.reporter, has: .reporter, needs: [.keeper, .inspector, .approver]),
                "“bao-cao” có vai trò người báo cáo (reporter); việc này cần vai trò người giữ sổ "
                    + "(keeper) hoặc kiểm tra (inspector) hoặc người phê duyệt (approver).",
                "“bao-cao” is enrolled as reporter; this needs keeper or inspector or approver.",
                refusing: raising(by: Office.reporter)),
        ]
    }

    private static var handlings: [Provocation] {
        [
            provocation(
                .flag(.unknown(flag)),
                "Chưa ai nêu cờ “F4-19”. “socai check” liệt kê các điểm cần làm rõ; nêu bằng “socai "
                    + "flag raise F4-19”.",
                "Nobody has raised the flag “F4-19”. “socai check” lists what is to be explained; "
                    + "raise it with “socai flag raise F4-19”.", refusing: answering()),
            provocation(
                .flag(.closed(flag, at: Position(21))),
                "Cờ “F4-19” đã khép (sự kiện 21). Muốn xem xét lại thì nêu lại cờ.",
                "The flag “F4-19” was closed by event 21. To look at it again, raise it again.",
                after: [raising(), closing()], refusing: answering()),
            provocation(
                .flag(.answerMissing),
                "Cần nội dung giải trình (--text).", "An explanation is needed (--text).",
                after: [raising()], refusing: answering("")),
            provocation(
                .reasonMissing, "Cần nêu lý do (--reason).", "A reason is needed (--reason).",
                after: [raising()], refusing: closing("")),
            provocation(
                .flag(.own(Office.approver, flag: flag)),
                "“duyet” là người phải giải trình cờ “F4-19” nên không được khép. Cần người khác có "
                    + "vai trò kiểm tra, phê duyệt hoặc giữ sổ.",
                "“duyet” is to explain the flag “F4-19” and may not close it. It takes somebody else "
                    + "who inspects, approves or keeps the ledger.",
                after: [raising(), answering(by: Office.approver)],
                refusing: closing(by: Office.approver)),
            provocation(
                .flag(.own(Office.keeper, flag: flag)),
                "“giu-so” là người phải giải trình cờ “F4-19” nên không được khép. Cần người khác có "
                    + "vai trò kiểm tra, phê duyệt hoặc giữ sổ.",
                "“giu-so” is to explain the flag “F4-19” and may not close it. It takes somebody else "
                    + "who inspects, approves or keeps the ledger.",
                after: [raising(asked: [Office.keeper])], refusing: closing(by: Office.keeper)),
        ]
    }

    private static var limitings: [Provocation] {
        [
            provocation(
                .flag(.limitsExist("n")),
                "Bộ ngưỡng “n” đã có. Bộ ngưỡng mới cần mã khác.",
                "The limits “n” exist already. New limits take another id.",
                after: [limiting([])], refusing: limiting([(.lateDays, 1)])),
            provocation(
                .flag(.basisMissing("n")),
                "Bộ ngưỡng “n” cần căn cứ: văn bản (--document) hoặc lời nêu căn cứ (--basis).",
                "The limits “n” need what they rest on: a document (--document) or words (--basis).",
                refusing: limiting([], basis: nil)),
            provocation(
                .flag(.limitNegative(.estimateDays)),
                "Ngưỡng “estimateDays” không được âm.",
                "The limit “estimateDays” may not be negative.",
                refusing: limiting([(.estimateDays, -1)])),
            provocation(
                .flag(.limitTwice(.estimateDays)),
                "Ngưỡng “estimateDays” được nêu hai lần cho cùng một chỉ tiêu.",
                "The limit “estimateDays” is given twice for the same indicator.",
                refusing: limiting([(.estimateDays, 1), (.estimateDays, 2)])),
            provocation(
                .flag(.countsExceed(counted: 21, total: 20)),
                "Tổng hợp nêu 21 chỉ tiêu trên tổng số 20; các số đếm không âm và cộng lại không quá "
                    + "tổng số.",
                "The summary counts 21 targets of 20; counts are not negative and add up to no more "
                    + "than the total.",
                refusing: (
                    .summaryDeclared(
                        SummaryDeclared(
                            subject: Office.program, period: .year(2025), reached: 18, nearlyMet: 3,
                            total: 20, authority: "tinh", document: Office.program)),
                    "summary:\(Office.program)", Office.keeper
                )),
        ]
    }
}
