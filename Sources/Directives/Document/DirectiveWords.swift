/// A source and its words, cut once: lines as printed, and the sentences that run over them.
struct DirectiveWords {
    let source: SourceText
    let blocks: [Block]
    /// The lines as printed, for head and foot; `nil` where a line is empty.
    let lines: [PrintedLine?]
    /// The words of each block and of each cell of a table.
    let units: [[Word]]

    init(_ source: SourceText, _ layout: Layout) {
        self.source = source
        blocks = layout.blocks
        lines = PrintedLine.lines(of: source)
        units = layout.blocks.flatMap { block -> [[Word]] in
            guard let table = block.table else { return [block.words] }
            return (table.header + table.rows.joined()).filter { !$0.isEmpty }
        }
    }
}
