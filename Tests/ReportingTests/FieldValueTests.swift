import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct FieldValueTests {
    /// Texts that mean something to a person but are not the one way to write it.
    @Test func `Only the canonical text of a value is read`() {
        for text in ["1,5", "+1", "01", "1.", ".5", "-0", "1e3", " 1", ""] {
            #expect(Quantity(json: .string(text)) == nil, "\(text)")
        }
        for text in ["2025-2-4", "04/02/2025", "2025-02-30", "2025-02-04 ", ""] {
            #expect(Day(json: .string(text)) == nil, "\(text)")
        }
        for text in ["2025-q1", "quý I năm 2025", "2025-Q5", "2025-13", "YEARLY", "2030-2021"] {
            #expect(Period(json: .string(text)) == nil, "\(text)")
        }
        for text in ["2025-02-04T01:00:00Z", "2025-02-04T01:00:00.000+07:00", "2025-02-04"] {
            #expect(Instant(json: .string(text)) == nil, "\(text)")
        }
        for text in ["", " ", " tấn", "tấn ", "triệu  đồng", "tấn\n"] {
            #expect(Measure(json: .string(text)) == nil, "\(text)")
        }
        #expect(Force(json: .string("pháp lệnh")) == nil)
        #expect(ReportStatus(json: .string("Estimate")) == nil)
        #expect(Judgement(json: .string("đạt")) == nil)
        #expect(Role(json: .string("KEEPER")) == nil)
        #expect(Direction(json: .string("")) == nil)
        #expect(RollUpRule(json: .string("Sum")) == nil)
        #expect(CutoffCalendar(json: .string("ND09")) == nil)
        #expect(Criterion.Kind(json: .string(">=")) == nil)
    }

    @Test func `Every value reads back what it wrote`() {
        func same<Value: FieldValue & Equatable>(_ value: Value) -> Bool {
            Value(json: value.json) == value
        }
        #expect(same(written("-12.50", as: Quantity.self)))
        #expect(same(written("2024-02-29", as: Day.self)))
        #expect(same(written("2025-02-04T01:00:00.000Z", as: Instant.self)))
        #expect(same(written("bác sĩ/1 vạn dân", as: Measure.self)))
        #expect(same(Position(9_007_199_254_740_991)))
        #expect(same(["a", ""]) && same(true) && same(-3))
        for code in [
            "2025", "2025-H1", "2025-Q4", "2025-9M", "2025-06", "2021-2030", "term:2020-2025",
            "until:2025-04-30", "yearly",
        ] {
            #expect(same(written(code, as: Period.self)))
        }
        #expect(
            Force.allCases.allSatisfy(same) && ReportStatus.allCases.allSatisfy(same)
                && Judgement.allCases.allSatisfy(same) && Role.allCases.allSatisfy(same)
                && Direction.allCases.allSatisfy(same) && RollUpRule.allCases.allSatisfy(same)
                && CutoffCalendar.allCases.allSatisfy(same)
                && Criterion.Kind.allCases.allSatisfy(same))
    }

    @Test func `A position is no negative number, and a number no text`() {
        #expect(Position(json: .integer(-1)) == nil)
        #expect(Position(json: .string("1")) == nil)
        #expect(Int(json: .string("1")) == nil)
        #expect(Bool(json: .integer(1)) == nil)
        #expect([Position](json: .array([.integer(1), .integer(-1)])) == nil)
    }

    @Test(arguments: [
        #"{"kind":"atLeast"}"#, #"{"kind":"atLeast","high":"1"}"#,
        #"{"kind":"atLeast","low":"1","high":"2"}"#, #"{"kind":"atMost","low":"1"}"#,
        #"{"kind":"range","low":"1"}"#, #"{"kind":"range","low":"2","high":"1"}"#,
        #"{"kind":"range","high":"2","low":"1"}"#, #"{"kind":"deferred","low":"1"}"#,
        #"{"kind":"atLeast","low":1}"#, #"{"kind":"atLeast","low":"1","more":"x"}"#,
        #"{"kind":"least","low":"1"}"#, #"{"low":"1"}"#, "{}",
        #"{"kind":"atLeast","low":"1","base":{"period":"2024","value":"1"}}"#,
        #"{"kind":"atLeast","low":"1","base":null}"#,
    ])
    func `A criterion whose bounds do not fit its kind cannot be read`(text: String) throws {
        let json = try JSON(canonical: Array(text.utf8))
        #expect(Criterion(json: json) == nil)
        let data = JSON.object([
            JSON.Member("document", .string("d")), JSON.Member("criterion", json),
        ])
        #expect(throws: PayloadProblem.malformed("criterion")) {
            try Event(type: TargetResolved.type, data: data)
        }
    }

    @Test(arguments: [
        (
            PayloadProblem.unknownType("a.b"), "loại sự kiện “a.b” không có trong danh mục",
            "the catalogue has no event type “a.b”"
        ),
        (.notAnObject, "“data” không phải là một đối tượng", "“data” is not an object"),
        (.missing("unit"), "thiếu thành phần “unit”", "the member “unit” is missing"),
        (
            .unexpected("zz"), "thành phần “zz” thừa hoặc sai thứ tự",
            "the member “zz” is unknown or out of order"
        ),
        (.malformed("low"), "thành phần “low” không đọc được", "the member “low” cannot be read"),
    ])
    func `What is wrong with a payload is said in both languages`(
        problem: PayloadProblem, vi: String, en: String
    ) {
        #expect(problem.message == Phrase(vi: vi, en: en))
    }
}
