/// Which command a command line asks for, and what is left for that command to read.
struct Request {
    let command: any Command.Type
    let rest: [String]

    /// The command is the first argument that is not a common option or the value of one.
    ///
    /// Common options may stand before it (`socai --lang en status`). Without any command the
    /// overview is shown.
    init(_ arguments: [String], table: [any Command.Type]) throws(Failure) {
        let common = CommonOptions.ledger.options
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            guard argument.hasPrefix("-") else { break }
            if argument == "--version" {
                command = VersionCommand.self
                rest = []
                return
            }
            if argument == "-h" || argument == "--help" {
                command = HelpCommand.self
                rest = []
                return
            }
            let name = argument.prefix { $0 != "=" }
            guard let option = common.first(where: { $0.name == name }) else {
                throw .optionBeforeCommand(
                    String(name), known: common.map(\.name) + ["--version"])
            }
            let valueFollows = option.placeholder != nil && name.count == argument.count
            index += valueFollows ? 2 : 1
        }
        guard index < arguments.count else {
            command = HelpCommand.self
            rest = []
            return
        }
        let name = arguments[index]
        guard let found = table.first(where: { $0.info.name == name }) else {
            throw .unknownCommand(name, known: table.map { $0.info.name })
        }
        command = found
        rest = Array(arguments[..<index] + arguments[(index + 1)...])
    }
}
