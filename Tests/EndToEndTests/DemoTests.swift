import Foundation
import Testing

/// `socai demo`: the whole story in one command, and the facts each of its chapters tells.
struct DemoTests {
    /// The demo, told once for all of these tests.
    private static let told = Task { () throws -> (Scratch, Child.Outcome) in
        let scratch = try Scratch(empty: ())
        let outcome = try await Program.run(["demo"], folder: scratch.folder)
        return (scratch, outcome)
    }

    private static let jobs = "38-CTr/HU:2025-02-04#18"

    /// A JSON document that a command prints about the demo's ledger.
    private static func json(_ arguments: String...) async throws -> Value {
        let ledger = try await told.value.0.folder + "/socai-demo/ledger"
        let outcome = try await Program.run(
            arguments, environment: ["SOCAI_LEDGER": ledger])
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try Value(outcome.bytes)
    }

    private static func row(_ target: String, _ options: String...) async throws -> Value {
        let ledger = try await told.value.0.folder + "/socai-demo/ledger"
        let outcome = try await Program.run(
            ["status", "--json", "--ledger", ledger] + options)
        let rows = try Value(outcome.bytes)["targets"].items
        return try #require(rows.first { $0["target"] == .string(target) })
    }

    /// Every file under a folder by its path in it.
    private static func files(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let path = folder + "/" + name
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            files[name] = try Data(contentsOf: URL(fileURLWithPath: path))
        }
        return files
    }

    @Test func `It ends well and leaves a ledger, its data, a tampered copy and snapshots`()
        async throws
    {
        let (scratch, outcome) = try await Self.told.value
        #expect(outcome.status == 0)
        #expect(outcome.messages.isEmpty)
        #expect((1...8).allSatisfy { outcome.output.contains("\n== \($0). ") })
        let folder = scratch.folder + "/socai-demo"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(names) == ["ledger", "data", "tampered", "snapshots"])
        let files = try Self.files(in: folder)
        for format in ["html", "csv", "json"] {
            #expect(try #require(files["snapshots/2025.\(format)"]).count > 10_000)
        }
        for (name, bytes) in files where name.hasPrefix("data/") {
            let source = Program.package + "/Sources/socai/Demo/" + name.dropFirst(5)
            #expect(try Data(contentsOf: URL(fileURLWithPath: source)) == bytes, "\(name)")
        }
        #expect(files.keys.count { $0.hasPrefix("data/") } == 22)
        #expect(try await Self.json("verify", "--json")["outcome"] == "intact")
    }

    @Test func `The commands it shows are those that made the ledger`() async throws {
        let (scratch, outcome) = try await Self.told.value
        let again = try Scratch(empty: ())
        // Typed by a person: the same files, the same commands, the folder's name aside.
        try FileManager.default.createDirectory(
            atPath: again.folder + "/socai-demo", withIntermediateDirectories: false)
        try FileManager.default.copyItem(
            atPath: scratch.folder + "/socai-demo/data", toPath: again.folder + "/socai-demo/data")
        let chapter = outcome.output.components(separatedBy: "\n== 2. ")[0]
        let commands = chapter.split(separator: "\n").filter { $0.hasPrefix("$ socai ") }
        #expect(commands.count >= 12)
        let script = commands.map { "\"$SOCAI\" \($0.dropFirst(8))" }.joined(separator: " && ")
        let typed = try await Program.shell(script, folder: again.folder)
        #expect(typed.status == 0, "\(typed.messages)")
        #expect(
            try Self.files(in: again.folder + "/socai-demo/ledger")
                == Self.files(in: scratch.folder + "/socai-demo/ledger"))
    }

    @Test func `All targets of the five documents are there`() async throws {
        let rows = try await Self.json("status", "--json")["targets"].items
        let assigned = rows.filter { row in
            row["document"] != "du-toan-quyet-toan:vietnamdata"
                && row["item"].text?.hasPrefix("kq-") == false
        }
        #expect(assigned.count == 269)
        var counts: [String: Int] = [:]
        for row in assigned { counts[row["document"].text ?? "?", default: 0] += 1 }
        #expect(
            counts == [
                "173-KH/HU:khong-ngay": 6, "38-CTr/HU:2025-02-04": 73,
                "92/KH-UBND:2022-11-08": 56, "KH-LDLD:khong-so": 28, "09-NQ/HU:2024-01-15": 106,
            ])
    }

    @Test func `Two targets for one revenue are told apart by their force`() async throws {
        let assigned = try await Self.row("38-CTr/HU:2025-02-04#4")
        #expect(assigned["criterion"]["low"] == "581")
        #expect(assigned["current"]["value"] == "590")
        #expect(assigned["attainment"] == "101.55")
        #expect(assigned["judgement"] == "exceeded")
        let strived = try await Self.row("38-CTr/HU:2025-02-04#text-07")
        #expect(strived["criterion"]["low"] == "600")
        #expect(strived["current"]["value"] == "590")
        #expect(strived["attainment"] == "98.33")
        #expect(strived["judgement"] == "notMet")
        #expect(strived["force"] == "aspirational")
        #expect(assigned["force"] != strived["force"])
    }

    @Test func `The jobs are judged against both bounds, and as they were known before`()
        async throws
    {
        let now = try await Self.row(Self.jobs)
        #expect(now["current"]["value"] == "10600")
        #expect(now["current"]["revised"] == 1)
        #expect(now["criterion"]["low"] == "10500")
        #expect(now["attainment"] == "100.95")
        #expect(now["judgement"] == "exceeded")
        #expect(now["original"]["criterion"]["low"] == "12000")
        #expect(now["original"]["attainment"] == "88.33")
        #expect(now["original"]["judgement"] == "notMet")
        let then = try await Self.row(Self.jobs, "--known-at", "2025-11-19")
        #expect(then["criterion"]["low"] == "12000")
        #expect(then["current"]["value"] == "8100")
        #expect(then["attainment"] == "67.50")
        #expect(then["original"] == nil)
        let history = try await Self.json("history", Self.jobs, "--json")
        #expect(
            history["events"].items.map { $0["type"] } == [
                "target.assigned", "report.submitted", "target.adjusted", "report.submitted",
                "report.revised", "report.approved",
            ])
    }

    @Test func `Each percentage names who set its target`() async throws {
        for (item, value, percentage, assigner) in [
            ("kq-30", "18491", "110.30", "Trung ương"), ("kq-31", "15404", "116.70", "tỉnh"),
        ] {
            let row = try await Self.row("KH-LDLD:khong-so#" + item)
            #expect(row["current"]["value"] == .string(value))
            #expect(row["attainment"] == .string(percentage))
            #expect(row["assigner"] == .string(assigner))
            #expect(row["judgement"] == "exceeded")
            #expect(row["officialJudgement"] == "exceeded")
        }
    }

    @Test func `What was made up is marked wherever it shows`() async throws {
        let ledger = try await Self.told.value.0.folder + "/socai-demo/ledger"
        let log = try await Program.run(["log", "--ledger", ledger])
        let events = try Value.lines(log.bytes)
        let documents = events.filter { $0["data"]["illustrative"] == true }.map { $0["stream"] }
        #expect(documents.count == 6)
        let reports = Set(
            events.filter { documents.contains($0["data"]["document"]) }
                .compactMap { $0["seq"].integer })
        let rows = try await Self.json("status", "--json")["targets"].items
        var marked: Set<String> = []
        for row in rows {
            let isMadeUp = row["current"]["seq"].integer.map(reports.contains) ?? false
            #expect(row["illustrative"] == .bool(isMadeUp), "\(row["target"])")
            #expect(row["flags"].items.contains("illustrative") == isMadeUp)
            if isMadeUp { marked.insert(try #require(row["target"].text)) }
        }
        #expect(marked.count >= 40)
        for (language, mark) in [("vi", "minh họa"), ("en", "illustrative")] {
            let common = ["--ledger", ledger, "--lang", language]
            let table = try await Program.run(
                ["status", "--document", "38-CTr/HU:2025-02-04", "--reported"] + common)
            let reported = rows.count {
                $0["document"] == "38-CTr/HU:2025-02-04" && $0["current"] != nil
            }
            // A narrow column may part the words of the mark.
            let start = "(" + mark.prefix { $0 != " " }
            #expect(table.output.components(separatedBy: start).count - 1 == reported)
            let history = try await Program.run(["history", Self.jobs] + common)
            #expect(history.output.contains("(\(mark))"))
            let page = try await Program.run(
                ["snapshot", "2025", "--format", "html"] + common)
            #expect(page.output.components(separatedBy: "<em>(\(mark))</em>").count - 1 >= 40)
        }
        let table = try Table(
            try await Program.run(
                ["snapshot", "2025", "--format", "csv", "--ledger", ledger]
            ).bytes)
        for row in table.rows {
            let isMarked = marked.contains(row["target"] ?? "")
            #expect(row["illustrative"] == (isMarked ? "true" : "false"), "\(row["target"] ?? "")")
        }
    }

    @Test func `The tampered copy is found out: which event, which target`() async throws {
        let (scratch, outcome) = try await Self.told.value
        let copy = scratch.folder + "/socai-demo/tampered"
        let verified = try await Program.run(["verify", "--json", "--ledger", copy])
        #expect(verified.status == 3)
        let report = try Value(verified.bytes)
        #expect(report["outcome"] == "damaged")
        #expect(report["findings"].items.count == 1)
        let finding = report["findings"][0]
        let jobs = try await Self.row(Self.jobs)
        #expect(finding["kind"] == "crcMismatch")
        #expect(finding["seq"] == jobs["current"]["seq"])
        #expect(finding["affects"][0]["target"] == .string(Self.jobs))
        #expect(finding["affects"][0]["figure"] == "20650")
        let chapter = outcome.output.components(separatedBy: "\n== 7. ").last ?? ""
        #expect(chapter.contains("chỉ tiêu: Số lao động được giải quyết việc làm\n"))
        #expect(chapter.contains("socai: sổ cái bị hỏng ở 1 chỗ\n"))
        // One byte apart.
        let original = try Self.files(in: scratch.folder + "/socai-demo/ledger")
        let changed = try Self.files(in: copy)
        let segment = "log/0000000000000000.jsonl"
        let (left, right) = (try #require(original[segment]), try #require(changed[segment]))
        #expect(left.count == right.count)
        #expect(zip(left, right).count { $0 != $1 } == 1)
    }

    @Test func `A folder in use is refused and left alone`() async throws {
        let scratch = try await Self.told.value.0
        let before = try Self.files(in: scratch.folder + "/socai-demo")
        let second = try await Program.run(["demo"], folder: scratch.folder)
        #expect(second.status == 2)
        #expect(second.output.isEmpty)
        #expect(second.messages.hasPrefix("socai: thư mục “socai-demo” không trống\n"))
        #expect(try Self.files(in: scratch.folder + "/socai-demo") == before)
        let other = try Scratch(empty: ())
        try other.file("của-tôi.txt", "x")
        let occupied = try await Program.run(["demo", other.folder, "--lang", "en"])
        #expect(occupied.status == 2)
        #expect(occupied.messages.contains("is not empty"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.folder).count == 1)
    }

    @Test func `It tells the same from anywhere, byte for byte`() async throws {
        let first = try await Self.told.value.0
        let second = try Scratch(empty: ())
        // An absolute path, another working directory and time zone, and the variables of a ledger
        // and a member that have nothing to do with it.
        let outcome = try await Program.run(
            ["demo", second.folder + "/ở đây"],
            environment: [
                "TZ": "Pacific/Kiritimati", "SOCAI_LEDGER": "/nowhere", "SOCAI_MEMBER": "ai-do",
            ], folder: "/usr")
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.messages)")
        guard outcome.status == 0 else { return }
        let again = try Self.files(in: second.folder + "/ở đây")
        #expect(try Self.files(in: first.folder + "/socai-demo") == again)
    }
}
