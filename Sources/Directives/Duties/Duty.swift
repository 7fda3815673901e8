/// What a directive asks of somebody besides its targets: to report, or to watch over it (nhiệm vụ báo cáo, theo dõi).
package struct Duty: Equatable, Sendable {
    /// What is asked.
    package enum Kind: String, Sendable, CaseIterable {
        /// To report, send or sum up results.
        case report
        /// To follow, urge, supervise or inspect the carrying out.
        case monitor
    }

    package let kind: Kind
    /// Who owes it, as printed.
    package let who: String
    /// What is to be done, in the words of the document.
    package let what: String
    /// To whom; `nil` where it is not said.
    package let to: String?
    /// By when or how often, as printed; `nil` where it is not said.
    package let due: String?
    /// The clause of the text.
    package let source: SourceQuote
}
