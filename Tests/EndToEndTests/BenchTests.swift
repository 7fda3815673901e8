import Foundation
import Testing

/// `socai bench` in a size that shows only that it has not rotted.
struct BenchTests {
    private static let measurements: [Value] = [
        "batched-appends", "batched-appends-memory", "single-appends", "bare-appends",
        "single-to-bare", "concurrent-appends", "concurrent-to-single", "opening", "verify",
        "verify-memory", "verify-to-sha256sum", "current-figures", "current-figures-memory",
        "folding",
        "status-of-unit", "history-of-target", "known-at",
    ]

    @Test func `Every measurement has its unit, its median between least and most, and its runs`()
        async throws
    {
        let scratch = try Scratch(empty: ())
        let outcome = try await Program.run(
            ["bench", "--events", "1500", "--runs", "2", "--json"], folder: scratch.folder)
        #expect(outcome.status == 0)
        let document = try Value(outcome.bytes)
        #expect(document.names == ["machine", "events", "measurements"])
        #expect(document["events"] == 1500)
        #expect(document["measurements"].items.map { $0["name"] } == Self.measurements)
        for measurement in document["measurements"].items {
            let figures = ["min", "median", "max"].compactMap {
                measurement[$0].text.flatMap(Double.init)
            }
            #expect(figures.count == 3 && figures == figures.sorted(), "\(measurement)")
            #expect(["s", "events/s", "MB", "×"].contains(measurement["unit"].text))
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
        #expect(left.isEmpty, "what was made only to be measured is gone")
    }

    @Test func `The synthetic ledger keeps the rules and is the same each time`() async throws {
        let scratch = try Scratch(empty: ())
        var roots: Set<String?> = []
        for name in ["mot", "hai"] {
            let outcome = try await Program.run(
                ["bench", "--events", "3000", "--runs", "1", "--dir", name, "--lang", "en"],
                folder: scratch.folder)
            #expect(outcome.status == 0)
            let verified = try await Program.run(
                ["verify", "--ledger", "\(name)/ledger", "--json"], folder: scratch.folder)
            #expect(verified.status == 0)
            let document = try Value(verified.bytes)
            #expect(document["outcome"] == "intact")
            #expect(document["size"] == 3000)
            roots.insert(document["root"].text)
        }
        #expect(roots.count == 1)
    }

    @Test func `A folder that holds something is not measured in, a count must be one`()
        async throws
    {
        let scratch = try Scratch(empty: ())
        try FileManager.default.createDirectory(
            atPath: scratch.folder + "/day/co", withIntermediateDirectories: true)
        let taken = try await Program.run(["bench", "--dir", "day"], folder: scratch.folder)
        #expect(taken.status == 2)
        #expect(
            taken.messages == """
                socai: thư mục “day” không trống
                  Vị trí: --dir
                  Cách xử lý: chọn thư mục khác

                """)
        let none = try await Program.run(
            ["bench", "--events", "0", "--lang", "en"], folder: scratch.folder)
        #expect(none.status == 2)
        #expect(none.messages.contains("--events “0” is no number from 1 to 100000000"))
    }
}
