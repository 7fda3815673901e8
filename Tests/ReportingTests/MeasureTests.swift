import Reporting
import Testing

@Suite struct MeasureTests {
    private func measure(_ text: String) throws -> Measure { try #require(Measure(text)) }

    @Test(arguments: [
        ("581", "tỷ đồng", "triệu đồng", "581000"), ("1577.95", "tỷ đồng", "triệu đồng", "1577950"),
        ("85000", "đồng", "nghìn đồng", "85"), ("85001", "đồng", "nghìn đồng", "85.001"),
        ("1", "đồng", "nghìn tỷ đồng", "0.000000000001"),
        ("2.5", "nghìn tỷ đồng", "tỷ đồng", "2500"),
        ("3", "tỉ đồng", "tỷ đồng", "3"), ("1.20", "tấn", "tạ", "12"),
        ("85.5", "nghìn tấn", "kg", "85500000"),
        ("1", "triệu tấn", "nghìn tấn", "1000"), ("1", "ha", "m²", "10000"),
        ("1", "km2", "ha", "100"),
        ("1", "km²", "km2", "1"), ("12500", "m", "km", "12.5"),
        ("3", "triệu USD", "nghìn usd", "3000"),
        ("70.5", "triệu đồng/người", "nghìn đồng / người", "70500"), ("5", "người", "Người", "5"),
        ("-4", "tỷ USD", "USD", "-4000000000"), ("50.5", "tạ/ha", "tấn/ha", "5.05"),
    ])
    func `Measures of one family convert exactly`(
        text: String, from: String, to: String, converted: String
    ) throws {
        let (amount, expected) = (try #require(Quantity(text)), try #require(Quantity(converted)))
        #expect(try measure(from).convert(Ratio(amount), to: measure(to)) == Ratio(expected))
    }

    @Test(arguments: [
        ("đồng", "USD"), ("tấn", "ha"), ("m", "m²"), ("hộ", "người"), ("%", "tấn"), ("%", "%/năm"),
        ("triệu đồng/người", "triệu đồng"), ("triệu đồng/người", "nghìn đồng/hộ"),
        ("tỷ", "tỷ đồng"),
        ("nghìn hộ", "hộ"), ("hòa", "hoà"),
    ])
    func `Anything else is refused`(from: String, to: String) throws {
        #expect(try measure(from).convert(.one, to: measure(to)) == nil)
        #expect(try measure(to).convert(.one, to: measure(from)) == nil)
    }

    @Test func `No amount has too many digits to convert`() throws {
        let largest = try #require(Quantity("1000000000000000000.000001"))
        let billions = try measure("đồng").convert(Ratio(largest), to: measure("tỷ đồng"))
        #expect(billions?.quotient(decimals: 15) == "1000000000.000000000000001")
        let long = try #require(Quantity("999999999999999999999999.999999999999"))
        let dong = try measure("nghìn tỷ đồng").convert(Ratio(long), to: measure("đồng"))
        #expect(dong?.quotient(decimals: 0) == String(repeating: "9", count: 36))
    }

    @Test func `Every measure of a family converts there and back`() throws {
        let families = [
            ["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng", "tỉ đồng", "nghìn tỷ đồng"],
            ["USD", "nghìn USD", "triệu USD", "tỷ USD"],
            ["kg", "tạ", "tấn", "nghìn tấn", "triệu tấn"],
            ["m²", "m2", "ha", "km²", "km2"], ["m", "km"],
        ]
        let seven = Ratio(Quantity(7))
        for family in families {
            for tail in ["", "/người", "/người/năm"] {
                let measures = try family.map { try measure($0 + tail) }
                for from in measures {
                    for to in measures {
                        let there = try #require(from.convert(seven, to: to))
                        #expect(to.convert(there, to: from) == seven, "\(from) → \(to)")
                        #expect(from.family == to.family)
                        #expect(
                            try there * Ratio(#require(to.factor))
                                == seven * Ratio(#require(from.factor)))
                    }
                }
            }
        }
    }

    @Test func `Symbols are kept as printed and compared without case and spaces`() throws {
        let printed = try measure("  Triệu   đồng / người ")
        #expect(printed.symbol == "Triệu đồng / người")
        #expect(printed == (try measure("triệu đồng/người")))
        #expect(Set([printed, try measure("TRIỆU ĐỒNG/NGƯỜI")]).count == 1)
        #expect(try measure("nam/100 nữ") != measure("nam/1000 nữ"))
        #expect(Measure(" \u{A0} ") == nil)
        #expect(Measure("ta\u{323}") == Measure("tạ"))
    }

    @Test func `Only per cent is a rate`() throws {
        #expect(Measure.percent.isRate)
        #expect(try measure("% / năm").isRate)
        #expect(try !measure("điểm %").isRate)
        #expect(try !measure("tấn").isRate)
        #expect(try measure("nam/100 nữ").family == nil && measure("hộ").factor == nil)
    }
}
