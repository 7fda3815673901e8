import EventLog
import Reporting

/// How a computed number is written: whole where it has an end, else rounded to be shown.
enum RatioText {
    /// The number as scripts read it; `null` where there is none.
    static func json(_ ratio: Ratio?) -> JSON {
        guard let ratio else { return .null }
        if let whole = Quantity(exactly: ratio) { return whole.json }
        return ratio.quotient(decimals: StandingJSON.ratePrecision)?.json ?? .null
    }

    /// The ratio in per cent to two decimals, as scripts read it; `null` where there is none.
    static func percentJSON(_ ratio: Ratio?) -> JSON {
        ratio?.percent(decimals: 2)?.json ?? .null
    }

    /// The ratio in per cent to two decimals: `99,66%`.
    static func percent(_ ratio: Ratio, in language: Language) -> String {
        (ratio.percent(decimals: 2)?.formatted(in: language) ?? "") + "%"
    }

    /// The number in its measure as people read it, a quotient to so many decimals.
    static func text(
        _ ratio: Ratio, _ measure: Measure?, decimals: Int = 2, in language: Language
    ) -> String {
        guard let number = Quantity(exactly: ratio) ?? ratio.quotient(decimals: decimals) else {
            return ""
        }
        return StandingText.amount(number, measure, in: language)
    }
}
