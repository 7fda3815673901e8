import Bookkeeping
import EventLog
import Reporting

/// A ledger made up to be measured: communes × indicators × quarters.
///
/// Each target is reported on quarter by quarter for five years; one report in ten is revised and one in
/// ten upgraded. The rules allow every event of it, and the same number of events is always the same
/// events.
struct SyntheticLedger {
    static let origin = "do-luong.example.vn/so-cai"
    private static let keeper: MemberID = "van-thu-do-luong"
    private static let province: OrganizationID = "tinh-do-luong"
    private static let years = 2021...2025
    private static let quarterCount = 20
    /// How many communes one document assigns its targets to, at most.
    private static let communeCount = 100
    /// What becomes of a target, all in all: assigned, reported on, revised twice, upgraded twice.
    private static let eventsPerTarget = quarterCount + 5

    private static let indicators: [(id: IndicatorID, name: String, measure: String)] = [
        ("san-luong-lua", "Sản lượng lúa cả năm trên địa bàn xã", "tấn"),
        ("thu-ngan-sach", "Tổng thu ngân sách nhà nước trên địa bàn", "triệu đồng"),
        ("ty-le-ho-ngheo-giam", "Mức giảm tỷ lệ hộ nghèo đa chiều", "%"),
        ("ty-le-bao-hiem-y-te", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%"),
        ("giai-quyet-viec-lam", "Số lao động được giải quyết việc làm mới", "người"),
        ("ty-le-nuoc-sach", "Tỷ lệ hộ dân sử dụng nước sạch theo quy chuẩn", "%"),
        ("truong-chuan-quoc-gia", "Số trường học đạt chuẩn quốc gia", "trường"),
        ("dang-vien-moi", "Số đảng viên mới được kết nạp", "đảng viên"),
    ]

    let eventCount: Int
    private let targetCount: Int
    private var head: [Proposal] = []
    /// How many events were given out.
    private(set) var count = 0
    private var target = 0
    /// 0 while targets are assigned, then the number of the quarter that is reported on.
    private var quarter = 0
    /// What follows the last report given out: at most its revision or its upgrade.
    private var afterReport: Proposal?

    /// A ledger of at least so many events that none of its targets is left half told.
    init(events: Int) {
        eventCount = events
        targetCount = max(1, events / Self.eventsPerTarget)
        head = Self.opening(documents: (targetCount - 1) / Self.targetsPerDocument + 1)
    }

    private static var targetsPerDocument: Int { communeCount * indicators.count }

    /// The next so many events, or fewer at the end.
    mutating func next(_ limit: Int) -> [Draft] {
        var drafts: [Draft] = []
        while drafts.count < limit, count < eventCount, let proposal = nextProposal() {
            let payload = proposal.event.payload
            drafts.append(
                Draft(stream: proposal.stream, type: type(of: payload).type, data: payload.data))
            count += 1
        }
        return drafts
    }

    /// Who appends all of it.
    var author: MemberID { Self.keeper }

    /// When the next event is recorded: a second after the one before, from the middle of January 2021.
    var now: Instant {
        Instant(startOf: Self.day(2021, 1, 15)).advanced(byMilliseconds: Int64(count) * 1_000)
    }

    private mutating func nextProposal() -> Proposal? {
        if count < head.count { return head[count] }
        if let proposal = afterReport {
            afterReport = nil
            return proposal
        }
        if target == targetCount {
            target = 0
            quarter += 1
        }
        guard quarter <= Self.quarterCount else { return nil }
        defer { target += 1 }
        return quarter == 0 ? assignment(target) : report(target, quarter - 1)
    }

    /// The target that is assigned first.
    static let firstTarget = TargetID(document: document(0), item: "1.1")

    private func id(_ target: Int) -> TargetID {
        let place = target % Self.targetsPerDocument
        let item =
            "\(place / Self.communeCount + 1).\(place % Self.communeCount + 1)"
        return TargetID(document: Self.document(target / Self.targetsPerDocument), item: item)
    }

    private func assignment(_ target: Int) -> Proposal {
        let place = target % Self.targetsPerDocument
        let indicator = Self.indicators[place / Self.communeCount]
        let id = id(target)
        return Proposal(
            .targetAssigned(
                TargetAssigned(
                    document: id.document, item: id.item, name: indicator.name,
                    indicator: indicator.id, unit: Self.commune(place % Self.communeCount),
                    measure: Self.measure(indicator.measure), period: .years(Self.years),
                    force: .mandatory, criterion: Self.floor(1_000 + target % 977))))
    }

    private mutating func report(_ target: Int, _ quarter: Int) -> Proposal {
        let stream = id(target).description
        let period = Period.quarter(
            Self.years.lowerBound + quarter / 4, quarter % 4 + 1)
        let value = Self.quantity(40_000 + (target * 31 + quarter * 1_117) % 60_000)
        let position = Position(UInt64(count))
        switch (target + quarter) % 10 {
        case 0:
            let revised = ReportRevised(
                report: position, value: Self.quantity(41_000 + target % 7_919),
                reason: "rà soát lại số liệu của các ấp, khu phố")
            afterReport = Proposal(.reportRevised(revised), stream: stream)
        case 5:
            let upgraded = ReportUpgraded(report: position, status: .official)
            afterReport = Proposal(.reportUpgraded(upgraded), stream: stream)
        default: break
        }
        return Proposal(
            .reportSubmitted(
                ReportSubmitted(
                    period: period, value: value, status: .estimate,
                    document: Self.document(target / Self.targetsPerDocument),
                    channel: "trục liên thông văn bản",
                    note: "số ước thực hiện theo báo cáo của xã")),
            stream: stream)
    }

    /// The founding of the ledger, its units, indicators and documents.
    private static func opening(documents: Int) -> [Proposal] {
        var events: [Event] = [
            .ledgerOpened(
                LedgerOpened(
                    origin: origin, title: "Sổ đo lường", cutoff: .nd09,
                    clock: Identity.Clock.simulated.rawValue)),
            .memberEnrolled(MemberEnrolled(member: keeper, role: .keeper)),
            .unitRegistered(UnitRegistered(unit: province, name: "Tỉnh đo lường")),
        ]
        events += (0..<communeCount).map {
            .unitRegistered(
                UnitRegistered(
                    unit: commune($0), name: "Xã đo lường số \($0 + 1)", parent: province))
        }
        events += indicators.map {
            .indicatorDefined(
                IndicatorDefined(
                    indicator: $0.id, name: $0.name, measure: measure($0.measure),
                    direction: .higher))
        }
        events += (0..<documents).map {
            .documentRegistered(DocumentRegistered(document: document($0)))
        }
        return events.map { Proposal($0) }
    }

    static func commune(_ number: Int) -> OrganizationID { "xa-do-luong-\(number + 1)" }

    private static func document(_ number: Int) -> DocumentID {
        required(DocumentID("\(number + 1)-NQ/HU:2021-01-15"))
    }

    private static func measure(_ name: String) -> Measure { required(Measure(name)) }

    /// A figure with two decimals.
    private static func quantity(_ hundredths: Int) -> Quantity {
        required(Quantity(significand: Int128(hundredths), scale: 2))
    }

    private static func floor(_ low: Int) -> Criterion {
        do throws(CriterionProblem) {
            return try Criterion(kind: .atLeast, low: Quantity(low))
        } catch {
            preconditionFailure("A floor takes one bound: \(error)")
        }
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        required(Day(year: year, month: month, day: day))
    }

    private static func required<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("What is made up here is well formed.") }
        return value
    }
}
