/// Finds who reports what to whom by when, and who watches over it (danh mục nhiệm vụ báo cáo, theo dõi).
struct DutyList {
    private(set) var list: [Duty] = []
    private let source: SourceText
    /// Whether the text stands where a document says who carries it out.
    private var isOrganizing = false
    /// Who was named before a colon, for the items below it.
    private var leader: Actor?

    /// Headings below which a document says who carries it out.
    private static let organizing = Lexicon([
        "tổ chức thực hiện", "tổ chức triển khai", "phân công thực hiện", "trách nhiệm thực hiện",
        "phân công nhiệm vụ", "chế độ báo cáo", "điều khoản thi hành", "triển khai thực hiện",
    ])

    private static let reporting = Lexicon([
        "báo cáo", "gửi báo cáo", "tổng hợp báo cáo", "tổng hợp, báo cáo", "tổng hợp và báo cáo",
        "sơ kết",
        "tổng kết", "sơ kết, tổng kết", "tổng hợp gửi", "đánh giá, báo cáo",
    ])
    private static let summing = Lexicon([
        "tổng hợp", "tổng hợp báo cáo", "tổng hợp, báo cáo", "tổng hợp và báo cáo",
    ])
    private static let monitoring = Lexicon([
        "theo dõi", "đôn đốc", "kiểm tra", "giám sát", "thanh tra", "theo dõi, đôn đốc",
        "kiểm tra, giám sát", "theo dõi, kiểm tra", "theo dõi, kiểm tra, đôn đốc",
        "đôn đốc, kiểm tra", "kiểm tra, đôn đốc",
    ])

    /// A longer heading is a sentence that asks something.
    private static let longestHeading = 12

    private static let recipients = LetterFolding.keys(of: "Nơi nhận")

    init(_ text: DirectiveWords) {
        source = text.source
        for block in text.blocks where block.table == nil && !block.isFootnote {
            // Below the text stand those who get it; `(để báo cáo)` there asks nothing.
            if block.words.prefix(2).spell(DutyList.recipients) { break }
            take(block)
        }
    }

    private mutating func take(_ block: Block) {
        let isArticle = block.label?.style == .article
        if block.isHeading || isArticle {
            let isHeadingOfThis = DutyList.organizing.occurs(in: block.words)
            if block.isHeading { isOrganizing = isHeadingOfThis || isOrganizing && block.depth > 0 }
            if block.isHeading, block.words.count < DutyList.longestHeading {
                let names = block.words.last?.isSign(":") ?? false
                leader = names ? Actor(opening: block.words[...]) : nil
                return
            }
        }
        var actor: Actor?
        for sentence in DutyList.sentences(of: block.words) {
            let named = Actor(opening: sentence)
            actor = named ?? actor ?? leader
            if let named, named.words.endIndex < sentence.endIndex,
                sentence.last?.isSign(":") ?? false
            {
                leader = named
            }
            guard let actor else { continue }
            for clause in DutyList.clauses(of: sentence) {
                add(clause, by: actor, isAsked: isOrganizing || isArticle)
            }
        }
        if let last = block.words.last, !last.isSign(":"),
            block.label.map({ !DutyList.isLow($0) }) ?? true
        {
            leader = nil
        }
    }

    /// Whether the label is that of an item below another: the one named before the colon still acts.
    private static func isLow(_ label: Label) -> Bool {
        switch label.style {
        case .letter, .bracketed, .dash, .plus, .bullet: true
        default: false
        }
    }

    /// The sentences: a full stop between numbers or letters ends none.
    private static func sentences(of words: [Word]) -> [ArraySlice<Word>] {
        words.cut { index in
            words[index].isSign(".") && (index + 1 == words.count || !words[index + 1].isGlued)
        }
    }

    private static func clauses(of sentence: ArraySlice<Word>) -> [ArraySlice<Word>] {
        let words = Array(sentence)
        return words.cut { words[$0].isSign(";") }
    }

    private mutating func add(_ clause: ArraySlice<Word>, by actor: Actor, isAsked: Bool) {
        let name = source.printed(actor.words.withoutEnd)
        let isAsked = isAsked || actor.isRequested
        if let start = verb(Self.reporting, in: clause) {
            let relay = Addressee.relay(clause, before: start, in: source)
            let advised = Addressee.advised(clause, before: start, in: source)
            add(
                .report, clause, from: start, who: relay ?? name, advising: advised,
                isAsked: isAsked)
            // `… gửi Sở Tài chính tổng hợp, báo cáo UBND tỉnh`: two reports in one clause.
            let rest = clause[(start + 1)...]
            if relay == nil, let next = verb(Self.summing, in: rest),
                let relay = Addressee.relay(clause, before: next, in: source)
            {
                add(.report, clause, from: next, who: relay, isAsked: isAsked)
            }
        }
        if let start = verb(Self.monitoring, in: clause) {
            add(.monitor, clause, from: start, who: name, isAsked: isAsked)
        }
    }

    private mutating func add(
        _ kind: Duty.Kind, _ clause: ArraySlice<Word>, from start: Int, who: String,
        advising advised: String? = nil, isAsked: Bool
    ) {
        let body = clause[start...].withoutEnd
        let due = DueTime.printed(clause, in: source)
        let to = advised ?? Addressee.printed(body, in: source)
        // Outside of such a part only a report with a time and an addressee is asked of anybody.
        guard isAsked || kind == .report && due != nil && to != nil else { return }
        list.append(
            Duty(
                kind: kind, who: who, what: source.printed(body), to: to, due: due,
                source: SourceQuote(
                    place: source.place(at: clause[start].range.lowerBound),
                    quote: source.printed(clause))))
    }

    /// Where the first such verb stands that is no noun and no part of a name.
    private func verb(_ verbs: Lexicon<Bool>, in clause: ArraySlice<Word>) -> Int? {
        clause.indices.first { index in
            verbs.match(clause, at: index - clause.startIndex) != nil
                && (index == clause.startIndex || !clause[index].isCapitalized)
                && !Actor.isNoun(clause, at: index)
        }
    }
}

extension [Word] {
    /// The parts between the words at which `ends` says that a part ends, those words with them.
    fileprivate func cut(where ends: (Int) -> Bool) -> [ArraySlice<Word>] {
        var parts: [ArraySlice<Word>] = []
        var start = 0
        for index in indices where ends(index) {
            parts.append(self[start...index])
            start = index + 1
        }
        if start < count { parts.append(self[start...]) }
        return parts
    }
}
