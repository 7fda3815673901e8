/// The body that sets a figure elsewhere: `chỉ tiêu UBND tỉnh giao`, `được Cục Thuế giao` (cơ quan giao).
enum Assigner {
    private static let openings = Lexicon(["chỉ tiêu", "dự toán", "kế hoạch", "được", "do"])
    private static let handover = LetterFolding.keys(of: "giao")[0]
    private static let ends = Lexicon(["theo", "đạt", "hoàn thành", "và", "trong", "phấn đấu"])
    /// How long the name of a body is at most.
    private static let wordCount = 12

    /// The body's name, from the opening word nearest before `giao`.
    static func name(in passage: Passage) -> String? {
        guard let end = passage.words.lastIndex(where: { $0.key == handover }), end > 0 else {
            return nil
        }
        var start: Int?
        for index in max(0, end - wordCount)..<end {
            if let opening = openings.match(passage.words, at: index) {
                start = index + opening.count
            } else if start != nil, ends.match(passage.words, at: index) != nil {
                start = nil
            }
        }
        guard let start, start < end else { return nil }
        return passage.part(start..<end).text
    }
}
