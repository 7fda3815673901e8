/// Tells headings from items and how deep each stands (dàn ý).
struct Outline {
    private let source: SourceText
    /// The styles of the labels that hold the next piece, outermost first.
    private var stack: [Label.Style] = []

    /// How long a heading is at most, in words.
    private static let headingWordCount = 60

    /// What a heading may begin with although it closes like a sentence.
    private static let topics = Lexicon([
        "về", "trên lĩnh vực", "trong lĩnh vực", "lĩnh vực", "chỉ tiêu", "các chỉ tiêu", "mục tiêu",
        "các mục tiêu", "nhóm",
        "một số chỉ tiêu",
        "nhiệm vụ", "giải pháp", "thực trạng", "kết quả", "tình hình", "đánh giá", "phương hướng",
    ])

    /// What a marked line begins with that only names a field.
    private static let fields = Lexicon(["về", "lĩnh vực", "trên lĩnh vực", "trong lĩnh vực"])

    /// What ends the text and its tables, wherever it stands.
    private static let distribution = Lexicon(["nơi nhận"])

    private init(source: SourceText) {
        self.source = source
    }

    /// The pieces with their kind and depth.
    static func blocks(of drafts: [LayoutBuilder.Draft], in source: SourceText) -> [Block] {
        var outline = Outline(source: source)
        return drafts.map { outline.block(of: $0) }
    }

    private mutating func block(of draft: LayoutBuilder.Draft) -> Block {
        if let table = draft.table {
            return Block(kind: .table(table.table()), label: nil, depth: stack.count, words: [])
        }
        if draft.isFootnote {
            return Block(kind: .footnote, label: nil, depth: stack.count, words: draft.words)
        }
        let isHeading = isHeading(draft)
        let style = draft.label?.style ?? (isHeading ? .title : nil)
        guard let style else {
            return Block(kind: .paragraph, label: nil, depth: stack.count, words: draft.words)
        }
        close(for: style)
        let depth = stack.count
        stack.append(style)
        return Block(
            kind: isHeading ? .heading : .item, label: draft.label, depth: depth, words: draft.words
        )
    }

    /// Closes what a piece of this style cannot stand in.
    private mutating func close(for style: Label.Style) {
        if let same = stack.firstIndex(of: style) {
            stack.removeSubrange(same...)
        } else {
            while let last = stack.last, last.rank > style.rank { stack.removeLast() }
        }
    }

    private func isHeading(_ draft: LayoutBuilder.Draft) -> Bool {
        let words = draft.words
        guard !words.isEmpty, words.count <= Outline.headingWordCount else { return false }
        let hasFigure = Outline.holdsFigure(words, of: source)
        switch draft.label?.style {
        case .part, .capital: return true
        case .roman: return !hasFigure || draft.isInCapitals
        case .article: return false
        case .dash, .plus, .bullet:
            return !hasFigure && words.count <= 10 && Outline.fields.match(words, at: 0) != nil
        case .decimal, .letter, .bracketed:
            guard !hasFigure, let last = words.last else { return false }
            if last.isSign(":") || !LineReading.closes(words) { return true }
            return words.count <= 16 && !last.isSign(";")
                && Outline.topics.match(words, at: 0) != nil
        case .title, nil:
            if draft.isInCapitals || Outline.distribution.match(words, at: 0) != nil { return true }
            guard !hasFigure, words.count <= 30 else { return false }
            if draft.isEmphasized { return !(words.last?.isSign(".") ?? false) }
            let introduces = words.last?.isSign(":") ?? false && words.count <= 14
            return Outline.topics.match(words, at: 0) != nil
                && (introduces || !LineReading.closes(words))
        }
    }

    /// Whether there is a figure that is no year, number of a document or the like.
    private static func holdsFigure(_ words: [Word], of source: SourceText) -> Bool {
        let passage = Passage(words, of: source)
        let spans = TimeScan.spans(in: passage).map(\.range)
        return words.contains { $0.isSign("%") }
            || !PrintedFigure.all(in: passage, passing: spans).isEmpty
    }
}
