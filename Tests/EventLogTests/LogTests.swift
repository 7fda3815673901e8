import EventLog
import TestSupport
import Testing

@Suite struct LogTests {
    private let now = SmallLedger.start

    @Test func `A new ledger is empty and says what it is`() throws {
        let disk = try SmallLedger.made()
        #expect(
            disk.bytes(of: "/l/ledger.json").map { String(decoding: $0, as: UTF8.self) }
                == #"{"format":"socai-log/1","origin":"vp-hu.example.vn/so-cai","clock":"simulated"}"#
                + "\n")
        let log = try SmallLedger.opened(disk)
        #expect(log.identity == SmallLedger.identity)
        #expect(log.size == 0)
        #expect(log.head == nil)
        #expect(log.recovery == nil)
        #expect(log.flaws == [])
        #expect(try log.lines() == [])
        #expect(try log.root().base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    }

    @Test func `A folder that holds something else is not made a ledger`() throws {
        let disk = try SmallLedger.made()
        func code() throws -> LogError.Code {
            try #require(throws: LogError.self) {
                try Log.create("/l", identity: SmallLedger.identity, disk: disk)
            }.code
        }
        #expect(try code() == .alreadyExists)
        disk.lose("/l/ledger.json")
        try Log.create("/l", identity: SmallLedger.identity, disk: disk)
        disk.lose("/l/ledger.json")
        disk.plant([1], in: "/l/log/0000000000000000.jsonl")
        #expect(try code() == .alreadyExists)
        disk.lose("/l/log/0000000000000000.jsonl")
        disk.plant([1], in: "/l/thesis.doc")
        #expect(try code() == .alreadyExists)
        #expect(
            try #require(throws: LogError.self) {
                try SmallLedger.opened(disk)
            }.code == .notALedger)
    }

    @Test(arguments: [
        ("", LogError.Code.notALedger),
        ("{}\n", .notALedger),
        (#"{"format":"socai-log/1","origin":"o","clock":"system"}"#, .notALedger),
        (#"{"format":"socai-log/1","origin":"o","clock":"sundial"}"# + "\n", .notALedger),
        (#"{"origin":"o","format":"socai-log/1","clock":"system"}"# + "\n", .notALedger),
        (#"{"format":"socai-log/2","origin":"o","clock":"system"}"# + "\n", .unsupportedFormat),
    ])
    func `Another ledger.json is refused`(_ text: String, _ code: LogError.Code) throws {
        let disk = try SmallLedger.made()
        disk.plant(Array(text.utf8), in: "/l/ledger.json")
        #expect(try #require(throws: LogError.self) { try SmallLedger.opened(disk) }.code == code)
    }

    @Test(arguments: ["", "two\nlines", "e\u{301}"])
    func `An origin that no checkpoint can bear is refused`(_ origin: String) throws {
        let error = try #require(throws: LogError.self) {
            try Log.create(
                "/x", identity: Identity(origin: origin, clock: .system), disk: FaultyDisk())
        }
        #expect(error.code == .invalidIdentity)
    }

    @Test func `What is appended is read again, by the writer and after reopening`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        try SmallLedger.append(0..<7, to: log)
        let lines = try log.lines()
        #expect(lines.map(\.position.rawValue) == Array(0..<UInt64(lines.count)))
        #expect(lines.count == 13)
        #expect(SmallLedger.segments(of: disk).count == 3)
        #expect(log.head == lines.last)
        let root = try log.root()
        log.close()
        for access in [Log.Access.reading, SmallLedger.writing] {
            let again = try SmallLedger.opened(disk, for: access)
            #expect(try again.lines() == lines)
            #expect(again.size == 13)
            #expect(again.head == lines.last)
            #expect(try again.root() == root)
            #expect(again.revision(of: "s0") == 6)
            #expect(again.revision(of: "s2") == 1)
            #expect(again.revision(of: "none") == nil)
            #expect(again.batch(forKey: "k2") == Position(3)...Position(5))
            #expect(again.batch(forKey: "k1") == nil)
            #expect(again.recovery == nil)
            again.close()
        }
        let audit = try Audit(of: "/l", disk: disk)
        #expect(audit.outcome == .intact)
        #expect(audit.root == root)
        #expect(audit.size == 13)
    }

    @Test func `A segment is named after its first event and ends with a whole batch`() throws {
        let disk = try SmallLedger.filled()
        for path in SmallLedger.segments(of: disk) {
            let bytes = try #require(disk.bytes(of: path))
            let ranges = SmallLedger.lineRanges(bytes)
            let first = try LineReader.line(Array(bytes[try #require(ranges.first).dropLast()]))
            let last = try LineReader.line(Array(bytes[try #require(ranges.last).dropLast()]))
            let digits = String(first.position.rawValue)
            #expect(
                path.hasSuffix(
                    "/" + String(repeating: "0", count: 16 - digits.count) + digits + ".jsonl"))
            #expect(!last.more)
        }
    }

    @Test func `Any reading begins at any position and stops at any other`() throws {
        let log = try SmallLedger.opened(try SmallLedger.filled(), for: .reading)
        let all = try log.lines()
        for from in 0...14 {
            #expect(
                try log.lines(from: Position(UInt64(from))) == Array(all.dropFirst(from)))
            for last in 0...14 {
                let read = try log.lines(
                    from: Position(UInt64(from)), upTo: .position(Position(UInt64(last))))
                #expect(
                    read
                        == all.filter {
                            from <= $0.position.rawValue && $0.position.rawValue <= last
                        })
            }
            for late in -1...8 {
                let cut = now.advanced(byMilliseconds: Int64(late))
                let read = try log.lines(from: Position(UInt64(from)), upTo: .instant(cut))
                #expect(read == all.filter { $0.position.rawValue >= from && $0.at <= cut })
            }
        }
        for size in 0...13 {
            var tree = MerkleTree()
            for line in all.prefix(size) { tree.append(line.bytes) }
            #expect(try log.root(at: UInt64(size)) == tree.root())
        }
        #expect(try #require(throws: LogError.self) { try log.root(at: 14) }.code == .beyondEnd)
    }

    @Test(arguments: [(1 << 53) - 1, 1 << 53, 1 << 63, .max] as [UInt64])
    func `A position beyond all events is no trap`(_ number: UInt64) throws {
        let log = try SmallLedger.opened(try SmallLedger.filled(), for: .reading)
        let position = Position(number)
        #expect(try log.lines(from: position) == [])
        #expect(try log.lines(upTo: .position(position)).count == 13)
        #expect(try log.lines(from: position, upTo: .position(position)) == [])
        #expect(
            try #require(throws: LogError.self) { try log.root(at: number) }.code == .beyondEnd)
        #expect(position.advanced(by: number) >= position)
        #expect(Position(.max).advanced(by: number) == Position(.max))
    }

    @Test func `Time never goes back`() throws {
        let log = try SmallLedger.opened(try SmallLedger.made())
        _ = try log.append([SmallLedger.draft("s")], by: "b", at: now)
        _ = try log.append(
            [SmallLedger.draft("s")], by: "b", at: now.advanced(byMilliseconds: -5))
        #expect(try log.lines().map(\.at) == [now, now])
    }

    @Test func `A stale expectation is refused with the revision the stream has`() throws {
        let log = try SmallLedger.opened(try SmallLedger.made())
        func expecting(_ revision: UInt64, of stream: String) -> Draft {
            Draft(stream: stream, type: "a.b", data: .object([]), expectedRevision: revision)
        }
        _ = try log.append(
            [SmallLedger.draft("s"), expecting(0, of: "s"), expecting(1, of: "s")], by: "b", at: now
        )
        let stale = try #require(throws: LogError.self) {
            try log.append([SmallLedger.draft("t"), expecting(1, of: "s")], by: "b", at: now)
        }
        #expect(stale.code == .stale)
        #expect(stale.place == .stream("s", revision: 2))
        let missing = try #require(throws: LogError.self) {
            try log.append([expecting(0, of: "u")], by: "b", at: now)
        }
        #expect(missing.place == .stream("u", revision: nil))
        #expect(log.size == 3)
        #expect(log.revision(of: "t") == nil)
    }

    @Test func `The same key with the same drafts gives the first positions`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        let calls = disk.callCount
        let positions = try log.append(SmallLedger.batch(2), by: "vp-hu", at: now, key: "k2")
        #expect(positions == [Position(3), Position(4), Position(5)])
        #expect(disk.callCount == calls)
        #expect(log.size == 13)
        for other in [SmallLedger.batch(3), Array(SmallLedger.batch(2).dropLast()), []] {
            let error = try #require(throws: LogError.self) {
                try log.append(other, by: "vp-hu", at: now, key: "k2")
            }
            #expect(error.code == .keyReused)
            #expect(error.place == .batch(Position(3)...Position(5)))
        }
    }

    @Test func `A key that another member used is refused`() throws {
        let log = try SmallLedger.opened(try SmallLedger.filled())
        let error = try #require(throws: LogError.self) {
            try log.append(SmallLedger.batch(2), by: "x", at: now, key: "k2")
        }
        #expect(error.code == .keyReused)
        #expect(
            error.message
                == "the key k2 names the batch of events 3 to 5, which vp-hu appended; use a new "
                + "key")
        #expect(log.size == 13)
    }

    @Test func `A draft without canonical form is refused and nothing is written`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let calls = disk.callCount
        let deep = (0..<64).reduce(JSON.object([])) { inner, _ in .array([inner]) }
        let drafts: [(Draft, String)] = [
            (
                SmallLedger.draft("s", "e\u{301}"),
                "draft 1: data.value is not in Unicode normalization form C"
            ),
            (SmallLedger.draft(""), "draft 1: stream is empty"),
            (SmallLedger.draft("s", type: ""), "draft 1: type is empty"),
            (
                SmallLedger.draft("e\u{301}"),
                "draft 1: stream is not in Unicode normalization form C"
            ),
            (Draft(stream: "s", type: "t", data: .array([])), "draft 1: data is no object"),
            (
                Draft(stream: "s", type: "t", data: .object([JSON.Member("a", .null)])),
                "draft 1: data.a is null; leave the member out instead"
            ),
            (
                Draft(stream: "s", type: "t", data: .object([JSON.Member("a", .integer(1 << 53))])),
                "draft 1: data.a is a number beyond ±(2^53−1); write it as a string"
            ),
            (
                Draft(
                    stream: "s", type: "t",
                    data: .object([
                        JSON.Member("a", .bool(true)), JSON.Member("a", .array([.bool(true)])),
                    ])), "draft 1: data.a stands twice"
            ),
            (
                Draft(
                    stream: "s", type: "t",
                    data: .object([
                        JSON.Member("a", .array([.object([JSON.Member("e\u{301}", .null)])]))
                    ])),
                "draft 1: the name data.a[0].e\u{301} is not in Unicode normalization form C"
            ),
        ]
        for (draft, message) in drafts {
            let error = try #require(throws: LogError.self) {
                try log.append([SmallLedger.draft("s"), draft], by: "b", at: now)
            }
            #expect(error.code == .invalidDraft)
            #expect(error.place == .draft(1))
            #expect(error.message == message)
        }
        #expect(throws: LogError.self) {
            try log.append(
                [Draft(stream: "s", type: "t", data: .object([JSON.Member("a", deep)]))], by: "b",
                at: now)
        }
        #expect(throws: LogError.self) { try log.append([], by: "b", at: now) }
        #expect(throws: LogError.self) { try log.append([SmallLedger.draft("s")], by: "", at: now) }
        #expect(throws: LogError.self) {
            try log.append([SmallLedger.draft("s")], by: "b", at: now, key: "")
        }
        let tooLarge = try #require(throws: LogError.self) {
            try log.append(
                [
                    SmallLedger.draft("s"),
                    SmallLedger.draft("s", String(repeating: "x", count: 65_500)),
                ],
                by: "b", at: now)
        }
        #expect(tooLarge.code == .tooLarge)
        #expect(tooLarge.place == .draft(1))
        #expect(disk.callCount == calls)
        #expect(log.size == 0)
    }

    @Test func `One writer at a time, readers any number`() throws {
        let disk = try SmallLedger.filled()
        let writer = try SmallLedger.opened(disk)
        let error = try #require(throws: LogError.self) { try SmallLedger.opened(disk) }
        #expect(error.code == .locked)
        #expect(error.place == .holder("process 1 (test)"))
        let reader = try SmallLedger.opened(disk, for: .reading)
        _ = try writer.append([SmallLedger.draft("s")], by: "b", at: now)
        #expect(reader.size == 13)
        #expect(try reader.lines().count == 13)
        #expect(
            try #require(throws: LogError.self) {
                try reader.append([SmallLedger.draft("s")], by: "b", at: now)
            }.code == .readOnly)
        writer.close()
        #expect(
            try #require(throws: LogError.self) {
                try writer.append([SmallLedger.draft("s")], by: "b", at: now)
            }.code == .closed)
        #expect(try SmallLedger.opened(disk).size == 14)
    }

    @Test func `Evidence is stored under its hash and checked when read`() throws {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let hash = try log.storeEvidence([1, 2, 3])
        #expect(disk.bytes(of: "/l/evidence/\(hash.hex)") == [1, 2, 3])
        #expect(try log.evidence(hash) == [1, 2, 3])
        #expect(try log.storeEvidence([1, 2, 3]) == hash)
        disk.plant([1, 2], in: "/l/evidence/\(hash.hex)")
        #expect(try #require(throws: LogError.self) { try log.evidence(hash) }.code == .damaged)
        disk.lose("/l/evidence/\(hash.hex)")
        #expect(try log.evidence(hash) == nil)
    }
}
