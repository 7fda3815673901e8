import TestSupport
import Testing

@testable import EventLog

/// Between which checkpoints something happened; seven events, one a second.
@Suite struct TimeWindowTests {
    private typealias Sample = DiagnosisTests.Sample
    private typealias Given = (name: String, signed: SignedCheckpoint)

    private let sample: Sample
    private let key: SignerKey
    private let witness: SignerKey

    init() throws {
        sample = try Sample()
        key = try SignerKey(generatedFor: SmallLedger.identity.origin)
        witness = try SignerKey(generatedFor: "ubkt.example.vn")
    }

    private var keys: [VerifierKey] { [key.verifier, witness.signing(.cosignature).verifier] }

    /// The checkpoint over the first lines of a log, cosigned so many seconds after its start.
    private func checkpoint(
        _ name: String, over size: Int, of lines: [[UInt8]], cosigned seconds: Int64? = nil
    ) throws -> Given {
        var tree = MerkleTree()
        for line in lines[..<size] { tree.append(line) }
        var signed = try SignedCheckpoint(
            Checkpoint(
                origin: SmallLedger.identity.origin, size: UInt64(size), root: tree.root()),
            signedBy: key)
        if let seconds {
            let time = SmallLedger.start.advanced(byMilliseconds: seconds * 1_000)
            signed.cosign(
                with: witness, secondsSinceEpoch: UInt64(time.millisecondsSinceEpoch / 1_000))
        }
        return (name, signed)
    }

    private func diagnoses(
        _ disk: FaultyDisk, _ given: [Given], keys: [VerifierKey]? = nil
    ) throws -> [Diagnosis] {
        try Audit(of: "/l", disk: disk, checkpoints: given, keys: keys ?? self.keys)
            .diagnoses(in: "/l", disk: disk, at: DiagnosisTests.now)
    }

    private static func second(_ number: Int64) -> Instant {
        SmallLedger.start.advanced(byMilliseconds: number * 1_000)
    }

    private static let audit = TimeWindow.Bound(at: DiagnosisTests.now, basis: .audit)

    private func cosigned(_ name: String, _ second: Int64) -> TimeWindow.Bound {
        TimeWindow.Bound(
            at: TimeWindowTests.second(second),
            basis: .cosignature(checkpoint: name, witness: "ubkt.example.vn"))
    }

    /// A log whose lines 3 and 4 were made anew, its checksums right.
    private var rewritten: [[UInt8]] {
        sample.lines[..<3] + [sample.forged(3), sample.forged(4)] + sample.lines[5...]
    }

    @Test func `Without a checkpoint an event is as old as the one before it`() throws {
        let found = try diagnoses(sample.replacing("20153", by: "20653"), [])
        #expect(
            found.map(\.window) == [
                TimeWindow(
                    earliest: TimeWindow.Bound(
                        at: TimeWindowTests.second(2), basis: .event(Position(2))),
                    latest: TimeWindowTests.audit)
            ])
        var lines = sample.lines
        lines[0][20] ^= 0x01
        #expect(try diagnoses(sample.with(lines), []).first?.window.earliest == nil)
    }

    @Test func `A damaged event was right when the last checkpoint that covers it was made`() throws
    {
        let disk = sample.replacing("20153", by: "20653")
        let given = try [
            checkpoint("a", over: 3, of: sample.lines, cosigned: 50),
            checkpoint("b", over: 4, of: sample.lines, cosigned: 60),
            checkpoint("c", over: 6, of: sample.lines, cosigned: 70),
        ]
        #expect(try diagnoses(disk, given).first?.window.earliest == cosigned("c", 70))
        #expect(try diagnoses(disk, [given[1]]).first?.window.earliest == cosigned("b", 60))
        // One that does not cover it tells nothing.
        #expect(
            try diagnoses(disk, [given[0]]).first?.window.earliest?.basis == .event(Position(2)))
        // Without its cosignature it is as old as the last event it covers.
        let plain = try checkpoint("d", over: 6, of: sample.lines)
        #expect(
            try diagnoses(disk, [plain]).first?.window.earliest
                == TimeWindow.Bound(
                    at: TimeWindowTests.second(5),
                    basis: .checkpoint("d", after: Position(5), isVerified: true)))
        #expect(
            try diagnoses(disk, [plain], keys: []).first?.window.earliest?.basis
                == .checkpoint("d", after: Position(5), isVerified: false))
        #expect(try diagnoses(disk, given).first?.window.latest == TimeWindowTests.audit)
    }

    @Test func `A rewritten history is bracketed by the checkpoints that agree`() throws {
        let disk = sample.with(rewritten)
        let given = try [
            checkpoint("a", over: 2, of: sample.lines, cosigned: 50),
            checkpoint("b", over: 5, of: sample.lines, cosigned: 60),
        ]
        let found = try #require(try diagnoses(disk, given).first)
        #expect(found.cause == .rewritten)
        #expect(found.events == Position(2)...Position(4))
        #expect(found.evidence == [.covered(by: "b", isVerified: true)])
        #expect(
            found.window
                == TimeWindow(earliest: cosigned("b", 60), latest: TimeWindowTests.audit))
        let alone = try #require(try diagnoses(disk, [given[1]]).first)
        #expect(alone.events == Position(0)...Position(4))
    }

    @Test func `Without cosignatures the prefix that agrees gives the earliest time`() throws {
        let given = try [
            checkpoint("a", over: 2, of: sample.lines), checkpoint("b", over: 5, of: sample.lines),
        ]
        let found = try #require(try diagnoses(sample.with(rewritten), given, keys: []).first)
        #expect(found.evidence == [.covered(by: "b", isVerified: false)])
        #expect(
            found.window.earliest
                == TimeWindow.Bound(
                    at: TimeWindowTests.second(1),
                    basis: .checkpoint("b", after: Position(1), isVerified: false)))
    }

    @Test func `A checkpoint signed over the new history says since when it stood`() throws {
        let lines = rewritten
        let given = try [
            checkpoint("b", over: 5, of: sample.lines, cosigned: 60),
            checkpoint("c", over: 7, of: lines, cosigned: 90),
        ]
        let found = try #require(try diagnoses(sample.with(lines), given).first)
        #expect(found.cause == .forked)
        #expect(
            found.evidence == [
                .covered(by: "b", isVerified: true), .contradicts("c", key: key.verifier.name),
            ])
        #expect(
            found.window == TimeWindow(earliest: cosigned("b", 60), latest: cosigned("c", 90)))
        // The other way round: the history that is gone was shown later than the one that is there.
        let late = try [
            checkpoint("b", over: 5, of: sample.lines, cosigned: 95), given[1],
        ]
        let shown = try #require(try diagnoses(sample.with(lines), late).first)
        #expect(shown.window == TimeWindow(earliest: nil, latest: cosigned("b", 95)))
    }

    @Test func `Without the log's key nobody is said to have forked it`() throws {
        let lines = rewritten
        let given = try [
            checkpoint("b", over: 5, of: sample.lines, cosigned: 60),
            checkpoint("c", over: 7, of: lines, cosigned: 90),
        ]
        for keys in [[], [witness.signing(.cosignature).verifier]] {
            let found = try #require(try diagnoses(sample.with(lines), given, keys: keys).first)
            #expect(found.cause == .rewritten)
            #expect(!found.evidence.contains { if case .contradicts = $0 { true } else { false } })
        }
    }

    @Test func `Two checkpoints of one size and two roots are a fork, with the tail gone too`()
        throws
    {
        let disk = sample.with(Array(sample.lines[..<4]))
        let given = try [
            checkpoint("b", over: 6, of: sample.lines), checkpoint("c", over: 6, of: rewritten),
        ]
        #expect(try diagnoses(disk, given).map(\.cause) == [.forked, .forked])
        #expect(try diagnoses(disk, [given[0]]).map(\.cause) == [.removedTail])
        #expect(
            try diagnoses(disk, [given[0], ("d", given[0].signed)]).map(\.cause)
                == [.removedTail, .removedTail])
    }

    @Test func `A tail that a checkpoint covers was removed after it was seen`() throws {
        let disk = sample.with(Array(sample.lines[..<4]))
        let found = try #require(
            try diagnoses(disk, [checkpoint("b", over: 6, of: sample.lines, cosigned: 60)]).first)
        #expect(found.cause == .removedTail && found.events == Position(4)...Position(5))
        #expect(
            found.window
                == TimeWindow(earliest: cosigned("b", 60), latest: TimeWindowTests.audit))
        let plain = try #require(
            try diagnoses(disk, [checkpoint("b", over: 6, of: sample.lines)]).first)
        #expect(
            plain.window.earliest
                == TimeWindow.Bound(
                    at: TimeWindowTests.second(3),
                    basis: .checkpoint("b", after: Position(3), isVerified: true)))
    }

    @Test
    func `A torn tail that a checkpoint covers was cut off, and a damaged one is no torn one`()
        throws
    {
        let disk = sample.disk.copy()
        disk.plant(
            sample.lines[..<6].flatMap { $0 + [0x0A] } + sample.lines[6].prefix(40),
            in: Sample.path)
        let whole = try checkpoint("b", over: 7, of: sample.lines, cosigned: 60)
        let found = try diagnoses(disk, [whole])
        #expect(found.map(\.cause) == [.removedTail, .removedTail])
        #expect(found.first?.evidence == [.covered(by: "b", isVerified: true)])
        #expect(found.first?.window.earliest == cosigned("b", 60))
        let smaller = try checkpoint("a", over: 6, of: sample.lines, cosigned: 60)
        #expect(try diagnoses(disk, [smaller]).map(\.cause) == [.tornTail])
        var lines = sample.lines
        lines[6].replaceSubrange(30..<60, with: repeatElement(0, count: 30))
        #expect(try diagnoses(sample.with(lines), [whole]).map(\.cause) == [.rot])
        #expect(try diagnoses(sample.with(lines), [smaller]).map(\.cause) == [.unclearTail])
    }

    @Test func `A second line for an event is an intruder where a checkpoint knows the first`()
        throws
    {
        var lines = sample.lines
        lines.insert(sample.forged(3), at: 4)
        let found = try #require(
            try diagnoses(
                sample.with(lines), [checkpoint("b", over: 4, of: sample.lines, cosigned: 60)]
            ).first)
        #expect(found.cause == .inserted && found.events == nil)
        #expect(
            found.evidence == [
                .twoLines(Position(3)), .covered(by: "b", isVerified: true),
            ])
    }

    @Test func `A broken order that a cosigned checkpoint covers stood when it was cosigned`()
        throws
    {
        var lines = sample.lines
        lines[3] =
            LineWriter.line(
                position: Position(3), at: SmallLedger.start, by: "vp-hu", stream: "s", revision: 3,
                type: "report.submitted", data: .object([])
            ).bytes
        let found = try #require(
            try diagnoses(
                sample.with(lines), [checkpoint("b", over: 5, of: lines, cosigned: 60)]
            ).first)
        #expect(found.window.latest == cosigned("b", 60))
    }
}
