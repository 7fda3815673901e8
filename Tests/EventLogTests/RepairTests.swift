import EventLog
import TestSupport
import Testing

@Suite struct RepairTests {
    private static let checkpoint = "checkpoints/0000000000000014.checkpoint"

    private static func keys() throws -> [VerifierKey] { [try MirroredLedger.key().verifier] }

    /// The files of the ledger but those it set aside.
    private func kept(_ disk: FaultyDisk) -> [String: [UInt8]] {
        MirroredLedger.files(in: "/l", of: disk).filter { !$0.key.hasPrefix("quarantine/") }
    }

    private func expectSame(_ disk: FaultyDisk, _ other: FaultyDisk, _ hint: String = "") {
        let (here, there) = (kept(disk), kept(other))
        let names = Set(here.keys).union(there.keys).filter { here[$0] != there[$0] }
        #expect(names == [], "\(hint)")
    }

    private func refusal(_ disk: FaultyDisk, _ body: () throws -> Void) -> MirrorError? {
        MirroredLedger.refusal(disk, "", body)
    }

    /// Repairs the disk and holds it against what the ledger was.
    private func expectRepaired(
        _ disk: FaultyDisk, to original: FaultyDisk, trustingMirror: Bool = false,
        keys: [VerifierKey] = [], _ hint: String
    ) throws {
        do {
            let report = try MirroredLedger.repair(
                disk, trustingMirror: trustingMirror, keys: keys)
            #expect(report.remaining == [], "\(hint)")
            #expect(report.size == 14, "\(hint)")
        } catch {
            Issue.record("\(hint): \(error)")
        }
        expectSame(disk, original, "\(hint)")
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact, "\(hint)")
    }

    @Test func `Any flipped byte of the log, the evidence or a checkpoint is mended`() throws {
        let original = try MirroredLedger.mirrored()
        let paths = kept(original).keys.filter { $0 != "ledger.json" }.map { "/l/" + $0 }.sorted()
        var flipCount = 0
        for path in paths {
            let bytes = try #require(original.bytes(of: path))
            for place in bytes.indices {
                let disk = original.copy()
                var damaged = bytes
                damaged[place] ^= 1 << (place % 8)
                disk.plant(damaged, in: path)
                try expectRepaired(
                    disk, to: original, keys: Self.keys(), "\(path), byte \(place)")
                let name = String(path.split(separator: "/").last ?? "")
                let isAside = MirroredLedger.setAside(disk) == [name: damaged]
                #expect(isAside, "\(path), byte \(place)")
                flipCount += 1
            }
        }
        print("repair: \(flipCount) flipped bytes")
        #expect(flipCount > 1_800)
    }

    @Test func `Every truncation of every segment is mended`() throws {
        let original = try MirroredLedger.mirrored()
        let segments = SmallLedger.segments(of: original)
        var cutCount = 0
        for segment in segments {
            let bytes = try #require(original.bytes(of: segment))
            for count in bytes.indices {
                let disk = original.copy()
                disk.plant(Array(bytes[..<count]), in: segment)
                try expectRepaired(disk, to: original, "\(segment) cut at \(count)")
                cutCount += 1
            }
            let disk = original.copy()
            disk.lose(segment)
            try expectRepaired(disk, to: original, "\(segment) is missing")
        }
        let disk = original.copy()
        for segment in segments { disk.lose(segment) }
        try expectRepaired(disk, to: original, "no segment is there")
        print("repair: \(cutCount) truncations")
        #expect(cutCount > 1_400)
    }

    @Test func `Lines that were swapped, doubled, lost or joined are put in order again`() throws {
        let original = try MirroredLedger.mirrored()
        for segment in SmallLedger.segments(of: original) {
            let bytes = try #require(original.bytes(of: segment))
            let ranges = SmallLedger.lineRanges(bytes)
            let lines = ranges.map { Array(bytes[$0]) }
            var cases = [lines + [lines[0]], Array(lines.dropFirst()), [Array("x\n".utf8)] + lines]
            for (one, other) in zip(lines.indices, lines.indices.dropFirst()) {
                var swapped = lines
                swapped.swapAt(one, other)
                cases.append(swapped)
                var joined = lines
                joined[one].removeLast()
                cases.append(joined)
            }
            for (number, changed) in cases.enumerated() {
                let disk = original.copy()
                disk.plant(changed.flatMap(\.self), in: segment)
                try expectRepaired(disk, to: original, "\(segment), case \(number)")
            }
        }
        let renamed = original.copy()
        let moved = "/l/log/0000000000000006.jsonl"
        renamed.plant(try #require(renamed.bytes(of: moved)), in: "/l/log/0000000000000005.jsonl")
        renamed.lose(moved)
        try expectRepaired(renamed, to: original, "a segment under another name")
        #expect(MirroredLedger.setAside(renamed).keys.sorted() == ["0000000000000005.jsonl"])
    }

    @Test func `A line that needs nothing from the mirror but its place needs no trust`() throws {
        let original = try MirroredLedger.mirrored(isSigned: false)
        let segment = SmallLedger.segments(of: original)[0]
        let bytes = try #require(original.bytes(of: segment))
        let disk = original.copy()
        disk.plant(
            SmallLedger.lineRanges(bytes).reversed().flatMap { Array(bytes[$0]) }, in: segment)
        try expectRepaired(disk, to: original, "reversed")
    }

    @Test func `Lost evidence comes back, and evidence of other bytes is set aside`() throws {
        let original = try MirroredLedger.mirrored(isSigned: false)
        let path = "/l/evidence/\(Hash(of: MirroredLedger.evidence).hex)"
        let lost = original.copy()
        lost.lose(path)
        try expectRepaired(lost, to: original, "lost")
        #expect(MirroredLedger.setAside(lost) == [:])
        let changed = original.copy()
        changed.plant([1, 2], in: path)
        try expectRepaired(changed, to: original, "changed")
        #expect(
            MirroredLedger.setAside(changed) == [Hash(of: MirroredLedger.evidence).hex: [1, 2]])
    }

    @Test func `An identity that cannot be read is taken only from a mirror that is trusted`()
        throws
    {
        let original = try MirroredLedger.mirrored()
        let bytes = SmallLedger.identityBytes(of: original)
        var mended = 0
        for place in bytes.indices {
            let disk = original.copy()
            var damaged = bytes
            damaged[place] ^= 0x80
            disk.plant(damaged, in: "/l/ledger.json")
            let error = refusal(disk) { _ = try MirroredLedger.repair(disk) }
            #expect(
                error?.description
                    == "no trusted checkpoint covers what would be taken from the mirror: ledger.json",
                "byte \(place)")
            try expectRepaired(disk, to: original, trustingMirror: true, "byte \(place)")
            mended += 1
        }
        #expect(mended == bytes.count)
        // What says it is of a newer format is believed, and never overwritten.
        let newer = original.copy()
        let text = String(decoding: bytes, as: UTF8.self)
        newer.plant(
            Array(text.replacing("socai-log/1", with: "socai-log/2").utf8), in: "/l/ledger.json")
        guard
            case .log(let error) = refusal(newer, { _ = try MirroredLedger.repair(newer) })
        else {
            Issue.record("a newer format was overwritten")
            return
        }
        #expect(error.code == .unsupportedFormat)
    }

    @Test func `A removed tail comes back where a checkpoint covers it, else only by trust`() throws
    {
        let covered = try MirroredLedger.mirrored()
        let last = try #require(SmallLedger.segments(of: covered).last)
        let cut = covered.copy()
        cut.lose(last)
        let report = try MirroredLedger.repair(cut)
        #expect(report.events == RangeSet(12..<14))
        #expect(report.uncovered.isEmpty)
        #expect(report.checkpoint?.name == Self.checkpoint)
        expectSame(cut, covered)

        let open = try MirroredLedger.mirrored(isSigned: false)
        let bare = open.copy()
        bare.lose(last)
        #expect(
            refusal(bare) { _ = try MirroredLedger.repair(bare) }?.description
                == "no trusted checkpoint covers what would be taken from the mirror: "
                + "events 12 to 13")
        let trusted = try MirroredLedger.repair(bare, trustingMirror: true)
        #expect(trusted.uncovered == RangeSet(12..<14))
        #expect(trusted.checkpoint == nil)
        expectSame(bare, open)
    }

    @Test func `Only a known key's checkpoint covers anything where keys are named`() throws {
        let original = try MirroredLedger.mirrored()
        let other = try SignerKey(generatedFor: "người-khác").verifier
        var bytes = try #require(original.bytes(of: "/l/log/0000000000000006.jsonl"))
        bytes[30] ^= 1
        let disk = original.copy()
        disk.plant(bytes, in: "/l/log/0000000000000006.jsonl")
        #expect(
            refusal(disk) { _ = try MirroredLedger.repair(disk, keys: [other]) }
                == .restsOnMirror(events: RangeSet(6..<7), identity: false))
        try expectRepaired(disk, to: original, keys: Self.keys(), "by its key")
        // The mirror's own checkpoint counts by its signature alone.
        let bare = original.copy()
        bare.plant(bytes, in: "/l/log/0000000000000006.jsonl")
        bare.lose("/l/" + Self.checkpoint)
        #expect(
            refusal(bare) { _ = try MirroredLedger.repair(bare) }
                == .restsOnMirror(events: RangeSet(6..<7), identity: false))
        let report = try MirroredLedger.repair(bare, keys: Self.keys())
        #expect(report.checkpoint?.name == "/m/" + Self.checkpoint)
    }

    @Test func `What a mirror does not have yet stays as it is, or ends the repair`() throws {
        let original = try MirroredLedger.mirrored()
        try MirroredLedger.grow(20..<25, on: original)
        var bytes = try #require(original.bytes(of: "/l/log/0000000000000006.jsonl"))
        bytes[30] ^= 1
        let disk = original.copy()
        disk.plant(bytes, in: "/l/log/0000000000000006.jsonl")
        let last = try #require(SmallLedger.segments(of: disk).last)
        disk.plant(
            (try #require(disk.bytes(of: last))) + Array("{\"seq\":2".utf8), in: last)
        let report = try MirroredLedger.repair(disk)
        #expect(report.events == RangeSet(6..<7))
        #expect(report.remaining.map(\.kind) == [.tornTail])
        #expect(
            try SmallLedger.opened(disk).size == SmallLedger.opened(original, for: .reading).size)
        #expect(try Audit(of: "/l", disk: disk).outcome == .intact)

        // In each segment that holds later events, any flip among them ends the repair.
        var refused = 0
        let lines = try SmallLedger.opened(original, for: .reading).lines()
        for segment in SmallLedger.segments(of: original).suffix(2) {
            let bytes = try #require(original.bytes(of: segment))
            for range in SmallLedger.lineRanges(bytes) {
                let text = Array(bytes[range].dropLast())
                let line = try #require(lines.first { $0.bytes == text })
                guard line.position.rawValue >= 14, line != lines.last else { continue }
                let disk = original.copy()
                var damaged = bytes
                damaged[range.lowerBound + 40] ^= 1
                disk.plant(damaged, in: segment)
                let error = refusal(disk) {
                    _ = try MirroredLedger.repair(disk, trustingMirror: true)
                }
                guard case .unrepairable(let flaws) = error else {
                    Issue.record("event \(line.position): \(String(describing: error))")
                    continue
                }
                #expect(flaws.contains { $0.position == line.position }, "\(flaws)")
                refused += 1
            }
        }
        #expect(refused >= 5)
    }

    @Test func `An event that is intact here and another in the mirror ends the repair`() throws {
        let original = try MirroredLedger.mirrored(isSigned: false)
        let path = "/l/log/0000000000000006.jsonl"
        let bytes = try #require(original.bytes(of: path))
        let ranges = SmallLedger.lineRanges(bytes)
        let line = try LineReader.line(Array(bytes[ranges[1].dropLast()]))
        let forged = LineWriter.line(
            position: line.position, at: line.at, by: line.by, stream: line.stream,
            revision: line.revision, key: line.key, type: line.type,
            data: .object([JSON.Member("value", .string("99"))]), more: line.more)
        var damaged = bytes
        damaged.replaceSubrange(ranges[1].dropLast(), with: forged.bytes)
        damaged[5] ^= 1
        original.plant(damaged, in: path)
        let error = refusal(original) {
            _ = try MirroredLedger.repair(original, trustingMirror: true)
        }
        #expect(
            error
                == .diverged(
                    at: line.position, ledger: Hash(ofLeaf: forged.bytes),
                    mirror: Hash(ofLeaf: line.bytes)))
    }

    @Test func `A ledger or a mirror against which a checkpoint speaks is not repaired`() throws {
        let original = try MirroredLedger.mirrored(isSigned: false)
        let wrong = try SignedCheckpoint(
            Checkpoint(origin: SmallLedger.identity.origin, size: 9, root: Hash(of: [1])),
            signedBy: MirroredLedger.key())
        var bytes = try #require(original.bytes(of: "/l/log/0000000000000006.jsonl"))
        bytes[30] ^= 1
        original.plant(bytes, in: "/l/log/0000000000000006.jsonl")
        let error = refusal(original) {
            _ = try MirroredLedger.repair(
                original, trustingMirror: true, checkpoints: [("biên bản", wrong)])
        }
        guard case .unrepairable(let flaws) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(flaws.map(\.kind) == [.checkpointContradicted])
        #expect(
            error?.description.hasPrefix(
                "with all that the mirror has this would still be wrong: biên bản, byte 0: ")
                == true)
        let strange = try SignedCheckpoint(
            Checkpoint(origin: "khác", size: 9, root: Hash(of: [1])),
            signedBy: SignerKey(generatedFor: "khác"))
        #expect(
            refusal(original) {
                _ = try MirroredLedger.repair(original, checkpoints: [("x", strange)])
            }?.description == "this is a checkpoint of “khác”, not of “vp-hu.example.vn/so-cai”")
        let damaged = original.copy()
        damaged.plant(bytes, in: "/m/log/0000000000000006.jsonl")
        #expect(
            refusal(damaged) { _ = try MirroredLedger.repair(damaged) }?.description.hasPrefix(
                "the mirror is damaged: 0000000000000006.jsonl, byte 0 (event 6): ") == true)
        let other = try MirroredLedger.made()
        try Log.create("/m", identity: Identity(origin: "khác", clock: .simulated), disk: other)
        guard case .otherLedger = refusal(other, { _ = try MirroredLedger.repair(other) }) else {
            Issue.record("another ledger was taken for a mirror")
            return
        }
    }

    @Test func `A rehearsal tells the same and writes nothing`() throws {
        let disk = try MirroredLedger.mirrored()
        disk.lose("/l/log/0000000000000006.jsonl")
        let calls = disk.callCount
        let repair = try Repair(of: "/l", from: "/m", disk: disk)
        let rehearsed = try repair.rehearse()
        #expect(disk.callCount == calls)
        let done = try repair.run(trustingMirror: false, timeoutMilliseconds: 0)
        #expect(done == rehearsed)
        #expect(done.files.map(\.name) == ["log/0000000000000006.jsonl"])
        #expect(try repair.run(trustingMirror: false, timeoutMilliseconds: 0).files == [])
    }

    @Test func `A stop at any call loses nothing, and the next repair completes it`() throws {
        let original = try MirroredLedger.mirrored()
        let damaged = original.copy()
        let segments = SmallLedger.segments(of: original)
        var bytes = try #require(original.bytes(of: segments[0]))
        bytes[30] ^= 1
        damaged.plant(bytes, in: segments[0])
        damaged.lose(segments[1])
        damaged.plant([9], in: "/l/evidence/\(Hash(of: MirroredLedger.evidence).hex)")
        let signed = try SignedCheckpoint(
            try #require(original.bytes(of: "/l/" + Self.checkpoint)))
        func repair(_ disk: FaultyDisk) throws {
            _ = try MirroredLedger.repair(disk, checkpoints: [("biên bản", signed)])
        }
        let complete = damaged.copy()
        try repair(complete)
        expectSame(complete, original)
        var stopCount = 0
        for call in 0..<complete.callCount {
            for percent in [0, 50, 100] {
                let stops: [(FaultyDisk.Fault, (FaultyDisk) -> FaultyDisk)] = [
                    (.crash(percent: percent), { $0.restarted(keepsUnsynced: true) }),
                    (.crash(percent: percent), { $0.restarted(keepsUnsynced: false) }),
                    (.kill(percent: percent), { $0.reopened() }),
                    (.kill(percent: percent), { $0.restarted(keepsUnsynced: false) }),
                    (.failSync(.failed), { $0.reopened() }),
                    (.stopHalfWay(.full), { $0.reopened() }),
                ]
                for (fault, next) in stops {
                    let disk = damaged.copy()
                    disk.fail(call: call, with: fault)
                    #expect(throws: MirrorError.self) { try repair(disk) }
                    let after = next(disk)
                    let hint = "call \(call), \(fault)"
                    for (name, bytes) in kept(after)
                    where kept(damaged)[name] != bytes && kept(original)[name] != bytes {
                        Issue.record("\(hint): \(name) is neither old nor new")
                    }
                    let lines = try SmallLedger.opened(after, for: .reading).lines()
                    let whole = try SmallLedger.opened(original, for: .reading).lines()
                    #expect(lines.allSatisfy(whole.contains), "\(hint)")
                    try repair(after)
                    expectSame(after, original, "\(hint)")
                    let settled = after.restarted(keepsUnsynced: false)
                    expectSame(settled, original, "\(hint)")
                    #expect(try Audit(of: "/l", disk: settled).outcome == .intact, "\(hint)")
                    stopCount += 1
                }
            }
        }
        print("repair: \(stopCount) stops")
        #expect(stopCount > 300)
    }
}
