import Foundation
import Testing

/// The table of a period as a file: the same bytes wherever it is made, and where they come from.
struct SnapshotTests {
    @Test(arguments: ["csv", "json"])
    func `The same state gives the same bytes everywhere and every time`(
        format: String
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let first = try await scratch.run("snapshot", "2025", "--format", format)
        #expect(first.status == 0)
        #expect(!first.bytes.isEmpty)
        for environment in [
            [:], ["TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "vi_VN.UTF-8"],
            ["TZ": "America/New_York", "LC_ALL": "C", "SOCAI_LANG": "en"],
            ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"],
        ] {
            let again = try await scratch.run(
                "snapshot", "2025", "--format", format, environment: environment)
            #expect(again.bytes == first.bytes, "\(environment)")
        }
        let written = try await scratch.run(
            "snapshot", "2025", "--format", format, "--out", "bang")
        #expect(written.status == 0)
        #expect(written.output.isEmpty)
        let file = try Data(contentsOf: URL(fileURLWithPath: scratch.folder + "/bang"))
        #expect(file == first.bytes)
        let copy = try Scratch(holding: try scratch.contents())
        #expect(
            try await copy.run("snapshot", "2025", "--format", format).bytes == first.bytes)
    }

    @Test func `Every row says what ledger and what state it comes from`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let audit = try await scratch.json("verify")
        let last = try #require(try Value.lines(try scratch.log()).last)
        let outcome = try await scratch.run("snapshot", "2025", "--format", "csv")
        let rows = try Table(outcome.bytes).rows
        // Target 6 is about 2024.
        #expect(rows.count == 5)
        for row in rows {
            #expect(row["ledger_origin"] == "kiem-thu.vn/2025")
            #expect(row["ledger_size"] == "33")
            #expect(row["ledger_root"] == audit["root"].text)
            #expect(row["known_at_seq"] == "32")
            #expect(row["known_at"] == last["at"].text)
        }
        let document = try Value(
            try await scratch.run("snapshot", "2025", "--format", "json").bytes)
        #expect(document["ledger"]["origin"] == "kiem-thu.vn/2025")
        #expect(document["ledger"]["size"] == 33)
        #expect(document["ledger"]["root"] == audit["root"])
        #expect(document["knownAt"]["seq"] == 32)
        #expect(document["knownAt"]["at"] == last["at"])
        #expect(document["period"] == "2025")
    }

    @Test func `The table and the document say the same`() async throws {
        let scratch = try Demonstration.ledger()
        try await Demonstration.record(in: scratch)
        let table = try Table(try await scratch.run("snapshot", "2025", "--format", "csv").bytes)
        let document = try Value(
            try await scratch.run("snapshot", "2025", "--format", "json").bytes)
        let targets = document["targets"].items
        #expect(table.rows.count == targets.count)
        for (row, target) in zip(table.rows, targets) {
            let pairs: [(String, Value)] = [
                ("target", target["target"]), ("low", target["criterion"]["low"]),
                ("high", target["criterion"]["high"]), ("attainment", target["attainment"]),
                ("judgement", target["judgement"]), ("force", target["force"]),
                ("status", target["current"]["status"]),
                ("numerator", target["current"]["numerator"]),
            ]
            for (column, value) in pairs {
                #expect(row[column] == value.text ?? "", "\(target["target"]) \(column)")
            }
        }
    }

    @Test func `What was known at a time stays as it was`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let before = try await scratch.run("snapshot", "2025", "--format", "csv").bytes
        let root = try await scratch.json("verify")["root"]
        try await scratch.record(
            "revise", "23", "700", "--reason", "rà soát", by: "bao-cao")
        let now = try await scratch.run("snapshot", "2025", "--format", "csv").bytes
        #expect(now != before)
        let then = try await scratch.run(
            "snapshot", "2025", "--format", "csv", "--known-at", "32")
        #expect(then.bytes == before)
        let rows = try Table(then.bytes).rows
        #expect(rows.first?["value"] == "591")
        #expect(rows.first?["ledger_root"] == root.text)
        let earlier = try Table(
            try await scratch.run("snapshot", "2025", "--format", "csv", "--known-at", "23").bytes
        ).rows
        #expect(earlier.first?["value"] == "590")
        #expect(earlier.first?["known_at_seq"] == "23")
    }

    @Test func `Spreadsheets in Vietnam get decimal commas, and run nothing`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "581,5", "--measure", "tỷ đồng", "--group",
            "=HYPERLINK(\"x\")")
        try await scratch.report(target, "-3,25")
        let outcome = try await scratch.run(
            "snapshot", "2025", "--format", "csv", "--numbers", "vi")
        #expect(outcome.bytes.starts(with: [0xef, 0xbb, 0xbf]))
        let row = try #require(try Table(outcome.bytes, separator: ";").rows.first)
        #expect(row["low"] == "581,5")
        #expect(row["value"] == "-3,25")
        #expect(row["group"] == "'=HYPERLINK(\"x\")")
    }

    @Test func `A file that cannot be written leaves none behind`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let outcome = try await scratch.run(
            "snapshot", "2025", "--format", "csv", "--out", "khong-co/bang.csv")
        #expect(outcome.status == 2)
        #expect(!FileManager.default.fileExists(atPath: scratch.folder + "/khong-co"))
    }

    @Test func `A file that cannot be put in its place leaves nothing behind`() async throws {
        let scratch = try await Scratch()
        try await scratch.assign("1", "--kind", "atLeast", "--low", "5")
        let place = scratch.folder + "/ra"
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: false)
        let outcome = try await scratch.run("snapshot", "2025", "--format", "json", "--out", place)
        #expect(outcome.status == 2)
        let names = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
        #expect(Set(names) == ["so-cai", "ra"])
    }

    @Test func `The Vietnamese table separates its cells as Vietnamese spreadsheets expect`()
        async throws
    {
        let scratch = try await Scratch()
        let target = try await scratch.assign("1", "--kind", "atLeast", "--low", "5")
        try await scratch.report(target, "4.5")
        let table = try await scratch.run(
            "snapshot", "2025", "--format", "csv", "--numbers", "vi")
        #expect(table.output.contains("target;document;item;"))
        #expect(table.output.contains(";\"4,5\";"))
    }
}
