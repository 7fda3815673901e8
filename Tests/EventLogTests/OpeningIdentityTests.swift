import EventLog
import TestSupport
import Testing

/// A `ledger.json` that is whole and says something else than the first event.
@Suite struct OpeningIdentityTests {
    @Test func `An identity that is not what event 0 says is a flaw, and the checkpoints are not`()
        throws
    {
        let disk = try SmallLedger.made()
        let log = try SmallLedger.opened(disk)
        let opening = Draft(
            stream: "ledger", type: "ledger.opened",
            data: .object([
                JSON.Member("origin", .string(SmallLedger.identity.origin)),
                JSON.Member("clock", .string("simulated")),
            ]))
        _ = try log.append([opening], by: "vp-hu", at: SmallLedger.start)
        let key = try SignerKey(generatedFor: SmallLedger.identity.origin)
        _ = try log.issueCheckpoint(signedBy: key)
        log.close()
        #expect(try Audit(of: "/l", disk: disk).flaws == [])
        func file(_ identity: Identity) -> [UInt8] {
            let (origin, clock) = (identity.origin, identity.clock.rawValue)
            return Array(
                (#"{"format":"socai-log/1","origin":"\#(origin)","clock":"\#(clock)"}"# + "\n").utf8
            )
        }
        for identity in [
            Identity(origin: "khac.vn", clock: .simulated),
            Identity(origin: SmallLedger.identity.origin, clock: .system),
        ] {
            disk.plant(file(identity), in: "/l/ledger.json")
            #expect(
                try Audit(of: "/l", disk: disk).flaws.map { "\($0.kind): \($0)" } == [
                    "identityDamaged: ledger.json, byte 0: expected origin "
                        + "“vp-hu.example.vn/so-cai”, clock simulated, as event 0 says, found origin "
                        + "“\(identity.origin)”, clock \(identity.clock.rawValue)"
                ])
            let audit = try Audit(of: "/l", disk: disk)
            #expect(audit.checkpoints.map(\.agreement) == [.consistent])
            #expect(
                try audit.diagnoses(in: "/l", disk: disk, at: SmallLedger.start).map(\.evidence)
                    == [
                        [.openedOtherwise(found: identity, opened: SmallLedger.identity)]
                    ])
            let opened = try SmallLedger.opened(disk, for: .reading)
            #expect(throws: LogError.self) { try opened.requireOwnIdentity() }
        }
        // What is neither's is another log's still.
        disk.plant(file(SmallLedger.identity), in: "/l/ledger.json")
        let other = try Checkpoint(origin: "khac.vn", size: 1, root: try log.root(at: 0))
        let audit = try Audit(
            of: "/l", disk: disk,
            checkpoints: [("a", SignedCheckpoint(unsigned: other))])
        #expect(audit.flaws.map(\.kind) == [.checkpointDamaged])
    }
}
