import Foundation
import Testing

/// What importing and recording promise: all or nothing, once under a key, nothing in a dry run.
struct ImportTests {
    @Test func `Where the second file is bad nothing of the first is recorded`() async throws {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        try scratch.file("tot.csv", "unit,name,parent\nxa-1,Xã Một,huyen\n")
        try scratch.file("hong.csv", "unit,name,parent\nxa-2,Xã Hai,xa-khong-co\n")
        let outcome = try await scratch.run("import", "tot.csv", "hong.csv")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let fault = try #require(outcome.messages.split(separator: "\n").last)
        #expect(fault.hasPrefix("hong.csv:2:"))
        #expect(fault.contains("Chưa có đơn vị “xa-khong-co”."))
        #expect(try scratch.contents() == before)
    }

    @Test func `A later file may rest on an earlier one, and each is one batch`() async throws {
        let scratch = try await Scratch()
        try scratch.file("mot.csv", "unit,name,parent\nxa-1,Xã Một,huyen\n")
        try scratch.file("hai.csv", "unit,name,parent\nap-1,Ấp Một,xa-1\nap-2,Ấp Hai,xa-1\n")
        let outcome = try await scratch.run("import", "mot.csv", "hai.csv")
        #expect(outcome.output == "17\n18-19\n")
        let lines = try Value.lines(try scratch.log()).suffix(3)
        #expect(lines.map { $0["more"] } == [nil, true, nil])
    }

    @Test func `A dry run checks everything and writes nothing`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try scratch.contents()
        try scratch.file("tot.csv", "unit,name\nxa-1,Xã Một\n")
        try scratch.file("bien-ban.txt", "Biên bản\n")
        let target = Scratch.document + "#"
        let commands = [
            ["import", "tot.csv"],
            ["assign", target + "9", "--name", "x", "--unit", "huyen", "--kind", "deferred"],
            ["report", target + "3", "2025", "5", "--evidence", "bien-ban.txt"],
            ["revise", "23", "600", "--reason", "nhầm"], ["upgrade", "31", "--status", "official"],
            ["retract", "23", "--reason", "nhầm"], ["approve", "23"], ["close", "2025"],
            ["reopen", "2025-Q1", "--reason", "nhầm"],
            ["withdraw", target + "1", "--document", Scratch.document, "--reason", "bỏ"],
            [
                "adjust", target + "1", "--low", "5", "--document", "1542/QĐ-UBND:2025-11-20",
                "--effective", "2025-11-20", "--reason", "x",
            ],
            [
                "resolve", target + "4", "--kind", "atLeast", "--low", "5", "--document",
                "1542/QĐ-UBND:2025-11-20",
            ],
            [
                "declare", target + "1", "2025", "met", "--authority", "tinh", "--document",
                "1542/QĐ-UBND:2025-11-20",
            ],
        ]
        for command in commands {
            let outcome = try await scratch.run(command + ["--dry-run", "--json"])
            #expect(outcome.status == 0, "\(command): \(outcome.messages)")
            let receipt = try Value(outcome.bytes)
            #expect(receipt["dryRun"] == true)
            #expect(receipt["repeated"] == false)
            #expect(try scratch.contents() == before, "\(command)")
        }
        let refused = try await scratch.run(
            "report", target + "1", "2024", "5", "--dry-run", by: "bao-cao")
        #expect(refused.status == 2)
        let folder = try await scratch.run(
            "init", "moi", "--origin", "a", "--title", "b", "--dry-run")
        #expect(folder.status == 0)
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/moi"))
    }

    @Test func `The same key with the same data gives the same numbers and writes nothing`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        let first = try await scratch.record(
            "report", target, "2025-9M", "590", "--key", "gui-1", by: "bao-cao")
        try await scratch.record("report", target, "2025-Q1", "90", by: "bao-cao")
        let before = try scratch.contents()
        let again = try await scratch.run(
            "report", target, "2025-9M", "590", "--key", "gui-1", "--json", by: "bao-cao")
        #expect(again.status == 0)
        let receipt = try Value(again.bytes)
        #expect(receipt["seqs"] == .array(first.map(Value.integer)))
        #expect(receipt["repeated"] == true)
        #expect(try scratch.contents() == before)
        let other = try await scratch.run(
            "report", target, "2025-9M", "591", "--key", "gui-1", by: "bao-cao")
        #expect(other.status == 2)
        #expect(try scratch.contents() == before)
    }

    @Test func `Files under a key are imported once`() async throws {
        let scratch = try await Scratch()
        try scratch.file("mot.csv", "unit,name,parent\nxa-1,Xã Một,huyen\n")
        try scratch.file("hai.csv", "unit,name,parent\nap-1,Ấp Một,xa-1\nap-2,Ấp Hai,xa-1\n")
        let first = try await scratch.record("import", "mot.csv", "hai.csv", "--key", "dot-1")
        let before = try scratch.contents()
        let second = try await scratch.record("import", "mot.csv", "hai.csv", "--key", "dot-1")
        #expect(first == [17, 18, 19])
        #expect(second == first)
        #expect(try scratch.contents() == before)
        try scratch.file("hai.csv", "unit,name,parent\nap-1,Ấp Một,xa-1\nap-3,Ấp Ba,xa-1\n")
        let changed = try await scratch.run("import", "mot.csv", "hai.csv", "--key", "dot-1")
        #expect(changed.status == 2)
        #expect(try scratch.contents() == before)
    }

    @Test func `A figure about a closed period is late and says why`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "581")
        try await scratch.record("close", "2025")
        let before = try scratch.contents()
        let refused = try await scratch.run("report", target, "2025", "590", by: "bao-cao")
        #expect(refused.status == 2)
        #expect(refused.messages.contains("--late"))
        #expect(try scratch.contents() == before)
        try await scratch.record(
            "report", target, "2025", "590", "--late", "mất điện ba ngày", by: "bao-cao")
        let row = try await scratch.standing(target)
        #expect(row["flags"] == ["late"])
        #expect(row["current"]["value"] == "590")
        try await scratch.record("reopen", "2025", "--reason", "rà soát")
        try await scratch.record("report", target, "2025-9M", "400", by: "bao-cao")
    }

    @Test func `Vietnamese headings, semicolons and a byte order mark are understood`() async throws
    {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng")
        try scratch.file(
            "bao-cao.csv",
            "\u{feff}Mã chỉ tiêu;Kỳ;Giá trị;Trạng thái;Ngày văn bản\r\n"
                + "\(Scratch.document)#1;9 tháng 2025;1.577,95;ước;ngày 04 tháng 10 năm 2025\r\n")
        try await scratch.record("import", "bao-cao.csv", by: "bao-cao")
        let event = try #require(try Value.lines(try scratch.log()).last)
        #expect(event["data"]["period"] == "2025-9M")
        #expect(event["data"]["value"] == "1577.95")
        #expect(event["data"]["status"] == "estimate")
        #expect(event["data"]["dated"] == "2025-10-04")
    }
}
