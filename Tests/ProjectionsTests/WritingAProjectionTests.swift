import EventLog
import Foundation
import Projections
import Reporting
import TestSupport
import Testing

/// The article “Writing a projection” shows code that compiles and does what it says.
@Suite struct WritingAProjectionTests {
    @Test func `The example of the article is the one that is compiled here`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try String(
            contentsOf: folder.appending(path: "CorrectionCount.swift"), encoding: .utf8)
        let article = try String(
            contentsOf: folder.appending(
                path: "../../Projections/Projections.docc/WritingAProjection.md"), encoding: .utf8)
        let blocks = article.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let example = try #require(blocks.first)
        #expect(source.hasSuffix(example) && example.contains("struct CorrectionCount"))
    }

    @Test func `The example counts corrections, in one go and in pieces`() throws {
        let entries = RandomHistory(seed: 8, count: 800).entries
        let history = try HistoryLog(entries)
        var all = CorrectionCount()
        try all.fold(history.log)
        var pieces = CorrectionCount()
        for entry in entries[..<311] { pieces.apply(entry) }
        for entry in entries[311...] { pieces.apply(entry) }
        #expect(all.counts == pieces.counts)
        let corrections = entries.count {
            if case .reportRevised = $0.event { true } else { false }
        }
        #expect(corrections > 0 && all.counts.values.reduce(0, +) == corrections)
        var earlier = CorrectionCount()
        try earlier.fold(history.log, upTo: .position(Position(41)))
        var first = CorrectionCount()
        for entry in entries[...41] { first.apply(entry) }
        #expect(earlier.counts == first.counts)
    }
}
