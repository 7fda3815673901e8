package import Reporting

/// What a file of rows holds, seen from its header.
package enum SheetKind: String, CaseIterable, Sendable {
    // In the order in which a header is tried: the more a kind requires, the earlier.
    case budget
    case directive
    case summaries
    case judgements
    case targets
    case successions
    case reports
    case rulesets
    case members
    case documents
    case indicators
    case regimes
    case holidays
    case units

    /// The columns a file of this kind must have.
    package var required: [String] {
        switch self {
        case .budget: ["prov", "year", "indicator", "unit", "plan", "final"]
        case .directive: ["row", "document", "item", "name", "unit", "criterion"]
        case .summaries: ["subject", "period", "reached", "total", "authority", "document"]
        case .judgements: ["target", "period", "judgement", "authority", "document"]
        case .targets: ["document", "item", "name", "unit", "criterion"]
        case .successions: ["from", "to", "effective", "document"]
        case .reports: ["target", "period", "status"]
        case .rulesets: ["ruleset", "effective"]
        case .members: ["member", "role"]
        case .documents: ["document", "subject"]
        case .indicators: ["indicator", "name"]
        case .regimes: ["regime", "name", "reporters", "every", "due", "effective"]
        case .holidays: ["calendar", "date", "kind"]
        case .units: ["unit", "name"]
        }
    }

    /// What people call a file of this kind.
    package var name: Phrase {
        switch self {
        case .budget: Phrase(vi: "dự toán – quyết toán", en: "plan and final of a budget")
        case .directive: Phrase(vi: "bảng rà soát văn bản", en: "sheet of a directive")
        case .summaries: Phrase(vi: "tổng hợp kết quả", en: "summaries")
        case .judgements: Phrase(vi: "kết quả đánh giá", en: "judgements")
        case .targets: Phrase(vi: "chỉ tiêu giao", en: "targets")
        case .successions: Phrase(vi: "kế thừa đơn vị", en: "successions of units")
        case .reports: Phrase(vi: "báo cáo", en: "reports")
        case .rulesets: Phrase(vi: "bộ quy tắc đánh giá", en: "rule sets of judging")
        case .members: Phrase(vi: "thành viên", en: "members")
        case .documents: Phrase(vi: "văn bản", en: "documents")
        case .indicators: Phrase(vi: "chỉ tiêu danh mục", en: "indicators")
        case .regimes: Phrase(vi: "chế độ báo cáo", en: "reporting regimes")
        case .holidays: Phrase(vi: "ngày nghỉ, ngày làm bù", en: "days off and days worked instead")
        case .units: Phrase(vi: "đơn vị", en: "units")
        }
    }

    /// The required columns whose cells may be empty all the same.
    var mayBeEmpty: Set<String> {
        switch self {
        case .budget: ["unit", "final"]
        case .documents: ["subject"]
        // Which of them a row needs depends on what it is about.
        case .directive: ["item", "name", "unit", "criterion"]
        case .summaries, .judgements, .targets, .successions, .reports, .rulesets, .members,
            .indicators,
            .regimes, .holidays, .units:
            []
        }
    }

    /// The columns it may have besides.
    package var optional: [String] {
        switch self {
        case .budget: []
        case .summaries: ["group", "unit", "nearly_met", "not_met", "label", "note"]
        case .judgements: ["label", "note"]
        case .directive: SheetKind.targets.optional + ["review"]
        case .targets:
            [
                "parent", "group", "indicator", "scope", "measure", "period", "due", "assigner",
                "force", "low", "high", "base", "base_measure", "base_period", "line", "quote",
            ]
        case .reports:
            [
                "value", "measure", "numerator", "denominator", "document", "dated", "received",
                "channel", "note", "late",
            ]
        case .rulesets:
            [
                "judgement", "from", "below", "ceiling_exceeded", "range_good", "attention",
                "document", "basis",
            ]
        case .successions: ["share", "origin", "basis"]
        case .members: ["name", "unit", "key"]
        case .documents:
            [
                "symbol", "date", "kind", "issuer", "parent", "place", "signer", "office",
                "period", "illustrative",
            ]
        case .indicators: ["measure", "direction", "rollup", "method", "reason"]
        case .regimes:
            [
                "recipient", "cutoff", "calendar", "document", "until", "indicators", "documents",
            ]
        case .holidays: ["document"]
        case .units: ["level", "code", "parent", "from", "to", "note"]
        }
    }

    /// The kind that a header is of: the first whose required columns it has.
    static func of(_ header: [String]) -> SheetKind? {
        let names = Set(header)
        return allCases.first { names.isSuperset(of: $0.required) }
    }

    /// The column that a printed heading means; headings in Vietnamese are understood too.
    static func column(_ heading: String) -> String {
        let folded = heading.lowercased()
        return vietnamese[folded] ?? folded
    }

    private static let vietnamese = [
        "văn bản": "document", "số, ký hiệu": "symbol", "ngày ban hành": "date",
        "loại văn bản": "kind", "cơ quan ban hành": "issuer", "người ký": "signer",
        "trích yếu": "subject", "mục": "item", "mục cha": "parent", "nhóm": "group",
        "tên": "name", "tên chỉ tiêu": "name", "mã chỉ tiêu": "target",
        "chỉ tiêu danh mục": "indicator", "đơn vị": "unit", "cấp": "level",
        "đơn vị cấp trên": "parent", "mã đơn vị hành chính": "code", "phạm vi": "scope",
        "đơn vị tính": "measure", "đvt": "measure", "kỳ": "period", "thời hạn": "due",
        "cơ quan giao": "assigner", "tính chất": "force", "tiêu chí": "criterion",
        "mức thấp": "low", "mức cao": "high", "gốc so sánh": "base", "giá trị": "value",
        "tử số": "numerator", "mẫu số": "denominator", "trạng thái": "status",
        "ngày văn bản": "dated", "ngày nhận": "received", "kênh nhận": "channel",
        "ghi chú": "note", "lý do muộn": "late", "thành viên": "member", "vai trò": "role",
        "mã đơn vị": "unit", "tên đơn vị": "name", "đơn vị cha": "parent", "từ ngày": "from",
        "đến ngày": "to", "họ tên": "name", "họ và tên": "name", "số ký hiệu": "symbol",
        "số/ký hiệu": "symbol", "nơi ban hành": "place", "chức vụ": "office",
        "thời kỳ": "period", "minh họa": "illustrative", "chiều": "direction",
        "cách tổng hợp": "rollup", "phương pháp": "method", "lý do": "reason",
        "đơn vị tính gốc": "base_measure", "kỳ gốc": "base_period", "dòng": "line",
        "trích dẫn": "quote", "số kênh": "channel", "khóa": "key", "đánh giá": "judgement",
        "loại dòng": "row", "cần xem lại": "review", "nhãn": "label",
        "bộ quy tắc": "ruleset",
        "từ %": "from", "dưới %": "below", "dưới trần là vượt": "ceiling_exceeded",
        "phía tốt": "range_good", "điểm cần chú ý": "attention", "căn cứ": "basis",
        "cơ quan đánh giá": "authority", "lịch": "calendar", "ngày": "date", "loại ngày": "kind",
        "chế độ báo cáo": "regime", "đơn vị báo cáo": "reporters", "nơi nhận": "recipient",
        "chu kỳ": "every", "chốt số liệu": "cutoff", "hạn gửi": "due", "hiệu lực từ": "effective",
        "hiệu lực đến": "until",
        "đơn vị cũ": "from", "đơn vị mới": "to", "tỷ lệ chuyển đi": "share",
        "tỷ lệ hình thành": "origin", "căn cứ tỷ lệ": "basis",
        "ngày hiệu lực": "effective",
    ]
}
