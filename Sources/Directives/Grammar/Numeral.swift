import Reporting

/// A number as directives print it: `1.577,95`, `04`, `ba`, `hai mươi` (con số).
struct Numeral: Sendable {
    let value: Quantity
    /// How many words it takes.
    let count: Int
    /// Whether other people read another value in the same signs: `3,098`, `1.5`.
    let isDoubtful: Bool

    private static let digits = Lexicon([
        ("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5), ("lăm", 5), ("sáu", 6),
        ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9), ("mười", 10), ("mốt", 1),
    ])
    private static let tens = LetterFolding.keys(of: "mươi")
    private static let hundreds = LetterFolding.keys(of: "trăm")

    /// The number at a place of a passage, in figures.
    init?(figuresIn passage: Passage, at index: Int) {
        guard let word = passage.word(index), word.kind == .number,
            let (value, isDoubtful) = Numeral.read(
                word.key, as: passage.source.numbers)
        else { return nil }
        self.value = value
        self.isDoubtful = isDoubtful
        count = 1
    }

    /// The number at a place of a passage, in words.
    init?(wordsIn passage: Passage, at index: Int) {
        let head = Numeral.digits.match(passage.words, at: index)?.meaning
        if let head, head < 10, Numeral.hundreds.contains(passage.key(index + 1)) {
            let rest = Numeral.belowHundred(passage, index + 2) ?? (value: 0, count: 0)
            (value, count) = (Quantity(head * 100 + rest.value), 2 + rest.count)
        } else if let whole = Numeral.belowHundred(passage, index) {
            (value, count) = (Quantity(whole.value), whole.count)
        } else {
            return nil
        }
        isDoubtful = false
    }

    /// `ba`, `mười lăm`, `hai mươi mốt`.
    private static func belowHundred(
        _ passage: Passage, _ index: Int
    ) -> (value: Int, count: Int)? {
        guard let first = digits.match(passage.words, at: index)?.meaning else { return nil }
        let hasTens = first < 10 && tens.contains(passage.key(index + 1))
        let (value, count) = hasTens ? (first * 10, 2) : (first, 1)
        guard value >= 10, let unit = digits.match(passage.words, at: index + count)?.meaning,
            unit < 10
        else { return (value, count) }
        return (value + unit, count + 1)
    }

    /// The value of a printed number: in the form that was asked for, else the Vietnamese reading where
    /// there is one, else the plain one.
    static func read(
        _ text: String, as form: NumberForm? = nil
    ) -> (value: Quantity, isDoubtful: Bool)? {
        if let form, let value = reading(text, form: form) { return (value, false) }
        if let value = reading(text, form: .vi) {
            // `3,098` is what a spreadsheet set to English prints for 3098.
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let looksGrouped =
                parts.count == 2 && parts[1].count == 3 && !text.contains(".")
                && parts[0].count <= 3 && parts[0] != "0"
            return (value, looksGrouped)
        }
        return reading(text, form: .plain).map { ($0, true) }
    }

    private static func reading(_ text: String, form: NumberForm) -> Quantity? {
        do throws(NumberProblem) {
            return try NumberReader(form: form).read(text)
        } catch {
            // Why it is no number in this form does not matter here: it is none.
            return nil
        }
    }
}
