package import EventLog
package import Reporting

/// Why something about units that change, end and follow upon each other is refused.
package enum SuccessionRefusal: Error, Equatable, Sendable {
    case unchanged(OrganizationID)
    case empty
    case documentMissing
    case ownSuccessor(OrganizationID)
    case edgeOutside(from: OrganizationID, to: OrganizationID)
    case edgeRepeated(from: OrganizationID, to: OrganizationID)
    case edgeMissing(OrganizationID)
    case shareOutside(Share, from: OrganizationID, to: OrganizationID)
    case sharesDisagree(OrganizationID, sum: Ratio)
    case originsDisagree(OrganizationID, sum: Ratio)
    case circle([OrganizationID])
    case alreadySucceeded(OrganizationID, effective: Day)
    case lastDayDiffers(OrganizationID, lastDay: Day, effective: Day)
    case ended(OrganizationID, lastDay: Day)
    case takerEnded(OrganizationID, lastDay: Day)
    case notBegun(OrganizationID, firstDay: Day)
    case alreadyOwed(TargetID, by: OrganizationID)
    case periodAfterEnd(
        Period, unit: OrganizationID, lastDay: Day, successors: [OrganizationID])

    /// The field the refusal is about, by the name it has in files.
    package var field: String {
        switch self {
        case .lastDayDiffers, .alreadySucceeded, .ownSuccessor, .empty: "from"
        case .circle, .takerEnded: "to"
        case .shareOutside, .sharesDisagree, .edgeOutside, .edgeRepeated, .edgeMissing: "share"
        case .originsDisagree: "origin"
        case .documentMissing: "document"
        case .unchanged, .alreadyOwed, .ended, .notBegun: "unit"
        case .periodAfterEnd: "period"
        }
    }

    /// The rule that was broken and what would be accepted.
    package var message: Phrase {
        switch self {
        case .unchanged(let unit):
            Phrase(
                vi:
                    "Đơn vị \(unit) đã có tên, cấp và mã như vậy vào ngày đó; không có gì thay đổi.",
                en: "The unit \(unit) has that name, level and code on that day already; nothing "
                    + "changes.")
        case .documentMissing:
            Phrase(
                vi: "Cần nêu văn bản quyết định (--document).",
                en: "The document that decides it is needed (--document).")
        case .alreadyOwed(let target, let unit):
            Phrase(
                vi: "Chỉ tiêu \(target) đã do đơn vị \(unit) thực hiện.",
                en: "The target \(target) is owed by \(unit) already.")
        case .alreadySucceeded(let unit, let effective):
            Phrase(
                vi: "Đơn vị \(unit) đã có cơ quan kế thừa từ ngày \(effective.displayed(in: .vi)); "
                    + "một đơn vị chỉ kết thúc một lần.",
                en: "The unit \(unit) was succeeded on \(effective) already; a unit ends once.")
        case .lastDayDiffers(let unit, let lastDay, let effective):
            Phrase(
                vi:
                    "Đơn vị \(unit) kết thúc hoạt động sau ngày \(lastDay.displayed(in: .vi)), không "
                    + "khớp với ngày hiệu lực \(effective.displayed(in: .vi)). Ngày hiệu lực phải là "
                    + "\(lastDay.advanced(by: 1).displayed(in: .vi)).",
                en: "The unit \(unit) ended after \(lastDay), which does not fit a succession from "
                    + "\(effective). It has to be in force from \(lastDay.advanced(by: 1)).")
        case .periodAfterEnd(let period, let unit, let lastDay, let successors):
            Phrase(
                vi:
                    "Đơn vị \(unit) đã kết thúc hoạt động sau ngày \(lastDay.displayed(in: .vi)), không "
                    + "có số liệu của \(period.displayName(in: .vi)). "
                    + (successors.isEmpty
                        ? "Chưa ghi nhận cơ quan kế thừa."
                        : "Chuyển giao chỉ tiêu cho cơ quan kế thừa (\(successors.joined(separator: ", "))) "
                            + "bằng “socai transfer”."),
                en: "The unit \(unit) ended after \(lastDay) and has no figure for "
                    + "\(period.displayName(in: .en)). "
                    + (successors.isEmpty
                        ? "No successor is recorded."
                        : "Transfer the target to a successor (\(successors.joined(separator: ", "))) "
                            + "with “socai transfer”."))
        case .ended(let unit, let lastDay):
            Phrase(
                vi:
                    "Đơn vị \(unit) đã kết thúc hoạt động sau ngày \(lastDay.displayed(in: .vi)); từ "
                    + "hôm sau không giao, ghi danh hay thay đổi gì cho đơn vị này nữa.",
                en:
                    "The unit \(unit) ended after \(lastDay); from the day after nothing is assigned, "
                    + "enrolled or changed for it.")
        case .takerEnded(let unit, let lastDay):
            Phrase(
                vi:
                    "Đơn vị \(unit) đã kết thúc hoạt động sau ngày \(lastDay.displayed(in: .vi)) nên "
                    + "không thể kế thừa đơn vị khác.",
                en: "The unit \(unit) ended after \(lastDay) and cannot follow upon another.")
        case .notBegun(let unit, let firstDay):
            Phrase(
                vi: "Đơn vị \(unit) chỉ có từ ngày \(firstDay.displayed(in: .vi)).",
                en: "The unit \(unit) is there from \(firstDay) only.")
        default: edgeMessage
        }
    }

    private var edgeMessage: Phrase {
        switch self {
        case .empty:
            Phrase(
                vi:
                    "Cần nêu đơn vị cũ (--from) và đơn vị kế thừa (--to). Đơn vị giải thể mà không có "
                    + "cơ quan kế thừa thì ghi bằng “socai unit end”.",
                en:
                    "Units that end (--from) and units that follow (--to) are needed. A unit that ends "
                    + "without a successor is recorded with “socai unit end”.")
        case .ownSuccessor(let unit):
            Phrase(
                vi:
                    "Đơn vị \(unit) không thể vừa kết thúc vừa kế thừa. Đơn vị còn tiếp tục và nhận thêm "
                    + "đơn vị khác thì chỉ nêu ở --to.",
                en:
                    "The unit \(unit) cannot end and follow at once. A unit that goes on and takes in "
                    + "others stands in --to only.")
        case .edgeOutside(let from, let to):
            Phrase(
                vi: "Cặp \(from) → \(to) không nằm trong các đơn vị đã nêu ở --from và --to.",
                en: "The pair \(from) → \(to) is not among the units of --from and --to.")
        case .edgeRepeated(let from, let to):
            Phrase(
                vi: "Cặp \(from) → \(to) được nêu hai lần.",
                en: "The pair \(from) → \(to) is given twice.")
        case .edgeMissing(let unit):
            Phrase(
                vi:
                    "Chưa rõ \(unit) nhập vào hoặc hình thành từ đơn vị nào. Nhiều đơn vị sang nhiều đơn "
                    + "vị thì nêu từng cặp bằng --share CŨ:MỚI.",
                en:
                    "It is not known which unit \(unit) goes into or comes from. Where several become "
                    + "several, name each pair with --share OLD:NEW.")
        case .shareOutside(let share, let from, let to):
            Phrase(
                vi:
                    "Tỷ lệ \(share.formatted(in: .vi)) của cặp \(from) → \(to) phải nằm trong khoảng từ "
                    + "0 đến 1.",
                en:
                    "The share \(share.formatted(in: .en)) of \(from) → \(to) has to lie between 0 and 1."
            )
        case .sharesDisagree(let unit, let sum):
            Phrase(
                vi:
                    "Các tỷ lệ của đơn vị cũ \(unit) cộng lại được \(Self.text(sum, .vi)), phải bằng "
                    + "1. Tỷ lệ share là phần của đơn vị cũ chuyển sang đơn vị mới; phần của đơn vị mới "
                    + "có gốc từ đơn vị cũ thì ghi ở origin.",
                en:
                    "The shares of \(unit) add up to \(Self.text(sum, .en)), not to 1. A share is the part of the old "
                    + "unit that goes into the new one; the part of the new unit that came from the "
                    + "old one is its origin.")
        case .originsDisagree(let unit, let sum):
            Phrase(
                vi: "Các phần hình thành đơn vị mới \(unit) (origin) cộng lại được "
                    + "\(Self.text(sum, .vi)), lớn hơn 1.",
                en:
                    "The origins of the new unit \(unit) add up to \(Self.text(sum, .en)), more than 1."
            )
        case .circle(let units):
            Phrase(
                vi: "Đơn vị không thể kế thừa chính mình qua các đơn vị khác: "
                    + units.joined(separator: " → ") + ".",
                en: "A unit cannot follow upon itself through others: "
                    + units.joined(separator: " → ") + ".")
        default: preconditionFailure("Only refusals about units are worded here.")
        }
    }

    /// The sum whole where it has an end, else to six decimals.
    private static func text(_ sum: Ratio, _ language: Language) -> String {
        sum.formatted(decimals: sum.decimals ?? 6, in: language)
    }
}
