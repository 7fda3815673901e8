import Reporting

/// `socai version`, also `socai --version`.
struct VersionCommand: Command {
    static let info = CommandInfo(
        "version", group: .assisting,
        summary: Phrase(vi: "phiên bản của chương trình", en: "the version of the program"))

    func run(_ invocation: Invocation) throws(Failure) {
        invocation.output.writeLine("\(Program.name) \(Program.version)")
    }
}
