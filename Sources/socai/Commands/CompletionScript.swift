import Reporting

/// The script by which a shell completes the program's command lines.
enum CompletionScript: String, CaseIterable {
    case bash
    case zsh
    case fish

    /// The whole script, made from the descriptions of the commands.
    func text(for commands: [CommandInfo], in language: Language) -> String {
        switch self {
        case .bash: Self.bash(commands)
        case .zsh: Self.zsh(commands, language)
        case .fish: Self.fish(commands, language)
        }
    }

    /// `'…'` for all three shells: an apostrophe inside ends, escapes and resumes the quotation.
    private static func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }

    private static func bash(_ commands: [CommandInfo]) -> String {
        let names = commands.map(\.name).joined(separator: " ")
        var script = """
            # bash completion for socai
            _socai() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
                local command= words= word
                # COMP_WORDBREAKS cuts --name=value into three words.
                [[ $current != = ]] || current=
                [[ $previous != = ]] || previous=${COMP_WORDS[COMP_CWORD-2]}
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    case $word in \(commands.map(\.name).joined(separator: "|"))) command=$word; break;; esac
                done
                COMPREPLY=()
                case $command:$previous in

            """
        for command in commands {
            for option in command.options where option.placeholder != nil {
                script +=
                    "    \(command.name):\(option.name)) \(bashReply(option.accepts)); return;;\n"
            }
        }
        script += "    esac\n    case $command in\n    '') words='\(names)';;\n"
        for command in commands {
            let options = command.options.map(\.name)
            let words = command.operands.flatMap { $0.accepts.suggestions ?? [] }
            let list = (words + options).joined(separator: " ")
            script += "    \(command.name)) words='\(list)';;\n"
        }
        script += """
                esac
                COMPREPLY=($(compgen -W "$words" -- "$current"))
                [[ ${#COMPREPLY[@]} -gt 0 || $current == -* ]] || COMPREPLY=($(compgen -f -- "$current"))
            }
            complete -o filenames -F _socai socai

            """
        return script
    }

    private static func bashReply(_ accepts: Accepted) -> String {
        switch accepts {
        case .anything: ":"
        case .file: "COMPREPLY=($(compgen -f -- \"$current\"))"
        case .folder: "COMPREPLY=($(compgen -d -- \"$current\"))"
        case .command, .choice, .suggestion:
            "COMPREPLY=($(compgen -W '\((accepts.suggestions ?? []).joined(separator: " "))'"
                + " -- \"$current\"))"
        }
    }

    private static func zsh(_ commands: [CommandInfo], _ language: Language) -> String {
        var script = "#compdef socai\n_socai() {\n    local -a commands\n    commands=(\n"
        for command in commands {
            script += "        \(quoted("\(command.name):\(command.summary.text(in: language))"))\n"
        }
        script += """
                )
                if (( CURRENT == 2 )); then
                    _describe -t commands socai commands
                    return
                fi
                local command=$words[2]
                shift words
                (( CURRENT-- ))
                case $command in

            """
        for command in commands {
            let specs =
                command.options.map { zshSpec($0, language) }
                + command.operands.map(zshSpec)
            script += "    \(command.name)) _arguments -S \(specs.joined(separator: " "));;\n"
        }
        return script + "    esac\n}\n_socai \"$@\"\n"
    }

    private static func zshSpec(_ option: Option, _ language: Language) -> String {
        let help = option.help.text(in: language).filter { $0 != "[" && $0 != "]" }
        let many = option.repeats ? "*" : ""
        guard let placeholder = option.placeholder else {
            return quoted("\(many)\(option.name)[\(help)]")
        }
        return quoted(
            "\(many)\(option.name)=[\(help)]:\(placeholder):\(zshAction(option.accepts))")
    }

    private static func zshSpec(_ operand: Operand) -> String {
        let place =
            switch operand.count {
            case .one: ":"
            case .optional: "::"
            case .many: "*:"
            }
        return quoted("\(place)\(operand.name):\(zshAction(operand.accepts))")
    }

    private static func zshAction(_ accepts: Accepted) -> String {
        switch accepts {
        case .anything: " "
        case .file: "_files"
        case .folder: "_files -/"
        case .command, .choice, .suggestion:
            "(\((accepts.suggestions ?? []).joined(separator: " ")))"
        }
    }

    private static func fish(_ commands: [CommandInfo], _ language: Language) -> String {
        var script = "# fish completion for socai\ncomplete -c socai -f\n"
        for command in commands {
            script +=
                "complete -c socai -n __fish_use_subcommand -a \(command.name)"
                + " -d \(quoted(command.summary.text(in: language)))\n"
        }
        for command in commands {
            let seen = "complete -c socai -n '__fish_seen_subcommand_from \(command.name)'"
            for option in command.options {
                script += "\(seen) -l \(option.name.dropFirst(2))"
                script += option.placeholder == nil ? "" : " -r\(fishArguments(option.accepts))"
                script += " -d \(quoted(option.help.text(in: language)))\n"
            }
            for operand in command.operands where operand.accepts != .anything {
                script += "\(seen)\(fishArguments(operand.accepts))\n"
            }
        }
        return script
    }

    private static func fishArguments(_ accepts: Accepted) -> String {
        switch accepts {
        case .anything: " -f"
        case .file: " -F"
        case .folder: " -f -a '(__fish_complete_directories)'"
        case .command, .choice, .suggestion:
            " -f -a '\((accepts.suggestions ?? []).joined(separator: " "))'"
        }
    }
}
