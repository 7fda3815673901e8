/// The verbs that lead to a figure and say what it does to the indicator (động từ dẫn số liệu).
enum Lead: Sendable {
    /// The indicator comes to the figure: `đạt`, `là`.
    case reach
    /// It comes down to the figure: `giảm còn`.
    case fall
    /// It goes down by the figure: `giảm`.
    case cut
    /// It goes up by the figure: `tăng`.
    case rise
    /// It goes up by the figure every year: `tăng bình quân`.
    case growth
    /// It becomes so many times what it was: `gấp`.
    case multiple
    /// It stays: `giữ vững`, `duy trì`.
    case keep

    static let verbs = Lexicon<Lead>([
        ("đạt", .reach), ("đạt mức", .reach), ("đạt tỷ lệ", .reach), ("là", .reach),
        ("ở mức", .reach),
        ("chiếm", .reach), ("chiếm tỷ lệ", .reach), ("chiếm tỷ trọng", .reach), ("bằng", .reach),
        ("đạt và vượt", .reach), ("lên", .reach), ("lên đến", .reach), ("lên tới", .reach),
        ("tăng lên", .reach), ("nâng lên", .reach), (":", .reach), ("ước đạt", .reach),
        ("lên mức", .reach), ("đạt bình quân", .reach), ("bình quân đạt", .reach),
        ("đạt trên", .reach),
        ("còn", .fall), ("giảm còn", .fall), ("giảm xuống", .fall), ("giảm xuống còn", .fall),
        ("xuống còn", .fall), ("xuống", .fall), ("hạ xuống", .fall), ("hạ xuống còn", .fall),
        ("kéo giảm còn", .fall), ("kéo giảm xuống", .fall), ("kéo giảm xuống còn", .fall),
        ("giảm xuống mức", .fall), ("về mức", .fall), ("về còn", .fall), ("khống chế", .fall),
        ("khống chế ở mức", .fall), ("kiểm soát ở mức", .fall), ("còn ở mức", .fall),
        ("giảm", .cut), ("kéo giảm", .cut), ("giảm thêm", .cut), ("cắt giảm", .cut),
        ("giảm bình quân", .cut), ("làm giảm", .cut), ("rút ngắn", .cut), ("tinh giản", .cut),
        ("giảm được", .cut), ("tỷ lệ giảm", .cut), ("mức giảm", .cut),
        ("tăng", .rise), ("tăng thêm", .rise), ("mở rộng thêm", .rise), ("tăng trưởng", .rise),
        ("vượt", .rise),
        ("tăng bình quân", .growth), ("tăng trưởng bình quân", .growth),
        ("bình quân tăng", .growth),
        ("tăng bình quân hàng năm", .growth), ("tăng bình quân hằng năm", .growth),
        ("tăng bình quân mỗi năm", .growth),
        ("gấp", .multiple), ("tăng gấp", .multiple), ("cao gấp", .multiple),
        ("bằng gấp", .multiple),
        ("giữ vững", .keep), ("duy trì", .keep), ("giữ", .keep), ("duy trì ở mức", .keep),
    ])

    /// The last verb in words before a figure, and where it stands.
    static func last(
        in words: ArraySlice<Word>
    ) -> (lead: Lead, range: Range<Int>)? {
        var last: (Lead, Range<Int>)?
        var offset = 0
        while offset < words.count {
            if let found = verbs.match(words, at: offset) {
                last = (found.meaning, offset..<offset + found.count)
                offset += found.count
            } else {
                offset += 1
            }
        }
        return last
    }
}
