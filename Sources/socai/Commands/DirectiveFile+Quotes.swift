import Directives
import Reporting

extension DirectiveFile {
    /// Whether the words stand at that line of the document: as they were read there, or as running text
    /// that begins on it.
    func stands(_ quote: String, at line: Int) -> Bool {
        guard source.lines.indices.contains(line - 1) else { return false }
        let wanted = Array(quote.nfc.tidied)
        let isRead = directive.targets.contains { target in
            target.source.place.line == line
                && DirectiveFile.holds(
                    Array(target.source.quote.nfc.tidied), wanted, startingBefore: .max)
        }
        if isRead { return true }
        var text = words(ofLine: line)
        let lineLength = text.count
        // The sentence may go on below; no more is joined than the quote could fill.
        for next in (line + 1)..<max(line + 1, source.lines.count + 1) {
            guard text.count < lineLength + wanted.count else { break }
            let more = words(ofLine: next)
            if !more.isEmpty { text += " " + more }
        }
        return DirectiveFile.holds(Array(text), wanted, startingBefore: lineLength)
    }

    /// What a line of the document says, one space between its words; nothing beyond its end.
    func words(ofLine line: Int) -> String {
        guard source.lines.indices.contains(line - 1) else { return "" }
        return source.text(in: source.lines[line - 1]).nfc.tidied
    }

    /// Whether whole words of `text` are `wanted`: `8%` does not stand in `98%`.
    private static func holds(
        _ text: [Character], _ wanted: [Character], startingBefore limit: Int
    ) -> Bool {
        guard !wanted.isEmpty, text.count >= wanted.count else { return wanted.isEmpty }
        return text.indices.prefix(text.count - wanted.count + 1).prefix(limit).contains { start in
            let end = start + wanted.count
            guard text[start..<end].elementsEqual(wanted) else { return false }
            return !continues(text, before: start) && !continues(text, before: end)
        }
    }

    /// Whether one word, or one number, runs over the place.
    private static func continues(_ text: [Character], before index: Int) -> Bool {
        guard index > 0, index < text.count else { return false }
        let (left, right) = (text[index - 1], text[index])
        return (left.isLetter || left.isNumber) && (right.isLetter || right.isNumber)
    }
}
