import Reporting

/// The program from its first byte to its exit status.
enum Program {
    static let name = "socai"
    static let version = "0.1.0"

    /// Runs what the process was asked for.
    static func run() -> ExitStatus {
        Channel.prepare()
        let environment = Environment.ofProcess()
        let output = Channel(.output, environment: environment)
        let messages = Channel(.error, environment: environment)
        var language = LanguageChoice.fallback(environment)
        do throws(Failure) {
            let arguments = try Environment.arguments()
            language = try LanguageChoice.choose(arguments: arguments, environment: environment)
            try perform(
                arguments, language: language, environment: environment, output: output,
                messages: messages)
            try output.finish()
            return .done
        } catch {
            // What was shown before the failure comes before the words about it. That the output
            // may itself be what fails is then said by the failure at hand, or not worth a second.
            output.flush()
            messages.write(error.text(in: language))
            return error.status
        }
    }

    /// Does what one command line asks for, its results and messages on the given channels.
    static func perform(
        _ arguments: [String], language: Language, environment: Environment, output: Channel,
        messages: Channel
    ) throws(Failure) {
        let request = try Request(arguments, table: CommandTable.all)
        let info = request.command.info
        let arguments = try Arguments(request.rest, for: info)
        guard !arguments.asksForHelp else {
            output.write(HelpPage.command(info, in: language, on: output.terminal))
            return
        }
        let invocation = Invocation(
            info: info, arguments: arguments, language: language, environment: environment,
            output: output, messages: messages)
        try request.command.init().run(invocation)
    }
}
