import EventLog

/// Finds the documents that a directive names, each once, in the order of the text (danh mục văn bản viện dẫn).
struct CitationList {
    private(set) var list: [Citation] = []
    /// The day on which the document itself was issued, where it says so of itself.
    private(set) var ownDay: Day?
    private let text: DirectiveWords
    private let ownSymbol: String?
    private var indexBySymbol: [String: Int] = [:]

    init(_ text: DirectiveWords, preamble: Preamble, ownSymbol: String?) {
        self.text = text
        self.ownSymbol = ownSymbol.map(PrintedSymbol.folded)
        var goesOn = false
        for block in preamble.blocks { goesOn = addBases(block, goesOn: goesOn) }
        for unit in text.units { addSymbols(unit[...], as: .cited, name: nil) }
    }

    /// The sentences that open as bases do, clause by clause; whether the last of them goes on.
    ///
    /// Behind a semicolon a page may begin a new line, and the next document a piece of its own.
    private mutating func addBases(_ block: [Word], goesOn: Bool) -> Bool {
        var clause = block.startIndex
        var isBasis = false
        for index in block.indices {
            let opensSentence = index == block.startIndex || block[index - 1].isSign(".")
            if opensSentence {
                let opener = Preamble.opener(block[...], at: index)
                let isNext = goesOn && index == 0 && DocumentKind.names.match(block, at: 0) != nil
                isBasis = opener != nil || isNext
                clause = index + (opener ?? 0)
            }
            let next = index + 1
            let ends =
                next == block.endIndex || block[index].isSign(";")
                || block[index].isSign(".") && (next == block.endIndex || !block[next].isGlued)
                || isIssuer(block, at: index)
            guard ends, isBasis, clause < next else { continue }
            addBasis(block[clause..<next].withoutEnd)
            clause = next
            if isIssuer(block, at: index) { isBasis = false }
        }
        return isBasis && block.last?.isSign(";") ?? false
    }

    /// Whether the comma at `index` closes the bases before the body that issues the document.
    private func isIssuer(_ block: [Word], at index: Int) -> Bool {
        block[index].isSign(",") && index + 1 < block.count && block[index + 1].isCapitalized
            && BodyName.heads.match(block, at: index + 1) != nil
            && !hasSymbol(block[(index + 1)...].prefix(CitationList.nameLength))
    }

    private func hasSymbol(_ words: ArraySlice<Word>) -> Bool {
        words.indices.contains {
            PrintedSymbol(words, at: $0, in: text.source, isIntroduced: false) != nil
        }
    }

    private mutating func addBasis(_ clause: ArraySlice<Word>) {
        let before = list.count
        // `… của Giám đốc Sở tại Tờ trình số …`: the document is named by its kind, not by the clause.
        let opensAsDocument = DocumentKind.names.match(clause, at: 0) != nil
        let found = addSymbols(
            clause, as: .basis, name: opensAsDocument ? text.source.printed(clause) : nil)
        guard !found else { return }
        precondition(list.count == before, "a clause without symbols adds none")
        // A law or a resolution of a congress has no symbol; anything else is no document.
        guard let start = documentStart(in: clause) else { return }
        let words = clause[start...]
        let day = words.indices.lazy.compactMap { PrintedDay(words, at: $0)?.day }.first
        list.append(
            Citation(
                symbol: nil, day: day, name: text.source.printed(words), role: .basis,
                place: text.source.place(at: words[start].range.lowerBound)))
    }

    /// Where in a clause a document without symbol is named: at its start, or behind a comma.
    private func documentStart(in clause: ArraySlice<Word>) -> Int? {
        clause.indices.first { index in
            (index == clause.startIndex
                || clause[index - 1].isSign(",") && clause[index].isCapitalized)
                && DocumentKind.names.match(clause, at: index - clause.startIndex) != nil
        }
    }

    /// Adds every symbol among the words; whether there was one.
    @discardableResult
    private mutating func addSymbols(
        _ words: ArraySlice<Word>, as role: Citation.Role, name: String?
    ) -> Bool {
        var role = role
        var found = false
        var index = words.startIndex
        while index < words.endIndex {
            let isIntroduced =
                index > words.startIndex && words[index - 1].key == CitationList.number
            guard words[index].kind == .number,
                let symbol = PrintedSymbol(
                    words, at: index, in: text.source, isIntroduced: isIntroduced)
            else {
                index += 1
                continue
            }
            let after = index + symbol.count
            let day = day(behind: after, in: words)
            if !isKnown(symbol, day) {
                let whole = role == .basis ? name : nil
                indexBySymbol[PrintedSymbol.folded(symbol.text)] = list.count
                list.append(
                    Citation(
                        symbol: symbol.text, day: day,
                        name: whole ?? self.name(words, index, after), role: role,
                        place: text.source.place(at: words[index].range.lowerBound)))
            }
            if role == .basis { role = .within }
            found = true
            index = after
        }
        return found
    }

    private static let number = LetterFolding.keys(of: "số")[0]

    /// `…-NQ/TU, ngày 06/12/2024`, `…/QĐ-UBND ngày 13 tháng 10 năm 2022`.
    private func day(behind index: Int, in words: ArraySlice<Word>) -> Day? {
        var index = index
        while index < words.endIndex, words[index].isSign(",") || words[index].isSign("(") {
            index += 1
        }
        guard index < words.endIndex, words[index].kind == .letters else { return nil }
        return PrintedDay(words, at: index)?.day
    }

    /// Whether the document itself, or one that is listed, has this symbol; a day that it lacked it gets.
    private mutating func isKnown(_ symbol: PrintedSymbol, _ day: Day?) -> Bool {
        let folded = PrintedSymbol.folded(symbol.text)
        if folded == ownSymbol {
            ownDay = ownDay ?? day
            return true
        }
        guard let known = indexBySymbol[folded] else { return false }
        list[known].day = list[known].day ?? day
        return true
    }

    /// The kind before a symbol and the words behind it, up to the next sign that ends a clause.
    private func name(_ words: ArraySlice<Word>, _ start: Int, _ end: Int) -> String {
        var first = start
        if first > words.startIndex, words[first - 1].key == CitationList.number { first -= 1 }
        for length in stride(from: 4, through: 1, by: -1) where first - length >= words.startIndex {
            let offset = first - length - words.startIndex
            if let kind = DocumentKind.names.match(words, at: offset), kind.count == length {
                first -= length
                break
            }
        }
        var last = end
        var isQuoting = false
        var depth = 0
        while last < words.endIndex, last - end < CitationList.nameLength {
            switch words[last].key {
            case ";", ".": if !isQuoting { return text.source.printed(words[first..<last]) }
            case "(": depth += 1
            case ")" where depth == 0: return text.source.printed(words[first..<last])
            case ")": depth -= 1
            case "”":
                if isQuoting { return text.source.printed(words[first...last]) }
                isQuoting = true
            default: break
            }
            last += 1
        }
        return text.source.printed(words[first..<last].withoutEnd)
    }

    private static let nameLength = 40
}
