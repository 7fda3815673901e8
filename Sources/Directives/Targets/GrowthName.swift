import Reporting

/// Names of indicators that are rates of change themselves: `tốc độ tăng trưởng …` (chỉ tiêu tốc độ).
enum GrowthName {
    private static let growth = Lexicon(["tăng trưởng", "tốc độ tăng", "tăng", "mức tăng"])
    private static let fall = Lexicon(["tỷ lệ giảm", "mức giảm", "giảm"])
    private static let openingGrowth = Lexicon(["tăng trưởng", "tăng trưởng bình quân"])
    private static let average = Lexicon(["bình quân", "trung bình"])
    private static let yearly = Lexicon(["/ năm", "mỗi năm", "hằng năm", "hàng năm"])

    /// Whether the figure is a change per year: `12,96%/năm`, `bình quân 2021-2025 … 9%`.
    static func growsYearly(_ name: [Word], figure: PrintedFigure, reader: ClauseReader) -> Bool {
        guard let unit = figure.unit, unit.kind == .percent else { return false }
        let words = reader.clause.stem + reader.clause.words
        guard growth.occurs(in: name) || growth.occurs(in: words) || fall.occurs(in: name) else {
            return false
        }
        let isPerYear = yearly.occurs(in: Passage(reading: unit.symbol).words)
        return isPerYear || average.occurs(in: words) && spansYears(reader)
            || average.occurs(in: words) && yearly.occurs(in: words)
    }

    static func spansYears(_ reader: ClauseReader) -> Bool {
        guard case .period(let period) = reader.span?.meaning else { return false }
        switch period {
        case .years, .term, .everyYear: return true
        default: return false
        }
    }

    static func falls(_ name: [Word]) -> Bool {
        fall.occurs(in: name) && !growth.occurs(in: name)
    }

    /// Whether the name is of a cut: `Giảm hộ nghèo`, `Mức giảm tỷ lệ hộ nghèo`.
    static func opensWithCut(_ name: [Word]) -> Bool {
        fall.match(name, at: 0) != nil
    }

    static func opensWithGrowth(_ words: [Word]) -> Bool {
        openingGrowth.match(words, at: 0) != nil
    }
}
