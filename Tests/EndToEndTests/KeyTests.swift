import Foundation
import Testing

/// Commands sent again under their key.
struct KeyTests {
    @Test func `A key belongs to the member who used it`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        let command = ["report", target, "2025", "590", "--key", "gui-1"]
        let first = try await scratch.run(command, by: "bao-cao")
        #expect(first.output == "18\n")
        let before = try scratch.contents()
        let second = try await scratch.run(command, by: "giu-so")
        #expect(second.status == 2)
        #expect(second.output.isEmpty)
        #expect(second.messages.hasPrefix("socai: khóa chống ghi trùng đã dùng cho sự kiện khác\n"))
        #expect(try scratch.contents() == before)
        #expect(try await scratch.run(command, by: "bao-cao").output == first.output)
    }

    @Test func `Other data under another member's key is refused`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        try await scratch.record(
            "report", target, "2025", "590", "--key", "gui-1", by: "bao-cao")
        let before = try scratch.contents()
        for (command, member) in [
            (["report", target, "2025-9M", "400", "--key", "gui-1"], "giu-so"),
            (["close", "2025", "--unit", "huyen", "--key", "gui-1"], "duyet"),
            (
                [
                    "withdraw", target, "--document", Scratch.document, "--reason", "x", "--key",
                    "gui-1",
                ], "giao"
            ),
        ] {
            let outcome = try await scratch.run(command, by: member)
            #expect(outcome.status == 2, "\(command)")
            #expect(outcome.output.isEmpty)
        }
        #expect(try scratch.contents() == before)
    }

    @Test func `Two members with keys of their own record two events`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        let first = try await scratch.record(
            "report", target, "2025", "590", "--key", "bao-cao-1", by: "bao-cao")
        let second = try await scratch.record(
            "report", target, "2025-9M", "400", "--key", "giu-so-1")
        #expect(first + second == [18, 19])
        let keys = try Value.lines(try scratch.log()).suffix(2).map { $0["key"] }
        #expect(keys == ["bao-cao-1", "giu-so-1"])
    }

    @Test func `A report with its evidence, sent twice, is recorded once`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        try scratch.file("bien-ban.txt", "Biên bản\n")
        let command = [
            "report", target, "2025", "590", "--evidence", "bien-ban.txt", "--key", "gui-1",
        ]
        let first = try await scratch.run(command, by: "bao-cao")
        #expect(first.output == "18\n")
        let before = try scratch.contents()
        #expect(before.keys.count { $0.hasPrefix("evidence/") } == 1)
        let second = try await scratch.run(command, by: "bao-cao")
        #expect(second.status == 0, "\(second.messages)")
        #expect(second.output == first.output)
        #expect(try scratch.contents() == before)
        // Other evidence is other data, and is not kept either.
        try scratch.file("bien-ban.txt", "Biên bản khác\n")
        let other = try await scratch.run(command, by: "bao-cao")
        #expect(other.status == 2)
        #expect(other.messages.hasPrefix("socai: khóa chống ghi trùng đã dùng cho sự kiện khác"))
        #expect(try scratch.contents() == before)
    }
}
