import Reporting

/// Reads what one clause states (đọc mệnh đề).
struct ClauseReader {
    /// Where a clause stands, as far as its reading depends on it.
    struct Setting {
        /// Whether a heading or a table says that what stands here is a target.
        var isList = false
        /// The unit of the table's own column.
        var unit: String?
        /// The name of the table's row.
        var rowName: [Word] = []
        /// Whether something was stated before it, so that its form alone makes it no target.
        var isFollowing = false
        /// Whether the clause stands in the value cell of a row.
        var isCell: Bool { !rowName.isEmpty }
    }

    let clause: Clause
    let setting: Setting
    let passage: Passage
    let spans: [TimeScan.Found]
    let figures: [PrintedFigure]
    let source: SourceText

    init(_ clause: Clause, in source: SourceText, setting: Setting) {
        self.clause = clause
        self.setting = setting
        self.source = source
        passage = Passage(clause.words, of: source)
        spans = TimeScan.spans(in: passage)
        figures = PrintedFigure.all(in: passage, passing: spans.map(\.range))
    }

    /// The claim of the clause; `nil` where it states no target.
    var claim: Claim? {
        let figure = mainFigure
        let before = passage.words[..<(figure?.range.lowerBound ?? 0)]
        // `Không để xảy ra ùn tắc trên 30 phút` forbids, `trong nhóm 20 tỉnh` ranks: the figure only
        // says what is meant.
        if figure != nil, ResolveClaim.never.occurs(in: before) || Cue.ranks.occurs(in: before) {
            return ResolveClaim(self).claim
        }
        let counted = figure.flatMap { FigureClaim(self, figure: $0).claim }
        if let counted, counted.strength > .none { return counted }
        return ResolveClaim(self).claim ?? counted
    }

    /// The figure that is the target's: the last one a verb leads to, else the first.
    private var mainFigure: PrintedFigure? {
        guard figures.count > 1 else { return figures.first }
        let led = figures.last { figure in
            guard let lead = Lead.last(in: passage.words[..<figure.range.lowerBound]) else {
                return false
            }
            return isFiller(lead.range.upperBound..<figure.range.lowerBound)
        }
        if let led { return led }
        // `lúa nước 2 vụ 310 ha`: what closes the clause is its figure, not what stands in the name.
        let opensWithFigure = figures.first.map { words(0..<$0.range.lowerBound).isEmpty } ?? true
        let last = figures.last.map { words($0.range.upperBound..<passage.count).isEmpty } ?? false
        return !opensWithFigure && last ? figures.last : figures.first
    }

    /// Words that may stand between a verb and its figure.
    private static let fillers = Lexicon([
        "bình quân", "tỷ lệ", "mức", "ở mức", "ở", "được", "thêm", "với", "số", "tương ứng",
        "lần lượt", "có", "thì", "chỉ", "hàng năm", "hằng năm", "trung bình", "bình quân mỗi năm",
        "ổn định",
    ])

    /// Whether a range of words is only time and fillers.
    func isFiller(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            if let span = spans.first(where: { $0.range.lowerBound == index }) {
                index = span.range.upperBound
            } else if let filler = ClauseReader.fillers.match(passage.words, at: index) {
                index += filler.count
            } else if passage.word(index)?.isSign(",") ?? false {
                index += 1
            } else {
                return false
            }
        }
        return true
    }

    /// The time the clause is about: its own, else the one that opened the sentence.
    var span: TimeSpan? {
        spans.last(where: isOwn)?.span ?? clause.carriedTime
    }

    /// Whether a span is the time of the target: not what it is compared with, nor in brackets.
    private func isOwn(_ found: TimeScan.Found) -> Bool {
        let start = found.range.lowerBound
        let isMultiple = figures.contains {
            $0.range.upperBound == start && $0.unit?.symbol == "lần"
        }
        let depth = passage.words[..<start].reduce(0) { depth, word in
            word.isSign("(") ? depth + 1 : word.isSign(")") ? depth - 1 : depth
        }
        // `so với trung bình giai đoạn 2021-2025`
        let nearby = passage.words[max(0, start - ClauseReader.comparisonReach)..<start]
        let isCompared = ClauseReader.comparisons.occurs(in: nearby)
        return !found.span.isComparison && !isCompared && !isMultiple && depth <= 0
    }

    /// The time by which something is to be done: the first that is named.
    var deadline: TimeSpan? {
        spans.first(where: isOwn)?.span ?? clause.carriedTime
    }

    private static let comparisons = Lexicon(["so với"])
    /// How many words may stand between `so với` and the time it compares with.
    private static let comparisonReach = 6

    /// What the change is counted from, in `so với năm 2024`.
    var comparedPeriod: Period? {
        guard case .period(let period) = spans.first(where: { $0.span.isComparison })?.span.meaning
        else { return nil }
        return period
    }

    /// The words of a range without those of time.
    func words(_ range: Range<Int>) -> [Word] {
        range.clamped(to: 0..<passage.count).compactMap { index in
            spans.contains { $0.range.contains(index) } ? nil : passage.words[index]
        }
    }

    /// How binding the clause is.
    var force: Force {
        let own = Stance.force(of: clause.words)
        return own == .unspecified ? Stance.force(of: clause.stem) : own
    }

    /// The body that assigns: `theo chỉ tiêu UBND tỉnh giao`.
    var assigner: String? { Assigner.name(in: passage) }

    /// The words of the name, so far as they stand before a figure.
    var nameWords: [Word] {
        let end = figures.first?.range.lowerBound ?? passage.count
        return ClauseSplitter.skippingOpenings(words(0..<end))
    }

    /// Whether the clause opens with the name of an indicator.
    var opensWithSubject: Bool {
        ClauseSplitter.subjects.match(nameWords, at: 0) != nil
    }

    private static let conjunction = LetterFolding.keys(of: "và")[0]
    private static let detail = LetterFolding.keys(of: "với")[0]

    /// The clause cut at a `và` that joins two targets: `đạt 60% năm 2025 và đạt 80% năm 2030`.
    var coordinated: [Clause] {
        guard figures.count > 1 else { return coordinatedTitles }
        let cuts = passage.words.indices.filter { index in
            (passage.key(index) == ClauseReader.conjunction
                || opensDetail(at: index))
                && figures.contains {
                    $0.range.upperBound <= index && ($0.unit != nil || $0.comparison != nil)
                }
                && figures.contains { $0.range.lowerBound > index }
                && !figures.contains { $0.range.contains(index) }
        }
        guard let cut = cuts.first, opensTarget(behind: cut) else { return [clause] }
        var (left, right) = (clause, clause)
        left.words = Array(clause.words[..<cut])
        right.words = sharedVerb(before: cut) + Array(clause.words[(cut + 1)...])
        (left.asides, right.isFresh) = ([], false)
        // `… đạt 100% và nâng cao chất lượng với tỷ lệ … 1%` goes into detail.
        right.isPart =
            right.isPart || passage.key(cut) == ClauseReader.detail || !opensOwnTarget(behind: cut)
        return [left, right]
    }

    /// A clause without figures cut where a `và` repeats the noun it keeps: `duy trì các trường … và
    /// trường …`.
    private var coordinatedTitles: [Clause] {
        let words = passage.words
        guard figures.isEmpty else { return [clause] }
        if let cut = strivingCut {
            var (left, right) = (clause, clause)
            left.words = Array(words[..<cut])
            right.words = Array(words[(cut + 1)...])
            (right.isFresh, right.carriedTime) = (false, nil)
            return [left, right]
        }
        let opening = words.count - ClauseSplitter.skippingOpenings(words).count
        guard let verb = Resolve.openings.match(words, at: opening), verb.meaning == .keep else {
            return [clause]
        }
        var start = opening + verb.count
        if ClauseReader.articles.contains(passage.key(start)) { start += 1 }
        guard let noun = CountNouns.nouns.match(words, at: start) else { return [clause] }
        let keys = words[start..<start + noun.count].map(\.key)
        let cut = words.indices.dropFirst(start + noun.count).first { index in
            words[index].key == ClauseReader.conjunction
                && words[(index + 1)...].prefix(keys.count).map(\.key) == keys
        }
        guard let cut else { return [clause] }
        var (left, right) = (clause, clause)
        left.words = Array(words[..<cut])
        right.words = Array(words[..<(opening + verb.count)]) + Array(words[(cut + 1)...])
        right.isFresh = false
        return [left, right]
    }

    /// The `và` before a `phấn đấu` that opens another aim.
    private var strivingCut: Int? {
        passage.words.indices.dropFirst().dropLast().first { index in
            passage.key(index) == ClauseReader.conjunction
                && Cue.striving.match(passage.words, at: index + 1) != nil
        }
    }

    private static let articles = Set(LetterFolding.keys(of: "các những"))

    /// Whether a `với` introduces another indicator: `09 tuyến với tổng chiều dài 3.400 m`.
    private func opensDetail(at index: Int) -> Bool {
        guard passage.key(index) == ClauseReader.detail else { return false }
        let rest = Array(passage.words[(index + 1)...])
        return ClauseSplitter.subjects.match(rest, at: 0) != nil
    }

    /// The verb that rules both sides of a `và`: `Cắt giảm 30% thời gian và 30% chi phí`.
    private func sharedVerb(before cut: Int) -> [Word] {
        guard let first = figures.first,
            let later = figures.first(where: { $0.range.lowerBound > cut }),
            later.range.lowerBound == cut + 1, first.range.upperBound < cut,
            let verb = Lead.verbs.match(passage.words, at: 0), verb.count == first.range.lowerBound
        else { return [] }
        return Array(passage.words[..<verb.count])
    }

    /// What another body assigns beside the figure that is striven for: `đạt và vượt chỉ tiêu tỉnh
    /// giao, phấn đấu đạt 600 tỷ đồng`.
    var handedOver: Claim? {
        guard let figure = figures.first, let assigned = Resolve.deferrals.first(in: passage.words),
            assigned.meaning, let striving = Cue.striving.first(in: passage.words),
            assigned.offset < striving.offset, striving.offset < figure.range.lowerBound
        else { return nil }
        var part = clause
        part.words = Array(passage.words[..<striving.offset])
        part.asides = []
        return ResolveClaim(ClauseReader(part, in: source, setting: setting)).claim
    }

    /// Whether the clause says only by when what stands before it is to be done.
    var isDeadlineOnly: Bool {
        let words = ClauseSplitter.skippingOpenings(passage.words)
        let start = passage.count - words.count
        guard let verb = Cue.completion(words), span != nil else { return false }
        return self.words(start + verb..<passage.count).allSatisfy { $0.kind == .sign }
    }

    /// Whether what stands behind a `và` begins with a verb, a time or a figure, or names an indicator.
    private func opensTarget(behind index: Int) -> Bool {
        opensOwnTarget(behind: index) || figures.contains { $0.range.upperBound == index }
    }

    private func opensOwnTarget(behind index: Int) -> Bool {
        let rest = Array(passage.words[(index + 1)...])
        if ClauseSplitter.subjects.match(rest, at: 0) != nil { return true }
        let start = ClauseSplitter.skippingOpenings(rest)
        if Lead.verbs.match(start, at: 0) != nil { return true }
        let later = figures.first { $0.range.lowerBound > index }
        return later.map { isFiller(index + 1..<$0.range.lowerBound) } ?? false
    }
}
