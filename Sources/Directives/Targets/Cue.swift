import Reporting

/// What makes a sentence of running text a target (dấu hiệu chỉ tiêu trong đoạn văn).
enum Cue {
    private static let past = Lexicon([
        "đã đạt được", "đã hoàn thành", "đã thực hiện", "đã có", "đã tổ chức", "ước",
        "kết quả đạt được", "hiện nay", "so với cùng kỳ", "so cùng kỳ", "vừa qua",
        "trong thời gian qua", "kết quả đạt", "ước thực hiện", "đã đạt", "tính đến nay", "đến nay",
        "trong năm qua", "những năm qua", "giai đoạn trước",
    ])
    private static let already = Lexicon(["đã"])
    private static let done = Lexicon([
        "hoàn thành", "xong", "hoàn tất", "khởi công", "khánh thành", "đưa vào sử dụng",
        "tổ chức sơ kết", "tổ chức thi công", "chậm nhất", "muộn nhất", "về đích",
        "thời gian tổ chức", "thời gian thực hiện", "thời hạn",
    ])
    private static let setting = Lexicon([
        "giữ vững", "củng cố", "hoàn thành", "công nhận", "giảm", "kéo giảm", "thành lập",
        "kết nạp",
        "phát triển", "nâng", "thu hút", "giải quyết", "huy động", "vận động", "duy trì",
        "xây dựng",
        "đạt", "tăng", "có", "tạo việc làm", "đào tạo", "nâng cao",
    ])
    private static let never = Lexicon([
        "không để xảy ra", "không để phát sinh", "không để trở thành", "không để hình thành",
        "không để tái diễn", "không xảy ra",
    ])
    private static let announces = Lexicon([
        "đạt được", "trở thành", "cơ bản đạt", "đạt tiêu chí", "được công nhận", "đạt mục tiêu",
        "sẽ tổ chức", "sẽ hoàn thành", "sẽ đưa", "sẽ khởi công", "sẽ triển khai",
        "đạt danh hiệu", "xây dựng thành công",
    ])
    static let ranks = Lexicon([
        "thuộc nhóm", "trong nhóm", "vào nhóm", "nhóm dẫn đầu", "đứng thứ", "xếp hạng",
        "đứng trong",
        "xếp thứ",
    ])
    private static let reports = Lexicon([
        "báo cáo", "gửi về", "tổng hợp, báo cáo", "sơ kết, tổng kết",
    ])

    /// How many words the verb takes that the words open with and that says something is done.
    static func completion(_ words: [Word]) -> Int? { done.match(words, at: 0)?.count }

    /// Whether something is said to be done.
    static func completes(_ words: [Word]) -> Bool {
        words.indices.contains { index in
            // `thời gian hoàn thành`, `tiến độ hoàn thành` only name a deadline.
            done.match(words, at: index) != nil
                && !(index > 0 && deadlineNouns.contains(words[index - 1].key))
        }
    }

    private static let deadlineNouns = Set(LetterFolding.keys(of: "gian độ"))

    /// `phấn đấu`, the one word that is said of targets only.
    static let striving = Lexicon(["phấn đấu"])
    private static let assuring = Lexicon(["đảm bảo", "bảo đảm"])

    /// Whether words open with a verb that asks for something.
    static func asks(_ words: [Word]) -> Bool { setting.match(words, at: 0) != nil }

    /// How far a counted figure may stand from the verb that asks for it.
    private static let nearWordCount = 14

    /// How surely a clause with a figure is a target.
    static func strength(of reader: ClauseReader, figure: PrintedFigure) -> Claim.Strength {
        let before = reader.passage.words[..<figure.range.lowerBound]
        let isMeasured = figure.unit != nil || figure.comparison != nil
        guard !past.occurs(in: before), !already.occurs(in: before),
            isMeasured || reader.setting.isList
        else { return .none }
        if striving.occurs(in: before) || striving.occurs(in: reader.clause.stem) { return .strong }
        if assuring.occurs(in: before) { return .strong }
        let words = ClauseSplitter.skippingOpenings(reader.passage.words)
        if isAhead(reader) { return .strong }
        let isNear = before.count <= nearWordCount || figure.unit?.kind == .percent
        if Cue.setting.match(words, at: 0) != nil, isNear { return .strong }
        if figure.comparison == .atLeast || figure.comparison == .atMost, figure.unit != nil {
            return .strong
        }
        if completes(reader.passage.words), reader.spans.contains(where: { $0.span.due != nil }) {
            return .strong
        }
        let isBound = figure.comparison != nil || figure.high != nil
        return isBound && figure.unit?.kind == .percent ? .strong : .weak
    }

    /// How surely a clause without a figure is a target.
    static func strength(of reader: ClauseReader, resolve: Resolve) -> Claim.Strength {
        let words = reader.passage.words
        guard !past.occurs(in: words), !isReport(reader) else { return .none }
        switch resolve {
        case .none:
            let isTimed = reader.spans.contains { !$0.span.isComparison }
            return isTimed || never.occurs(in: words) ? .strong : .weak
        case .deferred:
            return Resolve.handsOver(words) ? .strong : .weak
        case .keep where ranks.occurs(in: words): return .strong
        case .cut, .rise, .keep: return .weak
        case .reach, .work:
            let isTimed = reader.spans.contains { !$0.span.isComparison }
            if isTimed, completes(words) { return .strong }
            if isAhead(reader), announces.occurs(in: words) { return .strong }
            if strives(words) || ranks.occurs(in: words) { return .strong }
            return isAhead(reader) && Resolve.openings.match(words, at: 0) != nil ? .strong : .weak
        }
    }

    /// Whether the clause says by when to report, which is a duty.
    private static func isReport(_ reader: ClauseReader) -> Bool {
        guard let report = reports.first(in: reader.passage.words) else { return false }
        return reader.spans.last.map { report.offset < $0.range.lowerBound } ?? true
    }

    /// Whether the clause opens with `phấn đấu` and what is to be done or become.
    private static func strives(_ words: [Word]) -> Bool {
        guard let found = striving.first(in: words) else { return false }
        let rest = ClauseSplitter.skippingOpenings(Array(words.dropFirst(found.offset)))
        let timed = TimeScan.leadingSpanCount(rest)
        let act = ClauseSplitter.skippingOpenings(Array(rest.dropFirst(timed)))
        return timed > 0 || ranks.occurs(in: words) || Resolve.openings.match(act, at: 0) != nil
    }

    /// Whether the clause speaks of a time to come: `đến năm 2030 …`.
    static func isAhead(_ reader: ClauseReader) -> Bool {
        guard let span = reader.clause.carriedTime else { return false }
        switch span.meaning {
        case .period, .part: return !span.isComparison
        case .term: return true
        case .directive: return false
        }
    }
}
