package import Reporting

/// What a person should look at before a proposed target is recorded (điểm cần xem lại).
package enum ReviewReason: String, CaseIterable, Sendable {
    case directionUnknown
    case unitMissing
    case numberReadTwoWays
    case statedDifferently
    case periodMissing
    case noFigure
    case inferredUnit
    case nameMissing
    case upperLeftOut

    /// What to look at and why.
    package var message: Phrase {
        switch self {
        case .directionUnknown:
            Phrase(
                vi: "chưa biết cao hơn hay thấp hơn là tốt: hãy xác nhận dấu so sánh",
                en: "whether higher or lower is better is unknown: confirm the comparison")
        case .unitMissing:
            Phrase(vi: "không in đơn vị tính: hãy bổ sung", en: "no unit is printed: add it")
        case .numberReadTwoWays:
            Phrase(
                vi: "con số có hai cách đọc: hãy đối chiếu văn bản gốc",
                en: "the number can be read in two ways: compare the original")
        case .statedDifferently:
            Phrase(
                vi: "văn bản nêu cùng chỉ tiêu với con số khác: hãy chọn hoặc giữ cả hai",
                en:
                    "the document states the same indicator with another figure: choose, or keep both"
            )
        case .periodMissing:
            Phrase(vi: "không rõ kỳ thực hiện: hãy bổ sung", en: "the period is unclear: add it")
        case .noFigure:
            Phrase(
                vi: "chỉ tiêu định tính, không có số: cần cơ quan có thẩm quyền đánh giá",
                en: "no figure: an authority has to judge it")
        case .inferredUnit:
            Phrase(
                vi: "đơn vị tính suy từ tên chỉ tiêu, không in cạnh con số",
                en: "the unit is taken from the name, not printed beside the figure")
        case .nameMissing:
            Phrase(vi: "không rõ tên chỉ tiêu: hãy đặt tên", en: "the name is unclear: give one")
        case .upperLeftOut:
            Phrase(
                vi: "văn bản nêu một khoảng; tiêu chí này chỉ giữ mức thấp",
                en: "the document gives a range; this criterion keeps the lower figure only")
        }
    }
}
