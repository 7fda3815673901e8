import EventLog
import Reporting

/// How a computed number is written: whole where it has an end, else rounded to be shown.
enum RatioText {
    /// The number as scripts read it; `null` where there is none.
    static func json(_ ratio: Ratio?) -> JSON {
        guard let ratio else { return .null }
        return .string(ratio.quotient(decimals: whole(ratio) ?? StandingJSON.ratePrecision))
    }

    /// Sums of what was written in đồng and in tỷ đồng have as many.
    private static let longest = 24

    /// How many decimals show the whole of it, where people would write as many.
    private static func whole(_ ratio: Ratio) -> Int? {
        ratio.decimals.flatMap { $0 <= longest ? $0 : nil }
    }

    /// The ratio in per cent to two decimals, as scripts read it; `null` where there is none.
    static func percentJSON(_ ratio: Ratio?) -> JSON {
        ratio.map { .string($0.percent(decimals: 2)) } ?? .null
    }

    /// The ratio in per cent to two decimals: `99,66%`.
    static func percent(_ ratio: Ratio, in language: Language) -> String {
        (ratio * .hundred).formatted(decimals: 2, in: language) + "%"
    }

    /// The number in its measure as people read it, a quotient to so many decimals.
    static func text(
        _ ratio: Ratio, _ measure: Measure?, decimals: Int = 2, in language: Language
    ) -> String {
        StandingText.amount(ratio, whole(ratio) ?? decimals, measure, in: language)
    }
}
