import Reporting

extension Event {
    /// What an event of this type is, as people say it; `nil` for a type the catalogue does not have.
    static func name(ofType type: String) -> Phrase? {
        names[type].map { Phrase(vi: $0.vi, en: $0.en) }
    }

    private static let names: [String: (vi: String, en: String)] = [
        "ledger.opened": ("mở sổ", "the opening of the ledger"),
        "unit.registered": ("đăng ký đơn vị", "a unit registered"),
        "unit.renamed": ("đổi tên đơn vị", "a unit renamed"),
        "unit.reclassified": ("đổi loại đơn vị", "a unit reclassified"),
        "unit.ended": ("đơn vị kết thúc hoạt động", "a unit ended"),
        "unit.succeeded": ("kế thừa đơn vị", "units succeeded"),
        "member.enrolled": ("ghi danh thành viên", "a member enrolled"),
        "member.revoked": ("thu hồi quyền thành viên", "a member revoked"),
        "regime.adopted": ("áp dụng chế độ báo cáo", "a reporting regime adopted"),
        "ruleset.adopted": ("áp dụng bộ quy tắc", "a rule set adopted"),
        "calendar.adopted": ("áp dụng lịch", "a calendar adopted"),
        "document.registered": ("đăng ký văn bản", "a document registered"),
        "indicator.defined": ("định nghĩa chỉ số", "an indicator defined"),
        "indicator.redefined": ("định nghĩa lại chỉ số", "an indicator redefined"),
        "target.assigned": ("giao chỉ tiêu", "a target assigned"),
        "target.resolved": ("xác định chỉ tiêu", "a target resolved"),
        "target.adjusted": ("điều chỉnh chỉ tiêu", "a target adjusted"),
        "target.withdrawn": ("thu hồi chỉ tiêu", "a target withdrawn"),
        "target.transferred": ("chuyển giao chỉ tiêu", "a target transferred"),
        "report.submitted": ("báo cáo số liệu", "a report"),
        "report.upgraded": ("nâng trạng thái báo cáo", "a report upgraded"),
        "report.revised": ("đính chính báo cáo", "a report corrected"),
        "report.retracted": ("rút báo cáo", "a report retracted"),
        "report.approved": ("phê duyệt báo cáo", "a report approved"),
        "report.returned": ("trả lại báo cáo", "a report returned"),
        "judgement.declared": ("công bố đánh giá", "a judgement declared"),
        "period.closed": ("khóa kỳ", "a period closed"),
        "period.reopened": ("mở lại kỳ", "a period reopened"),
        "snapshot.sealed": ("niêm phong bản chốt", "a snapshot sealed"),
        "summary.declared": ("công bố tổng hợp kết quả", "a summary declared"),
        "flagrules.adopted": ("áp dụng bộ ngưỡng rà soát", "limits of noticing adopted"),
        "flag.raised": ("nêu điểm cần làm rõ", "a flag raised"),
        "flag.answered": ("giải trình điểm cần làm rõ", "a flag answered"),
        "flag.closed": ("khép điểm cần làm rõ", "a flag closed"),
        "inspection.opened": ("mở cuộc kiểm tra", "an inspection opened"),
        "inspection.scoped": ("xác định phạm vi kiểm tra", "an inspection scoped"),
        "inspection.requested": ("yêu cầu của đoàn kiểm tra", "an inspection's request"),
        "inspection.answered": ("trả lời đoàn kiểm tra", "an answer to an inspection"),
        "inspection.found": ("kết quả kiểm tra", "an inspection's finding"),
        "inspection.concluded": ("kết luận kiểm tra", "an inspection concluded"),
        "inspection.remedied": ("khắc phục sau kiểm tra", "a remedy after an inspection"),
        "inspection.closed": ("kết thúc cuộc kiểm tra", "an inspection closed"),
        "evidence.attached": ("đính kèm chứng cứ", "evidence attached"),
        "export.made": ("lập bản xuất", "an export made"),
        "checkpoint.cosigned": ("đồng ký điểm kiểm", "a checkpoint cosigned"),
        "recovery.acknowledged": ("xác nhận việc khôi phục", "a recovery acknowledged"),
    ]
}
