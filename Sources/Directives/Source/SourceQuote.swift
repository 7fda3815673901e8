/// The words of the source that something rests on, and where they begin (trích dẫn).
package struct SourceQuote: Hashable, Sendable {
    package let place: TextPlace
    /// The source's own letters; a place where a page broke the sentence is one space.
    package let quote: String
}

extension SourceQuote {
    /// The quote of these words; `nil` where there are none.
    init?(_ passage: Passage) {
        guard let first = passage.words.first else { return nil }
        self.init(place: passage.source.place(at: first.range.lowerBound), quote: passage.quote)
    }
}
