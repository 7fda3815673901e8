/// Tells headings from items and how deep each stands (dàn ý).
struct Outline {
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

    /// The pieces with their kind and depth.
    static func blocks(of drafts: [LayoutBuilder.Draft]) -> [Block] {
        var outline = Outline()
        return drafts.map { outline.block(of: $0) }
    }

    private mutating func block(of draft: LayoutBuilder.Draft) -> Block {
        if let table = draft.table {
            return Block(kind: .table(table.table()), label: nil, depth: stack.count, words: [])
        }
        if draft.isFootnote {
            return Block(kind: .footnote, label: nil, depth: stack.count, words: draft.words)
        }
        let isHeading = Outline.isHeading(draft)
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

    private static func isHeading(_ draft: LayoutBuilder.Draft) -> Bool {
        let words = draft.words
        guard !words.isEmpty, words.count <= headingWordCount else { return false }
        let hasFigure = holdsFigure(words)
        switch draft.label?.style {
        case .part, .capital: return true
        case .roman: return !hasFigure || draft.isInCapitals
        case .article: return false
        case .dash, .plus, .bullet:
            return !hasFigure && words.count <= 10 && fields.match(words, at: 0) != nil
        case .decimal, .letter, .bracketed:
            guard !hasFigure, let last = words.last else { return false }
            if last.isSign(":") || !LineReading.closes(words) { return true }
            return words.count <= 16 && !last.isSign(";") && topics.match(words, at: 0) != nil
        case .title, nil:
            if draft.isInCapitals { return true }
            guard !hasFigure, words.count <= 30 else { return false }
            if draft.isEmphasized { return !(words.last?.isSign(".") ?? false) }
            let introduces = words.last?.isSign(":") ?? false && words.count <= 14
            return topics.match(words, at: 0) != nil
                && (introduces || !LineReading.closes(words))
        }
    }

    private static let countedParts = Lexicon([
        "chỉ tiêu", "nhiệm vụ", "nhóm", "giải pháp", "khâu", "chương trình", "nội dung",
        "công trình",
    ])

    /// Whether there is a figure that is no year, number of a document or the like.
    private static func holdsFigure(_ words: [Word]) -> Bool {
        words.indices.contains { index in
            let word = words[index]
            guard word.kind == .number else { return word.isSign("%") }
            let isYear =
                word.key.count == 4 && (word.key.hasPrefix("20") || word.key.hasPrefix("19"))
            let before = index > 0 ? words[index - 1].key : ""
            let names: Set<String> = [
                "sô1", "khoa1", "thư1", "quy1", "thang1", "ngay2", "đê2", "/", "tiêu", "vu5",
            ]
            // `(10 chỉ tiêu)` counts what follows.
            if countedParts.match(words, at: index + 1) != nil { return false }
            let opensDay = index + 1 < words.count && words[index + 1].isSign("/")
            return !isYear && !names.contains(before) && !opensDay
        }
    }
}
