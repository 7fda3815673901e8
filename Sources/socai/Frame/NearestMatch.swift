/// The known word that a misspelt one was probably meant to be.
enum NearestMatch {
    /// The nearest of `known`, if one is near enough to be worth suggesting.
    ///
    /// A word that goes on where the given one stops is nearest; otherwise at most a third of the
    /// letters may be wrong.
    static func of(_ word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased())
        if letters.count >= 2, let longer = known.first(where: { $0.hasPrefix(word) }) {
            return longer
        }
        let ranked = known.map { (word: $0, distance: distance(letters, Array($0))) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, best.word.count / 3)
        else { return nil }
        return best.word
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lie between the two.
    ///
    /// Optimal string alignment; O(n·m).
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                var best = min(
                    last[column + 1] + 1, current[column] + 1,
                    last[column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
