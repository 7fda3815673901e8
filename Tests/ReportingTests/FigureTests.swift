import Reporting
import TestSupport
import Testing

@Suite struct FigureTests {
    @Test(arguments: [
        ("%", 100), ("%/năm", 100), ("nam/100 nữ", 100), ("bác sĩ/1 vạn dân", 10_000),
        ("bác sĩ/vạn dân", 10_000), ("bác sĩ / 1 Vạn dân", 10_000),
        ("giường bệnh/10.000 dân", 10_000), ("ca/100.000 dân", 100_000), ("tấn/ha", 1),
        ("triệu đồng/người", 1), ("tấn", 1), ("xã", 1), ("17/17 xã", 17), ("a/0 b", 1),
        ("a/9000000000000000000 vạn", 1), ("a/99999999999999999999", 1),
    ])
    func `A rate counts so many of its denominator`(symbol: String, scale: Int) {
        #expect(written(symbol, as: Measure.self).rateScale == Quantity(scale))
    }

    @Test func `A rate is its numerator over its denominator, in units of the measure`() throws {
        let figure = Figure(value: nil, numerator: Quantity(1_582), denominator: Quantity(1_600))
        let rate = try #require(figure.rate(in: .percent))
        #expect(rate == Ratio(written("98.875")))
        #expect(figure.rate(in: nil) == Ratio(Quantity(1_582), Quantity(1_600)))
        let doctors = Figure(value: nil, numerator: Quantity(92), denominator: Quantity(200_000))
        #expect(doctors.rate(in: written("bác sĩ/1 vạn dân")) == Ratio(written("4.6")))
    }

    @Test(arguments: [
        ("%", true), ("%/năm", true), ("nam/100 nữ", true), ("triệu đồng/người", true),
        ("tấn", false), ("hộ", false),
    ])
    func `Of a measure that is no ratio the numerator is the figure`(symbol: String, isRatio: Bool)
    {
        let measure = written(symbol, as: Measure.self)
        let figure = Figure(value: nil, numerator: Quantity(26), denominator: Quantity(173))
        #expect(measure.isRatio == isRatio)
        #expect((figure.rate(in: measure) == Ratio(Quantity(26))) == !isRatio)
        let none = Figure(value: nil, numerator: Quantity(26), denominator: .zero)
        #expect(none.rate(in: measure) == nil)
    }

    @Test func `Half a rate, and one over nought, is none`() {
        for (numerator, denominator) in [(nil, 1), (1, nil), (1, 0), (nil, nil)] as [(Int?, Int?)] {
            let figure = Figure(
                value: Quantity(9), numerator: numerator.map { Quantity($0) },
                denominator: denominator.map { Quantity($0) })
            #expect(figure.rate(in: .percent) == nil)
        }
    }

    @Test func `A value is expressed in the target's measure, where it converts`() {
        let figure = Figure(value: Quantity(581), measure: written("tỷ đồng"))
        #expect(figure.amount(in: written("triệu đồng")) == Ratio(Quantity(581_000)))
        #expect(figure.amount(in: written("tấn")) == nil)
        #expect(figure.amount(in: nil) == Ratio(Quantity(581)))
        #expect(Figure(value: Quantity(581)).amount(in: written("tấn")) == Ratio(Quantity(581)))
        #expect(Figure(value: nil).amount(in: written("tấn")) == nil)
    }
}
