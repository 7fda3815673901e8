/// Words and signs that say on which side of a figure a target lies (từ so sánh).
enum Comparison: Hashable, Sendable {
    case atLeast
    case moreThan
    case atMost
    case lessThan
    case about
    /// `từ 12%`: at least, unless `đến` makes it a range.
    case from

    static let before = Lexicon<Comparison>([
        ("trên", .moreThan), ("hơn", .moreThan), ("cao hơn", .moreThan), ("lớn hơn", .moreThan),
        ("vượt", .moreThan), (">", .moreThan), ("vượt mức", .moreThan), ("quá", .moreThan),
        ("nhiều hơn", .moreThan),
        ("ít nhất", .atLeast), ("tối thiểu", .atLeast), ("≥", .atLeast), ("không dưới", .atLeast),
        ("không thấp hơn", .atLeast), ("không ít hơn", .atLeast), ("ít nhất là", .atLeast),
        ("tối thiểu là", .atLeast), ("thấp nhất là", .atLeast),
        ("lớn hơn hoặc bằng", .atLeast), ("từ ít nhất", .atLeast), ("bằng hoặc cao hơn", .atLeast),
        ("không quá", .atMost), ("tối đa", .atMost), ("≤", .atMost), ("không vượt quá", .atMost),
        ("không vượt", .atMost),
        ("không cao hơn", .atMost), ("không nhiều hơn", .atMost), ("tối đa là", .atMost),
        ("không hơn", .atMost), ("không trên", .atMost), ("nhỏ hơn hoặc bằng", .atMost),
        ("tối đa không quá", .atMost), ("nhiều nhất", .atMost), ("cao nhất là", .atMost),
        ("dưới", .lessThan), ("<", .lessThan), ("thấp hơn", .lessThan), ("nhỏ hơn", .lessThan),
        ("dưới mức", .lessThan), ("ít hơn", .lessThan), ("ở mức dưới", .lessThan),
        ("khoảng", .about), ("xấp xỉ", .about), ("~", .about), ("gần", .about), ("chừng", .about),
        ("vào khoảng", .about), ("ước khoảng", .about), ("bình quân khoảng", .about),
        ("từ", .from), ("khoảng từ", .from),
    ])

    static let behind = Lexicon<Comparison>([
        ("trở lên", .atLeast), ("trở xuống", .atMost), ("hoặc cao hơn", .atLeast),
        ("hoặc thấp hơn", .atMost), ("hoặc hơn", .atLeast),
    ])
}
