/// Every command the program has, in the order in which help lists them.
enum CommandTable {
    static let all: [any Command.Type] = [
        HelpCommand.self,
        VersionCommand.self,
        CompletionsCommand.self,
    ]
}
