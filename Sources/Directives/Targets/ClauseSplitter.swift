import Reporting

/// Cuts sentences into clauses that state one target each (tách mệnh đề).
struct ClauseSplitter {
    /// A stretch between two signs, and the sign it stands behind.
    private struct Piece {
        var words: [Word]
        /// The sign before it; `nil` at the start and before `trong đó`.
        let sign: Word?

        var opening: String { sign?.key ?? "" }
    }

    /// How far `trong đó` reaches.
    private enum PartReach {
        case semicolon
        case sentence
    }

    private static let partOpenings = Lexicon([
        "trong đó", "riêng", "trong đó có", "trong đó riêng", "riêng đối với", "trong số đó",
    ])
    /// Words that open a list of parts where a colon follows them.
    private static let listOpenings = Lexicon([
        "gồm", "bao gồm", "cụ thể", "cụ thể là", "cụ thể như sau", "chia ra", "gồm có", "như sau",
    ])
    /// Words that open a part wherever they stand.
    private static let partCuts = Lexicon(["trong đó"])
    /// Nouns that open the name of an indicator.
    static let subjects = Lexicon([
        "tỷ lệ", "tỉ lệ", "số", "tổng", "thu nhập", "tốc độ", "sản lượng", "diện tích", "giá trị",
        "mức",
        "năng suất", "kim ngạch", "chỉ số", "quy mô", "doanh thu", "vốn", "độ che phủ", "tuổi thọ",
        "mật độ", "tỷ trọng", "tỷ suất", "thu ngân sách", "chi ngân sách", "thu", "chi", "cơ cấu",
        "công suất", "dân số", "mỗi", "bình quân", "grdp", "tổng số",
    ])
    /// Verbs whose clause is over where a figure with a verb of its own follows.
    private static let closers = Lexicon([
        "đạt", "được công nhận", "hoàn thành", "xây dựng thành công", "duy trì", "giữ vững",
        "không để xảy ra", "không để phát sinh", "không còn", "không có", "không để",
    ])

    private static let keepers = Lexicon(["duy trì", "giữ vững"])

    /// More words than any sentence has; what is longer is cut, so that reading stays linear.
    private static let wordLimit = 250

    private let source: SourceText
    private var clauses: [Clause] = []
    private var open: [Word] = []
    /// Whether `open` has a figure outside brackets.
    private var openHoldsFigure = false
    private var stem: [Word] = []
    /// Whether a clause stands under the stem yet.
    private var isStemUsed = false
    private var carried: TimeSpan?
    private var reach: PartReach?
    private var isFresh = true
    private var sentence = 0

    private init(_ source: SourceText) {
        self.source = source
    }

    /// The clauses of the words of one block or cell.
    static func clauses(of words: [Word], in source: SourceText) -> [Clause] {
        var splitter = ClauseSplitter(source)
        for piece in splitter.pieces(of: words) { splitter.add(piece) }
        splitter.flush()
        return splitter.clauses
    }

    /// The stretches between the signs that stand outside brackets.
    private func pieces(of words: [Word]) -> [Piece] {
        var pieces: [Piece] = []
        var current = Piece(words: [], sign: nil)
        var depth = 0
        for (index, word) in words.enumerated() {
            switch word.key {
            case "(" where word.kind == .sign: depth += 1
            case ")" where word.kind == .sign: depth = max(0, depth - 1)
            default: break
            }
            if depth == 1, word.isSign("("), ClauseSplitter.isEnumerator(words, at: index) {
                pieces.append(current)
                current = Piece(words: [], sign: word)
                continue
            }
            if current.words.isEmpty, current.opening == "(", depth <= 1,
                word.kind == .number || word.isSign(")")
            {
                continue
            }
            let cuts =
                word.kind == .sign && depth == 0
                && [".", ";", ",", ":", "!", "?"].contains(word.key)
            if cuts {
                pieces.append(current)
                current = Piece(words: [], sign: word)
            } else if current.words.count >= ClauseSplitter.wordLimit
                || depth == 0 && opensPart(words, at: index) && !current.words.isEmpty
            {
                pieces.append(current)
                current = Piece(words: [word], sign: nil)
            } else {
                current.words.append(word)
            }
        }
        pieces.append(current)
        return pieces
    }

    /// `(2)` in the middle of a sentence begins the second of the things it counts.
    private static func isEnumerator(_ words: [Word], at index: Int) -> Bool {
        guard index + 3 < words.count, words[index + 1].kind == .number,
            words[index + 1].key.utf8.count <= 2, words[index + 2].isSign(")")
        else { return false }
        return words[index + 3].isCapitalized
    }

    /// Whether `trong đó` or `riêng` opens a part here, in the middle of a stretch.
    private func opensPart(_ words: [Word], at index: Int) -> Bool {
        ClauseSplitter.partCuts.match(words, at: index) != nil
    }

    private mutating func add(_ piece: Piece) {
        var words = piece.words
        switch piece.opening {
        case ".", "!", "?", "(":
            flush()
            (stem, carried, reach, isFresh) = ([], nil, nil, true)
            sentence += 1
        case ";":
            flush()
            if reach == .semicolon { reach = nil }
            isFresh = true
        case ":":
            addColon()
        default: break
        }
        let part = ClauseSplitter.partOpenings.match(words, at: 0)
        if let part, part.count > 1 || !clauses.isEmpty || !open.isEmpty {
            flush()
            if !clauses.isEmpty { reach = .semicolon }
            words.removeFirst(part.count)
        }
        guard !words.isEmpty else { return }
        if piece.opening == ",", startsClause(words) {
            let name = holdsFigure(words) ? openedName() : []
            flush()
            open = name
        }
        if open.count >= ClauseSplitter.wordLimit { flush() }
        // `Hằng năm` rules the clause it opens and no other.
        if case .period(.everyYear) = carried?.meaning, !clauses.isEmpty { carried = nil }
        let opensName = ClauseSplitter.subjects.match(ClauseSplitter.skippingOpenings(words), at: 0)
        if isStemUsed, opensName != nil, reach == nil { stem = [] }
        if open.isEmpty { noteTime(words) } else if let sign = piece.sign { open.append(sign) }
        open += words
        openHoldsFigure = openHoldsFigure || holdsFigure(words)
    }

    /// What stands before a colon names what follows, unless it has a figure itself.
    private mutating func addColon() {
        if open.isEmpty {
            // `trong đó:` reaches over semicolons.
            if reach != nil { reach = .sentence }
        } else if !clauses.isEmpty,
            ClauseSplitter.listOpenings.match(open, at: 0)?.count == open.count
        {
            open = []
            reach = .sentence
        } else if openHoldsFigure, let time = trailingTime {
            // `đến năm 2027: 85%, đến năm 2030: 95%`
            open.removeLast(time.count)
            flush()
            carried = time.span
        } else if openHoldsFigure {
            let name = openedName()
            flush()
            // `ra lớp 99,5%, học sinh bỏ học: tiểu học 0,05%`: another name, not parts.
            if name.isEmpty { reach = .sentence } else { (stem, isStemUsed) = (name, false) }
        } else {
            let times = TimeScan.spans(in: Passage(open, of: source)).filter {
                !$0.span.isComparison
            }
            if let last = times.last { carried = last.span }
            // A second name replaces the first once that has had its clauses.
            stem = isStemUsed ? open : stem + open
            isStemUsed = false
            open = []
        }
        isFresh = true
    }

    /// The time behind the last comma, where nothing else stands there.
    private var trailingTime: (span: TimeSpan, count: Int)? {
        guard let comma = open.lastIndex(where: { $0.isSign(",") }) else { return nil }
        let tail = Array(open[(comma + 1)...])
        guard let span = TimeSpan(in: Passage(tail, of: source), at: 0), span.count == tail.count
        else { return nil }
        return (span, tail.count + 1)
    }

    /// Whether a stretch behind a comma begins another clause.
    private func startsClause(_ words: [Word]) -> Bool {
        guard !open.isEmpty else { return false }
        let hasFigure = holdsFigure(words)
        let opensResolve = ClauseSplitter.opensResolve(words)
        if openHoldsFigure {
            return hasFigure || opensResolve || ClauseSplitter.subjects.match(words, at: 0) != nil
        }
        if hasFigure, namesFall(words) { return false }
        if opensResolve, ClauseSplitter.opensResolve(open), open.count > 3 { return true }
        guard hasFigure, open.count > 2 else { return false }
        let opening = ClauseSplitter.skippingOpenings(open)
        // `Duy trì tốc độ khá, bình quân đạt 13%`: the figure says what is kept.
        if ClauseSplitter.keepers.match(opening, at: 0) != nil, !hasWordsBehindFigure(words) {
            return false
        }
        return ClauseSplitter.closers.match(opening, at: 0) != nil
            && (opensResolve || Lead.verbs.match(words, at: 0) != nil
                || ClauseSplitter.skippingOpenings(words).count < words.count
                || PrintedFigure.all(in: Passage(words, of: source), passing: []).first?.range
                    .lowerBound == 0)
    }

    private func hasWordsBehindFigure(_ words: [Word]) -> Bool {
        let passage = Passage(words, of: source)
        let spans = TimeScan.spans(in: passage).map(\.range)
        guard let figure = PrintedFigure.all(in: passage, passing: spans).last else { return false }
        return words.indices.contains { index in
            index >= figure.range.upperBound && words[index].kind == .letters
                && !spans.contains { $0.contains(index) }
        }
    }

    /// Takes from the open clause what stands behind a figure that closed it: the start of the next
    /// name, as in `đạt 80%, án nghiêm trọng, đặc biệt nghiêm trọng đạt 95%`.
    private mutating func openedName() -> [Word] {
        guard let comma = open.firstIndex(where: { $0.isSign(",") }) else { return [] }
        let head = Passage(Array(open[..<comma]), of: source)
        let spans = TimeScan.spans(in: head).map(\.range)
        guard let figure = PrintedFigure.all(in: head, passing: spans).last,
            figure.range.upperBound == comma, figure.unit?.kind != .counted
        else { return [] }
        let name = Array(open[(comma + 1)...])
        guard let first = name.first, first.kind == .letters,
            ClauseSplitter.skippingOpenings(name).count == name.count,
            Resolve.openings.match(name, at: 0) == nil, !Cue.asks(name)
        else { return [] }
        open.removeSubrange(comma...)
        return name
    }

    /// Whether a stretch says to which figure falls what the one before names: `giảm hộ nghèo, phấn đấu
    /// còn 12 hộ`.
    private func namesFall(_ words: [Word]) -> Bool {
        let opening = ClauseSplitter.skippingOpenings(open)
        guard Resolve.openings.match(opening, at: 0)?.meaning == .cut else { return false }
        var rest = ClauseSplitter.skippingOpenings(words)
        rest = Array(rest.dropFirst(TimeScan.leadingSpanCount(rest)))
        return Lead.verbs.match(rest, at: 0)?.meaning == .fall
    }

    private static func opensResolve(_ words: [Word]) -> Bool {
        Resolve.openings.match(skippingOpenings(words), at: 0) != nil
            || skippingOpenings(words).count < words.count
                && Stance.openings.match(words, at: 0)?.meaning == .aspirational
    }

    /// The words behind `phấn đấu`, `đảm bảo` and the like.
    static func skippingOpenings(_ words: [Word]) -> [Word] {
        var rest = words[...]
        while let found = Stance.openings.match(rest, at: 0) { rest = rest.dropFirst(found.count) }
        return Array(rest)
    }

    private func holdsFigure(_ words: [Word]) -> Bool {
        let passage = Passage(ClauseSplitter.withoutBrackets(words).words, of: source)
        return !PrintedFigure.all(in: passage, passing: TimeScan.spans(in: passage).map(\.range))
            .isEmpty
    }

    /// Keeps the time that opens a sentence for the clauses behind it.
    private mutating func noteTime(_ words: [Word]) {
        let passage = Passage(ClauseSplitter.skippingOpenings(words), of: source)
        if let span = TimeSpan(in: passage, at: 0), !span.isComparison {
            carried = span
        } else if clauses.isEmpty || isFresh,
            let span = TimeSpan(in: Passage(words, of: source), at: 0)
        {
            carried = span
        }
    }

    private mutating func flush() {
        guard !open.isEmpty else { return }
        let (words, asides) = ClauseSplitter.withoutBrackets(open, taking: holdsClaim)
        clauses.append(
            Clause(
                words: words, asides: asides, stem: stem, carriedTime: carried,
                isPart: reach != nil, isFresh: isFresh, sentence: sentence))
        open = []
        openHoldsFigure = false
        isFresh = false
        isStemUsed = true
    }

    /// Whether what stands in brackets states something by itself.
    private func holdsClaim(_ words: [Word]) -> Bool {
        if ClauseSplitter.partOpenings.match(words, at: 0) != nil { return true }
        return holdsFigure(words)
    }

    /// The words outside brackets, and what stood in the brackets that `taking` picks.
    static func withoutBrackets(
        _ words: [Word], taking: ([Word]) -> Bool = { _ in true }
    ) -> (words: [Word], asides: [[Word]]) {
        let ends = closings(in: words)
        var outside: [Word] = []
        var asides: [[Word]] = []
        var index = 0
        while index < words.count {
            guard let end = ends[index] else {
                outside.append(words[index])
                index += 1
                continue
            }
            let inner = Array(words[index + 1..<end])
            if taking(inner) {
                asides.append(inner)
            } else {
                outside += words[index...end]
            }
            index = end + 1
        }
        return (outside, asides)
    }

    /// Where each bracket that opens is closed.
    private static func closings(in words: [Word]) -> [Int: Int] {
        var open: [Int] = []
        var closings: [Int: Int] = [:]
        for (index, word) in words.enumerated() where word.kind == .sign {
            if word.key == "(" { open.append(index) }
            if word.key == ")", let start = open.popLast() { closings[start] = index }
        }
        return closings
    }
}
