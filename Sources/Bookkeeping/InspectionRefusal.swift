package import EventLog
package import Reporting

/// Why something on an inspection is refused.
package enum InspectionRefusal: Error, Equatable, Sendable {
    case exists(String)
    case unknown(String)
    case closed(String)
    case decisionMissing
    case scopeEmpty
    case windowReversed(from: Day, to: Day)
    case notScoped(String)
    case requestExists(String)
    case unknownRequest(String)
    case requestAnswered(String)
    case findingExists(String)
    case nothingCited
    case unknownEvent(Position)
    case alreadyConcluded(String)
    case notConcluded(String)

    /// The rule that was broken and what would be accepted.
    package var message: Phrase {
        switch self {
        case .exists, .unknown, .closed, .notScoped, .alreadyConcluded, .notConcluded:
            courseMessage
        case .decisionMissing:
            Phrase(
                vi:
                    "Cuộc kiểm tra phải có quyết định. Hãy đăng ký quyết định và nêu bằng --document.",
                en: "An inspection needs its decision. Register it and name it with --document.")
        case .scopeEmpty:
            Phrase(
                vi: "Phạm vi kiểm tra cần ít nhất một đơn vị (--unit).",
                en: "The scope of an inspection needs a unit at least (--unit).")
        case .windowReversed(let from, let to):
            Phrase(
                vi: "Mốc thời gian kiểm tra phải đi từ trước đến sau, không phải từ "
                    + "\(from.displayed(in: .vi)) đến \(to.displayed(in: .vi)).",
                en:
                    "The inspected window runs from an earlier day to a later one, not from \(from) "
                    + "to \(to).")
        case .requestExists, .unknownRequest, .requestAnswered: requestMessage
        case .findingExists(let id):
            Phrase(
                vi: "Nội dung kết luận “\(id)” đã có trong cuộc kiểm tra này.",
                en: "This inspection has a finding “\(id)” already.")
        case .nothingCited:
            Phrase(
                vi: "Nội dung kết luận phải dẫn ít nhất một sự kiện (--event SỐ).",
                en: "A finding cites one event at least (--event SEQ).")
        case .unknownEvent(let position):
            Phrase(
                vi: "Sổ chưa có sự kiện \(position).", en: "The ledger has no event \(position).")
        }
    }

    private var courseMessage: Phrase {
        switch self {
        case .exists(let id):
            Phrase(
                vi: "Cuộc kiểm tra “\(id)” đã được mở.",
                en: "The inspection “\(id)” is open already.")
        case .unknown(let id):
            Phrase(
                vi: "Chưa có cuộc kiểm tra “\(id)”. Hãy mở bằng “socai inspection open \(id)”.",
                en: "There is no inspection “\(id)”. Open it with “socai inspection open \(id)”.")
        case .closed(let id):
            Phrase(
                vi: "Cuộc kiểm tra “\(id)” đã kết thúc, không ghi thêm được nữa.",
                en: "The inspection “\(id)” is closed and takes nothing more.")
        case .notScoped(let id):
            Phrase(
                vi:
                    "Cuộc kiểm tra “\(id)” chưa có phạm vi. Hãy xác định bằng “socai inspection scope”.",
                en: "The inspection “\(id)” has no scope yet. Set it with “socai inspection scope”."
            )
        case .alreadyConcluded(let id):
            Phrase(
                vi: "Cuộc kiểm tra “\(id)” đã có thông báo kết luận.",
                en: "The inspection “\(id)” has its conclusion already.")
        case .notConcluded(let id):
            Phrase(
                vi: "Cuộc kiểm tra “\(id)” chưa có thông báo kết luận.",
                en: "The inspection “\(id)” has no conclusion yet.")
        default: preconditionFailure("Only the course of an inspection is worded here.")
        }
    }

    private var requestMessage: Phrase {
        switch self {
        case .requestExists(let id):
            Phrase(
                vi: "Yêu cầu “\(id)” đã có trong cuộc kiểm tra này.",
                en: "This inspection has a request “\(id)” already.")
        case .unknownRequest(let id):
            Phrase(
                vi: "Cuộc kiểm tra này không có yêu cầu “\(id)”.",
                en: "This inspection has no request “\(id)”.")
        case .requestAnswered(let id):
            Phrase(
                vi: "Yêu cầu “\(id)” đã được trả lời.",
                en: "The request “\(id)” is answered already.")
        default: preconditionFailure("Only requests are worded here.")
        }
    }
}
