package import EventLog
package import Reporting

/// A target that a directive states, as it was read, for a person to confirm (chỉ tiêu đề xuất).
package struct ProposedTarget: Sendable {
    /// Its path in the document, unique there: the printed number, with a letter for a part.
    package var item: String
    /// The item it is a part of; `nil` for a target of its own.
    package var parent: String?
    /// The headings it stands under, innermost last.
    package let group: String?
    package let name: String
    package let criterion: Criterion
    /// The upper figure of a change by a range (`giảm 1-1,5%`), which `criterion` has no room for.
    package let upper: Quantity?
    package let measure: Measure?
    package let period: Period?
    package let due: Day?
    package let scope: String?
    package let force: Force
    package let assigner: String?
    package let source: SourceQuote
    package var review: [ReviewReason]

    /// The bounds as a table prints them: an exact figure is both.
    package var bounds: (low: Quantity?, high: Quantity?) {
        switch criterion.kind {
        case .equal, .about, .growthPerYear, .increaseBy, .decreaseBy:
            (criterion.low, upper ?? criterion.low)
        default: (criterion.low, criterion.high)
        }
    }
}
