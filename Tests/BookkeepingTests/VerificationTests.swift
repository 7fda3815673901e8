import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct VerificationTests {
    private func verified(_ drafts: [Draft], by member: MemberID = "bao-cao") throws -> Verification
    {
        let office = try SmallOffice()
        let log = try Log.open(SmallOffice.folder, for: SmallOffice.writing, disk: office.disk)
        for draft in drafts {
            _ = try log.append([draft], by: member, at: .morning(of: "2025-12-20"))
        }
        return try Verification(of: log)
    }

    private func draft(_ event: Event, on stream: String) -> Draft {
        RefusalSamples.begun().story.entry(event, on: stream, by: "x").draft
    }

    @Test func `A ledger that the rules made breaks none`() throws {
        #expect(try verified([]).violations.isEmpty)
        let stream = RefusalSamples.target.description
        #expect(try verified([draft(.report("1", about: "2025"), on: stream)]).violations.isEmpty)
    }

    @Test func `An event written past the rules is found, and so is the next`() throws {
        let stream = RefusalSamples.target.description
        let found = try verified([
            draft(.report("1", about: "2026"), on: stream),
            draft(.report("1", about: "2025"), on: stream),
            draft(.report("2", about: "2025"), on: stream),
        ]).violations
        #expect(found.map(\.position) == [Position(20), Position(22)])
        #expect(found.allSatisfy { $0.stream == stream && $0.type == "report.submitted" })
        #expect(
            found.map(\.why) == [
                Refusal.periodOutside(.year(2026), target: .year(2025)).message,
                Refusal.reportExists(.year(2025), report: Position(21)).message,
            ])
    }

    @Test func `An event that the catalogue does not know is found`() throws {
        let found = try verified([
            Draft(stream: "x", type: "report.forged", data: .object([])),
            Draft(stream: "x", type: "report.approved", data: .object([])),
        ]).violations
        #expect(
            found.map(\.why) == [
                PayloadProblem.unknownType("report.forged").message,
                PayloadProblem.missing("report").message,
            ])
        #expect(found.map(\.type) == ["report.forged", "report.approved"])
    }

    @Test func `A payload whose members are not as the catalogue writes them is found`() throws {
        let payload = Event.report("1.5", about: "2025").payload.data
        guard case .object(let members) = payload else {
            Issue.record("a payload is an object")
            return
        }
        let forms: [([JSON.Member], PayloadProblem)] = [
            (members.reversed(), .missing("period")),
            (members + [JSON.Member("colour", .string("red"))], .unexpected("colour")),
            (
                members.map { $0.name == "value" ? JSON.Member("value", .string("01.5")) : $0 },
                .malformed("value")
            ),
        ]
        for (members, problem) in forms {
            let found = try verified([
                Draft(
                    stream: RefusalSamples.target.description, type: "report.submitted",
                    data: .object(members))
            ]).violations
            #expect(found.map(\.position) == [Position(20)])
            #expect(found.first?.why == problem.message)
        }
    }

    @Test func `Every refusal that can be provoked is found again in a log`() throws {
        let samples =
            RefusalSamples.authority + RefusalSamples.existence + RefusalSamples.targets
            + RefusalSamples.reports
        for sample in samples where sample.refusal != .ledgerNotOpened {
            let found = try verified([sample.entry.draft], by: sample.entry.by).violations
            // What a sample tells beforehand is missing here, so that some are not refused, or otherwise.
            if sample.book.head?.position == Position(19) {
                #expect(found.first?.why == sample.message, "\(sample.refusal)")
            }
        }
    }

    @Test func `A ledger without any event is found`() throws {
        let disk = FaultyDisk()
        try Log.create("/l", identity: SmallOffice.identity, disk: disk)
        let log = try Log.open("/l", for: .reading, disk: disk)
        #expect(try Verification(of: log).violations.map(\.type) == ["ledger.opened"])
    }

    @Test func `Nothing is recorded under another identity than the ledger was opened with`() throws
    {
        for identity in [
            Identity(origin: "khac.example.vn", clock: .simulated),
            Identity(origin: SmallOffice.identity.origin, clock: .system),
        ] {
            let disk = FaultyDisk()
            try Log.create("/l", identity: identity, disk: disk)
            let log = try Log.open("/l", for: SmallOffice.writing, disk: disk)
            for entry in Office.opened().entries {
                _ = try log.append([entry.draft], by: entry.by, at: entry.at)
            }
            log.close()
            let refusal = LedgerError.log(
                try #require(throws: LogError.self) { try log.requireOwnIdentity() })
            #expect(throws: refusal) {
                try Ledger.open("/l", for: SmallOffice.writing, disk: disk)
            }
            var reader = try Ledger.open("/l", for: .reading, disk: disk)
            #expect(throws: refusal) {
                try reader.rehearse([], by: "vp-hu", at: Instant(millisecondsSinceEpoch: 0))
            }
            guard case .log(let error) = refusal else { continue }
            #expect(error.code == .otherIdentity)
            #expect(
                error.message
                    == "ledger.json says origin “\(identity.origin)”, clock \(identity.clock.rawValue); "
                    + "event 0 says origin “hu.example.vn”, clock simulated: put back in "
                    + "ledger.json what event 0 says, or take it from a mirror")
        }
    }
}
