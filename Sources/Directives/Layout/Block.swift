/// A piece of a directive that is read on its own: a heading, an item, a paragraph or a table (khối văn bản).
struct Block: Sendable {
    /// What the piece is.
    enum Kind: Sendable {
        case heading
        /// A numbered or marked piece that says something by itself.
        case item
        case paragraph
        case table(Table)
        /// A note at the foot of a page, taken out of the sentence it interrupts.
        case footnote
    }

    let kind: Kind
    /// What it opens with; `nil` for paragraphs and tables.
    let label: Label?
    /// How deep it stands in the outline: 0 outermost; a paragraph stands below its heading.
    let depth: Int
    /// Its words without the label; a table's words stand in its cells.
    let words: [Word]

    var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }

    var isFootnote: Bool {
        if case .footnote = kind { true } else { false }
    }

    var table: Table? {
        if case .table(let table) = kind { table } else { nil }
    }
}
