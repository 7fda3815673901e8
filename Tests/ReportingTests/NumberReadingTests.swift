import Reporting
import Testing

@Suite struct NumberReaderTests {
    private let reader = NumberReader()

    @Test(arguments: [
        ("1.577,95", "1577.95"), ("1577.95", "1577.95"), ("1,577.95", "1577.95"),
        ("85000", "85000"),
        ("1085,2", "1085.2"), ("85.000.000", "85000000"), ("85,000,000", "85000000"),
        ("0.577", "0.577"), ("0,577", "0.577"), ("1577.5", "1577.5"), ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1577,123", "1577.123"), ("1577.123", "1577.123"), ("03", "3"), ("0", "0"), ("00", "0"),
        ("0,0", "0.0"), ("-0,0", "0.0"), ("-0", "0"), ("-1.577,95", "-1577.95"),
        ("\u{2212}5", "-5"),
        (" 12,50\u{A0}", "12.50"), ("1.577,9512", "1577.9512"), ("1.577,950", "1577.950"),
        ("-12.345.678", "-12345678"),
    ])
    func `A number with one reading is read in either form`(text: String, plain: String) throws {
        #expect(try reader.read(text).description == plain)
    }

    /// Every text of the shape that both forms claim: one to three digits, a sign, three digits.
    @Test(
        arguments: [("1", "577"), ("12", "000"), ("581", "600"), ("9", "001"), ("100", "000")],
        [true, false])
    func `A number with two readings is asked about, not guessed`(
        parts: (String, String), isDot: Bool
    ) throws {
        for sign in ["", "-"] {
            let text = sign + parts.0 + (isDot ? "." : ",") + parts.1
            let grouped = try #require(Quantity(sign + parts.0 + parts.1))
            let fraction = try #require(Quantity(sign + parts.0 + "." + parts.1))
            #expect(
                throws: NumberProblem.ambiguous(
                    found: text, asVietnamese: isDot ? grouped : fraction,
                    asPlain: isDot ? fraction : grouped)
            ) { try reader.read(text) }
            #expect(try NumberReader(form: .vi).read(text) == (isDot ? grouped : fraction))
            #expect(try NumberReader(form: .plain).read(text) == (isDot ? fraction : grouped))
        }
    }

    @Test func `Without a form nothing is read that the two forms read differently`() throws {
        let signs = ["0", "1", "5", ".", ","]
        var texts = [""]
        var counts = (read: 0, ambiguous: 0, refused: 0)
        for _ in 1...6 {
            texts = texts.flatMap { text in signs.map { text + $0 } }
            for text in texts {
                let readings = [reader, NumberReader(form: .vi), NumberReader(form: .plain)].map {
                    reader in Result { () throws(NumberProblem) in try reader.read(text) }
                }
                switch (readings[0], readings[1], readings[2]) {
                case (.success(let both), .success(let vi), .success(let plain)):
                    counts.read += 1
                    if both != vi || both != plain { Testing.Issue.record("\(text) was guessed") }
                case (.success(let both), .success(let one), .failure(.wrongForm)),
                    (.success(let both), .failure(.wrongForm), .success(let one)):
                    counts.read += 1
                    if both != one { Testing.Issue.record("\(text) was read as \(both)") }
                case (
                    .failure(.ambiguous(_, let first, let second)), .success(let vi),
                    .success(let plain)
                ):
                    counts.ambiguous += 1
                    if first != vi || second != plain || vi == plain {
                        Testing.Issue.record("\(text) is not ambiguous")
                    }
                case (.failure(.notANumber), .failure(.notANumber), .failure(.notANumber)):
                    counts.refused += 1
                default: Testing.Issue.record("\(text): \(readings)")
                }
            }
        }
        // d.ddd, dd.ddd and the same with a comma, the first digit 1 or 5.
        #expect(counts.ambiguous == 2 * (2 + 6) * 27)
        #expect(counts.read > 0 && counts.refused > 0)
    }

    @Test(arguments: [
        "", "-", "+5", "abc", "1.577.95", "1,577,95", "12.34.567", "0.577.000", "5.", ",5",
        "1..000",
        "1 577", "5-6", "17/17", "98%", "03,5", "--5", "- 5", "٣", "1.577,95,1", "1e3",
    ])
    func `What is no number is called none`(text: String) {
        #expect(throws: NumberProblem.notANumber(found: text)) { try reader.read(text) }
    }

    @Test func `A form that was asked for is kept to`() {
        #expect(throws: NumberProblem.wrongForm(found: "1577.95", expected: .vi)) {
            try NumberReader(form: .vi).read("1577.95")
        }
        #expect(throws: NumberProblem.wrongForm(found: "1.577,95", expected: .plain)) {
            try NumberReader(form: .plain).read("1.577,95")
        }
    }

    @Test(arguments: [
        "1234567890123456789012345678901234567", "0,1234567890123",
        "123456789012345678901234567890123456.5",
    ])
    func `A number with too many digits is refused`(text: String) {
        #expect(throws: NumberProblem.tooLong(found: text)) { try reader.read(text) }
    }

    @Test(arguments: [
        ("1.577,95 tỷ đồng", "1577.95", "tỷ đồng"), ("98%", "98", "%"), ("98,5 %", "98.5", "%"),
        ("85000tấn", "85000", "tấn"), ("50,5 tạ/ha", "50.5", "tạ/ha"), ("-4 %/năm", "-4", "%/năm"),
    ])
    func `A measure behind the number is split off`(
        text: String, plain: String, symbol: String
    ) throws {
        let (quantity, measure) = try reader.readQuantityWithMeasure(text)
        #expect(quantity.description == plain)
        #expect(measure?.symbol == symbol)
    }

    @Test func `A number alone has no measure`() throws {
        #expect(try reader.readQuantityWithMeasure("12,5").measure == nil)
    }

    @Test(arguments: [
        ("tấn", "tấn"), ("5-6 tấn", "5-6"), ("17/17 xã", "17/17 xã"), ("1 577 tấn", "1 577 tấn"),
        ("%", "%"), ("5 / ha", "5 / ha"), ("12, tấn", "12,"),
    ])
    func `A measure without one number before it is refused`(text: String, found: String) {
        #expect(throws: NumberProblem.notANumber(found: found)) {
            try reader.readQuantityWithMeasure(text)
        }
    }

    @Test(arguments: [
        ("1577.95", "1.577,95", "1,577.95"), ("85000", "85.000", "85,000"), ("999", "999", "999"),
        ("-1234567.0", "-1.234.567,0", "-1,234,567.0"), ("0.5", "0,5", "0.5"),
        ("1000", "1.000", "1,000"),
    ])
    func `Quantities are shown grouped, and read back in the same form`(
        plain: String, vietnamese: String, english: String
    ) throws {
        let quantity = try #require(Quantity(plain))
        #expect(quantity.formatted(in: .vi) == vietnamese)
        #expect(quantity.formatted(in: .en) == english)
        #expect(try NumberReader(form: .vi).read(vietnamese).description == plain)
        #expect(try NumberReader(form: .plain).read(english).description == plain)
    }

    @Test func `The message for two readings says both and how to choose`() {
        let problem = NumberProblem.ambiguous(
            found: "1.577", asVietnamese: Quantity(1577), asPlain: Quantity("1.577") ?? .zero)
        #expect(
            problem.message
                == Phrase(
                    vi: "“1.577” có hai cách đọc: 1577 (viết kiểu Việt Nam) hoặc 1,577"
                        + " (dấu chấm thập phân); hãy chọn bằng --numbers vi hoặc --numbers plain.",
                    en: "“1.577” can be read in two ways: 1577 (Vietnamese) or 1.577 (plain);"
                        + " choose with --numbers vi or --numbers plain."))
    }
}
