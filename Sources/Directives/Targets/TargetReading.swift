import EventLog
import Reporting

/// Walks the pieces of a directive and collects its targets (đọc chỉ tiêu).
struct TargetReading {
    /// A heading that holds what follows.
    private struct Heading {
        let depth: Int
        let label: String
        let words: [Word]
        let section: Section
        let period: Period?
    }

    /// An item that deeper items may be parts of, or take their name from.
    private struct Holder {
        let depth: Int
        /// The first target it states.
        let item: String?
        /// Its words, where it states nothing and ends in a colon.
        let stem: [Word]
        let label: String
    }

    private let layout: Layout
    private let time: DirectiveTime
    private let hasTargetSection: Bool
    private var headings: [Heading] = []
    private var holders: [Holder] = []
    private var collected: TargetCollection

    private init(_ layout: Layout) {
        self.layout = layout
        time = DirectiveTime(layout)
        collected = TargetCollection(time: time)
        hasTargetSection = TargetReading.hasTargetSection(layout)
    }

    /// The targets of a directive, in the order they stand.
    static func targets(of layout: Layout) -> [ProposedTarget] {
        var reading = TargetReading(layout)
        for block in layout.blocks { reading.add(block) }
        return StatedTwice.marked(reading.collected.targets)
    }

    /// Whether a heading or a table of the directive holds targets; without one, its items do.
    private static func hasTargetSection(_ layout: Layout) -> Bool {
        layout.blocks.contains { block in
            if let table = block.table { return TableColumns(table, in: layout.source).hasValues }
            return block.label != nil && (block.isHeading || block.label?.style == .article)
                && Section.named(by: block.words) == .targets
        }
    }

    private var section: Section { headings.last?.section ?? .tasks }

    private var period: Period? { headings.last { $0.period != nil }?.period }

    private var group: String? {
        guard let heading = headings.last else { return nil }
        let text = Passage(heading.words, of: layout.source).text.trimmingColon
        return heading.label.isEmpty ? text : heading.label + ". " + text
    }

    private mutating func add(_ block: Block) {
        if block.isFootnote { return }
        if let table = block.table {
            add(table)
        } else if block.isHeading {
            open(block)
        } else {
            if block.label != nil { close(to: block.depth) }
            read(block)
        }
    }

    private mutating func close(to depth: Int) {
        headings.removeAll { $0.depth >= depth }
        holders.removeAll { $0.depth >= depth }
    }

    private mutating func open(_ block: Block) {
        close(to: block.depth)
        let named = Section.named(by: block.words)
        let isTitle = block.label == nil && headings.isEmpty && collected.targets.isEmpty
        let periods = DirectiveTime.periods(in: block, of: layout.source)
        headings.append(
            Heading(
                depth: block.depth, label: block.label?.text ?? "", words: block.words,
                section: isTitle ? .tasks : named ?? section,
                period: isTitle ? nil : periods.first))
    }

    /// How many words of an article tell what it holds.
    private static let articleTitleWordCount = 30

    /// An article, or an item that introduces others, holds them as a heading does; whether this one
    /// does.
    private mutating func openSection(_ block: Block) -> Bool {
        guard let label = block.label else { return false }
        let introduces = block.words.last?.isSign(":") ?? false
        guard label.style == .article || introduces, block.words.count > 3 else {
            return false
        }
        let title = Array(block.words.prefix(TargetReading.articleTitleWordCount))
        guard label.style == .article || title.count < TargetReading.articleTitleWordCount,
            let named = Section.named(by: title)
        else { return label.style == .article }
        let periods = DirectiveTime.periods(in: block, of: layout.source)
        headings.append(
            Heading(
                depth: block.depth, label: label.text, words: title, section: named,
                period: label.style == .article ? nil : periods.first))
        return true
    }

    /// Words that only announce what follows.
    private static let announcements = Lexicon([
        "như sau", "sau đây", "chủ yếu sau", "cụ thể sau", "sau :",
    ])

    /// Whether what stands before a colon says that results follow: `Đánh giá kết quả năm 2025: …`.
    private static func introducesResults(_ words: [Word]) -> Bool {
        guard let colon = words.prefix(articleTitleWordCount).firstIndex(where: { $0.isSign(":") })
        else { return false }
        let title = words[..<colon]
        guard !title.contains(where: { $0.isSign(";") || $0.isSign(".") }) else { return false }
        return title.prefix(reviewWordCount).indices.contains {
            reviews.match(words, at: $0) != nil
        }
    }

    /// How far into a sentence the words may stand that make it a review.
    private static let reviewWordCount = 10
    private static let reviews = Lexicon([
        "đánh giá", "kết quả thực hiện", "tình hình", "tán thành", "kết quả đạt được",
    ])

    private mutating func read(_ block: Block) {
        let opensSection = openSection(block) || TargetReading.announcements.occurs(in: block.words)
        let isItem = block.label != nil
        let isList = section == .targets
        let holder = isItem ? holders.last { $0.depth < block.depth } : nil
        let stem = holder?.item == nil ? holder?.stem ?? [] : []
        let setting = ClauseReader.Setting(
            isList: isList, isFollowing: !isItem || block.label?.style == .article)
        let isAim =
            section == .targets || section == .aims || !hasTargetSection && !headings.isEmpty
        let least: Claim.Strength = isAim ? .weak : .strong
        let tree = ClaimTree(
            block.words, stem: stem, in: layout.source, setting: setting, least: least)
        // A review of the past may still say what is striven for.
        let isReview = section == .results || TargetReading.introducesResults(block.words)
        let claims = tree.claims.filter { claim in
            !time.isPast(claim.span) && (!isReview || claim.isStriven)
        }
        let label = itemLabel(of: block)
        let items = collected.append(
            claims, at: isList ? label : nil, parent: holder?.item, group: group,
            period: period)
        guard let labelled = block.label else { return }
        let introduces = block.words.last?.isSign(":") ?? false && !opensSection
        holders.append(
            Holder(
                depth: block.depth, item: items.first,
                stem: items.isEmpty && introduces ? stem + block.words : [],
                label: labelled.style.isMark || opensSection ? "" : labelled.text))
    }

    /// The item of a block: its own number, else its place under the numbers above it.
    private mutating func itemLabel(of block: Block) -> String {
        guard let label = block.label else { return "" }
        if !label.style.isMark, case .bracketed = label.style { return label.text }
        let path = (headings.map(\.label) + holders.map(\.label)).filter { !$0.isEmpty }
        let own = label.style.isMark ? "" : label.text
        // `1.2` under `1` names its path itself.
        let outer = path.filter { !own.hasPrefix($0 + ".") }
        let joined = (outer + (own.isEmpty ? [] : [own])).joined(separator: ".")
        return label.style.isMark ? joined + "-" + collected.nextMark(under: joined) : joined
    }

    private mutating func add(_ table: Table) {
        guard section != .results else { return }
        let reading = TableReading(table, in: layout.source, isTargets: section == .targets)
        for row in reading.rows {
            let items = collected.append(
                row.claims, at: row.item, parent: row.parent.flatMap { collected.rowItems[$0] },
                group: row.group ?? group, period: row.period ?? period)
            if let first = items.first { collected.rowItems[row.place] = first }
        }
        collected.rowItems = [:]
    }
}

extension String {
    /// The text without a colon at its end.
    fileprivate var trimmingColon: String { last == ":" ? String(dropLast()) : self }
}
