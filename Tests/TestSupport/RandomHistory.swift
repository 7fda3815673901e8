import Bookkeeping
import EventLog
import Projections
package import Reporting

/// A history that the rules allow, made up at random from a seed: events are proposed on a few names, so
/// that they meet, and kept where `Rules` let them pass.
package struct RandomHistory {
    package private(set) var entries: [Entry] = []
    private var random: SeededGenerator
    private var book = Attainment()
    private(set) var now = Instant.morning(of: "2025-01-02")
    private(set) var reports: [(position: Position, stream: String)] = []

    static let units = (0..<6).map { "xa-\($0)" }
    static let documents = (0..<4).map { written("vb-\($0)", as: DocumentID.self) }
    static let periods: [Period] = [
        .year(2025), .half(2025, 1), .quarter(2025, 1), .quarter(2025, 3), .nineMonths(2025),
        .month(2025, 6), .years(2021...2030), .everyYear,
    ]

    /// So many events, the founding included.
    package init(seed: UInt64, count: Int) {
        random = SeededGenerator(seed: seed)
        let opened = LedgerOpened(
            origin: "thu", title: "Sổ thử", cutoff: .civil, clock: "simulated")
        propose(.ledgerOpened(opened), on: StreamName.ledger, by: "tv-0")
        propose(
            .memberEnrolled(MemberEnrolled(member: "tv-0", role: .keeper)),
            on: StreamName.member("tv-0"), by: "tv-0")
        while entries.count < count {
            let author = Bool.random(using: &random) ? "tv-0" : "tv-\(number(8))"
            switch number(10) {
            case 0: proposeRegistration(by: author)
            case 1, 2: proposeTarget(by: author)
            case 3: proposePeriodOrFlag(by: author)
            case 4: proposeBesides(by: author)
            default: proposeReport(by: author)
            }
        }
    }

    mutating func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

    mutating func propose(_ event: Event, on stream: String, by author: MemberID) {
        let entry = Entry(
            position: Position(UInt64(entries.count)), at: now, by: author, stream: stream,
            event: event)
        do throws(Refusal) {
            try Rules.check(entry, in: book)
        } catch {
            // What the rules refuse does not happen; another proposal follows.
            return
        }
        book.apply(entry)
        entries.append(entry)
        if case .reportSubmitted = event { reports.append((entry.position, stream)) }
        now = now.advanced(byMilliseconds: Int64(number(12)) * 3_600_000)
    }

    private mutating func proposeRegistration(by author: MemberID) {
        let unit = pick(Self.units)
        let document = pick(Self.documents)
        let day = now.day(offsetMinutes: Instant.vietnamOffsetMinutes)
        switch number(20) {
        case 0...4:
            let parent = number(3) == 0 ? pick(Self.units) : nil
            let registered = UnitRegistered(unit: unit, name: "Xã \(unit)", parent: parent)
            propose(.unitRegistered(registered), on: StreamName.unit(unit), by: author)
        case 5:
            let renamed = UnitRenamed(unit: unit, name: "Tên \(entries.count)", effective: day)
            propose(.unitRenamed(renamed), on: StreamName.unit(unit), by: author)
        case 6 where entries.count > 100 && number(4) == 0:
            propose(
                .unitEnded(UnitEnded(unit: unit, lastDay: day)), on: StreamName.unit(unit),
                by: author)
        case 7:
            let taker = pick(Self.units)
            let succeeded = UnitSucceeded(
                from: [unit], to: [taker], effective: day,
                edges: [SuccessionEdge(from: unit, to: taker)], document: document)
            propose(.unitSucceeded(succeeded), on: StreamName.unit(unit), by: author)
        case 8...12:
            let member = "tv-\(number(8))"
            let enrolled = MemberEnrolled(
                member: member, unit: number(2) == 0 ? unit : nil, role: pick(Role.allCases))
            propose(.memberEnrolled(enrolled), on: StreamName.member(member), by: author)
        case 13:
            let member = "tv-\(number(7) + 1)"
            let revoked = MemberRevoked(member: member, reason: "thôi")
            propose(.memberRevoked(revoked), on: StreamName.member(member), by: author)
        case 14, 15:
            let registered = DocumentRegistered(
                document: document, illustrative: number(2) == 0 ? true : nil)
            propose(
                .documentRegistered(registered), on: document.description, by: author)
        default:
            let indicator = "ct-\(number(3))"
            let defined = IndicatorDefined(
                indicator: indicator, name: indicator, direction: pick(Direction.allCases))
            propose(.indicatorDefined(defined), on: StreamName.indicator(indicator), by: author)
        }
    }

    private mutating func target() -> TargetID {
        TargetID(document: pick(Self.documents), item: "\(number(8))")
    }

    private mutating func criterion() -> Criterion {
        let low = "\(number(20) + 1)"
        return switch number(5) {
        case 0: .deferred
        case 1: .of(.atMost, high: low)
        case 2: .of(.range, low: low, high: "\(number(20) + 21)")
        default: .floor(low)
        }
    }

    private mutating func proposeTarget(by author: MemberID) {
        let id = target()
        let stream = id.description
        let day = now.day(offsetMinutes: Instant.vietnamOffsetMinutes)
        switch number(12) {
        case 0...6:
            let parent = number(3) == 0 ? "\(id.document)#\(number(8))" : nil
            let assigned = TargetAssigned(
                document: id.document, item: id.item, parent: parent.map { written($0) },
                name: "Chỉ tiêu \(id.item)", indicator: number(2) == 0 ? "ct-\(number(3))" : nil,
                unit: pick(Self.units), measure: written("tấn"),
                period: number(5) == 0 ? nil : pick(Self.periods), force: pick(Force.allCases),
                criterion: criterion())
            propose(.targetAssigned(assigned), on: stream, by: author)
        case 7:
            let resolved = TargetResolved(document: pick(Self.documents), criterion: criterion())
            propose(.targetResolved(resolved), on: stream, by: author)
        case 8, 9:
            let adjusted = TargetAdjusted(
                document: pick(Self.documents), criterion: criterion(),
                effective: day.advanced(by: number(60) - 30), reason: "điều chỉnh")
            propose(.targetAdjusted(adjusted), on: stream, by: author)
        case 10:
            let transferred = TargetTransferred(unit: pick(Self.units), effective: day)
            propose(.targetTransferred(transferred), on: stream, by: author)
        default:
            guard number(8) == 0 else { return }
            let withdrawn = TargetWithdrawn(effective: day.advanced(by: number(9)), reason: "thôi")
            propose(.targetWithdrawn(withdrawn), on: stream, by: author)
        }
    }

    private mutating func proposeReport(by author: MemberID) {
        let value = Quantity(number(40))
        guard !reports.isEmpty, number(3) > 0 else {
            let submitted = ReportSubmitted(
                period: pick(Self.periods), value: value, status: pick(ReportStatus.allCases),
                late: number(2) == 0 ? "muộn" : nil)
            return propose(
                .reportSubmitted(submitted), on: target().description, by: author)
        }
        let (report, stream) = pick(reports.suffix(30))
        let event: Event =
            switch number(8) {
            case 0, 1:
                .reportUpgraded(
                    ReportUpgraded(
                        report: report, status: pick(ReportStatus.allCases),
                        value: number(2) == 0 ? value : nil, late: "muộn"))
            case 2, 3:
                .reportRevised(ReportRevised(report: report, value: value, reason: "nhầm"))
            case 4: .reportRetracted(ReportRetracted(report: report, reason: "rút"))
            case 5: .reportApproved(ReportApproved(report: report))
            case 6: .reportReturned(ReportReturned(report: report, reason: "thiếu"))
            default:
                .judgementDeclared(
                    JudgementDeclared(
                        period: pick(Self.periods), judgement: pick([.exceeded, .met, .notMet]),
                        authority: pick(Self.units), document: pick(Self.documents)))
            }
        propose(event, on: stream, by: author)
    }

    private mutating func proposePeriodOrFlag(by author: MemberID) {
        let period = pick(Self.periods)
        let unit = number(2) == 0 ? pick(Self.units) : nil
        switch number(3) {
        case 0:
            propose(
                .periodClosed(PeriodClosed(period: period, unit: unit)),
                on: StreamName.period(period), by: author)
        case 1:
            propose(
                .periodReopened(PeriodReopened(period: period, unit: unit, reason: "sót")),
                on: StreamName.period(period), by: author)
        default:
            let flag = FlagRaised(
                flag: "F1-\(entries.count)", rule: "F1",
                events: entries.last.map { [$0.position] } ?? [])
            propose(.flagRaised(flag), on: "flag:F1-\(entries.count)", by: author)
        }
    }
}
