import Reporting

/// What a command is called and what it takes.
struct CommandInfo: Sendable {
    let name: String
    let group: CommandGroup
    /// One line for the overview, without a full stop.
    let summary: Phrase
    let operands: [Operand]
    /// All options, the command's own before the common ones.
    let options: [Option]
    /// Paragraphs and examples at the end of the help page, laid out as they shall appear.
    let details: Phrase?

    /// A command; its own options stand before, and in place of, common ones of the same name.
    init(
        _ name: String, group: CommandGroup, summary: Phrase, operands: [Operand] = [],
        options: [Option] = [], common: CommonOptions = [], details: Phrase? = nil
    ) {
        precondition(
            operands.dropLast().allSatisfy { $0.count != .many },
            "Only the last operand of a command may be given many times.")
        self.name = name
        self.group = group
        self.summary = summary
        self.operands = operands
        self.details = details
        let mixedIn = common.options.filter { shared in
            !options.contains { $0.name == shared.name }
        }
        self.options = options + mixedIn
    }

    /// The option called `name`, dashes included.
    func option(_ name: String) -> Option? {
        options.first { $0.name == name }
    }

    /// The line that shows how the command is written, own and required options named.
    func usage(in language: Language) -> String {
        let required = options.filter(\.isRequired).map { $0.usage(in: language) }
        let places = operands.map { $0.usage(in: language) }
        let rest = Phrase(vi: "[TÙY CHỌN]", en: "[OPTIONS]").text(in: language)
        return ([Program.name, name] + places + required + [rest]).joined(separator: " ")
    }
}
