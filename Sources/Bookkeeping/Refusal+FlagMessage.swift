import EventLog
import Projections
import Reporting

extension Refusal {
    /// What is wrong with a flag, a set of limits or a summary, and what would be accepted.
    var flagMessage: Phrase {
        switch self {
        case .unknownFlagRule(let rule):
            Phrase(
                vi: "Không có quy tắc “\(rule)”. Các quy tắc là F1 đến F18.",
                en: "There is no rule “\(rule)”. The rules are F1 to F18.")
        case .flagWithoutEvents(let flag):
            Phrase(
                vi: "Cờ “\(flag)” phải dẫn ra sự kiện làm căn cứ.",
                en: "The flag “\(flag)” has to cite the events it rests on.")
        case .unknownEvent(let position):
            Phrase(
                vi: "Sổ chưa có sự kiện \(position).", en: "The ledger has no event \(position) yet.")
        case .flagRaised(let flag, let position):
            Phrase(
                vi: "Cờ “\(flag)” đã được nêu (sự kiện \(position)) và chưa khép.",
                en: "The flag “\(flag)” was raised by event \(position) and is not closed yet.")
        case .unknownFlag(let flag):
            Phrase(
                vi:
                    "Chưa ai nêu cờ “\(flag)”. “socai check” liệt kê các điểm cần làm rõ; nêu bằng “socai "
                    + "flag raise \(flag)”.",
                en:
                    "Nobody has raised the flag “\(flag)”. “socai check” lists what is to be explained; "
                    + "raise it with “socai flag raise \(flag)”.")
        case .flagClosed(let flag, let position):
            Phrase(
                vi: "Cờ “\(flag)” đã khép (sự kiện \(position)). Muốn xem xét lại thì nêu lại cờ.",
                en: "The flag “\(flag)” was closed by event \(position). To look at it again, raise it "
                    + "again.")
        case .ownFlag(let member, let flag):
            Phrase(
                vi: "“\(member)” là người phải giải trình cờ “\(flag)” nên không được khép. Cần người "
                    + "khác có vai trò kiểm tra, phê duyệt hoặc giữ sổ.",
                en: "“\(member)” is to explain the flag “\(flag)” and may not close it. It takes "
                    + "somebody else who inspects, approves or keeps the ledger.")
        case .answerMissing:
            Phrase(
                vi: "Cần nội dung giải trình (--text).", en: "An explanation is needed (--text).")
        default: rulesMessage
        }
    }

    private var rulesMessage: Phrase {
        switch self {
        case .flagRulesExist(let id):
            Phrase(
                vi: "Bộ ngưỡng “\(id)” đã có. Bộ ngưỡng mới cần mã khác.",
                en: "The limits “\(id)” exist already. New limits take another id.")
        case .flagRulesWithoutBasis(let id):
            Phrase(
                vi: "Bộ ngưỡng “\(id)” cần căn cứ: văn bản (--document) hoặc lời nêu căn cứ (--basis).",
                en: "The limits “\(id)” need what they rest on: a document (--document) or words "
                    + "(--basis).")
        case .limitNegative(let tolerance):
            Phrase(
                vi: "Ngưỡng “\(tolerance.rawValue)” không được âm.",
                en: "The limit “\(tolerance.rawValue)” may not be negative.")
        case .limitTwice(let tolerance):
            Phrase(
                vi: "Ngưỡng “\(tolerance.rawValue)” được nêu hai lần cho cùng một chỉ tiêu.",
                en: "The limit “\(tolerance.rawValue)” is given twice for the same indicator.")
        case .summaryExceedsTotal(let counted, let total):
            Phrase(
                vi: "Tổng hợp nêu \(counted) chỉ tiêu trên tổng số \(total); các số đếm không âm và "
                    + "cộng lại không quá tổng số.",
                en: "The summary counts \(counted) targets of \(total); counts are not negative and "
                    + "add up to no more than the total.")
        default: preconditionFailure("Only refusals about flags are worded here.")
        }
    }
}
