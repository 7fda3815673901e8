import EventLog
import Reporting
import Testing

@Suite struct DayReadingTests {
    @Test(arguments: [
        "2025-02-04", "04/02/2025", "4/2/2025", "04-02-2025", "4-2-2025",
        "ngày 04 tháng 02 năm 2025",
        "Ngày 4 tháng 2 năm 2025", " 04/02/2025 ", "ngày 04/02/2025", "NGÀY  04 tháng 02  năm 2025",
        "nga\u{300}y 04 tha\u{301}ng 02 na\u{306}m 2025",
    ])
    func `The day comes before the month in every form but one`(text: String) throws {
        #expect(try Day(reading: text).description == "2025-02-04")
    }

    @Test func `Every day of two years comes back from what is displayed`() throws {
        let first = try #require(Day(year: 2024, month: 1, day: 1))
        for offset in 0..<731 {
            let day = first.advanced(by: offset)
            #expect(try Day(reading: day.displayed(in: .vi)) == day)
            #expect(try Day(reading: day.description) == day)
        }
        #expect(first.displayed(in: .en) == "01/01/2024")
    }

    @Test(arguments: [
        "", "4/2/25", "2025/02/04", "04.02.2025", "4-2/2025", "2025-2-4", "04/02", "hôm nay",
        "+4/2/2025",
        "ngày 4 tháng 2", "04/02/2025 8:00", "4/-2/2025", "004/02/2025", "tháng 2 năm 2025",
    ])
    func `What has not the form of a day is called no day`(text: String) {
        #expect(throws: DayProblem.notADay(text)) { try Day(reading: text) }
    }

    @Test(arguments: [
        "31/02/2025", "29/2/2025", "2025-02-30", "31-04-2025", "00/01/2025", "01/13/2025",
        "ngày 31 tháng 4 năm 2025", "01/01/0000",
    ])
    func `A day the calendar has not is told from a text that is no day`(text: String) {
        #expect(throws: DayProblem.noSuchDay(text)) { try Day(reading: text) }
    }

    @Test func `The messages name what was found`() {
        for problem in [DayProblem.notADay("x1"), .noSuchDay("x1")] {
            for language in Language.allCases {
                #expect(problem.message.text(in: language).contains("“x1”"))
            }
        }
    }
}

@Suite struct InstantReadingTests {
    @Test(arguments: [
        ("2025-11-19T00:00:00Z", "2025-11-19T00:00:00.000Z"),
        ("2025-11-19T00:00:00.125Z", "2025-11-19T00:00:00.125Z"),
        ("2025-11-19T07:00:00+07:00", "2025-11-19T00:00:00.000Z"),
        ("2025-11-19T06:59:59.999+07:00", "2025-11-18T23:59:59.999Z"),
        ("2025-11-18T19:30:00.5-04:30", "2025-11-19T00:00:00.500Z"),
        ("2025-11-19t00:00:00z", "2025-11-19T00:00:00.000Z"),
        ("2025-11-19", "2025-11-19T16:59:59.999Z"), ("19/11/2025", "2025-11-19T16:59:59.999Z"),
        ("31/12/2025", "2025-12-31T16:59:59.999Z"),
    ])
    func `A moment is read with its offset, a day as its end in Vietnam`(text: String, utc: String)
    {
        #expect(Instant(reading: text)?.description == utc)
    }

    @Test(arguments: [
        "", "2025-11-19T00:00:00", "2025-11-19T00:00Z", "2025-11-19T24:00:00Z",
        "2025-11-19T00:00:00+7",
        "2025-11-19T00:00:00+24:00", "2025-11-19T00:00:00.Z", "2025-11-19T00:00:00.1234Z",
        "31/02/2025",
        "2025-02-30T00:00:00Z", "2025-11-19 00:00:00Z", "2025-11-19T00:00:00+0700", "now", "+07:00",
        "2025-11-19T00:00:00,5Z", "2025-11-19T00:00:00.٥Z",
    ])
    func `What is no full moment is refused`(text: String) {
        #expect(Instant(reading: text) == nil)
    }
}
