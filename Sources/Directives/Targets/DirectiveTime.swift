import EventLog
import Reporting

/// The time that the targets of a directive are about where they do not say so (kỳ của văn bản).
struct DirectiveTime {
    /// What the title or the opening says.
    let period: Period?
    /// The term it names, for `trong nhiệm kỳ`.
    let term: Period?

    /// The first year its targets may be about; `nil` where nothing tells.
    private let firstYear: Int?

    private static let preambles = Lexicon([
        "căn cứ", "thực hiện", "trên cơ sở", "xét", "theo", "nhằm", "để",
    ])
    private static let reviews = Lexicon(["kết quả", "tình hình", "tổng kết", "sơ kết"])

    init(_ layout: Layout) {
        let head = layout.blocks.prefix { block in
            switch block.label?.style {
            case .roman, .article, .capital, .decimal: false
            default: true
            }
        }
        let title = head.prefix { !DirectiveTime.isPreamble($0) && !DirectiveTime.isText($0) }
        let inTitle = title.flatMap { DirectiveTime.periods(in: $0, of: layout.source) }
        let isReview = title.contains { DirectiveTime.reviews.occurs(in: $0.words) }
        let preamble = head.dropFirst(title.count)
        // `… ban hành kế hoạch năm 2026 như sau:` closes the preamble.
        let announcement = preamble.last { $0.words.last?.isSign(":") ?? false }
            .map { DirectiveTime.lastSentence(of: $0) }
        let announced = announcement.map { DirectiveTime.periods(in: $0, of: layout.source) } ?? []
        let elsewhere = preamble.flatMap { DirectiveTime.periods(in: $0, of: layout.source) }
        period = (isReview ? inTitle.last : inTitle.first) ?? announced.first ?? elsewhere.first
        firstYear = DirectiveTime.firstYear(of: head, period: period, source: layout.source)
        let all = inTitle + announced + elsewhere
        term =
            all.first { if case .term = $0 { true } else { false } }
            ?? all.first { if case .years = $0 { true } else { false } }
    }

    /// The year of a yearly plan, else the year the directive was issued in.
    private static func firstYear(
        of head: ArraySlice<Block>, period: Period?, source: SourceText
    ) -> Int? {
        let issued = head.lazy.filter { $0.words.count < 40 && !isPreamble($0) }
            .flatMap { TimeScan.spans(in: Passage($0.words, of: source)) }
            .compactMap { found -> Int? in
                guard case .period(.until(let day)) = found.span.meaning else { return nil }
                return day.year
            }.first
        guard let issued else { return nil }
        // A plan is issued in its year or at the end of the year before; a later year is a horizon.
        switch period {
        case .year(let year) where year == issued || year == issued + 1: return year
        case .years(let years) where years.lowerBound == issued + 1: return years.lowerBound
        default: return issued
        }
    }

    /// Whether a span lies before what the directive plans.
    func isPast(_ span: TimeSpan?) -> Bool {
        guard let firstYear, case .period(let period) = span?.meaning else { return false }
        switch period {
        case .year(let year), .half(let year, _), .quarter(let year, _), .nineMonths(let year),
            .month(let year, _):
            return year < firstYear
        case .years(let years): return years.upperBound < firstYear
        case .term(_, let last): return last < firstYear
        case .until(let day): return day.year < firstYear
        case .everyYear: return false
        }
    }

    private static func isPreamble(_ block: Block) -> Bool {
        guard !block.isHeading, let first = block.words.first, first.isCapitalized,
            !first.isInCapitals || first.range.count > 1
        else { return false }
        return preambles.match(block.words, at: 0) != nil && block.words.count > 12
    }

    /// Whether a block tells something, as no title does.
    private static func isText(_ block: Block) -> Bool {
        !block.isHeading && (block.words.last?.isSign(".") ?? false) && block.words.count > 20
            || block.words.count > 60
    }

    private static func lastSentence(of block: Block) -> Block {
        let start = block.words.lastIndex { $0.isSign(".") }.map { $0 + 1 } ?? 0
        return Block(
            kind: block.kind, label: nil, depth: block.depth, words: Array(block.words[start...]))
    }

    /// The periods that a block names, days of documents left out.
    static func periods(in block: Block, of source: SourceText) -> [Period] {
        TimeScan.spans(in: Passage(block.words, of: source)).compactMap { found in
            guard !found.span.isComparison, case .period(let period) = found.span.meaning else {
                return nil
            }
            switch period {
            case .until(let day) where day != Day(year: day.year, month: 12, day: 31): return nil
            case .everyYear: return nil
            default: return period
            }
        }
    }
}
