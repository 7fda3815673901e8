/// A piece of a directive that is read on its own: a heading, an item, a paragraph or a table (khối văn bản).
package struct Block: Sendable {
    /// What the piece is.
    package enum Kind: Sendable {
        case heading
        /// A numbered or marked piece that says something by itself.
        case item
        case paragraph
        case table(Table)
        /// A note at the foot of a page, taken out of the sentence it interrupts.
        case footnote
    }

    package let kind: Kind
    /// What it opens with; `nil` for paragraphs and tables.
    package let label: Label?
    /// How deep it stands in the outline: 0 outermost; a paragraph stands below its heading.
    package let depth: Int
    /// Its words without the label; a table's words stand in its cells.
    package let words: [Word]

    package init(kind: Kind, label: Label?, depth: Int, words: [Word]) {
        self.kind = kind
        self.label = label
        self.depth = depth
        self.words = words
    }

    package var isHeading: Bool {
        if case .heading = kind { true } else { false }
    }

    package var isFootnote: Bool {
        if case .footnote = kind { true } else { false }
    }

    package var table: Table? {
        if case .table(let table) = kind { table } else { nil }
    }
}
