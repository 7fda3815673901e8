import Foundation
import Testing

/// A ledger of one test alone: units, members in every role, documents and an indicator, under a
/// simulated clock; gone when the test is.
final class Scratch: Sendable {
    /// A folder for whatever the test writes; commands run in it.
    let folder: String

    var ledger: String { folder + "/so-cai" }
    var segment: String { ledger + "/log/0000000000000000.jsonl" }

    /// The document whose targets the tests assign.
    static let document = "38-CTr/HU:2025-02-04"

    /// How many events the ledger has to begin with.
    static let eventCount = 17

    /// An empty folder.
    init(empty: Void) throws {
        folder = NSTemporaryDirectory() + "socai-test-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
    }

    /// A folder with a ledger in it.
    convenience init() async throws {
        try self.init(holding: try await Scratch.beginning.value)
    }

    /// A folder with the ledger that these files make.
    convenience init(holding files: [String: Data]) throws {
        try self.init(empty: ())
        for (name, bytes) in files {
            try FileManager.default.createDirectory(
                atPath: ledger + "/" + (name as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try bytes.write(to: URL(fileURLWithPath: ledger + "/" + name))
        }
        for room in ["checkpoints", "derived", "evidence", "quarantine"] {
            try FileManager.default.createDirectory(
                atPath: ledger + "/" + room, withIntermediateDirectories: true)
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("\(folder) stays behind: \(error)")
        }
    }

    /// The files of the ledger that every test begins with: made once, by the program.
    private static let beginning = Task { () throws -> [String: Data] in
        let scratch = try Scratch(empty: ())
        try await scratch.found()
        return try scratch.contents()
    }

    /// Opens the ledger and imports who and what it is about.
    func found() async throws {
        try file("units.csv", Scratch.units)
        try file("members.csv", Scratch.members)
        try file("documents.csv", Scratch.documents)
        try file("indicators.csv", Scratch.indicators)
        try await record(
            "init", "so-cai", "--origin", "kiem-thu.vn/2025", "--title", "Sổ kiểm thử", "--clock",
            "simulated")
        try await record("import", "units.csv", "members.csv", "documents.csv", "indicators.csv")
    }

    private static let units = """
        unit,name,level,parent,to
        trung-uong,Trung ương,trung-uong,,
        tinh,Tỉnh Long An,tinh,trung-uong,
        huyen,Huyện Cần Đước,huyen,tinh,
        huyen-khac,Huyện Cần Giuộc,huyen,tinh,
        huyen-cu,Huyện Cũ,huyen,tinh,2025-01-01

        """
    private static let members = """
        member,name,unit,role
        giao,Người giao,tinh,assigner
        bao-cao,Người báo cáo,huyen,reporter
        bao-cao-khac,Người báo cáo khác,huyen-khac,reporter
        bao-cao-cu,Người báo cáo cũ,huyen-cu,reporter
        duyet,Người phê duyệt,tinh,approver
        kiem-tra,Ủy ban Kiểm tra,tinh,inspector

        """
    private static let documents = """
        document,symbol,date,subject
        38-CTr/HU:2025-02-04,38-CTr/HU,2025-02-04,Nhiệm vụ năm 2025
        1542/QĐ-UBND:2025-11-20,1542/QĐ-UBND,2025-11-20,Điều chỉnh chỉ tiêu

        """
    private static let indicators = """
        indicator,name,measure,direction
        viec-lam,Số lao động được giải quyết việc làm,người,higher

        """

    // MARK: Files

    /// Writes a file into the folder and answers its name.
    @discardableResult
    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Data(text.utf8))
    }

    @discardableResult
    func file(_ name: String, _ bytes: Data) throws -> String {
        try bytes.write(to: URL(fileURLWithPath: folder + "/" + name))
        return name
    }

    /// Every file of the ledger by its path in it, but what is derived from the others.
    func contents() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: ledger)
        where !name.hasPrefix("derived/") {
            let attributes = try FileManager.default.attributesOfItem(atPath: ledger + "/" + name)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            files[name] = try Data(contentsOf: URL(fileURLWithPath: ledger + "/" + name))
        }
        return files
    }

    /// The bytes of the log.
    func log() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: segment))
    }

    func replaceLog(_ bytes: Data) throws {
        try bytes.write(to: URL(fileURLWithPath: segment))
    }

    // MARK: Commands

    /// Runs a command on the ledger, by its keeper unless `member` says otherwise.
    func run(
        _ arguments: String..., by member: String = "giu-so", environment: [String: String] = [:]
    ) async throws -> Child.Outcome {
        try await run(arguments, by: member, environment: environment)
    }

    func run(
        _ arguments: [String], by member: String = "giu-so", environment: [String: String] = [:]
    ) async throws -> Child.Outcome {
        try await Program.run(
            arguments, environment: self.environment(by: member, environment), folder: folder)
    }

    /// The environment of a command on this ledger.
    func environment(
        by member: String = "giu-so", _ more: [String: String] = [:]
    ) -> [String: String] {
        ["SOCAI_LEDGER": ledger, "SOCAI_MEMBER": member].merging(more) { _, own in own }
    }

    /// Runs a command that has to succeed and answers the numbers of the events it recorded.
    @discardableResult
    func record(
        _ arguments: String..., by member: String = "giu-so",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Int] {
        let outcome = try await run(arguments, by: member)
        try #require(
            outcome.status == 0, "\(arguments): \(outcome.messages)",
            sourceLocation: sourceLocation)
        return outcome.lines.flatMap { line -> [Int] in
            let ends = line.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last else { return [] }
            return Array(first...last)
        }
    }

    /// Assigns a target of ``document``; answers its id.
    @discardableResult
    func assign(
        _ item: String, _ options: String..., by member: String = "giao"
    ) async throws -> String {
        let id = Scratch.document + "#" + item
        var arguments = ["assign", id, "--name", "Chỉ tiêu \(item)", "--unit", "huyen"] + options
        if !options.contains("--period") { arguments += ["--period", "2025"] }
        let outcome = try await run(arguments, by: member)
        try #require(outcome.status == 0, "\(arguments): \(outcome.messages)")
        return id
    }

    /// Reports on a target for 2025; answers the report's number.
    @discardableResult
    func report(_ target: String, _ figure: String...) async throws -> Int {
        let outcome = try await run(["report", target, "2025"] + figure, by: "bao-cao")
        try #require(outcome.status == 0, "report \(target) \(figure): \(outcome.messages)")
        return try #require(outcome.lines.first.flatMap { Int($0) })
    }

    /// The JSON document that a command prints.
    func json(_ arguments: String...) async throws -> Value {
        let outcome = try await run(arguments + ["--json"])
        try #require(outcome.status == 0, "\(arguments): \(outcome.messages)")
        return try Value(outcome.bytes)
    }

    /// The row of one target in `status`.
    func standing(_ target: String, _ options: String...) async throws -> Value {
        let outcome = try await run(["status", "--json"] + options)
        try #require(outcome.status == 0, "status: \(outcome.messages)")
        let rows = try Value(outcome.bytes)["targets"].items
        return try #require(rows.first { $0["target"] == .string(target) })
    }
}
