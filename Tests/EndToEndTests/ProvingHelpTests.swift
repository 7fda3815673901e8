import Foundation
import Testing

/// What a person who proves something is told: which key is which, and how each command is written.
struct ProvingHelpTests {
    @Test func `A new key pair is explained, a line each`() async throws {
        let scratch = try Scratch(empty: ())
        for (language, openings) in [
            (
                "vi",
                [
                    "CÔNG KHAI: khóa kiểm", "CÔNG KHAI, nếu dùng khóa này để đồng ký: ",
                    "BÍ MẬT: tệp",
                ]
            ),
            (
                "en",
                ["PUBLIC: the verifier key", "PUBLIC, if this key cosigns: ", "SECRET: the file"]
            ),
        ] {
            let file = "khoa-\(language)"
            let made = try await Program.run(
                ["keygen", "ubkt.vn", "--out", file, "--lang", language], folder: scratch.folder)
            #expect(made.status == 0)
            let lines = made.messages.split(separator: "\n").map(String.init)
            #expect(lines.count == 3)
            for (line, opening) in zip(lines, openings) { #expect(line.hasPrefix(opening)) }
            // Standard output has the public key alone; the private one is shown nowhere.
            #expect(made.lines.count == 1)
            let label = try #require(made.lines.first).split(separator: "+").prefix(2)
                .joined(separator: "+")
            #expect(lines[0].contains(label))
            let secret = try String(
                contentsOfFile: scratch.folder + "/" + file, encoding: .utf8
            ).split(separator: "+")[4].trimmingCharacters(in: .newlines)
            #expect(!(made.output + made.messages).contains(secret))
            #expect(lines[2].contains(file))
        }
    }

    @Test(
        arguments: ["keygen", "checkpoint", "cosign", "prove", "check-proof", "tiles", "bench"],
        ["vi", "en"])
    func `Help shows how each command is written`(command: String, language: String) async throws {
        let help = try await Program.run(["help", command, "--lang", language])
        let examples = help.lines.filter { $0.hasPrefix("  socai \(command) ") }
        // The first is the line of usage.
        #expect(examples.count >= 2, "\(help.output)")
        for line in examples.dropFirst() {
            let given = line.split(separator: " ").filter { $0.hasPrefix("--") }
            for option in given {
                #expect(help.lines.contains { $0.hasPrefix("  \(option)") }, "\(line)")
            }
        }
    }

    @Test func `A ratio says what is divided by what, and which side is better`() async throws {
        let scratch = try Scratch(empty: ())
        for (language, unit, better) in [("vi", "lần", "tốt hơn)"), ("en", "times", "better)")] {
            let outcome = try await Program.run(
                ["bench", "--events", "1000", "--runs", "1", "--lang", language],
                folder: scratch.folder)
            #expect(outcome.status == 0)
            let ratios = outcome.lines.filter { $0.hasSuffix(unit) }
            #expect(ratios.count == 3)
            for ratio in ratios { #expect(ratio.contains(" ÷ ") && ratio.contains(better)) }
        }
    }

    @Test func `Nothing is measured inside a ledger`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        let named = try await scratch.run("bench", "--dir", "so-cai/do", "--events", "10")
        let stoodIn = try await Program.run(["bench", "--events", "10"], folder: scratch.ledger)
        for outcome in [named, stoodIn] {
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("nằm trong sổ cái"))
        }
        #expect(try scratch.contents() == before)
    }
}
