import EventLog
import Exports
import Projections
import Reporting
import Testing

/// One form of target and how it reads; `~` stands for a no-break space.
struct CriterionCase: Sendable, CustomTestStringConvertible {
    let kind: Criterion.Kind
    var low: String?
    var high: String?
    var base: Criterion.Base?
    var measure: String?
    let vi: String
    let en: String

    var testDescription: String { "\(kind.rawValue): \(vi)" }

    static let all = [
        CriterionCase(kind: .atLeast, low: "98", measure: "%", vi: "≥~98%", en: "≥~98%"),
        CriterionCase(
            kind: .atLeast, low: "85000", measure: "tấn", vi: "85.000~tấn", en: "85,000~tấn"),
        CriterionCase(kind: .atLeast, low: "12000", vi: "12.000", en: "12,000"),
        CriterionCase(kind: .moreThan, low: "95.05", measure: "%", vi: ">~95,05%", en: ">~95.05%"),
        CriterionCase(kind: .atMost, high: "5", measure: "%", vi: "≤~5%", en: "≤~5%"),
        CriterionCase(kind: .lessThan, high: "2", measure: "%", vi: "<~2%", en: "<~2%"),
        CriterionCase(
            kind: .equal, low: "1085.2", measure: "tỷ đồng", vi: "=~1.085,2~tỷ đồng",
            en: "=~1,085.2~tỷ đồng"),
        CriterionCase(
            kind: .range, low: "103", high: "105", measure: "nam/100 nữ",
            vi: "103–105~nam/100 nữ", en: "103–105~nam/100 nữ"),
        CriterionCase(
            kind: .about, low: "12.96", measure: "%/năm", vi: "khoảng~12,96%/năm",
            en: "about~12.96%/năm"),
        CriterionCase(
            kind: .increaseBy, low: "1.1", measure: "%", vi: "tăng~1,1%", en: "up~1.1%"),
        CriterionCase(
            kind: .increaseBy, low: "1.1",
            base: Criterion.Base(value: Quantity("1560.781"), measure: Measure("tỷ đồng")),
            measure: "%", vi: "tăng~1,1% (so với 1.560,781~tỷ đồng)",
            en: "up~1.1% (against 1,560.781~tỷ đồng)"),
        CriterionCase(
            kind: .decreaseBy, low: "26", measure: "hộ", vi: "giảm~26~hộ", en: "down~26~hộ"),
        CriterionCase(
            kind: .decreaseBy, low: "5", measure: "hộ", vi: "giảm~05~hộ", en: "down~5~hộ"),
        CriterionCase(
            kind: .increaseBy, low: "5", measure: "tỷ đồng", vi: "tăng~5~tỷ đồng",
            en: "up~5~tỷ đồng"),
        CriterionCase(
            kind: .decreaseBy, base: Criterion.Base(value: nil, period: .year(2024)),
            vi: "giảm (so với năm 2024)", en: "down (against 2024)"),
        CriterionCase(
            kind: .growthPerYear, low: "12", measure: "%", vi: "tăng bình quân~12%/năm",
            en: "average growth of~12% a year"),
        CriterionCase(
            kind: .growthPerYear, low: "12", measure: "%/năm", vi: "tăng bình quân~12%/năm",
            en: "average growth of~12% a year"),
        CriterionCase(kind: .maintain, measure: "trường", vi: "duy trì", en: "maintain"),
        CriterionCase(
            kind: .noneOccur, measure: "điểm nóng", vi: "không để xảy ra", en: "none to occur"),
        CriterionCase(kind: .milestone, vi: "hoàn thành", en: "complete"),
        CriterionCase(
            kind: .milestone, low: "1", measure: "xã", vi: "hoàn thành~01~xã", en: "complete~1~xã"),
        CriterionCase(kind: .deferred, vi: "chưa giao", en: "not set yet"),
    ]
}

@Suite struct StandingTextTests {
    @Test(arguments: CriterionCase.all)
    func `A criterion reads the way directives print it`(form: CriterionCase) throws {
        let criterion = try Criterion(
            kind: form.kind, low: form.low.flatMap { Quantity($0) },
            high: form.high.flatMap { Quantity($0) }, base: form.base)
        let measure = form.measure.flatMap { Measure($0) }
        for (language, expected) in [(Language.vi, form.vi), (.en, form.en)] {
            let text = StandingText.criterion(criterion, measure: measure, in: language)
            #expect(text == expected.replacing("~", with: "\u{a0}"))
        }
    }

    @Test func `The table of criteria leaves out no kind`() {
        #expect(Set(CriterionCase.all.map(\.kind)) == Set(Criterion.Kind.allCases))
    }

    @Test func `5,04% against a ceiling of 5% shows both its forms`() throws {
        let scenarios = try Scenarios()
        let standing = try scenarios.story.standing(scenarios.malnutrition)
        #expect(StandingText.actual(standing, in: .vi) == "5,0% (chính xác 5,04%)")
        #expect(StandingText.actual(standing, in: .en) == "5.0% (exactly 5.04%)")
        #expect(StandingText.judgement(standing, in: .vi) == "không đạt")
        #expect(StandingText.attainment(standing, in: .vi) == nil)
    }

    @Test(arguments: [
        ("5.0", "5,0%", Judgement.met), ("4.6", "4,6%", .met),
        ("5.04", "5,0% (chính xác 5,04%)", .notMet),
        ("5.6", "5,6%", .notMet),
    ])
    func `A figure against a ceiling is rounded only beside its exact form`(
        value: String, text: String, judgement: Judgement
    ) throws {
        var story = Story()
        let target = try story.assign(
            "13", "Suy dinh dưỡng", try Criterion(kind: .atMost, high: Quantity(5)), "%")
        story.report(target, value)
        let standing = try story.standing(target)
        #expect(StandingText.actual(standing, in: .vi) == text)
        #expect(standing.assessment.judgement == judgement)
    }

    @Test(arguments: [
        ("98", "17", "18", "17/18 (94,44%)"),
        ("98", "9796", "10000", "98,0% (chính xác 9.796/10.000 = 97,96%)"),
        ("98", "97999", "100000", "98,0% (chính xác 97.999/100.000 = 97,999%)"),
        ("98", "99", "100", "99/100 (99,00%)"), ("98", "1", nil, "1/?"),
    ])
    func `A computed rate shows numerator and denominator`(
        low: String, numerator: String, denominator: String?, text: String
    ) throws {
        var story = Story()
        let target = try story.assign("16", "Bảo hiểm y tế", try .floor(low), "%")
        story.report(target, numerator: numerator, denominator: denominator)
        #expect(StandingText.actual(try story.standing(target), in: .vi) == text)
    }

    @Test func `A value reported beside its fraction stands first`() throws {
        var story = Story()
        let target = try story.assign("16", "Bảo hiểm y tế", try .floor("98"), "%")
        story.report(target, "94.4", numerator: "17", denominator: "18")
        #expect(
            StandingText.actual(try story.standing(target), in: .vi) == "94,4% (17/18 = 94,44%)")
    }

    @Test func `A figure in another measure shows what it comes to`() throws {
        var story = Story()
        let budget = try story.assign("4", "Thu ngân sách", try .floor("600"), "tỷ đồng")
        story.report(budget, "590000", of: "triệu đồng")
        let standing = try story.standing(budget)
        #expect(
            StandingText.actual(standing, in: .vi)
                == "590.000\u{a0}triệu đồng (590\u{a0}tỷ đồng)")
        #expect(StandingText.attainment(standing, in: .vi) == "98,33%")
        #expect(StandingText.attainment(standing, in: .en) == "98.33%")
    }

    @Test func `A change says which way it went`() throws {
        let base = Criterion.Base(value: Quantity(173), measure: Measure("hộ"))
        let cut = try Criterion(kind: .decreaseBy, low: Quantity(15), base: base)
        let growth = try Criterion(kind: .increaseBy, low: Quantity("1.1"))
        var story = Story()
        let poor = try story.assign("19", "Hộ nghèo", cut, "%")
        let output = try story.assign("1.1", "Giá trị sản xuất", growth, "%")
        story.report(poor, "149", of: "hộ")
        story.report(output, numerator: "1577.95", denominator: "1560.781")
        #expect(
            StandingText.actual(try story.standing(poor), in: .vi)
                == "149\u{a0}hộ (giảm\u{a0}13,87%)")
        let grown = StandingText.actual(try story.standing(output), in: .vi)
        #expect(
            grown == "tăng\u{a0}1,1% (chính xác 1.577,95/1.560,781 = tăng\u{a0}1,10003%)")
    }

    /// 17 of 17 communes are 17 communes; a bound's decimals are the figure's.
    @Test(arguments: [
        ("xã", "17", "17", "17", "17/17 (17\u{a0}xã)"),
        ("hộ", "26", "26", "173", "26/173 (26\u{a0}hộ)"),
        ("%", "98.00", "97996", "100000", "98,00% (chính xác 97.996/100.000 = 97,996%)"),
    ])
    func `A fraction of things that are counted is its numerator`(
        measure: String, low: String, numerator: String, denominator: String, text: String
    ) throws {
        var story = Story()
        let target = try story.assign("1", "Đạt chuẩn", try .floor(low), measure)
        story.report(target, numerator: numerator, denominator: denominator)
        #expect(StandingText.actual(try story.standing(target), in: .vi) == text)
    }

    @Test(arguments: [("102.8", "102,8"), ("102.96", "103,0\u{a0}nam/100 nữ (chính xác 102,96")])
    func `A ratio outside its range is rounded only where that would hide it`(
        value: String, text: String
    ) throws {
        var story = Story()
        let range = try Criterion(kind: .range, low: Quantity(103), high: Quantity(105))
        let target = try story.assign("15", "Tỷ số giới tính", range, "nam/100 nữ")
        story.report(target, value)
        let close = text.contains("(") ? "\u{a0}nam/100 nữ)" : "\u{a0}nam/100 nữ"
        #expect(StandingText.actual(try story.standing(target), in: .vi) == text + close)
    }

    @Test func `A surplus never passes for 100% either`() throws {
        var story = Story()
        let target = try story.assign("2", "Sản lượng lúa", try .floor("85000000"), "kg")
        story.report(target, "85000001")
        let standing = try story.standing(target)
        #expect(standing.assessment.judgement == .exceeded)
        #expect(standing.assessment.roundingMisleads)
        #expect(StandingText.attainment(standing, in: .vi) == "100,00% (chính xác 100,000001%)")
    }

    @Test
    func `A later part alone is in progress, no report once the year is over, then not judged`()
        throws
    {
        var story = Story()
        let jobs = try story.assign("17", "Việc làm", try .floor("12000"), "lao động")
        story.report(jobs, "5000", period: .quarter(2025, 3))
        let open = try story.standing(jobs, on: "2025-10-02")
        #expect(StandingText.progress(open, in: .vi) == nil)
        #expect(StandingText.judgement(open, in: .vi) == "đang thực hiện")
        let over = try story.standing(jobs)
        #expect(
            StandingText.judgement(over, in: .vi) == "chưa báo cáo (số liệu chỉ của một phần kỳ)")
        story.report(jobs, "5000", period: .quarter(2025, 4))
        let closed = try story.standing(jobs)
        #expect(StandingText.progress(closed, in: .vi) == nil)
        #expect(closed.assessment.reason == .partOfPeriod)
        #expect(StandingText.judgement(closed, in: .vi).hasPrefix("chưa đủ căn cứ ("))
    }

    @Test func `A shortfall never passes for 100%`() throws {
        var story = Story()
        let target = try story.assign("2", "Sản lượng lúa", try .floor("85000000"), "kg")
        story.report(target, "84999999")
        let standing = try story.standing(target)
        #expect(standing.assessment.judgement == .notMet)
        #expect(StandingText.attainment(standing, in: .vi) == "100,00% (chính xác 99,999999%)")
    }

    @Test func `Nothing reported is said in words`() throws {
        var story = Story()
        let target = try story.assign("2", "Sản lượng lúa", try .floor("85000"), "tấn")
        let standing = try story.standing(target)
        #expect(StandingText.actual(standing, in: .vi) == "chưa có")
        #expect(StandingText.status(standing, in: .vi) == nil)
        #expect(StandingText.progress(standing, in: .vi) == nil)
    }

    @Test(arguments: [
        ("8100", "67,50% (kém tiến độ 7,50 điểm)", "67.50% (7.50 points behind)"),
        ("9000", "75,00% (đúng tiến độ)", "75.00% (on pace)"),
        ("9600", "80,00% (vượt tiến độ 5,00 điểm)", "80.00% (5.00 points ahead)"),
    ])
    func `Nine months of a year's jobs show their pace`(
        value: String, vi: String, en: String
    ) throws {
        var story = Story()
        let jobs = try story.assign("17", "Việc làm", try .floor("12000"), "lao động")
        story.report(jobs, value, period: .nineMonths(2025), status: .estimate)
        let standing = try story.standing(jobs, on: "2025-10-02")
        #expect(StandingText.progress(standing, in: .vi) == vi)
        #expect(StandingText.progress(standing, in: .en) == en)
        #expect(StandingText.status(standing, in: .vi) == "ước")
        #expect(StandingText.judgement(standing, in: .vi) == "đang thực hiện")
    }

    @Test func `An adjusted target is judged against the original too`() throws {
        let scenarios = try Scenarios()
        let standing = try scenarios.story.standing(scenarios.jobs)
        #expect(StandingText.judgement(standing, in: .vi) == "vượt")
        #expect(StandingText.attainment(standing, in: .vi) == "100,95%")
        #expect(
            StandingText.original(standing, in: .vi)
                == "so với ban đầu 12.000\u{a0}lao động: không đạt, 88,33%")
        #expect(
            StandingText.original(standing, showsMeasure: false, in: .en)
                == "against the original 12,000: not met, 88.33%")
    }

    @Test func `A compound target tells its own judgement and that of the whole`() throws {
        let scenarios = try Scenarios()
        let whole = try scenarios.story.standing(scenarios.water)
        let part = try scenarios.story.standing(scenarios.piped)
        #expect(StandingText.judgement(whole, in: .vi) == "vượt; cả mục: không đạt")
        #expect(StandingText.judgement(whole, in: .en) == "exceeded; with its parts: not met")
        #expect(StandingText.judgement(part, in: .vi) == "không đạt")
        #expect(StandingText.original(whole, in: .vi) == nil)
    }

    @Test func `A deferred target is not judged, and says why`() throws {
        var story = Story()
        let target = try story.assign("5", "Theo chỉ tiêu tỉnh giao", .deferred)
        story.report(target, "12")
        let standing = try story.standing(target)
        #expect(StandingText.actual(standing, in: .vi) == "12")
        #expect(
            StandingText.judgement(standing, in: .vi)
                == "chưa đủ căn cứ (chưa xác định chỉ tiêu)")
    }

    @Test(
        arguments: [
            ("Trung ương", Force.unspecified, "Trung ương giao"), (nil, .aspirational, "phấn đấu"),
            ("tỉnh", .mandatory, "tỉnh giao, pháp lệnh"), (nil, .unspecified, nil),
        ] as [(String?, Force, String?)])
    func `A percentage names who set the target and how it binds`(
        assigner: String?, force: Force, text: String?
    ) throws {
        var story = Story()
        let target = try story.assign(
            "4", "Thu ngân sách", try .floor("581"), "tỷ đồng", assigner: assigner, force: force)
        #expect(StandingText.basis(try story.standing(target), in: .vi) == text)
    }

    @Test func `What an authority declared keeps its own words`() throws {
        let document = try #require(DocumentID("45-BC/HU:2025-12-20"))
        var story = Story()
        let target = try story.assign("1", "Thu ngân sách", try .floor("581"), "tỷ đồng")
        #expect(StandingText.declared(try story.standing(target), in: .vi) == nil)
        for (label, text) in [(nil, "đạt"), ("đạt ở mức khá", "đạt (“đạt ở mức khá”)")] {
            story.tell(
                target.description,
                .judgementDeclared(
                    JudgementDeclared(
                        period: .year(2025), judgement: .met, label: label, authority: "can-duoc",
                        document: document)))
            #expect(StandingText.declared(try story.standing(target), in: .vi) == text)
        }
    }

    @Test func `What was made up is marked, what is real is not`() {
        #expect(StandingText.mark(true, in: .vi) == "(minh họa)")
        #expect(StandingText.mark(true, in: .en) == "(illustrative)")
        #expect(StandingText.mark(false, in: .vi) == nil)
    }
}
