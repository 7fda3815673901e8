/// To whom the document goes (nơi nhận, kính gửi).
struct RecipientList {
    private(set) var names: [String] = []
    /// Where among the lines `Nơi nhận` stands; the number of lines where it does not.
    private(set) var start: Int

    private static let heading = LetterFolding.keys(of: "Nơi nhận")
    private static let addressed = LetterFolding.keys(of: "Kính gửi")
    private static let kept = LetterFolding.keys(of: "Lưu")[0]

    init(_ lines: [PrintedLine?], in source: SourceText) {
        start = lines.count
        if let letter = lines.firstIndex(where: { RecipientList.opens($0, RecipientList.addressed) }
        ) {
            names += RecipientList.items(lines[letter...], in: source, isLetter: true)
        }
        let heading = lines.firstIndex { RecipientList.opens($0, RecipientList.heading) }
        guard let heading else { return }
        start = heading
        names += RecipientList.items(lines[heading...], in: source, isLetter: false)
    }

    private static func opens(_ line: PrintedLine?, _ keys: [String]) -> Bool {
        guard let line else { return false }
        return line.words.drop { $0.kind == .sign }.prefix(keys.count).spell(keys)
    }

    /// The items below a heading; what stands on its own line is the first of them.
    private static func items(
        _ lines: ArraySlice<PrintedLine?>, in source: SourceText, isLetter: Bool
    ) -> [String] {
        var items: [[Word]] = []
        var blankCount = 0
        var lineNumber = 0
        for (offset, line) in lines.enumerated() {
            guard let line else {
                blankCount += 1
                // One empty line stands below the heading, and may stand between items.
                if blankCount > 1, !items.isEmpty { break }
                continue
            }
            // The second column of a page is the signature.
            let isBeside = line.number == lineNumber
            lineNumber = line.number
            var words = line.words[...]
            if offset == 0 {
                words = words.drop { $0.kind == .sign }.dropFirst(2).drop { $0.isSign(":") }
                if !words.isEmpty { items.append(Array(words)) }
                continue
            }
            if isMarked(line) {
                items.append(Array(words.dropFirst()))
            } else if isBeside || Signature.opens(line) || line.isInCapitals {
                continue
            } else if !isLetter, goesOn(items.last, blankCount, lines.dropFirst(offset + 1)) {
                let isNew = items.last?.last?.isSign(";") ?? true
                if isNew { items.append([]) }
                items[items.count - 1] += words
            } else {
                break
            }
            blankCount = 0
            if items.last?.first?.key == kept { break }
        }
        return items.flatMap { split($0, in: source) }
    }

    /// Whether a line without a mark belongs to the list: right below it, or between two of its items.
    private static func goesOn(
        _ last: [Word]?, _ blankCount: Int, _ below: ArraySlice<PrintedLine?>
    ) -> Bool {
        if blankCount == 0 { return true }
        let isOpen = last?.last.map { !$0.isSign(";") && !$0.isSign(".") } ?? false
        let next = below.lazy.compactMap(\.self).first
        return blankCount == 1 && isOpen && next.map(isMarked) ?? false
    }

    private static func isMarked(_ line: PrintedLine) -> Bool {
        line.words.first.map { ["-", "+", "•"].contains($0.key) } ?? false
    }

    /// The names in one item; a semicolon separates them also where the scan lost the line between.
    private static func split(_ item: [Word], in source: SourceText) -> [String] {
        var item = item[...]
        if item.first?.key == kept,
            let stop = item.dropFirst(2).firstIndex(where: { $0.isSign(".") })
        {
            // What stands behind it are the initials of the typist.
            item = item[..<stop]
        }
        return item.split { $0.isSign(";") }.map { source.printed($0.withoutEnd) }
            .filter { !$0.isEmpty }
    }
}
