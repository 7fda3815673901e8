/// Phrases and what they mean, found at a place in running words (từ điển cụm từ).
///
/// The longest phrase that fits wins. Phrases are written as people write them and folded once.
struct Lexicon<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let keys: [String]
        let meaning: Meaning
    }

    /// The entries by their first key, longest first.
    private var entries: [String: [Entry]] = [:]

    /// A lexicon of these phrases; of two equal phrases the later one holds.
    init(_ phrases: [(phrase: String, meaning: Meaning)]) {
        for (phrase, meaning) in phrases {
            let keys = LetterFolding.keys(of: phrase)
            precondition(!keys.isEmpty, "a phrase of a lexicon has a word at least")
            entries[keys[0], default: []].removeAll { $0.keys == keys }
            entries[keys[0], default: []].append(Entry(keys: keys, meaning: meaning))
        }
        for first in entries.keys {
            entries[first]?.sort { $0.keys.count > $1.keys.count }
        }
    }

    /// The longest phrase that begins at `index`: how many words it has, and what it means.
    func match(
        _ words: some RandomAccessCollection<Word>, at offset: Int
    ) -> (count: Int, meaning: Meaning)? {
        let rest = words.dropFirst(offset)
        guard let first = rest.first, let candidates = entries[first.key] else { return nil }
        for entry in candidates where entry.keys.count <= rest.count {
            if zip(rest, entry.keys).allSatisfy({ $0.key == $1 }) {
                return (entry.keys.count, entry.meaning)
            }
        }
        return nil
    }

    /// The first phrase anywhere in `words`.
    func first(
        in words: some RandomAccessCollection<Word>
    ) -> (offset: Int, count: Int, meaning: Meaning)? {
        for offset in 0..<words.count {
            if let found = match(words, at: offset) {
                return (offset, found.count, found.meaning)
            }
        }
        return nil
    }
}

extension Lexicon where Meaning == Bool {
    /// A lexicon that only knows whether a phrase is in it.
    init(_ phrases: [String]) {
        self.init(phrases.map { ($0, true) })
    }

    /// Whether any of the phrases occurs.
    func occurs(in words: some RandomAccessCollection<Word>) -> Bool {
        first(in: words) != nil
    }
}
