/// One thing the program can be asked to do.
protocol Command: Sendable {
    /// What the command is called and takes; parsing, help and completions all come from it.
    static var info: CommandInfo { get }

    init()

    /// Does what was asked, or says why not.
    func run(_ invocation: Invocation) throws(Failure)
}
