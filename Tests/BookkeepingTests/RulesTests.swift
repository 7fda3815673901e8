import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct RulesTests {
    private static let everybody = Set(Role.allCases)

    /// Every type of event but the opening, valid after the beginning, and who may record it.
    private static let allowed: [(event: Event, stream: String, roles: Set<Role>)] = {
        let day = written("2025-07-01", as: Day.self)
        let target = RefusalSamples.target.description
        let deferred = RefusalSamples.deferred.description
        let report = Position(19)
        let digest = String(repeating: "0", count: 64)
        let conducting: Set<Role> = [.keeper, .inspector]
        return [
            (
                .recoveryAcknowledged(RecoveryAcknowledged(quarantine: "x", reason: "mất điện")),
                "ledger", [.keeper, .inspector]
            ),
            (.unitRegistered(UnitRegistered(unit: "xa-c", name: "C")), "unit:xa-c", [.keeper]),
            (
                .unitRenamed(UnitRenamed(unit: "xa-a", name: "A", effective: day)), "unit:xa-a",
                [.keeper]
            ),
            (
                .unitReclassified(UnitReclassified(unit: "xa-a", level: "xa", effective: day)),
                "unit:xa-a", [.keeper]
            ),
            (.unitEnded(UnitEnded(unit: "xa-a", lastDay: day)), "unit:xa-a", [.keeper]),
            (
                .unitSucceeded(
                    UnitSucceeded(
                        from: ["xa-a"], to: ["xa-b"], effective: day,
                        edges: [SuccessionEdge(from: "xa-a", to: "xa-b")],
                        document: Office.decision)),
                "unit:xa-a", [.keeper]
            ),
            (.memberEnrolled(MemberEnrolled(member: "m", role: .reporter)), "member:m", [.keeper]),
            (
                .memberRevoked(MemberRevoked(member: "duyet", reason: "nghỉ")), "member:duyet",
                [.keeper]
            ),
            (
                .regimeAdopted(
                    RegimeAdopted(
                        regime: "r", name: "r", reporters: ["xa-a"], every: .year, cutoff: .nd09,
                        due: .date(month: 11, day: 30), effective: day)),
                "regime:r", [.keeper]
            ),
            (
                .ruleSetAdopted(RuleSetAdopted(ruleset: "r", effective: day, basis: "b")),
                "ruleset:r", [.keeper]
            ),
            (
                .calendarAdopted(CalendarAdopted(calendar: "c", holidays: [day])), "calendar:c",
                [.keeper]
            ),
            (
                .documentRegistered(DocumentRegistered(document: written("moi"))), "moi", everybody
            ),
            (
                .indicatorDefined(IndicatorDefined(indicator: "mia", name: "Mía")),
                "indicator:mia", [.keeper, .assigner]
            ),
            (
                .indicatorRedefined(IndicatorRedefined(indicator: "lua", name: "L", reason: "x")),
                "indicator:lua", [.keeper, .assigner]
            ),
            (
                .targetAssigned(Office.assignment("3", .floor("1"))), "\(Office.program)#3",
                [.keeper, .assigner]
            ),
            (
                .targetResolved(TargetResolved(document: Office.decision, criterion: .floor("1"))),
                deferred, [.keeper, .assigner]
            ),
            (
                .targetAdjusted(
                    TargetAdjusted(
                        document: Office.decision, criterion: .floor("1"), effective: day,
                        reason: "bão")), target, [.keeper, .assigner]
            ),
            (.targetWithdrawn(TargetWithdrawn(reason: "trùng")), target, [.keeper, .assigner]),
            (
                .targetTransferred(TargetTransferred(unit: "xa-a", effective: day)), target,
                [.keeper, .assigner]
            ),
            (.report("1", about: "2025"), target, [.keeper, .reporter]),
            (
                .reportUpgraded(ReportUpgraded(report: report, status: .final)), target,
                [.keeper, .reporter]
            ),
            (
                .reportRevised(ReportRevised(report: report, value: .one, reason: "nhầm")), target,
                [.keeper, .reporter]
            ),
            (
                .reportRetracted(ReportRetracted(report: report, reason: "trùng")), target,
                [.keeper, .reporter]
            ),
            (.reportApproved(ReportApproved(report: report)), target, [.keeper, .approver]),
            (
                .reportReturned(ReportReturned(report: report, reason: "thiếu")), target,
                [.keeper, .approver]
            ),
            (
                .judgementDeclared(
                    JudgementDeclared(
                        period: .year(2025), judgement: .met, authority: "tinh",
                        document: Office.decision)), target, [.keeper, .assigner, .approver]
            ),
            (
                .periodClosed(PeriodClosed(period: .year(2025))), "period:2025",
                [.keeper, .approver]
            ),
            (
                .periodReopened(PeriodReopened(period: .month(2025, 1), reason: "sót")),
                "period:2025-01", [.keeper, .approver]
            ),
            (
                .snapshotSealed(
                    SnapshotSealed(
                        period: .year(2025), format: "csv", sha256: digest, size: 1, root: digest)),
                "period:2025", everybody
            ),
            (
                .flagRaised(FlagRaised(flag: "F2-0", rule: "F2", events: [Position(0)])),
                "flag:F2-0", [.keeper, .inspector, .approver]
            ),
            (
                .flagAnswered(FlagAnswered(flag: "F1-0", answer: "x")), "flag:F1-0",
                [.keeper, .reporter, .assigner, .approver]
            ),
            (
                .flagClosed(FlagClosed(flag: "F1-0", reason: "x")), "flag:F1-0",
                [.keeper, .inspector, .approver]
            ),
            (
                .flagRulesAdopted(
                    FlagRulesAdopted(flagrules: "n", effective: day, limits: [], basis: "b")),
                "flagrules:n", [.keeper]
            ),
            (
                .summaryDeclared(
                    SummaryDeclared(
                        subject: Office.program, period: .year(2025), reached: 1, total: 1,
                        authority: "tinh", document: Office.decision)),
                "summary:\(Office.program)", [.keeper, .assigner, .approver]
            ),
            (
                .inspectionOpened(
                    InspectionOpened(inspection: "n", kind: "x", document: Office.decision)),
                "inspection:n", conducting
            ),
            (
                .inspectionScoped(
                    InspectionScoped(inspection: "k", units: ["xa-a"], from: day, to: day)),
                "inspection:k", conducting
            ),
            (
                .inspectionRequested(InspectionRequested(inspection: "k", request: "2", text: "x")),
                "inspection:k", conducting
            ),
            (
                .inspectionAnswered(InspectionAnswered(inspection: "k", request: "1", text: "x")),
                "inspection:k", [.keeper, .reporter]
            ),
            (
                .inspectionFound(
                    InspectionFound(
                        inspection: "k", finding: "1", text: "x", events: [Position(0)])),
                "inspection:k", conducting
            ),
            (
                .inspectionConcluded(InspectionConcluded(inspection: "k", text: "x")),
                "inspection:k", conducting
            ),
            (
                .inspectionRemedied(InspectionRemedied(inspection: "d", remedy: "1", text: "x")),
                "inspection:d", [.keeper, .inspector, .reporter]
            ),
            (.inspectionClosed(InspectionClosed(inspection: "d")), "inspection:d", conducting),
            (
                .evidenceAttached(EvidenceAttached(evidence: digest, name: "x")),
                "evidence:\(digest)",
                everybody
            ),
            (
                .exportMade(ExportMade(format: "csv", sha256: digest, size: 1, root: digest)),
                "ledger",
                everybody
            ),
            (
                .checkpointCosigned(
                    CheckpointCosigned(witness: "w", size: 1, root: digest, cosignature: "x")),
                "ledger", everybody
            ),
        ]
    }()

    /// The beginning, with a member of the whole ledger in every role and January closed.
    private func begun() -> Story {
        var story = RefusalSamples.begun().story
        for role in Role.allCases {
            let told = RefusalSamples.enrolling("m-\(role)", as: role)
            story.tell(told.event, on: told.stream)
        }
        story.tell(.periodClosed(PeriodClosed(period: .month(2025, 1))), on: "period:2025-01")
        story.tell(
            .flagRaised(FlagRaised(flag: "F1-0", rule: "F1", events: [Position(0)])),
            on: "flag:F1-0")
        // An inspection under way, and one that has come to its conclusion.
        for inspection in ["k", "d"] {
            let opened = InspectionOpened(
                inspection: inspection, kind: "x", document: Office.decision)
            story.tell(.inspectionOpened(opened), on: "inspection:\(inspection)")
        }
        let day = written("2025-06-15", as: Day.self)
        let told: [(Event, String)] = [
            (
                .inspectionScoped(
                    InspectionScoped(inspection: "k", units: ["xa-a"], from: day, to: day)), "k"
            ),
            (
                .inspectionRequested(
                    InspectionRequested(inspection: "k", request: "1", text: "x")), "k"
            ),
            (.inspectionConcluded(InspectionConcluded(inspection: "d", text: "x")), "d"),
        ]
        for (event, inspection) in told { story.tell(event, on: "inspection:\(inspection)") }
        return story
    }

    private func book(_ story: Story) -> Attainment {
        story.entries.reduce(into: Attainment()) { $0.apply($1) }
    }

    private func refusal(_ entry: Entry, in book: Attainment) -> Refusal? {
        do throws(Refusal) {
            try Rules.check(entry, in: book)
            return nil
        } catch {
            return error
        }
    }

    @Test func `Every type of event but the opening is in the table of roles`() {
        let types = Self.allowed.map { type(of: $0.event.payload).type }
        #expect(types.sorted() == Event.types.filter { $0 != "ledger.opened" })
    }

    @Test func `A role records what is its own, and nothing else`() {
        let story = begun()
        let book = book(story)
        for (event, stream, roles) in Self.allowed {
            for role in Role.allCases {
                let found = refusal(story.entry(event, on: stream, by: "m-\(role)"), in: book)
                if roles.contains(role) {
                    #expect(found == nil, "\(role) \(type(of: event.payload).type)")
                } else if case .roleForbids("m-\(role)", has: role, needs: let needs) = found {
                    #expect(Set(needs) == roles, "\(type(of: event.payload).type)")
                } else {
                    Issue.record("\(role) may \(type(of: event.payload).type): \(found as Any)")
                }
            }
        }
    }

    @Test func `Nobody records anything before the opening, nor a stranger after it`() {
        let story = begun()
        let book = book(story)
        for (event, stream, _) in Self.allowed {
            let entry = Story().entry(event, on: stream, by: Office.keeper)
            #expect(refusal(entry, in: Attainment()) == .ledgerNotOpened)
            let stranger = story.entry(event, on: stream, by: "la")
            #expect(refusal(stranger, in: book) == .unknownMember("la"))
        }
    }

    /// `bao-cao` is of the district, `bao-cao-xa` of a commune in it.
    @Test func `A reporter reports for its own unit and those below it`() {
        var story = RefusalSamples.begun().story
        let commune = story.assign(Office.assignment("7", .floor("1"), unit: "xa-a"))
        let other = story.assign(Office.assignment("8", .floor("1"), unit: "xa-b"))
        let province = story.assign(Office.assignment("9", .floor("1"), unit: "tinh"))
        let expected: [(TargetID, MemberID, isAllowed: Bool)] = [
            (RefusalSamples.target, "bao-cao", true), (commune, "bao-cao", true),
            (other, "bao-cao", true), (province, "bao-cao", false),
            (commune, "bao-cao-xa", true), (RefusalSamples.target, "bao-cao-xa", false),
            (other, "bao-cao-xa", false), (province, "giu-so", true),
        ]
        for (target, member, isAllowed) in expected {
            let entry = story.entry(
                .report("1", about: "2025"), on: target.description, by: member)
            #expect((refusal(entry, in: book(story)) == nil) == isAllowed, "\(target) \(member)")
        }
    }

    @Test func `An ended unit authors nothing after its last day; its successor corrects for it`() {
        var (story, report) = RefusalSamples.begun()
        for (member, unit) in [("ke-thua", "xa-b"), ("khac", "xa-a")] {
            let told = RefusalSamples.enrolling(member, unit: unit)
            story.tell(told.event, on: told.stream)
        }
        let last = written("2025-06-30", as: Day.self)
        story.tell(.unitEnded(UnitEnded(unit: "huyen", lastDay: last)), on: "unit:huyen")
        let revision = Event.reportRevised(
            ReportRevised(report: report, value: Quantity(91), reason: "nhầm"))
        func found(_ member: MemberID, on day: String, _ story: Story) -> Refusal? {
            var story = story
            story.now = .morning(of: day)
            let stream = RefusalSamples.target.description
            return refusal(story.entry(revision, on: stream, by: member), in: book(story))
        }
        #expect(found("bao-cao", on: "2025-06-30", story) == nil)
        #expect(
            found("bao-cao", on: "2025-07-01", story)
                == .unitEnded("huyen", lastDay: last, successors: []))
        #expect(
            found("ke-thua", on: "2025-07-01", story)
                == .unitForbids("ke-thua", of: "xa-b", owner: "huyen"))
        story.tell(
            .unitSucceeded(
                UnitSucceeded(
                    from: ["huyen"], to: ["xa-b"], effective: last.advanced(by: 1),
                    edges: [SuccessionEdge(from: "huyen", to: "xa-b")])),
            on: "unit:huyen")
        #expect(found("ke-thua", on: "2025-07-01", story) == nil)
        #expect(
            found("khac", on: "2025-07-01", story)
                == .unitForbids("khac", of: "xa-a", owner: "huyen"))
        #expect(
            found("bao-cao", on: "2025-07-01", story)
                == .unitEnded("huyen", lastDay: last, successors: ["xa-b"]))
    }

    /// Midnight in Vietnam is five in the afternoon in Greenwich.
    @Test func `A unit's last day ends at midnight in Vietnam`() {
        var story = RefusalSamples.begun().story
        let last = written("2025-06-30", as: Day.self)
        story.tell(.unitEnded(UnitEnded(unit: "huyen", lastDay: last)), on: "unit:huyen")
        for (instant, isAllowed) in [
            ("2025-06-30T16:59:59.999Z", true), ("2025-06-30T17:00:00.000Z", false),
        ] {
            story.now = written(instant)
            let entry = story.entry(
                .report("1", about: "2025"), on: RefusalSamples.target.description, by: "bao-cao")
            #expect((refusal(entry, in: book(story)) == nil) == isAllowed)
        }
    }

    @Test func `A figure after the close passes with its reason, and before it needs none`() {
        var story = RefusalSamples.begun().story
        let stream = RefusalSamples.target.description
        story.tell(
            .periodClosed(PeriodClosed(period: .half(2025, 2), unit: "huyen")), on: "period:2025-H2"
        )
        for (late, isAllowed) in [(nil, false), ("", false), ("mất mạng", true)]
            as [(String?, Bool)]
        {
            let event = Event.report("1", about: "2025-H2", late: late)
            let entry = story.entry(event, on: stream, by: "bao-cao")
            #expect((refusal(entry, in: book(story)) == nil) == isAllowed)
        }
        let open = story.entry(.report("1", about: "2025-Q1"), on: stream, by: "bao-cao")
        #expect(refusal(open, in: book(story)) == nil)
        story.tell(
            .periodReopened(PeriodReopened(period: .half(2025, 2), unit: "huyen", reason: "sót")),
            on: "period:2025-H2")
        let again = story.entry(.report("1", about: "2025-H2"), on: stream, by: "bao-cao")
        #expect(refusal(again, in: book(story)) == nil)
    }

    @Test(arguments: ["2025-H2", "2025-Q4", "2025-12", "2025"])
    func `Closing a period closes its parts`(part: String) {
        var story = RefusalSamples.begun().story
        story.tell(.periodClosed(PeriodClosed(period: .year(2025))), on: "period:2025")
        let stream = RefusalSamples.target.description
        for (late, isAllowed) in [(nil, false), ("mất mạng", true)] as [(String?, Bool)] {
            let entry = story.entry(
                .report("1", about: part, late: late), on: stream, by: "bao-cao")
            #expect((refusal(entry, in: book(story)) == nil) == isAllowed)
        }
        let other = story.entry(.report("1", about: "2025-H1"), on: stream, by: "bao-cao")
        #expect(refusal(other, in: book(story)) != nil)
    }

    @Test func `A period of the whole ledger is closed by a keeper, or by a member without a unit`()
    {
        let story = begun()
        let book = book(story)
        let whole = Event.periodClosed(PeriodClosed(period: .year(2025)))
        let own = Event.periodClosed(PeriodClosed(period: .year(2025), unit: "huyen"))
        let expected: [(MemberID, whole: Refusal?, own: Refusal?)] = [
            ("giu-so", nil, nil), ("m-approver", nil, nil),
            ("duyet", .wholeLedgerForbids("duyet", of: "tinh"), nil),
        ]
        for (member, forWhole, forOwn) in expected {
            let closing = story.entry(whole, on: "period:2025", by: member)
            #expect(refusal(closing, in: book) == forWhole)
            let limited = story.entry(own, on: "period:2025", by: member)
            #expect(refusal(limited, in: book) == forOwn)
        }
    }

    @Test func `Every event of a random history is allowed again when it is verified`() {
        for seed in [3, 99] as [UInt64] {
            print("seed \(seed)")
            var state = Attainment()
            for entry in RandomHistory(seed: seed, count: 400).entries {
                #expect(refusal(entry, in: state) == nil, "seed \(seed), event \(entry.position)")
                state.apply(entry)
            }
        }
    }
}
