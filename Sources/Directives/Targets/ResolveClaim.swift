import Reporting

/// What a clause without a figure states (chỉ tiêu định tính).
struct ResolveClaim {
    private let reader: ClauseReader
    private let words: [Word]

    static let never = Lexicon([
        "không để xảy ra", "không để phát sinh", "không để trở thành", "không để hình thành",
        "không để tái diễn", "không xảy ra", "không phát sinh", "không còn", "không để tồn đọng",
    ])
    /// What denies in a list, and only introduces elsewhere.
    static let denials = Lexicon(["không có", "không để", "xóa hết"])
    private static let falls = Lexicon([
        "giảm cả", "giảm so với", "giảm dần", "giảm trên cả", "giảm sâu",
    ])
    /// What `không để` and `không còn` are followed by in slogans.
    private static let slogans = Lexicon([
        "không để ai", "không để bị động", "không còn phù hợp", "không có điều kiện",
    ])

    init(_ reader: ClauseReader) {
        self.reader = reader
        words = ClauseSplitter.skippingOpenings(reader.passage.words)
    }

    var claim: Claim? {
        guard !words.isEmpty, !ResolveClaim.slogans.occurs(in: reader.passage.words) else {
            return nil
        }
        if let found = ResolveClaim.never.first(in: reader.passage.words) {
            return claim(.none, name: name(around: found.offset, found.count))
        }
        if ResolveClaim.denials.match(words, at: 0) != nil, reader.setting.isList {
            return claim(.none, name: behindVerb)
        }
        if isDeferred { return claim(.deferred, name: nameOfDeferred) }
        if Cue.ranks.occurs(in: words) { return claim(.reach, name: whole) }
        if let act = coming { return claim(.reach, name: act) }
        if let opening = Resolve.openings.match(words, at: 0), opening.meaning != .work {
            return claim(opening.meaning, name: opening.meaning == .reach ? whole : behindVerb)
        }
        if reader.setting.isList, let fall = ResolveClaim.falls.first(in: words) {
            return claim(.cut, name: Array(words.prefix(fall.offset)))
        }
        if hasDeadline || reader.setting.isList && isStatement { return claim(.reach, name: whole) }
        if reader.force == .aspirational { return claim(.reach, name: whole) }
        return nil
    }

    private var isDeferred: Bool {
        guard let found = Resolve.deferrals.first(in: reader.passage.words) else { return false }
        // `theo kế hoạch` hands a figure over only in a list, or where it is handed over by name.
        return reader.setting.isList || found.meaning
    }

    /// What is to be reached by the time that opens the sentence: `Đến năm 2030, … cơ bản đạt được …`.
    private var coming: [Word]? {
        guard Cue.isAhead(reader), ResolveClaim.achievements.occurs(in: reader.passage.words) else {
            return nil
        }
        return whole
    }

    private static let achievements = Lexicon([
        "đạt được", "trở thành", "cơ bản đạt", "đạt tiêu chí", "đạt chuẩn", "được công nhận",
        "đạt mục tiêu", "đạt danh hiệu", "sẽ tổ chức", "sẽ hoàn thành", "sẽ đưa", "sẽ khởi công",
        "hình thành", "xây dựng thành công",
    ])

    /// Whether the clause says when something is to be done.
    private var hasDeadline: Bool {
        Cue.completes(reader.passage.words) && reader.spans.contains { !$0.span.isComparison }
    }

    /// Whether the words are more than a name.
    private var isStatement: Bool {
        !reader.setting.isFollowing && (words.count >= 3 || reader.setting.isCell)
    }

    private func claim(_ resolve: Resolve, name own: [Word]) -> Claim? {
        let name = combined(own)
        let namePassage = Passage(reading: Passage(own, of: reader.source).text)
        guard let criterion = criterion(resolve) else { return nil }
        var review: [ReviewReason] = criterion.kind == .deferred ? [] : [.noFigure]
        if name.isEmpty { review.append(.nameMissing) }
        return Claim(
            name: name, criterion: criterion,
            measure: FigureUnit(resolve: resolve, name: namePassage).measure, span: reader.deadline,
            force: reader.force, assigner: reader.assigner, passage: reader.passage,
            review: review, isPart: reader.clause.isPart,
            strength: Cue.strength(of: reader, resolve: resolve))
    }

    private func criterion(_ resolve: Resolve) -> Criterion? {
        let base = reader.comparedPeriod.map { Criterion.Base(value: nil, period: $0) }
        do throws(CriterionProblem) {
            switch resolve {
            case .none: return try Criterion(kind: .noneOccur)
            case .keep: return try Criterion(kind: .maintain)
            case .cut: return try Criterion(kind: .decreaseBy, base: base)
            case .rise: return try Criterion(kind: .increaseBy, base: base)
            case .reach, .work: return try Criterion(kind: .milestone)
            case .deferred: return .deferred
            }
        } catch {
            // None of these kinds needs a bound.
            return nil
        }
    }

    /// The whole clause behind the time it opens with.
    private var whole: [Word] {
        let plain = FigureClaim.Name.trimmed(words)
        return FigureClaim.Name.trimmed(Array(plain.dropFirst(TimeScan.leadingSpanCount(plain))))
    }

    private var behindVerb: [Word] {
        let verb = Resolve.openings.match(words, at: 0)?.count ?? 0
        return FigureClaim.Name.trimmed(Array(words.dropFirst(verb)))
    }

    /// What does not occur: the words behind the verb, or before it where none stand behind.
    private func name(around offset: Int, _ count: Int) -> [Word] {
        let words = reader.passage.words
        let behind = FigureClaim.Name.trimmed(reader.words(offset + count..<words.count))
        guard behind.isEmpty else { return behind }
        return FigureClaim.Name.trimmed(Array(reader.passage.words.prefix(offset)))
    }

    private var nameOfDeferred: [Word] {
        let words = reader.passage.words
        guard let found = Resolve.deferrals.first(in: words), found.offset > 0 else { return whole }
        let before = FigureClaim.Name.trimmed(Array(words.prefix(found.offset)))
        return before.isEmpty ? whole : before
    }

    private func combined(_ own: [Word]) -> String {
        let row = FigureClaim.Name.trimmed(reader.setting.rowName)
        let stem = FigureClaim.Name.trimmed(reader.clause.stem)
        return [row, stem, own].filter { !$0.isEmpty }
            .map { Passage($0, of: reader.source).text }.joined(separator: ": ")
    }
}
