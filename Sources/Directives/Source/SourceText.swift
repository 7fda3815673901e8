package import Reporting

/// The text of a directive as it was given: every letter of it, in numbered lines (văn bản nguồn).
///
/// Offsets count Unicode scalars from the start of the text. Nothing is normalised here: words are
/// folded for matching where they are cut (`WordScanner`), and a quote keeps the source's own letters.
package struct SourceText: Sendable {
    /// The letters, without a byte order mark.
    package let scalars: [Unicode.Scalar]

    /// The offsets of each line, its line end not included; a text has one line at least.
    package let lines: [Range<Int>]

    /// How many combining marks stand before each block of letters, so that no line is counted twice.
    private let markCounts: [Int]

    /// How its numbers are written, where somebody said so; else those that read two ways are doubtful.
    package var numbers: NumberForm?

    /// The text that `bytes` hold: UTF-8, or a Word document, whose paragraphs and rows become lines.
    ///
    /// - Throws: `SourceRefusal` for anything else.
    /// - Complexity: O(*n*) in the number of bytes.
    package init(_ bytes: [UInt8]) throws(SourceRefusal) {
        let bytes = try SourceText.unpacked(bytes)
        try SourceRefusal.check(bytes)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = String(
            decoding: bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...], as: UTF8.self)
        self.init(text)
    }

    /// The text of a Word document; any other bytes as they are.
    private static func unpacked(_ bytes: [UInt8]) throws(SourceRefusal) -> [UInt8] {
        guard Docx.isLikely(bytes) else { return bytes }
        do throws(DocxProblem) {
            return Array(try Docx.text(of: bytes).utf8)
        } catch {
            throw .wordFile(error)
        }
    }

    /// The text itself.
    package init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var lines: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if SourceText.endsLine(scalar) {
                lines.append(start..<index)
                // A carriage return and its line feed are one end.
                let isPair =
                    scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
                if isPair { index += 1 }
                start = index + 1
            }
            index += 1
        }
        lines.append(start..<scalars.count)
        self.lines = lines
        var markCounts = [0]
        for start in stride(from: 0, to: scalars.count, by: SourceText.blockLength) {
            let block = scalars[start..<min(start + SourceText.blockLength, scalars.count)]
            markCounts.append(
                markCounts[markCounts.count - 1] + block.count { SourceText.isMark($0) })
        }
        self.markCounts = markCounts
    }

    /// A form feed ends a page, and with it a line.
    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// The index of the line that holds `offset`.
    ///
    /// - Complexity: O(log *n*) in the number of lines.
    package func lineIndex(at offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Where `offset` stands.
    ///
    /// - Complexity: O(log *n*) in the number of lines, however long they are.
    package func place(at offset: Int) -> TextPlace {
        let index = lineIndex(at: offset)
        let start = lines[index].lowerBound
        let marks = markCount(before: offset) - markCount(before: start)
        return TextPlace(line: index + 1, column: offset - start - marks + 1)
    }

    /// How many marks that combine with the letter before them stand before `offset`.
    private func markCount(before offset: Int) -> Int {
        let block = offset / SourceText.blockLength
        let rest = scalars[block * SourceText.blockLength..<offset]
        return markCounts[block] + rest.count { SourceText.isMark($0) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    /// How many letters lie between two counts of combining marks.
    private static let blockLength = 512

    /// The letters of a range, as they stand in the source.
    package func text(in range: Range<Int>) -> String {
        var text = "".unicodeScalars
        text.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
        return String(text)
    }
}
