import Foundation
import Testing

/// What recording a directive promises: the sheet comes back, the file is kept, all of it or nothing.
struct ReadRecordTests {
    private static let sheet = "ra-soat.csv"

    /// A ledger, the directive beside it, and the sheet made of it.
    private func reviewed(_ options: String...) async throws -> Scratch {
        let scratch = try await Scratch()
        try scratch.writeDirective()
        let outcome = try await scratch.run(
            ["read", ReadSample.name, "--csv", "--unit", "huyen"] + options)
        #expect(outcome.status == 0)
        #expect(outcome.bytes.starts(with: [0xEF, 0xBB, 0xBF]), "Excel needs the mark")
        try scratch.file(Self.sheet, outcome.bytes)
        return scratch
    }

    private func edit(_ scratch: Scratch, _ change: (String) -> String) throws {
        let path = scratch.folder + "/" + Self.sheet
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let changed = change(text)
        #expect(changed != text, "the sheet has what is to be changed")
        try scratch.file(Self.sheet, changed)
    }

    @Test func `A sheet comes back as one batch, and the ledger shows the words it rests on`()
        async throws
    {
        let scratch = try await reviewed()
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output == "17-21\n")
        let events = try Array(scratch.recorded())
        #expect(
            events.map { $0["type"] } == [
                "document.registered", "evidence.attached", "target.assigned", "target.assigned",
                "target.assigned",
            ])
        #expect(events.map { $0["more"] } == [true, true, true, true, nil])

        let status = try Value(
            try await scratch.run("status", "--document", ReadSample.id, "--json").bytes)
        #expect(status["targets"].items.count == 3)
        #expect(status["targets"][1]["criterion"]["low"] == "41250.5")
        let history = try await scratch.run("history", ReadSample.id + "#I.1")
        #expect(history.output.contains("dòng 20: “"))
        #expect(history.output.contains("98%"))
    }

    @Test func `The document is kept with the ledger, and a verification holds it to its digest`()
        async throws
    {
        let scratch = try await reviewed()
        try await scratch.record("read", "--from", Self.sheet, "--record")
        let registered = try #require(try scratch.recorded().first)
        let digest = try #require(registered["data"]["sha256"].text)
        let path = scratch.ledger + "/evidence/" + digest
        #expect(try String(contentsOfFile: path, encoding: .utf8) == ReadSample.text)
        #expect(try await scratch.run("verify").status == 0)
        try FileManager.default.removeItem(atPath: path)
        #expect(try await scratch.run("verify").status == 3)
    }

    @Test func `Recording at once gives the events that its unchanged sheet gives`() async throws {
        let byWay = try await reviewed()
        try await byWay.record("read", "--from", Self.sheet, "--record")
        let atOnce = try await Scratch()
        try atOnce.writeDirective()
        try await atOnce.record("read", ReadSample.name, "--record", "--unit", "huyen")
        #expect(try atOnce.log() == byWay.log())
    }

    @Test func `What a person corrected, deleted or filled in is what is recorded`() async throws {
        let scratch = try await reviewed()
        try edit(scratch) { text in
            text.split(separator: "\r\n", omittingEmptySubsequences: false)
                .filter { !$0.hasPrefix("target,\(ReadSample.id),I.3,") }
                .joined(separator: "\r\n")
                .replacing("41250.5", with: "42000").replacing("Trần Văn Mẫu", with: "Lê Thị Mẫu")
        }
        try await scratch.record("read", "--from", Self.sheet, "--record")
        let events = try Array(scratch.recorded())
        #expect(events.count == 4)
        #expect(events[0]["data"]["signer"] == "Lê Thị Mẫu")
        #expect(events[3]["data"]["criterion"]["low"] == "42000")
    }

    @Test func `A sheet for Vietnamese spreadsheets has decimal commas, and comes back`()
        async throws
    {
        let scratch = try await reviewed("--numbers", "vi")
        let text = try String(
            contentsOfFile: scratch.folder + "/" + Self.sheet, encoding: .utf8)
        #expect(text.contains(#";"41250,5";"#))
        try await scratch.record("read", "--from", Self.sheet, "--record")
        #expect(try scratch.recorded().contains { $0["data"]["criterion"]["low"] == "41250.5" })
    }

    @Test func `A figure typed in that reads two ways is asked about, at its place`() async throws {
        let scratch = try await reviewed()
        try edit(scratch) { $0.replacing("41250.5", with: "41.250") }
        let before = try scratch.contents()
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("ra-soat.csv:"))
        #expect(outcome.messages.contains("[low]"))
        #expect(outcome.messages.contains("--numbers vi"))
        #expect(try scratch.contents() == before)
        try await scratch.record("read", "--from", Self.sheet, "--record", "--numbers", "vi")
        #expect(try scratch.recorded().contains { $0["data"]["criterion"]["low"] == "41250" })
    }

    @Test func `Another file than the one that was looked through is refused`() async throws {
        let scratch = try await reviewed()
        try scratch.file(ReadSample.name, ReadSample.text + "\nthêm")
        let before = try scratch.contents()
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("SHA-256"))
        #expect(try scratch.contents() == before)
        try scratch.file("goc.txt", ReadSample.text)
        let moved = try await scratch.run("read", "goc.txt", "--from", Self.sheet, "--record")
        #expect(moved.status == 0)
    }

    @Test func `A dry run checks everything and keeps nothing`() async throws {
        let scratch = try await reviewed()
        let before = try scratch.contents()
        for command in [
            ["--from", Self.sheet, "--record"], [ReadSample.name, "--record", "--unit", "huyen"],
        ] {
            let outcome = try await scratch.run(["read"] + command + ["--dry-run", "--json"])
            #expect(outcome.status == 0)
            #expect(try Value(outcome.bytes)["dryRun"] == true)
            #expect(try scratch.contents() == before)
        }
    }

    @Test func `The same key records a directive once`() async throws {
        let scratch = try await reviewed()
        let first = try await scratch.run("read", "--from", Self.sheet, "--record", "--key", "k")
        let before = try scratch.contents()
        let second = try await scratch.run("read", "--from", Self.sheet, "--record", "--key", "k")
        #expect(second.status == 0)
        #expect(second.output == first.output)
        #expect(try scratch.contents() == before)
        let third = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(third.status == 2)
        #expect(third.messages.contains(ReadSample.id))
    }

    @Test func `A directive that lost its head is recorded under an id given by hand, and says so`()
        async throws
    {
        let scratch = try await Scratch()
        let lost = ReadSample.text.replacing("Số: 12/KH-UBND\n", with: "")
        try scratch.file("mat-dau.txt", lost)
        let refused = try await scratch.run("read", "mat-dau.txt", "--record", "--unit", "huyen")
        #expect(refused.status == 2)
        #expect(refused.messages.contains("--document"))
        try await scratch.record(
            "read", "mat-dau.txt", "--record", "--unit", "huyen", "--document", "KH-2025")
        let registered = try #require(try scratch.recorded().first)
        #expect(registered["data"]["document"] == "KH-2025")
        #expect(registered["data"]["handGiven"] == true)
    }

    @Test func `Without a unit, or with one that nobody knows, nothing is recorded`() async throws {
        let scratch = try await Scratch()
        try scratch.writeDirective()
        let before = try scratch.contents()
        let missing = try await scratch.run("read", ReadSample.name, "--record")
        #expect(missing.status == 2)
        #expect(missing.messages.contains("--unit"))
        let unknown = try await scratch.run("read", ReadSample.name, "--record", "--unit", "la")
        #expect(unknown.status == 2)
        #expect(unknown.messages.contains("ke-hoach.txt:20 [unit]: Chưa có đơn vị “la”."))
        #expect(try scratch.contents() == before)
    }

    @Test func `A sheet is recorded with its document, not imported without it`() async throws {
        let scratch = try await reviewed()
        let imported = try await scratch.run("import", Self.sheet)
        #expect(imported.status == 2)
        #expect(imported.messages.contains("socai read --from ra-soat.csv --record"))
        try scratch.file("don-vi.csv", "unit,name\nxa,Xã\n")
        let other = try await scratch.run("read", "--from", "don-vi.csv", "--record")
        #expect(other.status == 2)
        #expect(other.messages.contains("socai import"))
    }

    @Test func `A row that cannot be read is named with its line and column`() async throws {
        let scratch = try await reviewed()
        try edit(scratch) {
            $0.replacing("lessThan", with: "it-hon").replacing("symbol,12", with: "ky-hieu,12")
        }
        let outcome = try await scratch.run("read", "--from", Self.sheet, "--record")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("[criterion]"))
        #expect(outcome.messages.contains("[row]"))
        #expect(try scratch.recorded().isEmpty)
    }

    private static let seeds = Program.shared + "/seeds"

    @Test(.enabled(if: Program.isGate || FileManager.default.fileExists(atPath: seeds)))
    func `The five directives can be recorded as they are read, each target with its words`()
        async throws
    {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.seeds)
            .filter { $0.hasSuffix(".txt") }.sorted()
        #expect(names.count == 5)
        let scratch = try await Scratch()
        for (index, name) in names.enumerated() {
            let path = Self.seeds + "/" + name
            let reading = try Value(try await scratch.run("read", path, "--json").bytes)
            let before = try scratch.recorded().count
            // Every quote that a sheet is made with stands where it says.
            let sheet = try await scratch.run(
                "read", path, "--csv", "--unit", "huyen", "--document", "doc-\(index)")
            try scratch.file(Self.sheet, sheet.bytes)
            let checked = try await scratch.run("read", "--from", Self.sheet, "--dry-run")
            #expect(checked.status == 0, "\(checked.messages)")
            try await scratch.record(
                "read", path, "--record", "--unit", "huyen", "--document", "doc-\(index)")
            let events = try Array(scratch.recorded().dropFirst(before))
            let targets = reading["targets"].items
            #expect(events.count == targets.count + 2, "\(name)")
            #expect(events[0]["data"]["sha256"] == reading["document"]["sha256"])
            for (event, target) in zip(events.dropFirst(2), targets) {
                #expect(event["data"]["item"] == target["item"])
                #expect(event["data"]["source"]["line"] == target["source"]["line"])
                #expect(event["data"]["source"]["quote"].text?.isEmpty == false)
            }
        }
        #expect(try await scratch.run("verify").status == 0)
    }
}
