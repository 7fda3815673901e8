/// Every command the program has, in the order in which help lists them.
enum CommandTable {
    static let all: [any Command.Type] = [
        InitCommand.self,
        ImportCommand.self,
        AssignCommand.self,
        ResolveCommand.self,
        AdjustCommand.self,
        WithdrawCommand.self,
        ReportCommand.self,
        UpgradeCommand.self,
        ReviseCommand.self,
        RetractCommand.self,
        DeclareCommand.self,
        ApproveCommand.self,
        ReturnCommand.self,
        CloseCommand.self,
        ReopenCommand.self,
        AcknowledgeCommand.self,
        LogCommand.self,
        ShowCommand.self,
        VerifyCommand.self,
        HelpCommand.self,
        VersionCommand.self,
        CompletionsCommand.self,
    ]
}
