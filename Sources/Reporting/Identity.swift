package import EventLog

/// What names a document in the ledger: symbol and issue date, `38-CTr/HU:2025-02-04`, because Party
/// numbers run per type through a term and State numbers per year, so that a symbol alone is not
/// unique; or an id given by hand where the header is lost (văn bản).
package struct DocumentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let description: String

    /// The id, or `nil` where the text is empty or holds white space, a control character or `#`,
    /// which separates a document from the path of a target in it.
    package init?(_ text: String) {
        guard TargetID.isItem(text) else { return nil }
        description = text
    }

    /// The issue date, where the id ends in one.
    package var date: Day? {
        description.lastIndex(of: ":").flatMap { Day(description[description.index(after: $0)...]) }
    }

    /// Whether both ids name one document: symbols are written in either case, and `QĐi` for `QĐ`.
    package func isAlias(of other: DocumentID) -> Bool {
        self == other || folded == other.folded
    }

    private var folded: String {
        description.lowercased().replacing("qđi-", with: "qđ-").replacing("qđi/", with: "qđ/")
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }
}

/// What names a target: the document that set it and the path in that document,
/// `38-CTr/HU:2025-02-04#1.1` (chỉ tiêu giao).
///
/// The id is also the stream of everything that is ever recorded about the target.
package struct TargetID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let document: DocumentID
    /// The path in the document: its printed number where it has one.
    package let item: String

    package init(document: DocumentID, item: String) {
        precondition(TargetID.isItem(item), "An item is not empty and holds no white space.")
        self.document = document
        self.item = item
    }

    /// The id that `text` spells, or `nil` where it lacks a document or an item.
    package init?(_ text: String) {
        guard let mark = text.firstIndex(of: "#"), let document = DocumentID(String(text[..<mark])),
            TargetID.isItem(text[text.index(after: mark)...])
        else { return nil }
        self.document = document
        item = String(text[text.index(after: mark)...])
    }

    package static func isItem(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                // The properties are looked up in a table, which costs; below 0x80 the range tells.
                scalar.value < 0x7f
                    ? scalar.value > 0x20 && scalar != "#"
                    : scalar.value > 0x7f && !scalar.properties.isWhitespace
            }
    }

    package var description: String { document.description + "#" + item }

    package static func < (left: Self, right: Self) -> Bool {
        (left.document, left.item) < (right.document, right.item)
    }
}

/// The id of a unit: neither its name nor its administrative code, which are both versioned (đơn vị).
package typealias OrganizationID = String

/// The name a member acts under (thành viên).
package typealias MemberID = String

/// The id of an indicator in the catalogue (chỉ tiêu danh mục).
package typealias IndicatorID = String
