/// The title of a document: its kind, and what it is about (tên loại và trích yếu).
struct Title {
    private(set) var kind: String?
    private(set) var subject = ""
    /// The body that the title names: `NGHỊ QUYẾT CỦA BAN CHẤP HÀNH …`.
    private(set) var body: [Word] = []
    /// Where in the source the title ends.
    private(set) var end = 0
    /// `(Ban hành kèm theo Quyết định số … ngày …)`: what a document without a number of its own came with.
    private(set) var carrier: [Word] = []

    /// The title that begins at `start`.
    init(_ lines: [PrintedLine?], at start: Int, in source: SourceText) {
        guard start < lines.count, let first = lines[start] else { return }
        guard let found = Title.kind(of: first) else {
            end = first.words.first?.range.lowerBound ?? 0
            return
        }
        kind = found.name
        end = first.words.last?.range.upperBound ?? 0
        var groups: [[PrintedLine]] = [[]]
        // What follows the kind on its own line belongs to the subject.
        let rest = Array(first.words.dropFirst(found.count))
        if !rest.isEmpty { groups[0].append(PrintedLine(number: first.number, words: rest)) }
        for (index, line) in lines.enumerated().dropFirst(start + 1) {
            guard let line else {
                if groups.last?.isEmpty == false { groups.append([]) }
                continue
            }
            let known = Array(groups.joined())
            if !carrier.isEmpty || Title.carried.match(line.words, at: 0) != nil {
                guard !carrier.contains(where: { $0.isSign(")") }),
                    carrier.count < Title.longestCarrier
                else { break }
                carrier += line.words
                continue
            }
            if known.isEmpty, Title.isSubject(lines[index...]) {
                groups[groups.count - 1].append(line)
                continue
            }
            guard !Title.isOver(line, after: known, isApart: groups.last?.isEmpty ?? true)
            else { break }
            groups[groups.count - 1].append(line)
        }
        var subjectLines = Array(groups.joined())
        while let line = subjectLines.first, line.words.first?.key == Title.of,
            subjectLines.count > 1
        {
            body += line.words.dropFirst()
            subjectLines.removeFirst()
            if subjectLines.first?.isInCapitals != true { break }
        }
        subject = subjectLines.map { source.printed($0.words.withoutSeparators) }
            .joined(separator: " ")
        end =
            carrier.last?.range.upperBound ?? subjectLines.last?.words.last?.range.upperBound ?? end
    }

    private static let carried = Lexicon(["(Ban hành kèm theo", "(Kèm theo", "(Ban hành theo"])

    /// How many words a bracket under a title has at most.
    private static let longestCarrier = 80

    /// How many lines the longest subjects have.
    private static let longest = 12

    private static let of = LetterFolding.keys(of: "của")[0]

    /// The kind that a line in capitals opens with, and how many words that takes.
    static func kind(of line: PrintedLine) -> (name: String, count: Int)? {
        guard let match = DocumentKind.names.match(line.words, at: 0),
            Array(line.words.prefix(match.count)).areInCapitals,
            // `QUYẾT ĐỊNH:` closes a preamble.
            line.words.count == match.count || !line.words[match.count].isSign(":")
        else { return nil }
        return (match.meaning, match.count)
    }

    /// Whether what opens as a preamble may is the subject all the same: `Thực hiện Nghị quyết …`, and no
    /// sign ends it.
    private static func isSubject(_ lines: ArraySlice<PrintedLine?>) -> Bool {
        let group = lines.prefix { $0 != nil }.compactMap(\.self)
        guard let first = group.first?.words.first, let last = group.last?.words.last else {
            return false
        }
        return Preamble.opens(group[0].words[...]) && !neverSubjects.contains(first.key)
            && ![".", ";", ":", ",", "…"].contains(last.key)
    }

    private static let neverSubjects = Set(["Căn", "Xét", "Theo"].flatMap(LetterFolding.keys))

    /// Whether the line stands below the title: a preamble, an issuer, a heading, a rule.
    private static func isOver(
        _ line: PrintedLine, after known: [PrintedLine], isApart: Bool
    ) -> Bool {
        if known.count >= longest || line.words.allSatisfy({ $0.kind == .sign }) { return true }
        let isLower = line.words.first { $0.kind == .letters }.map { !$0.isCapitalized } ?? false
        if known.isEmpty {
            // A first sentence of the text, or an issuer, where the title has no subject.
            return Preamble.opens(line.words[...]) || line.words.count > 90
        }
        if Preamble.opens(line.words[...]) && !(isLower && !isApart) { return true }
        // A subject goes on after an empty line only in the middle of a sentence.
        if isApart { return !isLower }
        // Below a subject in small letters, capitals are the issuer; `year 2026` has none.
        let wasSmall = known.contains { !$0.isInCapitals && $0.words.count > 1 }
        return line.isInCapitals && wasSmall
    }
}

extension [Word] {
    /// The words between the signs that a line begins and ends with; brackets and quotes stay.
    fileprivate var withoutSeparators: ArraySlice<Word> {
        self[...].drop { $0.isEnd || $0.isSign("+") }.withoutTrailing
    }
}

extension ArraySlice<Word> {
    /// A comma at the end of a line stays: the subject goes on below it.
    fileprivate var withoutTrailing: ArraySlice<Word> {
        var words = self
        while let last = words.last, last.isEnd, !last.isSign(",") { words = words.dropLast() }
        return words
    }
}
