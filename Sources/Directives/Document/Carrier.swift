import EventLog

/// The document that a programme or a list without a number of its own was issued with (văn bản ban hành kèm).
struct Carrier {
    private(set) var symbol: PrintedSymbol?
    private(set) var day: Day?

    /// What the bracket under the title says.
    init(_ words: [Word], in source: SourceText) {
        for index in words.indices where words[index].kind == .number && symbol == nil {
            let isIntroduced = index > 0 && words[index - 1].key == Carrier.number
            symbol = PrintedSymbol(words[...], at: index, in: source, isIntroduced: isIntroduced)
        }
        guard symbol != nil else { return }
        day =
            words.indices.lazy.compactMap { index in
                words[index].kind == .letters ? PrintedDay(words[...], at: index)?.day : nil
            }.first
    }

    private static let number = LetterFolding.keys(of: "số")[0]
}
