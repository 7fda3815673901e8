import Reporting

/// The pages of help, made from the descriptions of the commands.
enum HelpPage {
    /// Help is not wider than this even where the terminal is: long lines are hard to read.
    private static let widest = 100
    private static let indent = 2

    /// All commands by group, a line each.
    static func overview(
        _ commands: [CommandInfo], in language: Language, on terminal: Terminal
    ) -> String {
        let intro = Phrase(
            vi:
                "Sổ cái chỉ tiêu: mỗi việc giao, báo cáo và điều chỉnh chỉ tiêu là một bản ghi trong "
                + "nhật ký chỉ ghi thêm, kèm bằng chứng để kiểm tra.",
            en: "A ledger of targets: each assignment, report and revision is a record in an "
                + "append-only log, with proofs to check it by.")
        let usage = Phrase(
            vi: "socai LỆNH [THAM SỐ] [TÙY CHỌN]", en: "socai COMMAND [ARGUMENTS] [OPTIONS]")
        let closing = Phrase(
            vi: "Hướng dẫn từng lệnh: socai help LỆNH", en: "Help on a command: socai help COMMAND")
        let width = min(terminal.width, widest)
        var text = TextWrap.lines(intro.text(in: language), width: width)
            .map { $0 + "\n" }.joined()
        text += heading(Phrase(vi: "Cách dùng", en: "Usage"), in: language, on: terminal)
        text += "  \(usage.text(in: language))\n"
        let column = commands.map(\.name.count).max() ?? 0
        for group in CommandGroup.allCases {
            let members = commands.filter { $0.group == group }
            guard !members.isEmpty else { continue }
            text += heading(group.title, in: language, on: terminal)
            text += list(
                members.map { ($0.name, $0.summary.text(in: language)) }, column: column,
                width: width)
        }
        return text + "\n\(closing.text(in: language))\n"
    }

    /// Everything about one command.
    static func command(
        _ info: CommandInfo, in language: Language, on terminal: Terminal
    ) -> String {
        let width = min(terminal.width, widest)
        let operands = info.operands.map {
            ($0.usage(in: language), help($0.help, $0.accepts, language))
        }
        let options = info.options.map { ($0.usage(in: language), $0.help.text(in: language)) }
        let column = min(26, (operands + options).map(\.0.count).max() ?? 0)
        var text = "\(Program.name) \(info.name): \(info.summary.text(in: language))\n"
        text += heading(Phrase(vi: "Cách dùng", en: "Usage"), in: language, on: terminal)
        text += "  \(info.usage(in: language))\n"
        if !operands.isEmpty {
            text += heading(Phrase(vi: "Tham số", en: "Arguments"), in: language, on: terminal)
            text += list(operands, column: column, width: width)
        }
        text += heading(Phrase(vi: "Tùy chọn", en: "Options"), in: language, on: terminal)
        text += list(options, column: column, width: width)
        guard let details = info.details else { return text }
        return text + "\n\(details.text(in: language))\n"
    }

    private static func heading(
        _ title: Phrase, in language: Language, on terminal: Terminal
    ) -> String {
        "\n\(terminal.styled(title.text(in: language), .bold))\n"
    }

    private static func help(_ help: Phrase, _ accepts: Accepted, _ language: Language) -> String {
        guard case .choice(let words) = accepts else { return help.text(in: language) }
        return help.text(in: language) + ": " + words.joined(separator: ", ")
    }

    /// Names on the left, their explanations on the right; a long name has a line of its own.
    private static func list(
        _ entries: [(name: String, text: String)], column: Int, width: Int
    ) -> String {
        let margin = indent + column + 2
        var text = ""
        for entry in entries {
            let name = String(repeating: " ", count: indent) + entry.name
            let lines = TextWrap.lines(entry.text, width: max(20, width - margin))
            let fits = name.count + 2 <= margin
            text += fits ? name + spaces(margin - name.count) : name + "\n" + spaces(margin)
            text += lines.joined(separator: "\n" + spaces(margin)) + "\n"
        }
        return text
    }

    private static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: count)
    }
}
