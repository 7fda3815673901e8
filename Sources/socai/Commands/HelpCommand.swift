import Reporting

/// `socai help [COMMAND]`.
struct HelpCommand: Command {
    static let info = CommandInfo(
        "help", group: .assisting,
        summary: Phrase(
            vi: "hướng dẫn chung, hoặc về một lệnh", en: "help in general, or on a command"),
        operands: [
            Operand(
                "COMMAND", .optional, accepts: .command,
                help: Phrase(vi: "lệnh cần hướng dẫn", en: "the command to explain"))
        ])

    func run(_ invocation: Invocation) throws(Failure) {
        let commands = CommandTable.all.map { $0.info }
        let terminal = invocation.output.terminal
        guard let name = invocation.optionalOperand("COMMAND") else {
            invocation.output.write(
                HelpPage.overview(commands, in: invocation.language, on: terminal))
            return
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw .unknownCommand(name, known: commands.map(\.name))
        }
        invocation.output.write(HelpPage.command(command, in: invocation.language, on: terminal))
    }
}
