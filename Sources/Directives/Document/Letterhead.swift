import EventLog

/// What stands above the title of a document, State or Party form: bodies, symbol, place and date (phần đầu văn bản).
struct Letterhead {
    private(set) var bodies: [[Word]] = []
    private(set) var symbol: PrintedSymbol?
    private(set) var place: String?
    private(set) var day: Day?
    /// `V/v …`, which a letter has instead of a title.
    private(set) var letterSubject: [Word] = []
    /// Where among the lines the title stands, or what follows the head of a letter.
    private(set) var end: Int

    /// A head is shorter than this; further down lines in capitals are headings.
    private static let longest = 40

    /// How many words the name of a body has at most.
    private static let longestName = 24

    init(_ lines: [PrintedLine?], in source: SourceText) {
        end = 0
        var isLetterSubject = false
        for (index, line) in lines.prefix(Letterhead.longest).enumerated() {
            guard let line else {
                isLetterSubject = false
                continue
            }
            if Title.kind(of: line) != nil || Letterhead.opensBody(line) {
                end = index
                return
            }
            let words = line.words
            if let symbol = Letterhead.symbol(of: words, in: source) {
                self.symbol = self.symbol ?? symbol
            } else if let (place, day) = Letterhead.placeAndDay(of: words, in: source) {
                self.place = self.place ?? place
                self.day = self.day ?? day
            } else if words.prefix(3).map(\.key) == ["v", "/", "v"] {
                letterSubject = Array(words.dropFirst(3))
                isLetterSubject = true
            } else if isLetterSubject {
                letterSubject += words
            } else {
                addBody(line)
            }
            end = index + 1
        }
    }

    /// `Kính gửi:`, a heading or a sentence: the head is over, and there was no title.
    private static func opensBody(_ line: PrintedLine) -> Bool {
        line.words.prefix(2).map(\.key) == Self.addressed || Preamble.opens(line.words[...])
            || line.words.count > 25
    }

    private static let addressed = LetterFolding.keys(of: "Kính gửi")
    private static let number = LetterFolding.keys(of: "Số")

    /// `Số 38-CTr/HU`, `Số: 92/KH-UBND`; OCR and drafts leave blanks in it.
    private static func symbol(of words: [Word], in source: SourceText) -> PrintedSymbol? {
        // `Nghị quyết số: 103/2023/QH15`, as the National Assembly prints it.
        let kind = DocumentKind.names.match(words, at: 0)?.count ?? 0
        guard kind < words.count, words[kind].key == number.first else { return nil }
        let isColon = words.count > kind + 1 && words[kind + 1].isSign(":")
        return PrintedSymbol(
            words[...], at: kind + (isColon ? 2 : 1), in: source, isIntroduced: true)
    }

    private static let date = LetterFolding.keys(of: "ngày tháng năm")

    /// `Nhơn Trạch, ngày 15 tháng 01 năm 2024`; the day is missing where it was left blank.
    private static func placeAndDay(
        of words: [Word], in source: SourceText
    ) -> (place: String?, day: Day?)? {
        guard let start = words.firstIndex(where: { $0.key == date[0] }), start <= 8,
            words.contains(where: { $0.key == date[1] }) || PrintedDay(words[...], at: start) != nil
        else { return nil }
        let place = words[..<start].withoutEnd
        // `Thành phố Huế`: what is governed is written small behind its first word.
        let level = BodyName.territories.match(place, at: 0)?.count ?? 0
        guard
            place.dropFirst(level).allSatisfy({
                $0.kind == .letters && $0.isCapitalized || $0.kind == .sign
            }),
            words.prefix(start).last?.isSign(",") ?? true
        else { return nil }
        return (
            place.isEmpty ? nil : source.printed(place), PrintedDay(words[...], at: start)?.day
        )
    }

    /// What every document bears and no body is called.
    private static let mottos = Lexicon([
        "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập Tự do Hạnh phúc",
        "Độc lập - Tự do - Hạnh phúc",
        "Đảng Cộng sản Việt Nam", "Kỳ họp", "Khóa",
    ])

    private mutating func addBody(_ line: PrintedLine) {
        let words = Array(line.words.drop { $0.kind == .sign }.withoutEnd)
        guard words.areInCapitals, words.count <= Letterhead.longestName,
            Letterhead.mottos.match(words, at: 0) == nil
        else { return }
        let opens = BodyName.heads.match(words, at: 0) != nil
        if opens || bodies.isEmpty {
            bodies.append(words)
        } else {
            bodies[bodies.count - 1] += words
        }
    }
}
