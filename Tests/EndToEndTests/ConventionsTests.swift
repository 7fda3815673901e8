import Foundation
import Testing

/// The conventions that hold for every command: language, help, the ledger's place, exit statuses.
struct ConventionsTests {
    /// The commands of the contract and the options it names for each.
    private static let contract: [(name: String, options: [String])] = [
        ("init", ["--origin", "--title", "--cutoff", "--clock"]),
        ("import", ["--by", "--dry-run", "--key", "--numbers"]),
        (
            "read",
            [
                "--csv", "--json", "--text", "--record", "--from", "--unit", "--document", "--by",
                "--dry-run", "--key", "--numbers",
            ]
        ),
        (
            "assign",
            ["--name", "--unit", "--kind", "--low", "--high", "--by", "--dry-run", "--key"]
        ),
        ("resolve", ["--document", "--kind", "--low", "--by", "--dry-run", "--key"]),
        ("adjust", ["--document", "--effective", "--reason", "--by", "--dry-run", "--key"]),
        ("withdraw", ["--reason", "--by", "--dry-run", "--key"]),
        (
            "report",
            ["--estimate", "--numerator", "--denominator", "--note", "--evidence", "--by", "--key"]
        ),
        ("upgrade", ["--status", "--by", "--dry-run", "--key"]),
        ("revise", ["--reason", "--by", "--dry-run", "--key"]),
        ("retract", ["--reason", "--by", "--dry-run", "--key"]),
        ("declare", ["--authority", "--document", "--by", "--dry-run", "--key"]),
        ("approve", ["--by", "--dry-run", "--key"]),
        ("return", ["--reason", "--by", "--dry-run", "--key"]),
        ("close", ["--by", "--dry-run", "--key"]),
        ("reopen", ["--reason", "--by", "--dry-run", "--key"]),
        ("status", ["--unit", "--document", "--group", "--period", "--json", "--known-at"]),
        ("history", ["--json", "--known-at"]),
        (
            "log",
            [
                "--unit", "--by", "--type", "--stream", "--since", "--until", "--json",
                "--known-at",
            ]
        ),
        ("show", ["--json", "--known-at"]), ("snapshot", ["--format", "--out", "--known-at"]),
        ("due", ["--on", "--unit", "--json", "--known-at"]),
        ("replay", ["--from", "--to", "--json", "--known-at"]),
        ("diff", ["--period", "--json", "--known-at"]),
        ("regime", ["--cutoff", "--due", "--calendar", "--by", "--dry-run", "--key"]),
        ("calendar", ["--holiday", "--workday", "--by", "--dry-run", "--key"]),
        ("verify", ["--json"]), ("help", []), ("completions", []),
    ]

    /// The words that the completion for bash offers for each command.
    private static func completions() async throws -> [String: [String]] {
        let script = try await Program.run(["completions", "bash"]).output
        var words: [String: [String]] = [:]
        for line in script.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
            guard let name = line.firstRange(of: ") words='") else { continue }
            let list = line[name.upperBound...].prefix { $0 != "'" }
            words[String(line[..<name.lowerBound])] = list.split(separator: " ").map(String.init)
        }
        return words
    }

    @Test(arguments: ["vi", "en"])
    func `Every command has its help, which mentions every option`(language: String) async throws {
        let known = try await Self.completions()
        let names = try #require(known["''"])
        #expect(names.count >= 25)
        let overview = try await Program.run(["help", "--lang", language])
        #expect(overview.status == 0)
        #expect(try await Program.run(["--lang", language]).output == overview.output)
        for name in names {
            #expect(overview.lines.contains { $0.hasPrefix("  \(name) ") }, "\(name)")
            let help = try await Program.run(["help", name, "--lang", language])
            #expect(help.status == 0)
            #expect(help.messages.isEmpty)
            #expect(help.output.hasPrefix("socai \(name): "))
            #expect(help.output.contains("\(language == "vi" ? "Cách dùng" : "Usage")\n"))
            let options = try #require(known[name]).filter { $0.hasPrefix("--") }
            #expect(options.contains("--lang") && options.contains("--help"))
            for option in options {
                #expect(help.lines.contains { $0.hasPrefix("  \(option)") }, "\(name) \(option)")
            }
            let asked = try await Program.run([name, "--help", "--lang", language])
            #expect(asked.output == help.output)
            #expect(asked.status == 0)
            // Data goes to standard output as it is: no colours where no terminal is.
            #expect(!help.output.contains("\u{1b}"))
        }
        for (name, options) in Self.contract {
            for option in options {
                #expect(known[name]?.contains(option) == true, "\(name) \(option)")
            }
        }
    }

    @Test func `Both languages differ in every page of help`() async throws {
        for name in try #require(try await Self.completions()["''"]) {
            let vietnamese = try await Program.run(["help", name, "--lang", "vi"]).output
            let english = try await Program.run(["help", name, "--lang", "en"]).output
            #expect(vietnamese != english, "\(name)")
        }
    }

    @Test(
        arguments: [
            ([], [:], "vi"), (["--lang", "en"], ["SOCAI_LANG": "vi"], "en"),
            (["--lang=en"], [:], "en"), ([], ["SOCAI_LANG": "en"], "en"),
            ([], ["SOCAI_LANG": "en", "LC_ALL": "vi_VN.UTF-8"], "en"),
            ([], ["LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN"], "en"),
            ([], ["LC_MESSAGES": "en_US", "LANG": "vi_VN"], "en"),
            ([], ["LANG": "en_US.UTF-8"], "en"),
            ([], ["LANG": "vi_VN.UTF-8"], "vi"), ([], ["LC_ALL": "C"], "vi"),
            ([], ["LANG": "de_DE.UTF-8"], "vi"), (["--lang", "vi"], ["LANG": "en_US.UTF-8"], "vi"),
            ([], ["SOCAI_LANG": "", "LANG": "en_US"], "en"),
        ] as [([String], [String: String], String)])
    func `The language is that of the option, the variable, the locale, else Vietnamese`(
        options: [String], environment: [String: String], language: String
    ) async throws {
        let help = try await Program.run(["help"] + options, environment: environment)
        #expect(help.output.contains(language == "vi" ? "Cách dùng\n" : "Usage\n"))
        let wrong = try await Program.run(["nhap"] + options, environment: environment)
        let start = language == "vi" ? "socai: không có lệnh" : "socai: there is no command"
        #expect(wrong.messages.hasPrefix(start))
    }

    @Test func `The version is one line`() async throws {
        for arguments in [["--version"], ["version"]] {
            let outcome = try await Program.run(arguments)
            #expect(outcome.status == 0)
            #expect(outcome.lines.count == 1)
            #expect(outcome.output.wholeMatch(of: /socai \d+\.\d+\.\d+\n/) != nil)
        }
    }

    /// A misspelt command line, and what its answer must contain.
    @Test(
        arguments: [
            (["stauts"], "did you mean “status”?"),
            (["status", "--jsn"], "did you mean “--json”?"),
            (["report", "a#1", "2025", "5", "--estimat"], "did you mean “--estimate”?"),
            (["status", "--known-at"], "the option “--known-at” needs a value (SEQ|INSTANT)"),
            (["status", "--known-at", "--json"], "write --known-at=--json"),
            (["status", "--json=ja"], "the option “--json” takes no value"),
            (
                ["status", "--json", "--period", "2025", "--period", "2024"],
                "may be given only once"
            ),
            (["history"], "lacks its argument TARGET"), (["show", "1", "2"], "too many arguments"),
            (["import"], "lacks its argument FILE"),
            (["snapshot", "2025"], "needs the option “--format"),
            (["snapshot", "2025", "--format", "pdf"], "choose one of: csv, json"),
            (["completions", "sh"], "choose one of: bash, zsh, fish"),
            (["--jsn", "status"], "cannot stand before the command"),
            (["help", "statsu"], "did you mean “status”?"), (["--lang", "fr", "help"], "vi, en"),
        ] as [([String], String)])
    func `A wrong command line is answered with what would be right`(
        arguments: [String], answer: String
    ) async throws {
        let outcome = try await Program.run(arguments, environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains(answer), "\(outcome.messages)")
    }

    @Test func `An argument that is not UTF-8 is refused with its place`() async throws {
        let outcome = try await Program.shell(
            #"$SOCAI status --unit "$(printf 'huy\364n')""#, environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("argument 3 is not UTF-8 text"))
        #expect(outcome.messages.contains("byte 3 of"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `The completions are scripts of their shell`(shell: String) async throws {
        let script = try await Program.run(["completions", shell])
        #expect(script.status == 0)
        let folder = try Scratch(empty: ())
        try folder.file("script", script.bytes)
        // Only bash is sure to be there; the others are checked where they are.
        let check = try await Program.shell(
            "command -v \(shell) > /dev/null || exit 127; \(shell) -n script",
            folder: folder.folder)
        #expect(check.status == 0 || shell != "bash" && check.status == 127, "\(check.messages)")
        for (name, _) in Self.contract { #expect(script.output.contains(name)) }
    }

    @Test(arguments: [
        ("socai sta", "status"), ("socai status --kn", "--known-at"),
        ("socai log --ty", "--type"), ("socai assign x --force man", "mandatory"),
        ("socai completions f", "fish"), ("socai help verif", "verify"),
    ])
    func `Bash completes commands, options and words`(line: String, word: String) async throws {
        let words = line.split(separator: " ").map(String.init)
        let script = """
            eval "$($SOCAI completions bash)"; COMP_WORDS=(\(words.joined(separator: " ")))
            COMP_CWORD=\(words.count - 1); _socai; echo "${COMPREPLY[@]}"
            """
        let outcome = try await Program.shell(
            "exec bash -c '\(script)'", environment: ["COMP_LINE": line])
        #expect(outcome.lines == [word], "\(outcome.messages)")
    }
}
