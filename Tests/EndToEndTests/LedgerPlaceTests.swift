import Foundation
import Testing

/// Which ledger a command works on, and who acts.
struct LedgerPlaceTests {
    @Test func `The ledger is the option's, the variable's, or the nearest above`() async throws {
        let (here, there) = (try await Scratch(), try await Scratch())
        try await there.assign("1", "--kind", "deferred")
        let deep = here.ledger + "/log"
        func count(_ arguments: [String], _ environment: [String: String]) async throws -> Int? {
            let outcome = try await Program.run(
                ["status", "--json"] + arguments, environment: environment, folder: deep)
            return try Value(outcome.bytes)["targets"].items.count
        }
        #expect(try await count([], [:]) == 0)
        #expect(try await count([], ["SOCAI_LEDGER": there.ledger]) == 1)
        #expect(
            try await count(["--ledger", here.ledger], ["SOCAI_LEDGER": there.ledger]) == 0)
        #expect(try await count(["--ledger=" + there.ledger], [:]) == 1)
        let name = (there.folder as NSString).lastPathComponent
        #expect(try await count(["--ledger", "../../../\(name)/so-cai"], [:]) == 1)
    }

    @Test func `A folder that is no ledger is refused, and so is none at all`() async throws {
        let scratch = try Scratch(empty: ())
        for (arguments, environment) in [
            (["--ledger", scratch.folder], [:]), ([], ["SOCAI_LEDGER": scratch.folder]),
        ] {
            let outcome = try await Program.run(["status"] + arguments, environment: environment)
            #expect(outcome.status == 2)
            #expect(
                outcome.messages == """
                    socai: “\(scratch.folder)” không phải là sổ cái
                      Vị trí: \(arguments.first ?? "SOCAI_LEDGER")
                      Lý do: thư mục không có tệp ledger.json
                      Cách xử lý: kiểm tra lại đường dẫn, hoặc mở sổ cái mới bằng: socai init DIR

                    """)
        }
        let nowhere = try await Program.run(
            ["status"], environment: ["SOCAI_LANG": "en"], folder: "/")
        #expect(nowhere.status == 2)
        #expect(
            nowhere.messages.hasPrefix("socai: it is not known which ledger is meant\n  Where: /\n")
        )
    }

    @Test func `A ledger.json that is none, or of another format, is refused`() async throws {
        for (content, status) in [
            ("", 2), ("{}\n", 2), ("[]\n", 2),
            (#"{"format":"socai-log/9","origin":"a","clock":"system"}"# + "\n", 2),
        ] {
            let scratch = try await Scratch()
            try Data(content.utf8).write(
                to: URL(fileURLWithPath: scratch.ledger + "/ledger.json"))
            let before = try scratch.contents()
            for command in [["status"], ["close", "2025"]] {
                let outcome = try await scratch.run(command)
                #expect(outcome.status == Int32(status), "\(content) \(outcome.messages)")
                #expect(outcome.output.isEmpty)
            }
            #expect(try scratch.contents() == before)
        }
    }

    @Test func `Whoever acts is named by the option or the variable, or the command is refused`()
        async throws
    {
        let scratch = try await Scratch()
        let environment = ["SOCAI_LEDGER": scratch.ledger]
        let before = try scratch.contents()
        let nobody = try await Program.run(["close", "2025"], environment: environment)
        #expect(nobody.status == 2)
        #expect(
            nobody.messages == """
                socai: chưa rõ thành viên nào thực hiện lệnh “close”
                  Cách xử lý: thêm --by MEMBER, hoặc đặt biến môi trường SOCAI_MEMBER

                """)
        #expect(try scratch.contents() == before)
        let named = try await scratch.run(
            "close", "2025", "--unit", "huyen", "--by", "duyet", by: "bao-cao")
        #expect(named.status == 0)
        let events = try Value.lines(try scratch.log())
        #expect(events.last?["by"] == "duyet")
    }

    @Test func `A folder in use is not made a ledger`() async throws {
        let scratch = try Scratch(empty: ())
        try FileManager.default.createDirectory(
            atPath: scratch.folder + "/moi", withIntermediateDirectories: false)
        try scratch.file("moi/ghi-chu.txt", "của người khác")
        let outcome = try await scratch.run(
            "init", "moi", "--origin", "a", "--title", "b", environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("the folder holds ghi-chu.txt; choose an empty one"))
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder + "/moi")
        #expect(names == ["ghi-chu.txt"])
    }

    @Test func `A system clock takes no time by hand, a simulated one never runs back`()
        async throws
    {
        let scratch = try Scratch(empty: ())
        try await scratch.record("init", "that", "--origin", "a", "--title", "b")
        let refused = try await scratch.run(
            "close", "2025", "--ledger", "that", "--at", "2025-01-01",
            environment: ["SOCAI_LANG": "en"])
        #expect(refused.status == 2)
        #expect(refused.messages.contains("this ledger keeps the system's time and takes no --at"))
        let other = try await Scratch()
        try await other.record("close", "2025", "--at", "2025-06-01T00:00:00+07:00")
        let before = try other.contents()
        let late = try await other.run(
            "reopen", "2025", "--reason", "x", "--at", "2025-05-01T00:00:00+07:00")
        #expect(late.status == 2 && late.messages.contains("đứng trước sự kiện cuối của sổ"))
        #expect(try other.contents() == before)
    }
}
