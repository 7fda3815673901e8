import Reporting

/// `socai completions bash|zsh|fish`.
struct CompletionsCommand: Command {
    static let info = CommandInfo(
        "completions", group: .assisting,
        summary: Phrase(
            vi: "tập lệnh tự điền cho bash, zsh hoặc fish",
            en: "a completion script for bash, zsh or fish"),
        operands: [
            Operand(
                "SHELL", accepts: .choice(CompletionScript.allCases.map(\.rawValue)),
                help: Phrase(vi: "trình dòng lệnh", en: "the shell"))
        ],
        details: Phrase(
            vi: """
                Cài đặt
                  bash:  socai completions bash > ~/.local/share/bash-completion/completions/socai
                  zsh:   socai completions zsh > ~/.zfunc/_socai      (~/.zfunc phải có trong fpath)
                  fish:  socai completions fish > ~/.config/fish/completions/socai.fish
                """,
            en: """
                Installing
                  bash:  socai completions bash > ~/.local/share/bash-completion/completions/socai
                  zsh:   socai completions zsh > ~/.zfunc/_socai      (~/.zfunc must be in fpath)
                  fish:  socai completions fish > ~/.config/fish/completions/socai.fish
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let script = CompletionScript(rawValue: invocation.operand("SHELL")) else {
            preconditionFailure("The choices of SHELL are the scripts.")
        }
        let commands = CommandTable.all.map { $0.info }
        invocation.output.write(script.text(for: commands, in: invocation.language))
    }
}
