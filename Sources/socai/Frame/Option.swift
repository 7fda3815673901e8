import Reporting

/// A value, or the mere fact, given by name.
struct Option: Sendable {
    /// The name with its dashes: `--known-at`.
    let name: String
    /// What stands for the value in help, `SEQ|INSTANT`; `nil` for a flag, which takes none.
    let placeholder: String?
    /// Whether it may be given more than once.
    let repeats: Bool
    /// Whether everything up to the next option is a value of it, once the operands are given.
    let gathers: Bool
    /// Whether the command refuses to run without it.
    let isRequired: Bool
    let accepts: Accepted
    let help: Phrase

    /// An option that takes a value.
    init(
        _ name: String, _ placeholder: String, repeats: Bool = false, gathers: Bool = false,
        isRequired: Bool = false, accepts: Accepted = .anything, help: Phrase
    ) {
        precondition(name.hasPrefix("--"), "An option's name begins with two dashes.")
        self.name = name
        self.placeholder = placeholder
        self.repeats = repeats || gathers
        self.gathers = gathers
        self.isRequired = isRequired
        self.accepts = accepts
        self.help = help
    }

    /// A flag: given or not given.
    init(flag name: String, help: Phrase) {
        precondition(name.hasPrefix("--"), "An option's name begins with two dashes.")
        self.name = name
        placeholder = nil
        repeats = false
        gathers = false
        isRequired = false
        accepts = .anything
        self.help = help
    }

    /// The option as help shows it: `--by MEMBER`, `--evidence FILE…`.
    func usage(in language: Language) -> String {
        guard let placeholder else { return name }
        let word = Phrase(placeholder: placeholder).text(in: language)
        return "\(name) \(word)\(repeats ? "…" : "")"
    }
}
