/// Cuts text into words, numbers and signs (tách từ).
///
/// What only decorates is passed over: Markdown asterisks, the dollars and braces of LaTeX, marks of
/// footnotes. Signs of LaTeX and their plain spellings become one sign: `\leq`, `<=` and `≤`.
struct WordScanner {
    private let scalars: [Unicode.Scalar]
    private var index: Int
    private let end: Int
    private var words: [Word] = []
    /// Where the last word ended; `nil` where something was passed over since.
    private var lastEnd: Int?

    private init(_ scalars: [Unicode.Scalar], in range: Range<Int>) {
        self.scalars = scalars
        index = range.lowerBound
        end = range.upperBound
    }

    /// The words of a part of a source text.
    ///
    /// - Complexity: O(*n*) in the length of the range.
    static func words(of source: SourceText, in range: Range<Int>) -> [Word] {
        var scanner = WordScanner(source.scalars, in: range)
        scanner.scan()
        return KnownDamage.mended(scanner.words)
    }

    /// The words of a whole text.
    static func words(of source: SourceText) -> [Word] {
        words(of: source, in: 0..<source.scalars.count)
    }

    private mutating func scan() {
        while index < end {
            let scalar = scalars[index]
            if WordScanner.isDigit(scalar) {
                scanNumber()
            } else if WordScanner.isLetter(scalar) {
                scanLetters()
            } else if scalar == "\\" {
                scanCommand()
            } else if let sign = WordScanner.sign(for: scalar) {
                scanSign(sign)
            } else {
                passOver()
            }
        }
    }

    private mutating func passOver() {
        let scalar = scalars[index]
        let isDecoration = ["*", "$", "{", "}", "_", "`"].contains(scalar)
        // A mark between two words leaves them glued as they are; a space does not.
        if !isDecoration { lastEnd = nil } else if lastEnd == index { lastEnd = index + 1 }
        index += 1
    }

    private mutating func append(_ kind: Word.Kind, _ key: String, from start: Int) {
        let isCapitalized = kind == .letters && scalars[start].properties.isUppercase
        words.append(
            Word(
                kind: kind, key: key, range: start..<index, isGlued: lastEnd == start,
                isCapitalized: isCapitalized,
                isInCapitals: isCapitalized
                    && !scalars[start..<index].contains { $0.properties.isLowercase }))
        lastEnd = index
    }

    /// Digits; a full stop or comma belongs to the number where a digit follows it.
    private mutating func scanNumber() {
        let start = index
        while index < end {
            let isSeparator =
                (scalars[index] == "." || scalars[index] == ",") && index + 1 < end
                && WordScanner.isDigit(scalars[index + 1])
            guard isSeparator || WordScanner.isDigit(scalars[index]) else { break }
            index += 1
        }
        append(.number, text(from: start), from: start)
    }

    private mutating func scanLetters() {
        let start = index
        var plain: [Unicode.Scalar] = []
        while index < end {
            let scalar = scalars[index]
            if WordScanner.isLetter(scalar) || WordScanner.isDigit(scalar) {
                plain.append(scalar)
            } else if let power = power(at: index, after: plain) {
                plain.append(power)
                if scalar == "^" { index += 1 }
            } else {
                break
            }
            index += 1
        }
        append(.letters, LetterFolding.key(of: plain[...]), from: start)
    }

    /// The exponent of `m²` or `m^2`, which after other words is the mark of a footnote.
    private func power(at index: Int, after letters: [Unicode.Scalar]) -> Unicode.Scalar? {
        guard letters.last == "m", letters.count <= 2 else { return nil }
        switch scalars[index] {
        case "²": return "2"
        case "³": return "3"
        case "^":
            guard index + 1 < end, ["2", "3"].contains(scalars[index + 1]) else { return nil }
            return scalars[index + 1]
        default: return nil
        }
    }

    /// A command of LaTeX: the signs it has for comparisons, else nothing.
    private mutating func scanCommand() {
        let start = index
        index += 1
        while index < end, ("a"..."z").contains(scalars[index]) { index += 1 }
        switch text(from: start) {
        case "\\leq", "\\le", "\\leqslant": append(.sign, "≤", from: start)
        case "\\geq", "\\ge", "\\geqslant": append(.sign, "≥", from: start)
        case "\\approx", "\\sim": append(.sign, "~", from: start)
        default: break
        }
    }

    private mutating func scanSign(_ sign: String) {
        let start = index
        index += 1
        let next: Unicode.Scalar? = index < end ? scalars[index] : nil
        switch (sign, next) {
        case ("<", "="):
            index += 1
            append(.sign, "≤", from: start)
        case (">", "="):
            index += 1
            append(.sign, "≥", from: start)
        case (".", "."):
            while index < end, scalars[index] == "." { index += 1 }
            append(.sign, "…", from: start)
        default: append(.sign, sign, from: start)
        }
    }

    private func text(from start: Int) -> String {
        var text = "".unicodeScalars
        text.append(contentsOf: scalars[start..<index])
        return String(text)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    /// Letters and the marks that combine with them.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A: true
        case ..<0xAA: false
        case 0x300...0x36F: true
        default: scalar.properties.isAlphabetic
        }
    }

    /// The sign that a scalar is read as; `nil` for white space and what only decorates.
    private static func sign(for scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case ".", ",", ";", ":", "(", ")", "%", "/", "+", "<", ">", "=", "?", "!", "≤", "≥", "~",
            "|", "…", "‰", "&":
            String(scalar)
        case "-", "‐", "‑", "‒", "–", "—", "−", "÷": "-"
        case "[": "("
        case "]": ")"
        case "≈": "~"
        case "⩽", "≦": "≤"
        case "⩾", "≧": "≥"
        case "\"", "“", "”", "„", "«", "»": "”"
        case "•", "●", "▪", "◦", "·", "○", "■", "➢", "✓", "\u{F0B7}", "\u{F02D}": "•"
        default: nil
        }
    }
}
