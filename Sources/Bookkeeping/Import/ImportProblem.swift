package import Reporting

/// What is wrong with one place of a file, and what would be right.
package struct ImportProblem: Error, Equatable, Sendable {
    package let place: Sheet.Place
    /// The column's name, where the fault lies in one.
    package let field: String?
    package let message: Phrase

    package init(at place: Sheet.Place, field: String? = nil, _ message: Phrase) {
        self.place = place
        self.field = field
        self.message = message
    }
}
