import Reporting

/// One call of a command: what it was given, and where its words go.
struct Invocation {
    let info: CommandInfo
    let arguments: Arguments
    let language: Language
    let environment: Environment
    /// Standard output, for data.
    let output: Channel
    /// Standard error, for messages, warnings and progress.
    let messages: Channel

    /// Whether the option was given.
    func flag(_ name: String) -> Bool {
        requireDeclared(name)
        return arguments.options[name] != nil
    }

    /// The option's value, if it was given.
    func value(_ name: String) -> String? {
        values(name).last
    }

    /// All values of an option that repeats, in the order given.
    func values(_ name: String) -> [String] {
        requireDeclared(name)
        return arguments.options[name] ?? []
    }

    /// The value of an option that the command declares as required.
    func required(_ name: String) -> String {
        guard let value = value(name) else {
            preconditionFailure("The option \(name) of \(info.name) is not declared as required.")
        }
        return value
    }

    /// The value of an operand that is given exactly once.
    func operand(_ name: String) -> String {
        guard let value = operands(name).first else {
            preconditionFailure("The operand \(name) of \(info.name) is declared as optional.")
        }
        return value
    }

    /// The value of an operand that may be left out.
    func optionalOperand(_ name: String) -> String? {
        operands(name).first
    }

    /// All values of an operand that is given many times.
    func operands(_ name: String) -> [String] {
        guard let values = arguments.operands[name] else {
            preconditionFailure("The command \(info.name) declares no operand \(name).")
        }
        return values
    }

    /// The ledger's folder, by `--ledger`, `SOCAI_LEDGER` or the folder one stands in.
    func ledger() throws(Failure) -> String {
        try LedgerLocation.find(option: value("--ledger"), environment: environment)
    }

    /// The same for a command that can work on a ledger which lost its `ledger.json`.
    func damagedLedger() throws(Failure) -> String {
        try LedgerLocation.findDamaged(option: value("--ledger"), environment: environment)
    }

    /// The member who acts, by `--by` or `SOCAI_MEMBER`.
    func member() throws(Failure) -> String {
        if let member = value("--by") ?? environment[.member], !member.isEmpty { return member }
        throw Failure(
            .usage,
            Phrase(
                vi: "chưa rõ thành viên nào thực hiện lệnh “\(info.name)”",
                en: "it is not known which member runs “\(info.name)”"),
            remedies: [
                Phrase(
                    vi: "thêm --by MEMBER, hoặc đặt biến môi trường SOCAI_MEMBER",
                    en: "add --by MEMBER, or set the environment variable SOCAI_MEMBER")
            ])
    }

    /// Tells the person something on standard error, after what was shown so far.
    func tell(_ phrase: Phrase) {
        output.flush()
        messages.write(phrase.text(in: language) + "\n")
    }

    private func requireDeclared(_ name: String) {
        precondition(
            info.option(name) != nil, "The command \(info.name) declares no option \(name).")
    }
}
