import Foundation
import Testing

/// Scenario 13, replay and tamper: one stored event deleted, edited or exchanged with another fails the
/// verification, which names the first bad place; a tail cut off is caught by the head that was signed;
/// all of it on a copy elsewhere, offline.
struct Scenario13Tests {
    @Test(arguments: ["delete", "edit", "swap"])
    func `One stored event deleted, edited or exchanged is found, and the first bad one named`(
        hand: String
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        var lines = try DamageTests.lines(of: scratch)
        switch hand {
        case "delete": lines.remove(at: 24)
        case "edit":
            let line = String(decoding: lines[24], as: UTF8.self)
            lines[24] = Data(line.replacing("591", with: "597").utf8)
        default: lines.swapAt(24, 25)
        }
        try scratch.replaceLog(DamageTests.joined(lines))
        let findings = try await DamageTests.findings(in: scratch)
        let first = findings.compactMap { $0["seq"].integer }.min()
        #expect(first == 24, "\(hand): \(findings)")
        #expect(try await scratch.run("verify").messages.hasPrefix("socai: sổ cái bị hỏng ở "))
    }

    @Test func `A copy elsewhere, with the tail cut off, is caught by the signed head`()
        async throws
    {
        let scratch = try Scratch(holding: try await Scene.files.value)
        #expect(try await scratch.run("keygen", "kiem-thu.vn/2025", "--out", "khoa").status == 0)
        #expect(
            try await scratch.run("checkpoint", "--key", "khoa", "--out", "bien-ban.txt").status
                == 0)
        #expect(try await scratch.run("mirror", "ban-sao").status == 0)
        let copy = scratch.folder + "/ban-sao"
        func verified() async throws -> Child.Outcome {
            // Only the copy and the signed head are there: no ledger, no member, no network.
            try await Program.run(
                ["verify", "--ledger", copy, "--checkpoint", "bien-ban.txt", "--json"],
                folder: scratch.folder)
        }
        let whole = try await verified()
        #expect(whole.status == 0, "\(whole.messages)")
        for file in try FileManager.default.subpathsOfDirectory(atPath: copy)
        where file.hasPrefix("checkpoints/") {
            try FileManager.default.removeItem(atPath: copy + "/" + file)
        }
        try FileManager.default.removeItem(atPath: copy + "/derived")
        let segment = copy + "/log/0000000000000000.jsonl"
        let lines = try Data(contentsOf: URL(fileURLWithPath: segment))
            .split(separator: UInt8(ascii: "\n")).map { Data($0) }
        try DamageTests.joined(Array(lines.dropLast())).write(
            to: URL(fileURLWithPath: segment))
        let cut = try await verified()
        #expect(cut.status == 3)
        #expect(try Value(cut.bytes)["outcome"] == "rewritten")
        #expect(cut.messages.hasPrefix("socai: sổ cái không còn phần cuối mà điểm kiểm bao gồm"))
        // Without the signed head nobody could tell: that is what it is for.
        let alone = try await Program.run(["verify", "--ledger", copy], folder: scratch.folder)
        #expect(alone.status == 0, "\(alone.messages)")
    }

    @Test func `A replay tells every event, once, in order, with what it changed`() async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let replay = try await scratch.json("replay")
        let log = try Value.lines(try scratch.log())
        let events = replay["events"].items
        #expect(events.map { $0["seq"] } == log.map { $0["seq"] })
        #expect(events.map { $0["type"] } == log.map { $0["type"] })
        #expect(events.map { $0["data"] } == log.map { $0["data"] })
        let revised = events[24]["changes"]
        #expect(revised.items.count == 1)
        #expect(revised[0]["from"]["current"]["value"] == "590")
        #expect(revised[0]["to"]["current"]["value"] == "591")
        #expect(revised[0]["class"] == "correction")
        // The state before any event is what every event before it left.
        var left: [String: Value] = [:]
        for event in events {
            for change in event["changes"].items {
                let target = try #require(change["target"].text)
                #expect(change["from"] == left[target] ?? .null, "\(event)")
                left[target] = change["to"]
            }
        }
        let part = try await scratch.json("replay", "--from", "23", "--to", "24")
        #expect(part["events"].items == Array(events[23...24]))
        let told = try await scratch.run("replay", "--from", "24", "--to", "24")
        #expect(told.output.contains("đính chính báo cáo #23 thành 591\u{a0}tỷ đồng; lý do: nhầm"))
        #expect(told.output.contains("trước đó: kế hoạch 581\u{a0}tỷ đồng; 590\u{a0}tỷ đồng"))
    }
}
