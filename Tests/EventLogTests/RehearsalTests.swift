import EventLog
import TestSupport
import Testing

@Suite struct RehearsalTests {
    private let now = SmallLedger.start

    @Test func `A rehearsal refuses what an append would, and writes nothing`() throws {
        let disk = try SmallLedger.filled()
        let reader = try SmallLedger.opened(disk, for: .reading)
        let calls = disk.callCount
        let expecting = { (revision: UInt64, stream: String) in
            Draft(stream: stream, type: "a.b", data: .object([]), expectedRevision: revision)
        }
        let refused: [(drafts: [Draft], by: String, key: String?)] = [
            ([], "b", nil), ([SmallLedger.draft("s")], "", nil),
            ([SmallLedger.draft("s", "e\u{301}")], "b", nil),
            ([SmallLedger.draft("s", String(repeating: "x", count: 65_500))], "b", nil),
            ([expecting(5, "s0")], "b", nil), ([expecting(0, "none")], "b", nil),
            (SmallLedger.batch(3), "vp-hu", "k2"), (SmallLedger.batch(2), "b", "k2"),
        ]
        let writer = try SmallLedger.opened(disk.copy())
        for (drafts, member, key) in refused {
            let error = try #require(throws: LogError.self) {
                try reader.rehearse([(drafts, key)], by: member, at: now)
            }
            let append = try #require(throws: LogError.self) {
                try writer.append(drafts, by: member, at: now, key: key)
            }
            #expect(error == append)
            #expect(error.message == append.message)
        }
        try reader.rehearse([([expecting(6, "s0")], nil)], by: "b", at: now)
        #expect(disk.callCount == calls)
        #expect(reader.size == 13)
        #expect(try reader.revision(of: "s0") == 6)
        reader.close()
        #expect(
            try #require(throws: LogError.self) {
                try reader.rehearse([(SmallLedger.batch(1), nil)], by: "b", at: now)
            }.code == .closed)
    }

    @Test func `A batch rehearsed later sees the revisions and keys of earlier ones`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        let batches: [(drafts: [Draft], key: String?)] = [
            (SmallLedger.batch(2), "k2"), (SmallLedger.batch(8), "k8"), (SmallLedger.batch(7), nil),
            (SmallLedger.batch(8), "k8"),
            ([Draft(stream: "s0", type: "a.b", data: .object([]), expectedRevision: 8)], "k9"),
        ]
        try log.rehearse(batches, by: "vp-hu", at: now)
        var rehearsal = try log.rehearsal()
        let calls = disk.callCount
        let rehearsed = try batches.map { batch in
            try rehearsal.append(batch.drafts, by: "vp-hu", at: now, key: batch.key)
        }
        let reused = try #require(throws: LogError.self) {
            try rehearsal.append(SmallLedger.batch(7), by: "vp-hu", at: now, key: "k8")
        }
        #expect(reused.code == .keyReused)
        #expect(reused.place == .batch(Position(13)...Position(15)))
        #expect(disk.callCount == calls)
        #expect(log.size == 13)
        let appended = try batches.map { batch in
            try log.append(batch.drafts, by: "vp-hu", at: now, key: batch.key)
        }
        #expect(rehearsed == appended)
        let stale = try #require(throws: LogError.self) {
            try log.rehearse(
                [
                    ([SmallLedger.draft("s1")], nil),
                    (
                        [
                            Draft(
                                stream: "s1", type: "a.b", data: .object([]), expectedRevision: 0)
                        ], nil
                    ),
                ], by: "b", at: now)
        }
        #expect(stale.code == .stale)
    }

    @Test func `A damaged log rehearses nothing`() throws {
        let disk = try SmallLedger.filled()
        let path = try #require(SmallLedger.segments(of: disk).first)
        var bytes = try #require(disk.bytes(of: path))
        bytes[30] ^= 1
        disk.plant(bytes, in: path)
        let error = try #require(throws: LogError.self) {
            try SmallLedger.opened(disk, for: .reading).rehearsal()
        }
        #expect(error.code == .readOnly)
        #expect(error.message.contains("damaged"))
    }
}
