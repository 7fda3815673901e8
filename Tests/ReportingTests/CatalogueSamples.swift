import EventLog
import Reporting
import TestSupport

/// One event of each type with everything it can say, and the same with what it has to say only.
enum CatalogueSamples {
    static let all: [(full: Event, minimal: Event)] =
        registry + targets + reports + periods + flags + inspections + evidence

    static let document = written("38-CTr/HU:2025-02-04", as: DocumentID.self)
    static let target = written("38-CTr/HU:2025-02-04#1", as: TargetID.self)
    static let day = written("2025-11-20", as: Day.self)
    static let year = Period.year(2025)
    static let digest = String(repeating: "0a", count: 32)
    static let floor = Criterion.floor("85000")
    static let cut = Criterion.of(
        .decreaseBy, low: "15",
        base: Criterion.Base(value: Quantity(173), measure: written("hộ"), period: .year(2024)))
    static let range = Criterion.of(.range, low: "103", high: "105")

    private static let registry: [(full: Event, minimal: Event)] = [
        (
            .ledgerOpened(
                LedgerOpened(
                    origin: "hu.example.vn", title: "Sổ cái", cutoff: .civil, clock: "simulated")),
            .ledgerOpened(
                LedgerOpened(origin: "hu.example.vn", title: "", cutoff: .nd09, clock: "simulated"))
        ),
        (
            .recoveryAcknowledged(RecoveryAcknowledged(quarantine: "0-torn", reason: "mất điện")),
            .recoveryAcknowledged(RecoveryAcknowledged(quarantine: "0-torn", reason: "mất điện"))
        ),
        (
            .unitRegistered(
                UnitRegistered(
                    unit: "xa-ngu-lac", name: "Xã Ngũ Lạc", level: "xa", code: "26485",
                    parent: "tinh-vinh-long", from: day, note: "xã mới")),
            .unitRegistered(UnitRegistered(unit: "xa-ngu-lac", name: "Xã Ngũ Lạc"))
        ),
        (
            .unitRenamed(
                UnitRenamed(
                    unit: "xa-a", name: "Phường A", effective: day, document: document)),
            .unitRenamed(UnitRenamed(unit: "xa-a", name: "Phường A", effective: day))
        ),
        (
            .unitReclassified(
                UnitReclassified(
                    unit: "xa-a", level: "phuong", code: "26486", effective: day,
                    document: document)),
            .unitReclassified(UnitReclassified(unit: "xa-a", level: "phuong", effective: day))
        ),
        (
            .unitEnded(
                UnitEnded(unit: "xa-a", lastDay: day, document: document, reason: "sáp nhập")),
            .unitEnded(UnitEnded(unit: "xa-a", lastDay: day))
        ),
        (
            .unitSucceeded(
                UnitSucceeded(
                    from: ["xa-a", "xa-b"], to: ["xa-c"], effective: day,
                    edges: [
                        SuccessionEdge(
                            from: "xa-a", to: "xa-c", share: written("0.75"),
                            origin: written("0.5"), basis: "dân số"),
                        SuccessionEdge(from: "xa-b", to: "xa-c"),
                    ], document: document)),
            .unitSucceeded(UnitSucceeded(from: [], to: [], effective: day, edges: []))
        ),
        (
            .memberEnrolled(
                MemberEnrolled(
                    member: "vp-hu", name: "Văn phòng", unit: "huyen", role: .reporter,
                    publicKey: "MCow")),
            .memberEnrolled(MemberEnrolled(member: "vp-hu", role: .inspector))
        ),
        (
            .memberRevoked(MemberRevoked(member: "vp-hu", reason: "chuyển công tác")),
            .memberRevoked(MemberRevoked(member: "vp-hu", reason: "chuyển công tác"))
        ),
        (
            .regimeAdopted(
                RegimeAdopted(
                    regime: "kt-xh", name: "Kinh tế", reporters: ["xa-a"], recipient: "huyen",
                    every: .quarter, cutoff: .nd09, due: .workingDays(5), calendar: "2025",
                    document: document, effective: day, until: day, indicators: ["lua"],
                    documents: [document])),
            .regimeAdopted(
                RegimeAdopted(
                    regime: "kt-xh", name: "", reporters: [], every: .year, cutoff: nil,
                    due: .date(month: 11, day: 30), effective: day))
        ),
        (
            .ruleSetAdopted(
                RuleSetAdopted(
                    ruleset: "2025", effective: day,
                    bands: [
                        RuleSetAdopted.Band(
                            judgement: .nearlyMet, from: written("95.0"), below: .hundred),
                        RuleSetAdopted.Band(judgement: .exceeded, from: written("100")),
                    ], ceilingExceeded: true, rangeGoodSide: .lower, attention: written("5"),
                    document: document, basis: "Quy chế")),
            .ruleSetAdopted(RuleSetAdopted(ruleset: "2025", effective: day))
        ),
        (
            .calendarAdopted(
                CalendarAdopted(
                    calendar: "2025", holidays: [day], workdays: [day], document: document)),
            .calendarAdopted(CalendarAdopted(calendar: "2025", holidays: []))
        ),
        (
            .documentRegistered(
                DocumentRegistered(
                    document: document, symbol: "38-CTr/HU", date: day, kind: "Chương trình",
                    issuer: "Huyện ủy", parentBody: "Tỉnh ủy", place: "Cần Đước",
                    signer: "Bí thư", office: "Văn phòng", subject: "Về nhiệm vụ", period: "2025",
                    bases: [
                        DocumentBasis(symbol: "101-NQ/TU", date: day, name: "Nghị quyết"),
                        DocumentBasis(),
                    ], recipients: ["Lưu"], sha256: digest, handGiven: true, illustrative: false)),
            .documentRegistered(DocumentRegistered(document: document))
        ),
        (
            .indicatorDefined(
                IndicatorDefined(
                    indicator: "san-luong-lua", name: "Sản lượng lúa", measure: written("tấn"),
                    direction: .higher, rollup: .sum, method: "thống kê", reason: "mới")),
            .indicatorDefined(IndicatorDefined(indicator: "san-luong-lua", name: "Sản lượng lúa"))
        ),
        (
            .indicatorRedefined(
                IndicatorRedefined(
                    indicator: "nuoc-sach", name: "Nước sạch", measure: .percent,
                    direction: .band, rollup: .rate, method: "QC02", document: document,
                    reason: "quy chuẩn mới")),
            .indicatorRedefined(
                IndicatorRedefined(indicator: "nuoc-sach", name: "Nước sạch", reason: "quy chuẩn"))
        ),
    ]

    private static let targets: [(full: Event, minimal: Event)] = [
        (
            .targetAssigned(
                TargetAssigned(
                    document: document, item: "1.1", parent: target, group: "I. Kinh tế",
                    name: "Sản lượng lúa", indicator: "san-luong-lua", unit: "huyen-can-duoc",
                    scope: "vụ mùa", measure: written("tấn"), period: year, due: day,
                    assigner: "UBND tỉnh", force: .mandatory, criterion: floor,
                    source: SourcePlace(line: 212, quote: "85.000 tấn"))),
            .targetAssigned(
                TargetAssigned(
                    document: document, item: "1.1", name: "Sản lượng lúa", unit: "huyen",
                    force: .unspecified, criterion: .deferred))
        ),
        (
            .targetResolved(
                TargetResolved(
                    document: document, criterion: range, measure: written("nam/100 nữ"),
                    assigner: "UBND tỉnh", effective: day, reason: "tỉnh giao")),
            .targetResolved(TargetResolved(document: document, criterion: floor))
        ),
        (
            .targetAdjusted(
                TargetAdjusted(document: document, criterion: cut, effective: day, reason: "bão")),
            .targetAdjusted(
                TargetAdjusted(document: document, criterion: floor, effective: day, reason: ""))
        ),
        (
            .targetWithdrawn(TargetWithdrawn(document: document, effective: day, reason: "trùng")),
            .targetWithdrawn(TargetWithdrawn(reason: "trùng"))
        ),
        (
            .targetTransferred(
                TargetTransferred(
                    unit: "xa-c", effective: day, document: document, reason: "sáp nhập")),
            .targetTransferred(TargetTransferred(unit: "xa-c", effective: day))
        ),
    ]

    private static let reports: [(full: Event, minimal: Event)] = [
        (
            .reportSubmitted(
                ReportSubmitted(
                    period: .nineMonths(2025), value: written("64120.5"),
                    measure: written("tạ"), numerator: written("1"),
                    denominator: written("2.50"), status: .estimate, document: document,
                    dated: day, received: day, channel: "E-Office", note: "ước", late: "mất mạng",
                    evidence: [digest])),
            .reportSubmitted(ReportSubmitted(period: year, status: .final))
        ),
        (
            .reportUpgraded(
                ReportUpgraded(
                    report: Position(17), status: .official, value: written("64233"),
                    measure: written("tấn"), numerator: written("3"), denominator: written("4"),
                    document: document,
                    note: "thống kê", late: "chờ số liệu")),
            .reportUpgraded(ReportUpgraded(report: Position(17), status: .preliminary))
        ),
        (
            .reportRevised(
                ReportRevised(
                    report: Position(17), value: written("-64051"), measure: written("tấn"),
                    numerator: written("3"), denominator: written("4"), reason: "nhầm",
                    cause: "cộng sai",
                    document: document)),
            .reportRevised(ReportRevised(report: Position(17), reason: "nhầm"))
        ),
        (
            .reportRetracted(
                ReportRetracted(report: Position(0), reason: "trùng", document: document)),
            .reportRetracted(ReportRetracted(report: Position(0), reason: "trùng"))
        ),
        (
            .reportApproved(
                ReportApproved(report: Position(17), note: "đã đối chiếu", document: document)),
            .reportApproved(ReportApproved(report: Position(17)))
        ),
        (
            .reportReturned(
                ReportReturned(report: Position(17), reason: "thiếu biểu", document: document)),
            .reportReturned(ReportReturned(report: Position(17), reason: "thiếu biểu"))
        ),
        (
            .judgementDeclared(
                JudgementDeclared(
                    period: year, judgement: .met, label: "đạt ở mức khá", authority: "hdnd",
                    document: document, note: "kỳ họp 12")),
            .judgementDeclared(
                JudgementDeclared(
                    period: year, judgement: .notMet, authority: "hdnd", document: document))
        ),
    ]

    private static let periods: [(full: Event, minimal: Event)] = [
        (
            .periodClosed(
                PeriodClosed(
                    period: year, unit: "xa-a", document: document, note: "chốt", streams: 2,
                    heads: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")),
            .periodClosed(PeriodClosed(period: .everyYear))
        ),
        (
            .periodReopened(
                PeriodReopened(period: year, unit: "xa-a", reason: "sót", document: document)),
            .periodReopened(PeriodReopened(period: .term(2020, 2025), reason: "sót"))
        ),
        (
            .snapshotSealed(
                SnapshotSealed(period: year, format: "csv", sha256: digest, size: 7, root: digest)),
            .snapshotSealed(
                SnapshotSealed(
                    period: .until(day), format: "html", sha256: digest, size: 0, root: digest))
        ),
    ]

    private static let flags: [(full: Event, minimal: Event)] = [
        (
            .flagRaised(
                FlagRaised(
                    flag: "F4-1", rule: "F4", events: [Position(3), Position(9)],
                    severity: "cao", explanation: "điều chỉnh muộn", asked: ["giao"])),
            .flagRaised(FlagRaised(flag: "F4-1", rule: "F4", events: []))
        ),
        (
            .flagAnswered(
                FlagAnswered(
                    flag: "F4-1", answer: "do bão", document: document, evidence: [digest])),
            .flagAnswered(FlagAnswered(flag: "F4-1", answer: "do bão"))
        ),
        (
            .flagClosed(FlagClosed(flag: "F4-1", reason: "rõ", document: document)),
            .flagClosed(FlagClosed(flag: "F4-1", reason: "rõ"))
        ),
        (
            .flagRulesAdopted(
                FlagRulesAdopted(
                    flagrules: "nguong-2025", effective: day,
                    limits: [
                        ToleranceLimit(tolerance: .backdatingDays, value: Quantity(5)),
                        ToleranceLimit(
                            tolerance: .sourcePercent, value: Quantity(2), indicator: "lua"),
                    ], document: document, basis: "quy chế báo cáo")),
            .flagRulesAdopted(
                FlagRulesAdopted(flagrules: "nguong-2025", effective: day, limits: []))
        ),
        (
            .summaryDeclared(
                SummaryDeclared(
                    subject: document, group: "Kinh tế", unit: "huyen", period: year, reached: 18,
                    nearlyMet: 2, notMet: 0, total: 20, label: "18/20 đạt và vượt",
                    authority: "tinh", document: document, note: "đại hội")),
            .summaryDeclared(
                SummaryDeclared(
                    subject: document, period: year, reached: 18, total: 20, authority: "tinh",
                    document: document))
        ),
    ]

    private static let inspections: [(full: Event, minimal: Event)] = [
        (
            .inspectionOpened(
                InspectionOpened(
                    inspection: "KT-1", kind: "kiểm tra", body: "ubkt", document: document,
                    team: ["to-truong"], subject: "chỉ tiêu")),
            .inspectionOpened(InspectionOpened(inspection: "KT-1", kind: "giám sát"))
        ),
        (
            .inspectionScoped(
                InspectionScoped(
                    inspection: "KT-1", units: ["xa-a"], targets: [target], from: day, to: day)),
            .inspectionScoped(InspectionScoped(inspection: "KT-1", units: [], from: day, to: day))
        ),
        (
            .inspectionRequested(
                InspectionRequested(
                    inspection: "KT-1", request: "1", text: "cung cấp", addressee: "xa-a", due: day)
            ),
            .inspectionRequested(
                InspectionRequested(inspection: "KT-1", request: "1", text: "cung cấp"))
        ),
        (
            .inspectionAnswered(
                InspectionAnswered(
                    inspection: "KT-1", request: "1", text: "đã gửi", document: document,
                    evidence: [digest])),
            .inspectionAnswered(
                InspectionAnswered(inspection: "KT-1", request: "1", text: "đã gửi"))
        ),
        (
            .inspectionFound(
                InspectionFound(
                    inspection: "KT-1", finding: "1", text: "sai số", events: [Position(5)])),
            .inspectionFound(
                InspectionFound(inspection: "KT-1", finding: "1", text: "sai số", events: []))
        ),
        (
            .inspectionConcluded(
                InspectionConcluded(inspection: "KT-1", document: document, text: "kết luận")),
            .inspectionConcluded(InspectionConcluded(inspection: "KT-1", text: "kết luận"))
        ),
        (
            .inspectionRemedied(
                InspectionRemedied(
                    inspection: "KT-1", remedy: "1", text: "đính chính", due: day, done: day,
                    document: document)),
            .inspectionRemedied(
                InspectionRemedied(inspection: "KT-1", remedy: "1", text: "đính chính"))
        ),
        (
            .inspectionClosed(
                InspectionClosed(inspection: "KT-1", document: document, note: "xong")),
            .inspectionClosed(InspectionClosed(inspection: "KT-1"))
        ),
    ]

    private static let evidence: [(full: Event, minimal: Event)] = [
        (
            .evidenceAttached(
                EvidenceAttached(
                    evidence: digest, name: "bao-cao.pdf", mediaType: "application/pdf",
                    about: target.description, document: document)),
            .evidenceAttached(EvidenceAttached(evidence: digest, name: "bao-cao.pdf"))
        ),
        (
            .exportMade(
                ExportMade(
                    format: "csv", sha256: digest, period: year, size: 12, root: digest,
                    command: "socai snapshot 2025")),
            .exportMade(ExportMade(format: "csv", sha256: digest, size: 12, root: digest))
        ),
        (
            .checkpointCosigned(
                CheckpointCosigned(witness: "ubkt", size: 12, root: digest, cosignature: "AAAA")),
            .checkpointCosigned(
                CheckpointCosigned(witness: "", size: 0, root: "", cosignature: ""))
        ),
    ]
}
