import Foundation
import TestSupport
import Testing

/// Several people at once, each with a process of their own, on one ledger.
struct SharedLedgerTests {
    @Test
    func `Eight processes that record at once all get through, and one of two equals is refused`()
        async throws
    {
        let scratch = try await Scratch()
        let environment = scratch.environment(by: "giu-so", Program.environment)
        for number in 0..<8 {
            try scratch.file("x\(number).csv", "unit,name\nxa-\(number),Xã \(number)\n")
        }
        try scratch.file("chung.csv", "unit,name\nxa-chung,Xã Chung\n")
        // Started directly, so that all run at once.
        let different = try (0..<8).map { number in
            try Child(
                Program.path, ["import", "x\(number).csv"], environment: environment,
                folder: scratch.folder)
        }
        let same = try (0..<2).map { _ in
            try Child(
                Program.path, ["import", "chung.csv"], environment: environment,
                folder: scratch.folder)
        }
        var numbers: [Int] = []
        for child in different {
            let outcome = try await child.outcome()
            #expect(outcome.status == 0, "\(outcome.messages)")
            numbers += outcome.output.split(separator: "\n").compactMap { Int($0) }
        }
        var statuses: [Int32] = []
        for child in same {
            let outcome = try await child.outcome()
            statuses.append(outcome.status)
            numbers += outcome.output.split(separator: "\n").compactMap { Int($0) }
        }
        // The rules see what the other recorded meanwhile: a unit is registered once.
        #expect(statuses.count { $0 == 0 } == 1, "\(statuses)")
        let first = Scratch.eventCount
        #expect(numbers.sorted() == Array(first..<(first + 9)))
        #expect(try await scratch.json("verify")["outcome"] == "intact")
    }
}
