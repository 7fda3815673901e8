import Reporting

/// What makes a sentence of running text a target (dấu hiệu chỉ tiêu trong đoạn văn).
enum Cue {
    private static let past = Lexicon([
        "đã", "ước đạt", "đạt được", "hiện có", "hiện nay", "so với cùng kỳ", "so cùng kỳ", "vừa qua",
        "trong thời gian qua", "kết quả đạt", "ước thực hiện", "đã đạt", "tính đến nay", "đến nay",
        "hiện toàn", "trong năm qua", "những năm qua", "giai đoạn trước",
    ])
    private static let done = Lexicon([
        "hoàn thành", "xong", "hoàn tất", "khởi công", "khánh thành", "đưa vào sử dụng",
        "tổ chức sơ kết", "tổ chức thi công", "chậm nhất", "muộn nhất", "về đích",
    ])
    private static let setting = Lexicon([
        "giữ vững", "củng cố", "hoàn thành", "công nhận", "giảm", "kéo giảm", "thành lập", "kết nạp",
        "phát triển", "nâng", "thu hút", "giải quyết", "huy động", "vận động", "duy trì", "xây dựng",
        "đạt", "tăng", "có", "tạo việc làm", "đào tạo", "nâng cao",
    ])
    private static let never = Lexicon([
        "không để xảy ra", "không để phát sinh", "không để trở thành", "không để hình thành",
        "không để tái diễn", "không xảy ra",
    ])
    private static let reports = Lexicon(["báo cáo", "gửi về", "tổng hợp, báo cáo", "sơ kết, tổng kết"])

    /// Whether something is said to be done.
    static func completes(_ words: [Word]) -> Bool { done.occurs(in: words) }

    private static func isPast(_ reader: ClauseReader) -> Bool {
        past.occurs(in: reader.passage.words)
    }

    /// How surely a clause with a figure is a target.
    static func strength(of reader: ClauseReader, figure: Figure) -> Claim.Strength {
        guard !isPast(reader), figure.unit != nil || figure.comparison != nil else { return .none }
        if reader.force != .unspecified { return .strong }
        let words = ClauseSplitter.skippingOpenings(reader.passage.words)
        if isAhead(reader) { return .strong }
        if Cue.setting.match(words, at: 0) != nil { return .strong }
        let isBound = figure.comparison != nil || figure.high != nil
        return isBound && figure.unit?.kind == .percent ? .strong : .weak
    }

    /// How surely a clause without a figure is a target.
    static func strength(of reader: ClauseReader, resolve: Resolve) -> Claim.Strength {
        let words = reader.passage.words
        guard !isPast(reader), !reports.occurs(in: words) else { return .none }
        switch resolve {
        case .none: return never.occurs(in: words) ? .strong : .weak
        case .deferred: return .strong
        case .cut, .rise, .keep: return .weak
        case .reach:
            let isTimed = reader.spans.contains { !$0.span.isComparison }
            if isTimed, completes(words) { return .strong }
            if reader.force == .aspirational { return .strong }
            return isAhead(reader) && Resolve.openings.match(words, at: 0) != nil ? .strong : .weak
        }
    }

    /// Whether the clause speaks of a time to come: `đến năm 2030 …`.
    private static func isAhead(_ reader: ClauseReader) -> Bool {
        guard let span = reader.clause.carriedTime else { return false }
        if case .period = span.meaning { return !span.isComparison }
        return span.meaning == .term
    }
}
