/// The eighteen patterns that the ledger notices, by the numbers they have in the domain (điểm cần
/// làm rõ).
package enum FlagRule: String, CaseIterable, Comparable, Sendable {
    case f1 = "F1"
    case f2 = "F2"
    case f3 = "F3"
    case f4 = "F4"
    case f5 = "F5"
    case f6 = "F6"
    case f7 = "F7"
    case f8 = "F8"
    case f9 = "F9"
    case f10 = "F10"
    case f11 = "F11"
    case f12 = "F12"
    case f13 = "F13"
    case f14 = "F14"
    case f15 = "F15"
    case f16 = "F16"
    case f17 = "F17"
    case f18 = "F18"

    /// The pattern in a few words.
    package var name: Phrase {
        switch self {
        case .f1:
            Phrase(vi: "sửa số sau chốt, sau duyệt", en: "changed after cut-off or approval")
        case .f2: Phrase(vi: "ghi lùi ngày", en: "back-dated")
        case .f3: Phrase(vi: "đổi mẫu số", en: "denominator changed")
        case .f4: Phrase(vi: "hạ chỉ tiêu cuối kỳ", en: "target lowered late")
        case .f5: Phrase(vi: "số liệu sát ngưỡng đạt", en: "threshold hugging")
        case .f6: Phrase(vi: "lũy kế giảm", en: "cumulative figure falls")
        case .f7: Phrase(vi: "chép lại báo cáo trước", en: "previous report copied")
        case .f8: Phrase(vi: "số ước kéo dài", en: "estimate never settled")
        case .f9: Phrase(vi: "đổi cách hiểu chỉ tiêu", en: "definition drift")
        case .f10: Phrase(vi: "bộ phận không khớp toàn thể", en: "parts do not fit the whole")
        case .f11: Phrase(vi: "điều chỉnh số gốc", en: "base restated")
        case .f12: Phrase(vi: "đánh giá chưa có số liệu đỡ", en: "judgement unsupported")
        case .f13: Phrase(vi: "bỏ dòng chỉ tiêu", en: "row dropped")
        case .f14: Phrase(vi: "cách ghi sổ bất thường", en: "unusual recording")
        case .f15: Phrase(vi: "dịch số giữa hai kỳ", en: "figure moved between periods")
        case .f16: Phrase(vi: "tính trùng sau sáp nhập", en: "double count after a merger")
        case .f17: Phrase(vi: "một chỉ tiêu hai con số", en: "two numbers for one target")
        case .f18: Phrase(vi: "các nguồn lệch nhau", en: "sources differ")
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// The number alone: text would put F10 before F2.
    private var number: Int { FlagRule.allCases.firstIndex(of: self) ?? 0 }
}

/// How soon a flag is to be explained (mức độ).
package enum FlagSeverity: String, CaseIterable, Comparable, Sendable {
    case low
    case medium
    case high

    /// The severity as people say it.
    package var name: Phrase {
        switch self {
        case .low: Phrase(vi: "lưu ý", en: "to note")
        case .medium: Phrase(vi: "cần làm rõ", en: "to be explained")
        case .high: Phrase(vi: "cần làm rõ sớm", en: "to be explained soon")
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        }
    }
}

extension FlagRule: Vocabulary, TextFieldValue {
    package var spellings: [String] { [] }
}

extension FlagSeverity: Vocabulary, TextFieldValue {
    package var spellings: [String] { [name.vi] }
}
