package import EventLog
package import Reporting

/// Why something on a flag, on the limits of noticing or on a summary is refused.
package enum FlagRefusal: Error, Equatable, Sendable {
    case unknownRule(String)
    case nothingCited(String)
    case unknownEvent(Position)
    case raised(String, at: Position)
    case unknown(String)
    case closed(String, at: Position)
    case own(MemberID, flag: String)
    case answerMissing
    case limitsExist(String)
    case basisMissing(String)
    case limitNegative(Tolerance)
    case limitTwice(Tolerance)
    case countsExceed(counted: Int, total: Int)

    /// The rule that was broken and what would be accepted.
    package var message: Phrase {
        switch self {
        case .unknownRule(let rule):
            Phrase(
                vi: "Không có quy tắc “\(rule)”. Các quy tắc là F1 đến F18.",
                en: "There is no rule “\(rule)”. The rules are F1 to F18.")
        case .nothingCited(let flag):
            Phrase(
                vi: "Cờ “\(flag)” phải dẫn ra sự kiện làm căn cứ.",
                en: "The flag “\(flag)” has to cite the events it rests on.")
        case .unknownEvent(let position):
            Phrase(
                vi: "Sổ chưa có sự kiện \(position).",
                en: "The ledger has no event \(position) yet.")
        case .raised(let flag, let position):
            Phrase(
                vi: "Cờ “\(flag)” đã được nêu (sự kiện \(position)) và chưa khép.",
                en: "The flag “\(flag)” was raised by event \(position) and is not closed yet.")
        case .unknown(let flag):
            Phrase(
                vi:
                    "Chưa ai nêu cờ “\(flag)”. “socai check” liệt kê các điểm cần làm rõ; nêu bằng “socai "
                    + "flag raise \(flag)”.",
                en:
                    "Nobody has raised the flag “\(flag)”. “socai check” lists what is to be explained; "
                    + "raise it with “socai flag raise \(flag)”.")
        case .closed(let flag, let position):
            Phrase(
                vi: "Cờ “\(flag)” đã khép (sự kiện \(position)). Muốn xem xét lại thì nêu lại cờ.",
                en:
                    "The flag “\(flag)” was closed by event \(position). To look at it again, raise it "
                    + "again.")
        case .own(let member, let flag):
            Phrase(
                vi:
                    "“\(member)” là người phải giải trình cờ “\(flag)” nên không được khép. Cần người "
                    + "khác có vai trò kiểm tra, phê duyệt hoặc giữ sổ.",
                en: "“\(member)” is to explain the flag “\(flag)” and may not close it. It takes "
                    + "somebody else who inspects, approves or keeps the ledger.")
        case .answerMissing:
            Phrase(
                vi: "Cần nội dung giải trình (--text).", en: "An explanation is needed (--text).")
        case .limitsExist, .basisMissing, .limitNegative, .limitTwice, .countsExceed: limitsMessage
        }
    }

    private var limitsMessage: Phrase {
        switch self {
        case .limitsExist(let id):
            Phrase(
                vi: "Bộ ngưỡng “\(id)” đã có. Bộ ngưỡng mới cần mã khác.",
                en: "The limits “\(id)” exist already. New limits take another id.")
        case .basisMissing(let id):
            Phrase(
                vi:
                    "Bộ ngưỡng “\(id)” cần căn cứ: văn bản (--document) hoặc lời nêu căn cứ (--basis).",
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
        case .countsExceed(let counted, let total):
            Phrase(
                vi:
                    "Tổng hợp nêu \(counted) chỉ tiêu trên tổng số \(total); các số đếm không âm và "
                    + "cộng lại không quá tổng số.",
                en:
                    "The summary counts \(counted) targets of \(total); counts are not negative and "
                    + "add up to no more than the total.")
        default: preconditionFailure("Only limits and counts are worded here.")
        }
    }
}
