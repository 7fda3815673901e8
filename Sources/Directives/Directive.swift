/// A directive as it was read: what it says of itself, the targets it sets, the duties it lays down
/// (văn bản chỉ đạo).
///
/// The reader is a grammar over folded words, not a list of known sentences. Everything it proposes
/// names the line it rests on, and what a person should look at; nothing is recorded by reading.
package struct Directive: Sendable {
    /// What the directive says of itself.
    package let document: DocumentFacts

    /// The targets, in the order they stand.
    package let targets: [ProposedTarget]

    /// Who reports what to whom by when, and who watches over it.
    package let duties: [Duty]

    /// Reads a directive; every text gives a reading, if an empty one.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package static func read(_ source: SourceText) -> Directive {
        let layout = Layout(source)
        let text = DirectiveWords(source, layout)
        return Directive(
            document: DocumentFacts(text), targets: TargetReading.targets(of: layout),
            duties: DutyList(text).list)
    }
}
