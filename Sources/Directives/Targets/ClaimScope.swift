/// Where a target holds, as far as its words say so: `trên địa bàn huyện`, `khu vực đô thị` (phạm vi).
enum ClaimScope {
    private static let openings = Lexicon([
        ("trên địa bàn", 3), ("toàn địa bàn", 1), ("toàn tỉnh", 0), ("toàn huyện", 0),
        ("toàn xã", 0),
        ("toàn thành phố", 0), ("toàn phường", 0), ("toàn quốc", 0), ("cả nước", 0),
        ("khu vực đô thị", 0), ("khu vực nông thôn", 0), ("tại đô thị", 0), ("tại nông thôn", 0),
        ("ở đô thị", 0), ("ở nông thôn", 0), ("toàn đảng bộ", 0), ("toàn ngành", 0),
    ])

    /// The first such phrase, with the name of the place behind it.
    static func name(in passage: Passage) -> String? {
        guard let found = openings.first(in: passage.words) else { return nil }
        var end = found.offset + found.count
        var rest = found.meaning
        while rest > 0, let word = passage.word(end), word.kind == .letters,
            rest == found.meaning || word.isCapitalized
        {
            end += 1
            rest -= 1
        }
        return passage.part(found.offset..<end).text
    }
}
