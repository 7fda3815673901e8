import EventLog
import Projections
package import Reporting

extension Refusal {
    /// The rule that was broken and what would be accepted, as one or two sentences.
    package var message: Phrase {
        switch self {
        case .unknownMember, .revokedMember, .roleForbids, .unitForbids, .wholeLedgerForbids,
            .unitEnded, .ownReport:
            authorityMessage
        case .ledgerNotOpened, .ledgerAlreadyOpened, .unknownUnit, .unitExists, .memberExists,
            .unknownDocument, .documentExists, .documentDateDiffers, .nameMissing,
            .unknownIndicator,
            .indicatorExists,
            .unknownTarget, .targetExists, .unknownParent, .parentElsewhere, .unknownReport,
            .wrongStream:
            existenceMessage
        case .succession(let refusal): refusal.message
        case .targetWithdrawn, .notDeferred, .stillDeferred, .nothingResolved, .criterionUnchanged,
            .baseMeasureMissing,
            .periodClosed, .periodOpen:
            targetMessage
        case .ruleSetUnsound(let ruleset, let fault): fault.message(of: ruleset)
        case .periodOutside, .periodNotReportable, .reportExists, .reportEnded, .notAReport,
            .figureMissing,
            .figureIncomplete, .figureNegative, .figureDisagrees, .figureUnchanged,
            .measureMismatch,
            .statusNotHigher, .alreadyApproved, .alreadyLate, .reasonMissing,
            .judgementNotDeclarable, .malformedEvidence:
            reportMessage
        case .inspection(let refusal): refusal.message
        case .regime(let refusal): refusal.message
        case .flag(let refusal): refusal.message
        }
    }

    private var authorityMessage: Phrase {
        switch self {
        case .unknownMember(let member):
            Phrase(
                vi: "“\(member)” không phải là thành viên của sổ. Người giữ sổ ghi danh thành viên "
                    + "bằng “socai import” với tệp có cột member, role.",
                en: "“\(member)” is not a member of this ledger. A keeper enrols members with "
                    + "“socai import” and a file with the columns member, role.")
        case .revokedMember(let member):
            Phrase(
                vi: "“\(member)” đã thôi ghi danh và không còn quyền ghi sổ.",
                en: "“\(member)” is no longer enrolled and may not record anything.")
        case .roleForbids(let member, let role, let needed):
            Phrase(
                vi:
                    "“\(member)” có vai trò \(role.name.vi) (\(role.rawValue)); việc này cần vai trò "
                    + needed.map { "\($0.name.vi) (\($0.rawValue))" }.joined(separator: " hoặc ")
                    + ".",
                en: "“\(member)” is enrolled as \(role.rawValue); this needs "
                    + needed.map(\.rawValue).joined(separator: " or ") + ".")
        case .unitForbids(let member, let unit, let owner):
            Phrase(
                vi:
                    "“\(member)” thuộc đơn vị \(unit), không được ghi thay đơn vị \(owner). Cần thành "
                    + "viên của \(owner), của đơn vị cấp trên hoặc của cơ quan kế thừa.",
                en:
                    "“\(member)” belongs to \(unit) and may not record for \(owner). It takes a member "
                    + "of \(owner), of a unit above it, or of its successor.")
        case .wholeLedgerForbids(let member, let unit):
            Phrase(
                vi:
                    "“\(member)” thuộc đơn vị \(unit), không được quyết định cho toàn sổ. Hãy nêu đơn vị bằng "
                    + "--unit, hoặc để người giữ sổ thực hiện.",
                en:
                    "“\(member)” belongs to \(unit) and may not decide for the whole ledger. Name the unit "
                    + "with --unit, or let a keeper do it.")
        case .unitEnded(let unit, let lastDay, let successors):
            Phrase(
                vi: "Đơn vị \(unit) đã kết thúc hoạt động sau ngày \(lastDay.displayed(in: .vi)). "
                    + (successors.isEmpty
                        ? "Chưa ghi nhận cơ quan kế thừa."
                        : "Cơ quan kế thừa được quyền ghi sổ: \(successors.joined(separator: ", "))."),
                en: "The unit \(unit) ended after \(lastDay). "
                    + (successors.isEmpty
                        ? "No successor is recorded."
                        : "Its successors may record: \(successors.joined(separator: ", "))."))
        case .ownReport(let member, let report):
            Phrase(
                vi:
                    "“\(member)” đã cung cấp số liệu của báo cáo \(report) nên không được tự phê duyệt "
                    + "hoặc trả lại. Cần một thành viên khác.",
                en:
                    "“\(member)” gave figures of report \(report) and may neither approve nor return it. "
                    + "It takes another member.")
        default: preconditionFailure("Only refusals of authority are worded here.")
        }
    }

    private var existenceMessage: Phrase {
        switch self {
        case .ledgerNotOpened:
            Phrase(
                vi: "Sổ chưa được mở. Hãy chạy lại “socai init” với cùng thư mục.",
                en: "The ledger was never opened. Run “socai init” on the same folder again.")
        case .ledgerAlreadyOpened:
            Phrase(vi: "Sổ đã được mở rồi.", en: "The ledger is open already.")
        case .unknownUnit(let unit):
            Phrase(
                vi:
                    "Chưa có đơn vị “\(unit)”. Hãy đăng ký bằng “socai import” với tệp có cột unit, "
                    + "name, level.",
                en:
                    "There is no unit “\(unit)”. Register it with “socai import” and a file with the "
                    + "columns unit, name, level.")
        case .unitExists(let unit):
            Phrase(
                vi: "Đơn vị “\(unit)” đã được đăng ký.",
                en: "The unit “\(unit)” is registered already.")
        case .memberExists(let member):
            Phrase(
                vi: "Thành viên “\(member)” đã được ghi danh.",
                en: "The member “\(member)” is enrolled already.")
        case .unknownDocument(let document):
            Phrase(
                vi: "Chưa có văn bản “\(document)”. Hãy đăng ký bằng “socai import” với tệp có cột "
                    + "document, symbol, date.",
                en:
                    "There is no document “\(document)”. Register it with “socai import” and a file "
                    + "with the columns document, symbol, date.")
        case .documentExists(let document):
            Phrase(
                vi: "Văn bản “\(document)” đã được đăng ký.",
                en: "The document “\(document)” is registered already.")
        case .documentDateDiffers(let document, let date):
            Phrase(
                vi:
                    "Mã “\(document)” và ngày ban hành \(date.displayed(in: .vi)) không khớp nhau. Mã văn bản "
                    + "là ký hiệu:ngày, ví dụ 38-CTr/HU:2025-02-04.",
                en: "The id “\(document)” and the date \(date) do not agree. A document's id is "
                    + "symbol:date, such as 38-CTr/HU:2025-02-04.")
        case .nameMissing:
            Phrase(vi: "Tên không được để trống.", en: "The name may not be empty.")
        case .unknownIndicator(let indicator):
            Phrase(
                vi:
                    "Danh mục chưa có chỉ tiêu “\(indicator)”. Hãy định nghĩa bằng “socai import” với tệp "
                    + "có cột indicator, name, direction.",
                en:
                    "The catalogue has no indicator “\(indicator)”. Define it with “socai import” and a "
                    + "file with the columns indicator, name, direction.")
        case .indicatorExists(let indicator):
            Phrase(
                vi: "Danh mục đã có chỉ tiêu “\(indicator)”.",
                en: "The catalogue has the indicator “\(indicator)” already.")
        case .unknownTarget(let target):
            Phrase(
                vi: "Chưa có chỉ tiêu “\(target)”. Mã chỉ tiêu là văn bản#mục, ví dụ "
                    + "38-CTr/HU:2025-02-04#1.1; “socai status” liệt kê tất cả.",
                en: "There is no target “\(target)”. A target is document#item, such as "
                    + "38-CTr/HU:2025-02-04#1.1; “socai status” lists them all.")
        case .targetExists(let target):
            Phrase(
                vi: "Chỉ tiêu “\(target)” đã được giao. Muốn đổi mức, dùng “socai adjust”.",
                en: "The target “\(target)” is assigned already. To change it, use “socai adjust”.")
        case .unknownParent(let parent):
            Phrase(
                vi: "Chưa có chỉ tiêu cha “\(parent)”. Hãy giao chỉ tiêu cha trước.",
                en: "There is no parent target “\(parent)”. Assign the parent first.")
        case .parentElsewhere(let parent):
            Phrase(
                vi:
                    "Chỉ tiêu cha “\(parent)” thuộc văn bản khác. Chỉ tiêu thành phần nằm trong cùng văn "
                    + "bản với chỉ tiêu cha.",
                en:
                    "The parent “\(parent)” stands in another document. A part stands in the document "
                    + "of its parent.")
        case .unknownReport(let report):
            Phrase(
                vi:
                    "Sự kiện \(report) không phải là báo cáo trong sổ. “socai history CHỈ-TIÊU” cho biết "
                    + "số thứ tự của các báo cáo.",
                en: "Event \(report) is no report of this ledger. “socai history TARGET” shows the "
                    + "numbers of its reports.")
        case .wrongStream(let expected, let found):
            Phrase(
                vi: "Sự kiện phải thuộc dòng “\(expected)”, không phải “\(found)”.",
                en: "The event belongs to the stream “\(expected)”, not “\(found)”.")
        default: preconditionFailure("Only refusals about what exists are worded here.")
        }
    }

    private var targetMessage: Phrase {
        switch self {
        case .targetWithdrawn(let target):
            Phrase(
                vi: "Chỉ tiêu “\(target)” đã bị thu hồi, không nhận thêm sự kiện.",
                en: "The target “\(target)” was withdrawn and takes no more events.")
        case .notDeferred(let target):
            Phrase(
                vi: "Chỉ tiêu “\(target)” đã có mức. Muốn đổi mức, dùng “socai adjust”.",
                en:
                    "The target “\(target)” has its bound already. To change it, use “socai adjust”."
            )
        case .stillDeferred(let target):
            Phrase(
                vi:
                    "Chỉ tiêu “\(target)” chưa được xác định mức nên chưa thể điều chỉnh. Dùng “socai "
                    + "resolve” khi cấp trên giao.",
                en: "The target “\(target)” has no bound yet, so it cannot be adjusted. Use “socai "
                    + "resolve” once it is assigned.")
        case .nothingResolved(let target):
            Phrase(
                vi: "Xác định chỉ tiêu “\(target)” phải kèm một mức cụ thể, không phải “deferred”.",
                en: "Resolving “\(target)” takes a bound, not “deferred”.")
        case .criterionUnchanged(let target):
            Phrase(
                vi:
                    "Mức mới của “\(target)” trùng với mức đang có hiệu lực: không có gì để điều chỉnh.",
                en:
                    "The new criterion of “\(target)” is the one in force: there is nothing to adjust."
            )
        case .baseMeasureMissing:
            Phrase(
                vi:
                    "Gốc so sánh của một tỷ lệ cần có đơn vị tính riêng (--base-measure), ví dụ tỷ đồng "
                    + "hoặc hộ.",
                en:
                    "What a rate is counted from needs a measure of its own (--base-measure), such as "
                    + "tỷ đồng or hộ.")
        case .periodClosed(let period, let unit):
            Phrase(
                vi: "Kỳ \(period)\(unit.map { " của \($0)" } ?? "") đã chốt số liệu.",
                en: "The period \(period)\(unit.map { " of \($0)" } ?? "") is closed already.")
        case .periodOpen(let period, let unit):
            Phrase(
                vi:
                    "Kỳ \(period)\(unit.map { " của \($0)" } ?? "") chưa chốt nên không có gì để mở khóa.",
                en: "The period \(period)\(unit.map { " of \($0)" } ?? "") is not closed.")
        default: preconditionFailure("Only refusals about targets and periods are worded here.")
        }
    }

    private var reportMessage: Phrase {
        switch self {
        case .periodOutside(let period, let target):
            Phrase(
                vi:
                    "Kỳ \(period) nằm ngoài kỳ \(target) của chỉ tiêu. Chấp nhận kỳ \(target) hoặc một "
                    + "phần của kỳ đó.",
                en:
                    "The period \(period) lies outside \(target), the target's. Accepted are \(target) "
                    + "and parts of it.")
        case .periodNotReportable(let period):
            Phrase(
                vi:
                    "Kỳ \(period) không phải là một khoảng thời gian cụ thể. Hãy nêu năm hoặc một phần của "
                    + "năm, ví dụ 2025 hoặc 2025-9M.",
                en:
                    "The period \(period) is no definite time. Give a year or a part of one, such as 2025 "
                    + "or 2025-9M.")
        case .reportExists(let period, let report):
            Phrase(
                vi:
                    "Kỳ \(period) đã có báo cáo \(report) đang có hiệu lực. Dùng “socai upgrade \(report)” "
                    + "để nâng trạng thái, “socai revise \(report)” để đính chính hoặc “socai retract "
                    + "\(report)” để rút.",
                en:
                    "Report \(report) about \(period) is live. Use “socai upgrade \(report)” to make it "
                    + "more settled, “socai revise \(report)” to correct it, or “socai retract "
                    + "\(report)” to take it back.")
        case .reportEnded(let report, .retracted(let by)):
            Phrase(
                vi: "Báo cáo \(report) đã được rút (sự kiện \(by)), không còn hiệu lực.",
                en: "Report \(report) was retracted by event \(by) and is no longer live.")
        case .reportEnded(let report, .returned(let by)):
            Phrase(
                vi: "Báo cáo \(report) đã bị trả lại (sự kiện \(by)). Hãy gửi báo cáo mới.",
                en: "Report \(report) was returned by event \(by). Submit a new report.")
        case .notAReport(let event, let report):
            Phrase(
                vi:
                    "Sự kiện \(event) là một lần thay đổi của báo cáo \(report). Hãy nêu số \(report).",
                en: "Event \(event) is a change of report \(report). Name \(report) instead.")
        case .figureMissing:
            Phrase(
                vi: "Báo cáo cần một giá trị, hoặc tử số và mẫu số.",
                en: "A report needs a value, or a numerator and a denominator.")
        case .figureIncomplete:
            Phrase(
                vi: "Tử số và mẫu số phải đi cùng nhau.",
                en: "A numerator and a denominator go together.")
        case .figureNegative(let number, let field):
            Phrase(
                vi:
                    "\(number.formatted(in: .vi)) không thể là \(Refusal.counted(field).vi): số đếm từ 0 "
                    + "trở lên.",
                en:
                    "\(number) cannot be a \(Refusal.counted(field).en): what is counted is 0 or more."
            )
        case .figureDisagrees(let stated, let computed):
            Phrase(
                vi: "Giá trị \(Refusal.shown(stated)) không khớp với tử số và mẫu số, vốn cho "
                    + "\(Refusal.shown(computed)).",
                en:
                    "The value \(stated) does not agree with numerator and denominator, which make "
                    + "\(computed)."
            )
        case .figureUnchanged(let report):
            Phrase(
                vi: "Số liệu đính chính trùng với số liệu hiện có của báo cáo \(report).",
                en: "The correction gives the figure that report \(report) already has.")
        case .measureMismatch(let given, let target):
            Phrase(
                vi: "Đơn vị tính “\(given.symbol)” không quy đổi được sang "
                    + (target.map { "“\($0.symbol)”" } ?? "chỉ tiêu không có đơn vị tính") + ".",
                en: "The measure “\(given.symbol)” does not convert to "
                    + (target.map { "“\($0.symbol)”" } ?? "a target without a measure") + ".")
        case .statusNotHigher(let from, let to):
            Phrase(
                vi:
                    "Không thể nâng từ “\(from.name.vi)” lên “\(to.name.vi)”. Thứ tự: ước, sơ bộ, chính "
                    + "thức, quyết toán. Muốn sửa số sai, dùng “socai revise”.",
                en:
                    "“\(from.name.en)” cannot be upgraded to “\(to.name.en)”. The order is estimate, "
                    + "preliminary, official, final. To correct a wrong value, use “socai revise”.")
        case .alreadyApproved(let report, let approval):
            Phrase(
                vi: "Báo cáo \(report) đã được phê duyệt (sự kiện \(approval)).",
                en: "Report \(report) was approved by event \(approval).")
        case .alreadyLate(let period, let closed):
            Phrase(
                vi:
                    "Kỳ \(period) đã chốt số liệu ngày \(closed.displayed(in: .vi)). Số liệu sau chốt cần "
                    + "nêu lý do bằng --late.",
                en:
                    "The period \(period) was closed on \(closed). A later figure needs its reason: "
                    + "--late REASON.")
        case .reasonMissing:
            Phrase(
                vi: "Cần nêu lý do (--reason).", en: "A reason is needed (--reason).")
        case .judgementNotDeclarable(let judgement):
            Phrase(
                vi:
                    "Không thể tuyên bố “\(judgement.name.vi)”. Chấp nhận: exceeded, met, nearlyMet, "
                    + "notMet.",
                en:
                    "“\(judgement.name.en)” cannot be declared. Accepted are exceeded, met, nearlyMet "
                    + "and notMet.")
        case .malformedEvidence(let digest):
            Phrase(
                vi: "“\(digest)” không phải là mã SHA-256 (64 chữ số thập lục phân thường).",
                en: "“\(digest)” is no SHA-256 (64 lower-case hexadecimal digits).")
        default: preconditionFailure("Only refusals about reports are worded here.")
        }
    }

    /// A plain number as readers of Vietnamese expect it, with as many decimals as it was given.
    private static func shown(_ plain: String) -> String { NumberForm.vi.grouped(plain) }

    private static func counted(_ field: String) -> Phrase {
        switch field {
        case "numerator": Phrase(vi: "tử số", en: "numerator")
        case "denominator": Phrase(vi: "mẫu số", en: "denominator")
        default: Phrase(vi: "số lượng", en: "count")
        }
    }
}
