import Reporting

/// Which way an indicator is better, as far as the dictionary knows (chiều của chỉ tiêu).
///
/// The dictionary is data, each group with its reason. What it does not know stays unknown and is
/// marked for review; the direction is never guessed.
enum IndicatorDirection {
    /// One entry: words of a name, and the direction they give.
    struct Entry: Sendable {
        let words: String
        let direction: Direction
        /// Which of several entries in one name decides: the heaviest.
        let weight: Int
    }

    private static let lexicon = Lexicon(entries.map { ($0.words, $0) })

    /// The entry that decides for a name: remedies before evils, evils before achievements.
    ///
    /// `Tỷ lệ giải quyết đơn khiếu nại` holds an evil (`khiếu nại`), but what is measured is the remedy.
    static func entry(for name: [Word]) -> Entry? {
        var best: Entry?
        for offset in name.indices {
            guard let found = lexicon.match(name, at: offset)?.meaning else { continue }
            if best.map({ found.weight > $0.weight }) ?? true { best = found }
        }
        return best
    }
}
