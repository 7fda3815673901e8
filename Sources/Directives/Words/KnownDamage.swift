/// Words that scanners of documents are known to misread (lỗi nhận dạng chữ đã biết).
///
/// Only phrases that targets hang on are mended, and only in the key; the source's letters stay.
enum KnownDamage {
    /// What is read for the two syllables of `phấn đấu`, each with its tone lost or wrong.
    private static let strive = (
        first: Set(["phân", "phân1", "phân2", "phân3", "phân4"]),
        second: Set(["đâu", "đâu1", "đâu2", "đâu3", "dâu1"]), keys: ["phân1", "đâu1"]
    )

    /// What follows `phần đầu` or stands before it where the words are meant as printed.
    private static let followers: Set<String> = ["tư", "tiên", "vao2", "ra", "nguôn2", "môi1"]
    private static let leaders: Set<String> = [
        "thanh2", "môt5", "gop1", "cô3", "trong", "ơ3", "cac1",
    ]

    /// The words with what is known to be misread put right.
    static func mended(_ words: [Word]) -> [Word] {
        var mended = words
        for index in words.indices.dropLast() {
            let (word, next) = (words[index], words[index + 1])
            guard word.kind == .letters, strive.first.contains(word.key),
                strive.second.contains(next.key),
                !(word.key == strive.keys[0] && next.key == strive.keys[1])
            else { continue }
            let after = index + 2 < words.count ? words[index + 2].key : ""
            let before = index > 0 ? words[index - 1].key : ""
            guard !followers.contains(after), !leaders.contains(before) else { continue }
            mended[index] = word.mended(to: strive.keys[0])
            mended[index + 1] = next.mended(to: strive.keys[1])
        }
        return mended
    }
}

extension Word {
    /// The same word of the source, read as another.
    fileprivate func mended(to key: String) -> Word {
        Word(
            kind: kind, key: key, range: range, isGlued: isGlued, isCapitalized: isCapitalized,
            isInCapitals: isInCapitals)
    }
}
