/// Breaks text into lines that fit.
enum TextWrap {
    /// The lines of `text`, none longer than `width` characters as a reader counts them.
    ///
    /// Lines break at spaces; a word longer than a line is cut. Line breaks in the text are kept,
    /// other control characters become spaces, so that no text can steer the terminal.
    static func lines(_ text: String, width: Int) -> [String] {
        precondition(width > 0, "A line has room for at least one character.")
        guard text.count > width || text.unicodeScalars.contains(where: isControl) else {
            return [text]
        }
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { paragraph($0, width: width) }
    }

    private static func paragraph(_ text: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in printable(text).split(separator: " ") {
            var rest = word
            var count = word.count
            if length > 0, length + 1 + count <= width {
                line += " " + word
                length += 1 + count
                continue
            }
            if length > 0 { lines.append(line) }
            while count > width {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
                count -= width
            }
            line = String(rest)
            length = count
        }
        return lines + [line]
    }

    /// The text with a space in place of each control character.
    static func printable(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
