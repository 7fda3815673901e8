import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct LedgerTests {
    private let now = Instant.morning(of: "2025-12-20")

    @Test func `A new ledger is opened by its founder, who keeps it`() throws {
        let disk = FaultyDisk()
        let ledger = try Ledger.create(
            in: "/l", identity: SmallOffice.identity, title: "Sổ", cutoff: .civil, founder: "a",
            at: now, disk: disk)
        #expect(ledger.log.size == 2 && ledger.book.registry.title == "Sổ")
        #expect(ledger.book.registry.cutoff == .civil)
        #expect(ledger.book.registry.members["a"]?.role == .keeper)
        #expect(try Verification(of: ledger.log).violations.isEmpty)
        #expect(throws: LedgerError.self) {
            try Ledger.create(
                in: "/l", identity: SmallOffice.identity, title: "Sổ", cutoff: .civil,
                founder: "a", at: now, disk: disk)
        }
    }

    @Test func `A founding that was cut short is finished by another`() throws {
        let disk = FaultyDisk()
        try Log.create("/l", identity: SmallOffice.identity, disk: disk)
        let ledger = try Ledger.create(
            in: "/l", identity: SmallOffice.identity, title: "Sổ", cutoff: .nd09, founder: "a",
            at: now, disk: disk)
        #expect(ledger.log.size == 2)
    }

    @Test func `What is recorded is known at once and after opening again`() throws {
        let office = try SmallOffice()
        var ledger = try office.opened()
        let receipt = try ledger.record(
            [.report("95"), .report("40", about: "2025-Q1")], by: "bao-cao", at: now)
        #expect(receipt == .init(positions: [Position(20), Position(21)], isRepeated: false))
        #expect(ledger.book.report(Position(20))?.figure.value == Quantity(95))
        ledger.log.close()
        let again = try office.opened(for: .reading)
        #expect(again.book.head == ledger.book.head && again.book.report(Position(21)) != nil)
        let earlier = try office.opened(for: .reading, upTo: .position(Position(19)))
        #expect(earlier.book.report(Position(20)) == nil)
    }

    @Test func `A closing seals all that stands before it, of its own batch too`() throws {
        var ledger = try SmallOffice().opened()
        let before = ledger.book.seal(of: .year(2025), for: nil)
        let receipt = try ledger.record(
            [.report("95"), Proposal(.periodClosed(PeriodClosed(period: .year(2025))))],
            by: Office.keeper, at: now)
        var cursor = ledger.log.cursor(from: receipt.positions[1])
        let line = try #require(try cursor.next())
        let seal = ledger.book.seal(of: .year(2025), for: nil)
        #expect(seal != before && seal.streams == before.streams)
        #expect(
            try Event(type: line.type, data: line.data)
                == .periodClosed(
                    PeriodClosed(period: .year(2025), streams: seal.streams, heads: seal.heads)))
        #expect(try Verification(of: ledger.log).violations.isEmpty)
    }

    @Test func `A batch with a refusal changes nothing, and all its refusals are told`() throws {
        let office = try SmallOffice()
        var ledger = try office.opened()
        let before = office.segment
        let error = #expect(throws: LedgerError.self) {
            try ledger.record(
                [
                    .report("1", about: "2026"), .report("95"), .report("96"),
                    .report("1", about: "2027"),
                ],
                by: "bao-cao", at: now)
        }
        guard case .refused(let refusals) = error else {
            Issue.record("not refused")
            return
        }
        #expect(refusals.list.map(\.index) == [0, 2, 3])
        #expect(
            refusals.list.map(\.refusal) == [
                .periodOutside(.year(2026), target: .year(2025)),
                .reportExists(.year(2025), report: Position(21)),
                .periodOutside(.year(2027), target: .year(2025)),
            ])
        #expect(office.segment == before && ledger.book.head?.position == Position(19))
    }

    @Test func `A proposal stands in the stream that its event names`() throws {
        var ledger = try SmallOffice().opened()
        let proposals = [
            Proposal(.documentRegistered(DocumentRegistered(document: written("moi")))),
            Proposal(.unitRegistered(UnitRegistered(unit: "xa-c", name: "C"))),
            Proposal(.targetAssigned(Office.assignment("3", .floor("1")))),
        ]
        #expect(proposals.map(\.stream) == ["moi", "unit:xa-c", "\(Office.program)#3"])
        #expect(proposals.allSatisfy { $0.expectedRevision == nil })
        let receipt = try ledger.record(proposals, by: Office.keeper, at: now)
        #expect(receipt.positions == [Position(20), Position(21), Position(22)])
    }

    @Test func `A later proposal of a batch may rest on an earlier one`() throws {
        var ledger = try SmallOffice().opened()
        let stream = RefusalSamples.target.description
        let approval = Proposal(
            .reportApproved(ReportApproved(report: Position(20))), stream: stream)
        let refused = #expect(throws: LedgerError.self) {
            try ledger.record([.report("95"), approval], by: "giu-so", at: now)
        }
        guard case .refused(let refusals) = refused else {
            Issue.record("not refused")
            return
        }
        #expect(refusals.list.map(\.refusal) == [.ownReport("giu-so", report: Position(20))])
        let upgrade = Proposal(
            .reportUpgraded(ReportUpgraded(report: Position(20), status: .final)), stream: stream)
        _ = try ledger.record([.report("95"), upgrade], by: "giu-so", at: now)
        #expect(ledger.book.report(Position(20))?.status == .final)
    }

    @Test func `A key used again gives the first receipt and writes nothing`() throws {
        let office = try SmallOffice()
        var ledger = try office.opened()
        let first = try ledger.record([.report("95")], by: "bao-cao", at: now, key: "k")
        let written = office.segment
        let second = try ledger.record([.report("95")], by: "bao-cao", at: now, key: "k")
        #expect(first.positions == [Position(20)] && !first.isRepeated)
        #expect(second.positions == first.positions && second.isRepeated)
        #expect(office.segment == written)
        let error = #expect(throws: LedgerError.self) {
            try ledger.record([.report("96")], by: "bao-cao", at: now, key: "k")
        }
        guard case .log(let reused) = error else {
            Issue.record("not of the log")
            return
        }
        #expect(reused.code == .keyReused)
        #expect(office.segment == written && ledger.book.head?.position == Position(20))
    }

    @Test func `A stream that moved on since is refused as stale`() throws {
        let office = try SmallOffice()
        var ledger = try office.opened()
        let error = #expect(throws: LedgerError.self) {
            try ledger.record([.report("95", expecting: 0)], by: "bao-cao", at: now)
        }
        guard case .log(let stale) = error else {
            Issue.record("not of the log")
            return
        }
        #expect(stale.code == .stale && ledger.book.head?.position == Position(19))
        _ = try ledger.record([.report("95", expecting: 1)], by: "bao-cao", at: now)
    }

    @Test func `A rehearsal tells what would be, and writes nothing`() throws {
        let office = try SmallOffice()
        let before = office.segment
        var ledger = try office.opened()
        let first = try ledger.rehearse([.report("95")], by: "bao-cao", at: now, key: "k")
        #expect(first == .init(positions: [Position(20)], isRepeated: false))
        let second = try ledger.rehearse([.report("96", about: "2025-Q1")], by: "bao-cao", at: now)
        #expect(second.positions == [Position(21)])
        #expect(ledger.book.report(Position(20)) != nil && ledger.book.report(Position(21)) != nil)
        let error = #expect(throws: LedgerError.self) {
            try ledger.rehearse([.report("97")], by: "bao-cao", at: now)
        }
        guard case .refused = error else {
            Issue.record("not refused")
            return
        }
        #expect(office.segment == before && ledger.log.size == 20)
    }

    @Test func `The state before a key is the state its batch was worked out against`() throws {
        var ledger = try SmallOffice().opened()
        _ = try ledger.record([.report("95")], by: "bao-cao", at: now, key: "k")
        _ = try ledger.record([.report("9", about: "2025-Q1")], by: "bao-cao", at: now)
        #expect(try ledger.book(before: "k").head?.position == Position(19))
        #expect(try ledger.book(before: "k").report(Position(20)) == nil)
        for key in [nil, "other"] {
            #expect(try ledger.book(before: key).head?.position == Position(21))
        }
    }

    @Test func `Time never goes back, whatever the clock says`() throws {
        var ledger = try SmallOffice().opened()
        let last = try #require(ledger.book.head?.at)
        _ = try ledger.record([.report("95")], by: "bao-cao", at: .morning(of: "2020-01-01"))
        #expect(ledger.book.head?.at == last)
    }
}
