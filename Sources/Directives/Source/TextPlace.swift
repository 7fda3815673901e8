/// Where something stands in a source text, for people: both counted from 1 (vị trí trong văn bản).
package struct TextPlace: Hashable, Sendable {
    package let line: Int
    /// Counted in characters as people see them.
    package let column: Int
}
