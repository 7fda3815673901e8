import EventLog
import Exports
import Projections
import Reporting
import Testing

/// A small state, told event by event without a ledger on disk.
struct Story {
    static let program = DocumentID("38-CTr/HU:2025-02-04")
    private(set) var attainment = Attainment()
    private var next: UInt64 = 0

    init() {
        tell(
            "ledger",
            .ledgerOpened(
                LedgerOpened(
                    origin: "socai.example/can-duoc", title: "Sổ Cái Cần Đước", cutoff: .nd09,
                    clock: "simulated")))
        tell("can-duoc", .unitRegistered(UnitRegistered(unit: "can-duoc", name: "Cần Đước")))
    }

    @discardableResult
    mutating func tell(_ stream: String, _ event: Event) -> Position {
        let position = Position(next)
        let at = Instant(millisecondsSinceEpoch: 1_766_000_000_000 + Int64(next) * 1_000)
        attainment.apply(
            Entry(position: position, at: at, by: "vp", stream: stream, event: event))
        next += 1
        return position
    }

    @discardableResult
    mutating func assign(
        _ item: String, _ name: String, _ criterion: Criterion, _ measure: String? = nil,
        parent: TargetID? = nil, group: String? = nil, assigner: String? = nil,
        force: Force = .unspecified, document: DocumentID? = Story.program
    ) throws -> TargetID {
        let document = try #require(document)
        let id = TargetID(document: document, item: item)
        let assigned = TargetAssigned(
            document: document, item: item, parent: parent, group: group, name: name,
            unit: "can-duoc", measure: measure.flatMap { Measure($0) }, period: .year(2025),
            assigner: assigner, force: force, criterion: criterion)
        tell(id.description, .targetAssigned(assigned))
        return id
    }

    @discardableResult
    mutating func report(
        _ target: TargetID, _ value: String? = nil, of measure: String? = nil,
        numerator: String? = nil, denominator: String? = nil, period: Period = .year(2025),
        status: ReportStatus = .official, late: String? = nil
    ) -> Position {
        let submitted = ReportSubmitted(
            period: period, value: value.flatMap { Quantity($0) },
            measure: measure.flatMap { Measure($0) },
            numerator: numerator.flatMap { Quantity($0) },
            denominator: denominator.flatMap { Quantity($0) }, status: status, late: late)
        return tell(target.description, .reportSubmitted(submitted))
    }

    func standing(
        _ target: TargetID, in period: Period = .year(2025), on day: String? = nil
    ) throws -> Standing {
        try #require(try snapshot(of: period, on: day).rows.first { $0.target.id == target })
    }

    func snapshot(of period: Period = .year(2025), on day: String? = nil) throws -> PeriodSnapshot {
        try #require(
            PeriodSnapshot(of: period, in: attainment, seenFrom: day.flatMap { Day($0) }))
    }

    func provenance() throws -> Provenance {
        let root = try #require(Hash(hex: String(repeating: "a1", count: 32)))
        return Provenance(
            origin: "socai.example/can-duoc", size: next, root: root, knownAt: attainment.head)
    }
}

/// The figures of the contract's scenarios, in one table.
struct Scenarios {
    let story: Story
    let water: TargetID
    let piped: TargetID
    let jobs: TargetID
    let malnutrition: TargetID

    init() throws {
        var story = Story()
        let decision = try #require(DocumentID("45-QĐ/HU:2025-11-20"))
        let made = try #require(DocumentID("BC-minh-hoa"))
        let program = try #require(Story.program)
        story.tell(
            program.description,
            .documentRegistered(
                DocumentRegistered(
                    document: program, symbol: "38-CTr/HU", date: Day("2025-02-04"),
                    issuer: "Huyện ủy Cần Đước",
                    subject: "thực hiện Nghị quyết số 101-NQ/TU")))
        story.tell(
            made.description,
            .documentRegistered(DocumentRegistered(document: made, illustrative: true)))
        let economy = "Chỉ tiêu kinh tế"
        let social = "Chỉ tiêu xã hội"
        let rice = try story.assign(
            "2", "Sản lượng lúa", try .floor("85000"), "tấn", group: economy)
        let budget = try story.assign(
            "4", "Thu ngân sách", try .floor("581"), "tỷ đồng", group: economy, assigner: "Tỉnh",
            force: .mandatory)
        let striven = try story.assign(
            "text-07", "Thu ngân sách", try .floor("600"), "tỷ đồng", group: economy,
            assigner: "Huyện ủy", force: .aspirational)
        let growth = try story.assign(
            "1.1", "Giá trị sản xuất khu vực I",
            try Criterion(
                kind: .increaseBy, low: Quantity("1.1"),
                base: Criterion.Base(value: Quantity("1560.781"), measure: Measure("tỷ đồng"))),
            "%", group: economy)
        jobs = try story.assign(
            "17", "Giải quyết việc làm", try .floor("12000"), "lao động", group: social)
        let insurance = try story.assign(
            "16", "Tỷ lệ tham gia bảo hiểm y tế", try .floor("98"), "%", group: social)
        malnutrition = try story.assign(
            "13", "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng",
            try Criterion(kind: .atMost, high: Quantity(5)), "%", group: social)
        let balance = try story.assign(
            "15", "Tỷ số giới tính khi sinh",
            try Criterion(kind: .range, low: Quantity(103), high: Quantity(105)), "nam/100 nữ",
            group: social)
        let poor = try story.assign(
            "19", "Giảm hộ nghèo",
            try Criterion(
                kind: .decreaseBy, low: Quantity(15),
                base: Criterion.Base(value: Quantity(173), measure: Measure("hộ"))), "%",
            group: social)
        water = try story.assign(
            "20", "Hộ dân nông thôn dùng nước sạch", try .floor("85"), "%", group: social)
        piped = try story.assign(
            "20/a", "Trong đó: nước máy", try .floor("51"), "%", parent: water, group: social)
        try story.assign("23", "Kéo giảm tội phạm", .deferred, group: social)
        let schools = try story.assign(
            "11", "Xã được công nhận chuẩn <mới> & \"nâng cao\"",
            try Criterion(kind: .milestone, low: Quantity(1)), "xã", group: social)
        story.report(rice, "64120.5", period: .nineMonths(2025), status: .estimate)
        story.report(budget, "590", status: .preliminary)
        story.report(striven, "590000", of: "triệu đồng", late: "chờ kho bạc")
        story.report(growth, numerator: "1577.95", denominator: "1560.781")
        story.report(insurance, numerator: "9766", denominator: "10000")
        story.report(malnutrition, "5.04")
        story.report(balance, "105.6")
        story.report(poor, "149", of: "hộ")
        story.report(water, "86")
        story.report(piped, "49")
        story.report(schools, "2")
        story.report(jobs, "10600")
        story.tell(
            jobs.description,
            .targetAdjusted(
                TargetAdjusted(
                    document: decision, criterion: try .floor("10500"),
                    effective: try #require(Day("2025-11-20")), reason: "theo tình hình")))
        story.tell(
            balance.description,
            .judgementDeclared(
                JudgementDeclared(
                    period: .year(2025), judgement: .met, label: "đạt ở mức khá",
                    authority: "can-duoc", document: decision)))
        let shown = try story.assign(
            "1", "Số liệu để xem thử", try .floor("100"), "hộ", document: made)
        story.report(shown, "180")
        self.story = story
    }
}

extension Criterion {
    static func floor(_ low: String) throws -> Criterion {
        try Criterion(kind: .atLeast, low: Quantity(low))
    }
}
