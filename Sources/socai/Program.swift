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
        } catch {
            // What was shown before the failure comes before the words about it.
            output.flush()
            messages.write(error.text(in: language))
            // What was found stays found; that not all of it was shown is said besides.
            _ = finish(output, telling: messages, in: language)
            return error.status
        }
        return finish(output, telling: messages, in: language)
    }

    /// Writes the rest of the output, and says so where not all of it arrived.
    private static func finish(
        _ output: Channel, telling messages: Channel, in language: Language
    ) -> ExitStatus {
        do throws(Failure) {
            try output.finish()
            return .done
        } catch {
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
