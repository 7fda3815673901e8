import Reporting

/// The base a growth is printed with: `(1.577,95/1.560,781 tỷ đồng)` (gốc so sánh in kèm).
enum PrintedBase {
    /// The second figure of a fraction in brackets whose first is the result of the growth.
    static func value(
        in asides: [[Word]], of source: SourceText
    ) -> (value: Quantity, measure: Measure?)? {
        for aside in asides {
            let passage = Passage(aside, of: source)
            guard isFraction(aside, in: source),
                let figure = PrintedFigure.all(in: passage, passing: []).first,
                let whole = figure.whole
            else { continue }
            return (whole, figure.unit.flatMap { Measure($0.symbol) })
        }
        return nil
    }

    /// Whether brackets hold such a fraction and nothing else.
    static func isFraction(_ words: [Word], in source: SourceText) -> Bool {
        let figures = PrintedFigure.all(in: Passage(words, of: source), passing: [])
        guard figures.count == 1, let figure = figures.first, figure.whole != nil else {
            return false
        }
        return figure.range.count >= words.count - 1
    }
}
