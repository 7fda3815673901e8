import EventLog
import Reporting

/// Words that several patterns use.
enum FlagWords {
    /// A number with its measure: `581 tỷ đồng`, `98%`.
    static func amount(_ quantity: Quantity, _ measure: Measure?) -> Phrase {
        func text(_ language: Language) -> String {
            let number = quantity.formatted(in: language)
            guard let measure else { return number }
            return measure.isRate ? number + measure.symbol : number + " " + measure.symbol
        }
        return Phrase(vi: text(.vi), en: text(.en))
    }

    /// A computed number with its measure: whole where it has an end, else to four decimals.
    static func amount(_ ratio: Ratio, _ measure: Measure?) -> Phrase {
        guard let whole = Quantity(exactly: ratio) ?? Quantity(ratio.quotient(decimals: 4)) else {
            let number = ratio.quotient(decimals: 4)
            return Phrase(vi: number, en: number)
        }
        return amount(whole, measure)
    }

    /// A ratio in per cent to two decimals: `101,55%`.
    static func percent(_ ratio: Ratio) -> Phrase {
        let percent = ratio * .hundred
        return Phrase(
            vi: percent.formatted(decimals: 2, in: .vi) + "%",
            en: percent.formatted(decimals: 2, in: .en) + "%")
    }

    /// Two percentages to two decimals, or to as many as it takes to tell them apart and from 100%.
    static func percents(_ below: Ratio, _ above: Ratio) -> (Phrase, Phrase) {
        func text(_ ratio: Ratio, _ decimals: Int) -> Phrase {
            let percent = ratio * .hundred
            return Phrase(
                vi: percent.formatted(decimals: decimals, in: .vi) + "%",
                en: percent.formatted(decimals: decimals, in: .en) + "%")
        }
        let decimals = (2...8).first { decimals in
            let bound = text(.one, decimals)
            return text(below, decimals) != bound
                && (above == .one || text(above, decimals) != bound)
        }
        return (text(below, decimals ?? 8), text(above, decimals ?? 8))
    }

    /// What a target demands, in short: `≥ 12.000 người`.
    static func demand(_ criterion: Criterion, _ measure: Measure?) -> Phrase {
        let bounds = [criterion.low, criterion.high].compactMap(\.self)
        func text(_ language: Language) -> String {
            let numbers = bounds.map { amount($0, measure).text(in: language) }
            return numbers.joined(separator: "–")
        }
        let sign =
            switch criterion.kind {
            case .atLeast: "≥ "
            case .moreThan: "> "
            case .atMost: "≤ "
            case .lessThan: "< "
            default: ""
            }
        return Phrase(vi: sign + text(.vi), en: sign + text(.en))
    }

    /// A target as people find it: its item and its name.
    static func target(_ target: TargetState) -> String {
        "\(target.id) “\(target.assigned.name)”"
    }

    /// The day as people of both languages write it.
    static func day(_ day: Day) -> Phrase {
        Phrase(vi: day.displayed(in: .vi), en: day.description)
    }

    /// The first of many things, and how many more there are.
    static func list(_ things: [String], upTo limit: Int = 10) -> Phrase {
        let shown = things.prefix(limit).joined(separator: ", ")
        let rest = things.count - limit
        guard rest > 0 else { return Phrase(vi: shown, en: shown) }
        return Phrase(vi: "\(shown) và \(rest) mục khác", en: "\(shown) and \(rest) more")
    }

    /// Several clauses as one sentence.
    static func join(_ phrases: [Phrase], _ separator: String = "; ") -> Phrase {
        Phrase(
            vi: phrases.map(\.vi).joined(separator: separator),
            en: phrases.map(\.en).joined(separator: separator))
    }
}
