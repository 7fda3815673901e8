import EventLog
import TestSupport
import Testing

@Suite struct LedgerMirrorTests {
    private func expectEqual(_ disk: FaultyDisk, _ hint: String = "") throws {
        let mirror = MirroredLedger.files(in: "/m", of: disk)
        #expect(MirroredLedger.files(in: "/l", of: disk) == mirror, "\(hint)")
        #expect(try Audit(of: "/m", disk: disk).outcome == .intact, "\(hint)")
    }

    private func refusal(_ disk: FaultyDisk, _ hint: String = "") -> MirrorError? {
        MirroredLedger.refusal(disk, hint) { try MirroredLedger.update(disk) }
    }

    @Test func `A mirror is a ledger with the same files, byte for byte`() throws {
        let disk = try MirroredLedger.made()
        let report = try MirroredLedger.update(disk)
        try expectEqual(disk)
        #expect(report.size == 14)
        #expect(report.addedEventCount == 14)
        #expect(try SmallLedger.opened(disk, for: .reading).root() == report.root)
        #expect(
            (report.evidenceCount, report.checkpointCount, report.quarantineCount) == (1, 1, 0))
        #expect(report.setAside == nil)
        #expect(try Log.open("/m", for: .reading, disk: disk).lines().count == 14)
    }

    @Test func `An update writes what is new and nothing else`() throws {
        let disk = try MirroredLedger.mirrored()
        let metered = MeteredDisk(disk, below: "/m")
        let same = try MirroredLedger.update(metered)
        #expect(same.addedEventCount == 0 && same.addedByteCount == 0)
        let last = try #require(SmallLedger.segments(of: disk).last).dropFirst(2)
        let lastBatch = try #require(disk.bytes(of: "/m" + last)).split(separator: 0x0A).last
        // The last batch is written over itself, as its sync may have failed the last time.
        #expect(metered.writtenByteCount == (lastBatch?.count ?? 0) + 1)
        let size = MirroredLedger.files(in: "/l", of: disk).values.reduce(0) { $0 + $1.count }
        try MirroredLedger.grow(20..<23, on: disk)
        let grown = MirroredLedger.files(in: "/l", of: disk).values.reduce(0) { $0 + $1.count }
        let before = metered.writtenByteCount
        let report = try MirroredLedger.update(metered)
        #expect(report.addedEventCount == 6)
        #expect(report.addedByteCount == UInt64(grown - size))
        #expect(metered.writtenByteCount - before == grown - size + (lastBatch?.count ?? 0) + 1)
        try expectEqual(disk)
    }

    @Test func `A long gap in a segment that was begun is closed in one step`() throws {
        let disk = try SmallLedger.made()
        var log = try Log.open("/l", for: SmallLedger.writing, disk: disk)
        try SmallLedger.append(0..<3, to: log)
        log.close()
        try MirroredLedger.update(disk)
        log = try Log.open("/l", for: SmallLedger.writing, disk: disk)
        try SmallLedger.append(3..<1_100, to: log)
        log.close()
        #expect(SmallLedger.segments(of: disk).count == 1)
        let calls = disk.callCount
        #expect(try MirroredLedger.update(disk).addedEventCount == 2_193)
        #expect(disk.callCount - calls < 40)
        try expectEqual(disk)
    }

    @Test func `A plain copy that ends at any byte becomes a mirror`() throws {
        let original = try MirroredLedger.made()
        let segments = SmallLedger.segments(of: original)
        var tried = 0
        for number in segments.indices {
            let bytes = try #require(original.bytes(of: segments[number]))
            for count in 0...bytes.count {
                let disk = original.copy()
                try MirroredLedger.copy("/l", to: "/m", on: disk)
                for later in segments[(number + 1)...] { disk.lose("/m" + later.dropFirst(2)) }
                disk.plant(Array(bytes[..<count]), in: "/m" + segments[number].dropFirst(2))
                disk.lose("/m/evidence/\(Hash(of: MirroredLedger.evidence).hex)")
                let report = try MirroredLedger.update(disk)
                #expect(report.setAside == nil)
                try expectEqual(disk, "\(segments[number]) cut at \(count)")
                tried += 1
            }
        }
        #expect(tried > 1_500)
    }

    @Test func `An end of the mirror that is none of the ledger's is set aside first`() throws {
        let disk = try MirroredLedger.mirrored()
        let path = "/m" + (try #require(SmallLedger.segments(of: disk).last)).dropFirst(2)
        let whole = try #require(disk.bytes(of: path))
        let hole = [UInt8](repeating: 0, count: 50)
        disk.plant(whole + hole, in: path)
        let report = try MirroredLedger.update(disk)
        let name = try #require(report.setAside)
        #expect(disk.bytes(of: "/m/quarantine/" + name) == hole)
        #expect(disk.bytes(of: path) == whole)
        #expect(try Audit(of: "/m", disk: disk).outcome == .intact)
    }

    @Test func `A torn end in a segment that the ledger does not have is taken away`() throws {
        let disk = try MirroredLedger.mirrored()
        disk.plant(Array("{\"seq\":14,".utf8), in: "/m/log/0000000000000014.jsonl")
        #expect(try MirroredLedger.update(disk).setAside != nil)
        #expect(try Audit(of: "/m", disk: disk).outcome == .intact)
        try MirroredLedger.grow(20..<25, on: disk)
        try MirroredLedger.update(disk)
        #expect(try Audit(of: "/m", disk: disk).size == SmallLedger.opened(disk).size)
    }

    @Test func `Signatures that either side gathered end up together in the mirror`() throws {
        let disk = try MirroredLedger.mirrored()
        let path = "/checkpoints/0000000000000014.checkpoint"
        let signed = try SignedCheckpoint(try #require(disk.bytes(of: "/l" + path)))
        var (here, there) = (signed, signed)
        here.cosign(with: try SignerKey(generatedFor: "nhân-chứng-1"), secondsSinceEpoch: 1)
        there.cosign(with: try SignerKey(generatedFor: "nhân-chứng-2"), secondsSinceEpoch: 2)
        disk.plant(here.bytes, in: "/l" + path)
        disk.plant(there.bytes, in: "/m" + path)
        #expect(try MirroredLedger.update(disk).checkpointCount == 1)
        let merged = try SignedCheckpoint(try #require(disk.bytes(of: "/m" + path)))
        #expect(
            merged.note.signatures.map(\.name)
                == [SmallLedger.identity.origin, "nhân-chứng-2", "nhân-chứng-1"])
        #expect(disk.bytes(of: "/l" + path) == here.bytes)
        #expect(try MirroredLedger.update(disk).checkpointCount == 0)
    }

    @Test func `What is recorded and signed while a mirror is made comes with the next update`()
        throws
    {
        let disk = try MirroredLedger.mirrored()
        // The mirror's identity is looked for when the ledger has been looked at.
        let meanwhile = MeteredDisk(disk, below: "/m", whenAskedFor: "/m/ledger.json") {
            try MirroredLedger.grow(20..<25, on: disk)
            let log = try SmallLedger.opened(disk)
            _ = try log.issueCheckpoint(signedBy: try MirroredLedger.key())
            log.close()
        }
        let first = try MirroredLedger.update(meanwhile)
        #expect((first.addedEventCount, first.checkpointCount) == (0, 0))
        #expect(try Audit(of: "/m", disk: disk).outcome == .intact)
        let second = try MirroredLedger.update(disk)
        #expect((second.addedEventCount, second.checkpointCount) == (10, 1))
        try expectEqual(disk)
    }

    @Test func `A batch that no sync protected is durable here before it is mirrored`() throws {
        let disk = try MirroredLedger.mirrored()
        let log = try SmallLedger.opened(disk)
        // The segment is opened, and then written to.
        disk.fail(call: disk.callCount + 1, with: .kill(percent: 100))
        #expect(throws: LogError.self) { try SmallLedger.append(7..<8, to: log) }
        #expect(disk.calls.last?.call == .write)
        let next = disk.reopened()
        #expect(try MirroredLedger.update(next).addedEventCount == 2)
        let after = next.restarted(keepsUnsynced: false)
        try expectEqual(after)
    }

    @Test func `A stop at any call leaves a whole mirror, and the next update completes it`() throws
    {
        let fresh = try MirroredLedger.made()
        let begun = try MirroredLedger.mirrored(batches: 4, isSigned: false)
        try MirroredLedger.grow(4..<8, on: begun)
        let copied = try MirroredLedger.mirrored(batches: 4, isSigned: false)
        let last = "/m" + (try #require(SmallLedger.segments(of: copied).last)).dropFirst(2)
        copied.plant((try #require(copied.bytes(of: last))) + [0, 0, 0], in: last)
        try MirroredLedger.grow(4..<8, on: copied)
        var stopCount = 0
        for original in [fresh, begun, copied] {
            let complete = original.copy()
            try MirroredLedger.update(complete)
            let expected = MirroredLedger.files(in: "/l", of: complete)
            for call in 0..<complete.callCount {
                for percent in [0, 50, 100] {
                    let stops: [(FaultyDisk.Fault, (FaultyDisk) -> FaultyDisk)] = [
                        (.crash(percent: percent), { $0.restarted(keepsUnsynced: false) }),
                        (.crash(percent: percent), { $0.restarted(keepsUnsynced: true) }),
                        (.kill(percent: percent), { $0.reopened() }),
                        (.kill(percent: percent), { $0.restarted(keepsUnsynced: false) }),
                    ]
                    for (fault, next) in stops {
                        let disk = original.copy()
                        disk.fail(call: call, with: fault)
                        #expect(throws: MirrorError.self) { try MirroredLedger.update(disk) }
                        let after = next(disk)
                        let hint = "call \(call), \(fault)"
                        if after.bytes(of: "/m/ledger.json") != nil {
                            let kinds = try Audit(of: "/m", disk: after).flaws.map(\.kind)
                            // Where the copy had an end of its own, it may still be there.
                            #expect(
                                kinds.isEmpty || kinds == [.tornTail]
                                    || original === copied && kinds == [.unclearTail], "\(hint)")
                        }
                        try MirroredLedger.update(after)
                        let mirror = MirroredLedger.files(in: "/m", of: after)
                        #expect(
                            mirror.filter { !$0.key.contains("-replaced-") } == expected, "\(hint)")
                        #expect(MirroredLedger.files(in: "/l", of: after) == expected, "\(hint)")
                        let settled = after.restarted(keepsUnsynced: false)
                        #expect(try Audit(of: "/m", disk: settled).outcome == .intact, "\(hint)")
                        #expect(
                            try Audit(of: "/m", disk: settled).size
                                == Audit(of: "/l", disk: settled).size, "\(hint)")
                        stopCount += 1
                    }
                }
            }
        }
        print("mirror: \(stopCount) stops")
        #expect(stopCount > 600)
    }

    @Test(arguments: [DiskError.Kind.full, .failed, .permission])
    func `A call that fails is reported and leaves a whole mirror`(_ kind: DiskError.Kind) throws {
        let original = try MirroredLedger.mirrored(batches: 4, isSigned: false)
        try MirroredLedger.grow(4..<8, on: original)
        let complete = original.copy()
        try MirroredLedger.update(complete)
        for call in 0..<complete.callCount {
            for fault in [FaultyDisk.Fault.refuse(kind), .stopHalfWay(kind), .failSync(kind)] {
                let disk = original.copy()
                disk.fail(call: call, with: fault)
                #expect(throws: MirrorError.self) { try MirroredLedger.update(disk) }
                let kinds = try Audit(of: "/m", disk: disk).flaws.map(\.kind)
                #expect(kinds.isEmpty || kinds == [.tornTail], "call \(call), \(fault)")
                try MirroredLedger.update(disk)
                try expectEqual(disk, "call \(call), \(fault)")
            }
        }
    }

    @Test func `Nothing of a damaged ledger is mirrored`() throws {
        let disk = try MirroredLedger.mirrored()
        try MirroredLedger.grow(20..<21, on: disk)
        let path = "/l/log/0000000000000006.jsonl"
        var bytes = try #require(disk.bytes(of: path))
        bytes[30] ^= 1
        let damaged = disk.copy()
        damaged.plant(bytes, in: path)
        #expect(
            refusal(damaged)?.description.hasPrefix(
                "the ledger is damaged, nothing of it is mirrored: 0000000000000006.jsonl, byte 0 "
                    + "(event 6): expected the crc ") == true)
        let hash = Hash(of: MirroredLedger.evidence).hex
        disk.plant([1], in: "/l/evidence/\(hash)")
        #expect(
            refusal(disk)?.description
                == "the ledger is damaged, nothing of it is mirrored: evidence/\(hash), byte 0: "
                + "expected bytes that hash to its name, found bytes that hash to "
                + Hash(of: [1]).hex)
    }

    @Test func `A damaged mirror is refused, wherever a byte of its log was flipped`() throws {
        let original = try MirroredLedger.mirrored()
        let last = try #require(SmallLedger.segments(of: original).last)
        var refused = 0
        for segment in SmallLedger.segments(of: original) {
            let path = "/m" + segment.dropFirst(2)
            let bytes = try #require(original.bytes(of: path))
            for place in bytes.indices {
                let disk = original.copy()
                var damaged = bytes
                damaged[place] ^= 1 << (place % 8)
                disk.plant(damaged, in: path)
                // The last batch of all may be a torn end: it is set aside and written again.
                if segment == last,
                    try Audit(of: "/m", disk: disk).flaws.first?.kind == .unclearTail
                {
                    #expect(try MirroredLedger.update(disk).setAside != nil)
                    #expect(disk.bytes(of: path) == bytes)
                    continue
                }
                guard case .mirrorDamaged = refusal(disk, "byte \(place)") else {
                    Issue.record("\(path), byte \(place)")
                    continue
                }
                refused += 1
            }
        }
        #expect(refused > 1_200)
    }

    /// What an update comes to, and the files of the mirror afterwards.
    private func outcome(_ disk: FaultyDisk) -> (words: String, files: [String: [UInt8]]) {
        do {
            let report = try MirroredLedger.update(disk)
            return ("\(report)", MirroredLedger.files(in: "/m", of: disk))
        } catch {
            return ("\(error)", MirroredLedger.files(in: "/m", of: disk))
        }
    }

    @Test func `An index of the ledger changes nothing in what an update finds and writes`() throws
    {
        let plain = try MirroredLedger.mirrored()
        let indexed = plain.copy()
        try Log.open(
            "/l", for: SmallLedger.writing, disk: indexed, segmentByteLimit: 500, indexByteLimit: 1
        ).close()
        #expect(indexed.paths.contains { $0.hasPrefix("/l/derived/index/") })
        var (tried, refused) = (0, 0)
        func compare(_ hint: String, _ change: (FaultyDisk) throws -> Void) throws {
            let disks = [plain.copy(), indexed.copy()]
            for disk in disks { try change(disk) }
            let (expected, found) = (outcome(disks[0]), outcome(disks[1]))
            #expect(found.words == expected.words, "\(hint)")
            #expect(found.files == expected.files, "\(hint)")
            tried += 1
            if !expected.words.hasPrefix("MirrorReport") { refused += 1 }
        }
        let segments = SmallLedger.segments(of: plain).map { "/m" + $0.dropFirst(2) }
        for growth in [0, 3] {
            func grow(_ disk: FaultyDisk) throws {
                if growth > 0 { try MirroredLedger.grow(20..<(20 + growth), on: disk) }
            }
            try compare("as it is") { try grow($0) }
            for path in segments {
                let bytes = try #require(plain.bytes(of: path))
                try compare("\(path) lost") { disk in
                    try grow(disk)
                    disk.lose(path)
                }
                for place in stride(from: 0, to: bytes.count, by: 5) {
                    var flipped = bytes
                    flipped[place] ^= 2
                    for other in [flipped, Array(bytes[..<place]), bytes + bytes[..<place]] {
                        try compare("\(path), byte \(place)") { disk in
                            try grow(disk)
                            disk.plant(other, in: path)
                        }
                    }
                }
            }
        }
        #expect(refused > 500 && tried - refused > 100, "\(refused) of \(tried)")
    }

    @Test func `A mirror of another history is refused with the first event that differs`() throws {
        let disk = try MirroredLedger.mirrored(isSigned: false)
        try MirroredLedger.grow(7..<9, on: disk)
        let other = try Log.open("/m", for: SmallLedger.writing, disk: disk, segmentByteLimit: 500)
        _ = try other.append(
            [SmallLedger.draft("s0", "khác")], by: "vp-hu",
            at: SmallLedger.start.advanced(byMilliseconds: 2_000))
        other.close()
        let ours = try SmallLedger.opened(disk, for: .reading).lines()[14]
        let theirs = try Log.open("/m", for: .reading, disk: disk).lines()[14]
        #expect(
            refusal(disk)?.description
                == "ledger and mirror are two histories: event 14 hashes to "
                + "\(Hash(ofLeaf: ours.bytes).base64) in the ledger, to "
                + "\(Hash(ofLeaf: theirs.bytes).base64) in the mirror, and both are intact")
    }

    @Test func `A mirror that is longer says that the ledger may have lost its tail`() throws {
        let original = try MirroredLedger.mirrored(isSigned: false)
        let segments = SmallLedger.segments(of: original)
        let last = try #require(segments.last)
        let shorter = original.copy()
        shorter.lose(last)
        guard case .ledgerDamaged(let flaws) = refusal(shorter) else {
            Issue.record("a ledger that lost what was durable was mirrored")
            return
        }
        #expect(flaws.map(\.kind) == [.tailRemoved])
        // Who deletes the mark says that nothing is known to be lost.
        shorter.lose("/l/derived/durable")
        #expect(
            refusal(shorter)?.description
                == "the mirror has 14 events, the ledger 12: the ledger may have lost its tail")
        let cut = original.copy()
        let bytes = try #require(original.bytes(of: last))
        cut.plant(Array(bytes[..<SmallLedger.lineRanges(bytes)[0].upperBound]), in: last)
        cut.lose("/l/derived/durable")
        #expect(refusal(cut) == .mirrorLonger(ledger: 13, mirror: 14))
        // A copy whose checkpoints are younger than its log, of a ledger that was cut since.
        let ahead = try MirroredLedger.made()
        try MirroredLedger.copy("/l", to: "/m", on: ahead)
        for folder in ["/l", "/m"] { ahead.lose(folder + last.dropFirst(2)) }
        ahead.lose("/l/checkpoints/0000000000000014.checkpoint")
        ahead.lose("/l/derived/durable")
        #expect(refusal(ahead) == .mirrorLonger(ledger: 12, mirror: 14))
    }

    @Test func `What is no mirror of this ledger is refused`() throws {
        let disk = try MirroredLedger.made()
        for (ledger, mirror) in [("/l", "/l"), ("/l", "/l/"), ("/l", "/l/log/m"), ("/l/a", "/l")] {
            #expect(throws: MirrorError.self) {
                try LedgerMirror(of: ledger, at: mirror, disk: disk)
            }
        }
        #expect(
            MirrorError.nested(ledger: "/l", mirror: "/l/m").description
                == "/l and /l/m lie one inside the other; a mirror stands outside its ledger")
        let other = disk.copy()
        try Log.create("/m", identity: Identity(origin: "khác", clock: .simulated), disk: other)
        #expect(
            refusal(other)?.description
                == "the ledger is “vp-hu.example.vn/so-cai” (clock simulated), the mirror “khác” "
                + "(clock simulated): they are two ledgers")
        let foreign = disk.copy()
        try foreign.makeFolder("/m")
        foreign.plant([1], in: "/m/thu.txt")
        guard case .log(let error) = refusal(foreign) else {
            Issue.record("a folder that is not empty is no place for a mirror")
            return
        }
        #expect(error.code == .alreadyExists)
        #expect(error.message == "the folder holds thu.txt; choose an empty one")
        let newer = try MirroredLedger.mirrored()
        let text = String(decoding: SmallLedger.identityBytes(of: newer), as: UTF8.self)
        newer.plant(
            Array(text.replacing("socai-log/1", with: "socai-log/2").utf8), in: "/m/ledger.json")
        guard case .log(let error) = refusal(newer) else { return }
        #expect(error.code == .unsupportedFormat)
    }

    @Test func `A checkpoint in the mirror that the ledger contradicts ends the update`() throws {
        let disk = try MirroredLedger.mirrored(isSigned: false)
        let checkpoint = try Checkpoint(
            origin: SmallLedger.identity.origin, size: 5, root: Hash(of: [1]))
        let signed = try SignedCheckpoint(checkpoint, signedBy: MirroredLedger.key())
        disk.plant(signed.bytes, in: "/m/checkpoints/0000000000000005.checkpoint")
        try MirroredLedger.grow(20..<21, on: disk)
        #expect(
            refusal(disk)?.description.hasPrefix(
                "the mirror is damaged: checkpoints/0000000000000005.checkpoint, byte 0: expected "
                    + "the root \(Hash(of: [1]).base64) over the first 5 events, found the root ")
                == true)
    }
}
