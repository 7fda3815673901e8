import Reporting
import Testing

@testable import Directives

@Suite struct NumeralTests {
    private func passage(_ text: String) -> Passage { Passage(reading: text) }

    @Test(arguments: [
        ("1.577,95", "1577.95"), ("85.000", "85000"), ("04", "4"), ("3,098", "3.098"),
        ("1085,2", "1085.2"), ("0,8", "0.8"), ("12.5", "12.5"), ("1.234.567", "1234567"),
    ])
    func `A number in figures has the value that Vietnam reads`(text: String, value: String) throws
    {
        let numeral = try #require(Numeral(figuresIn: passage(text), at: 0))
        #expect(numeral.value.description == value)
        #expect(numeral.count == 1)
    }

    @Test(arguments: [
        ("3,098", true), ("12.5", true), ("98,5", false), ("1.577,95", false), ("04", false),
    ])
    func `A number that others read otherwise is doubtful`(text: String, isDoubtful: Bool) throws {
        let numeral = try #require(Numeral(figuresIn: passage(text), at: 0))
        #expect(numeral.isDoubtful == isDoubtful)
    }

    @Test(arguments: [
        ("ba", 3, 1), ("mười", 10, 1), ("mười hai", 12, 2), ("hai mươi", 20, 2),
        ("hai mươi lăm", 25, 3),
        ("một trăm", 100, 2), ("một trăm năm mươi", 150, 4), ("hai trăm mười lăm", 215, 4),
        ("một trăm năm", 105, 3), ("ba trăm hai mươi mốt", 321, 5), ("chín trăm mười", 910, 3),
        ("một trăm xã", 100, 2), ("năm mươi", 50, 2), ("mười lăm", 15, 2),
    ])
    func `A number in words is read`(text: String, value: Int, count: Int) throws {
        let numeral = try #require(Numeral(wordsIn: passage(text), at: 0))
        #expect(numeral.value == Quantity(value))
        #expect(numeral.count == count)
    }

    @Test(arguments: ["1.2.3", "1,2,3", "", "đạt", "1.23,4.5"])
    func `What is no number is none`(text: String) {
        #expect(Numeral(figuresIn: passage(text), at: 0) == nil)
    }
}
