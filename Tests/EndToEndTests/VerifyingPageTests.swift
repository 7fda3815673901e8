import Foundation
import Testing

/// The documentation page “Verifying with other people's tools”, taken at its word.
struct VerifyingPageTests {
    /// A command of the page and what the page says it prints.
    private struct Command {
        let script: String
        let output: String
    }

    private static let path = Program.package + "/EventLog/EventLog.docc/Verifying.md"

    /// The page's files, each with its name, and its commands, each with what it prints.
    private static func read() throws -> (files: [(name: String, text: String)], [Command]) {
        let lines = try String(contentsOfFile: path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var files: [(name: String, text: String)] = []
        var commands: [Command] = []
        var name: String?
        var script: String?
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            if line.hasPrefix("```") {
                let end = try #require(lines[index...].firstIndex(of: "```"))
                let block = lines[index..<end].map { $0 + "\n" }.joined()
                index = end + 1
                switch line {
                case "```sh": script = block
                case "```text":
                    commands.append(Command(script: try #require(script), output: block))
                    script = nil
                default: files.append((try #require(name), block))
                }
            } else if line.hasPrefix("    "), let file = name {
                // A block goes on over blank lines, as long as indented ones follow.
                let rest = lines[(index - 1)...]
                let end = rest.firstIndex { !$0.isEmpty && !$0.hasPrefix("    ") } ?? lines.endIndex
                let block = lines[(index - 1)..<end].map { String($0.dropFirst(4)) }
                let text =
                    block[..<(block.lastIndex { !$0.isEmpty } ?? 0)] + [
                        block.last { !$0.isEmpty } ?? ""
                    ]
                files.append((file, text.map { $0 + "\n" }.joined()))
                name = nil
                index = end
            } else if line.hasPrefix("`"), line.hasSuffix(":") || line.contains("`,") {
                name = line.dropFirst().split(separator: "`").first.map(String.init)
            }
        }
        #expect(script == nil, "each command is followed by what it prints")
        return (files, commands)
    }

    @Test(.enabled(if: ProofCommandTests.isGoDue, "Go's sumdb is not installed"))
    func `Every command of the page prints what the page says`() async throws {
        let (files, commands) = try Self.read()
        #expect(files.count == 9)
        #expect(commands.count == 10)
        let scratch = try Scratch(empty: ())
        for (name, text) in files {
            try FileManager.default.createDirectory(
                atPath: (scratch.folder + "/" + name as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try scratch.file(name, text)
        }
        try FileManager.default.copyItem(
            atPath: VerifierTests.folder + "/verify.py", toPath: scratch.folder + "/verify.py")
        let programs = (Program.path as NSString).deletingLastPathComponent
        for command in commands {
            let outcome = try await Program.shell(
                "PATH=\(programs):$PATH\n" + command.script,
                environment: ["GOCACHE": programs + "/go-cache"], folder: scratch.folder)
            #expect(outcome.output == command.output, "\(command.script)\(outcome.messages)")
        }
    }
}
