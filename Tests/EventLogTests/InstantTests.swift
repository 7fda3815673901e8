import EventLog
import Testing

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("0001-01-01T00:00:00.000Z", -62_135_596_800_000), ("1969-12-31T23:59:59.999Z", -1),
            ("1970-01-01T00:00:00.000Z", 0), ("2000-02-29T12:30:45.678Z", 951_827_445_678),
            ("2025-02-04T01:00:00.000Z", 1_738_630_800_000),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func `A moment is written and read the same`(_ text: String, _ milliseconds: Int64) {
        #expect(Instant(text) == Instant(millisecondsSinceEpoch: milliseconds))
        #expect(Instant(millisecondsSinceEpoch: milliseconds).description == text)
    }

    @Test(arguments: [
        "", "2025-02-04", "2025-02-04T01:00:00Z", "2025-02-04T24:00:00.000Z",
        "2025-02-29T01:00:00.000Z", "2025-02-04T01:60:00.000Z", "2025-02-04T01:00:60.000Z",
        "2025-02-04t01:00:00.000Z", "2025-02-04T01:00:00.000z", "0000-01-01T00:00:00.000Z",
        "2025-02-04T01:00:00,000Z", "2025-02-04T01:00:00.000Z ", "２025-02-04T01:00:00.00Z",
    ])
    func `Any other form is refused`(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `Each day of eight centuries is its own count and text`() throws {
        var count = try #require(Day(year: 1600, month: 1, day: 1)).daysSinceEpoch
        let end = try #require(Day(year: 2400, month: 1, day: 1)).daysSinceEpoch
        var previous: Day?
        while count < end {
            let day = Day(daysSinceEpoch: count)
            #expect(day.daysSinceEpoch == count)
            #expect(Day(day.description) == day)
            if let previous { #expect(previous < day && previous.advanced(by: 1) == day) }
            previous = day
            count += 1
        }
    }

    @Test func `The day in Vietnam begins seven hours earlier`() {
        let evening = Instant("2025-02-03T17:00:00.000Z")
        #expect(evening?.day(offsetMinutes: 420) == Day("2025-02-04"))
        #expect(evening?.advanced(byMilliseconds: -1).day(offsetMinutes: 420) == Day("2025-02-03"))
        #expect(Instant("1969-12-31T10:00:00.000Z")?.day(offsetMinutes: 0) == Day("1969-12-31"))
    }
}
