import Reporting

/// A value given by its place.
struct Operand: Sendable {
    /// How many values an operand stands for.
    enum Count: Sendable {
        case one
        case optional
        /// One or more.
        case many
    }

    /// The name in capitals: `TARGET`.
    let name: String
    let count: Count
    let accepts: Accepted
    let help: Phrase

    init(_ name: String, _ count: Count = .one, accepts: Accepted = .anything, help: Phrase) {
        self.name = name
        self.count = count
        self.accepts = accepts
        self.help = help
    }

    /// The operand as the usage line shows it: `TARGET`, `[DIR]`, `FILE…`.
    func usage(in language: Language) -> String {
        let name = Phrase(placeholder: name).text(in: language)
        return switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .many: "\(name)…"
        }
    }
}
