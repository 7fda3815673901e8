import EventLog
import Foundation
import Reporting

@testable import Directives

/// Compares what is read in a directive with the truth made by hand.
///
/// A proposal answers the row it is most like: by the words of the name and the quote, and by the
/// figures. Right is an answer whose kind, bounds, unit, years and being a part are the row's.
struct ReadingScore {
    private(set) var wanted = 0
    private(set) var found = 0
    private(set) var right = 0
    private(set) var proposed = 0
    private(set) var answering = 0
    /// What was missed, not right or invented, for the reader of a failing test.
    private(set) var faults: [String] = []

    private static let answerLikeness = 0.6

    /// The score of the rows of one section; a proposal for any other section is not invented.
    init(of targets: [ProposedTarget], truth: [[String: String]], section: String) {
        let rows = truth.map(RowWords.init)
        let answers = targets.map(AnswerWords.init)
        let pairs = rows.indices.flatMap { row in
            answers.indices.map { (Self.likeness(rows[row], answers[$0]), row, $0) }
        }.sorted { $0 > $1 }
        var rowOf: [Int: Int] = [:]
        var answered: [Int: Int] = [:]
        for (likeness, row, target) in pairs where likeness >= Self.answerLikeness {
            guard rowOf[target] == nil, answered[row] == nil else { continue }
            rowOf[target] = row
            answered[row] = target
        }
        proposed = targets.count
        answering = rowOf.count
        for (index, row) in truth.enumerated() where row["section"] == section {
            wanted += 1
            guard let answer = answered[index] else {
                faults.append("missed \(row["item"] ?? "")")
                continue
            }
            found += 1
            let wrong = Self.faults(row, targets[answer])
            right += wrong.isEmpty ? 1 : 0
            if !wrong.isEmpty {
                faults.append("\(row["item"] ?? ""): \(wrong.joined(separator: ", "))")
            }
        }
        for (index, target) in targets.enumerated() where rowOf[index] == nil {
            faults.append("invented: line \(target.source.place.line) \(target.name)")
        }
    }

    private static func words(_ text: String?) -> Set<Substring> {
        let bare = (text ?? "").lowercased().replacing("đ", with: "d")
            .decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { !(0x300...0x36F).contains($0.value) }
        let plain = String(String.UnicodeScalarView(bare)).map { character in
            character.isASCII && (character.isLetter || character.isNumber) ? character : " "
        }
        return Set(String(plain).split(separator: " "))
    }

    private static func overlap(_ first: Set<Substring>, _ second: Set<Substring>) -> Double {
        Double(first.intersection(second).count) / Double(max(1, min(first.count, second.count)))
    }

    /// What is compared of a row of the truth.
    private struct RowWords {
        let name: Set<Substring>
        let text: Set<Substring>
        let figures: Set<Quantity>

        init(_ row: [String: String]) {
            name = ReadingScore.words(row["indicator_text"])
            text = ReadingScore.words(row["target_text"])
            figures = Set([row["low"], row["high"]].compactMap { $0.flatMap { Quantity($0) } })
        }
    }

    /// What is compared of a proposal.
    private struct AnswerWords {
        let name: Set<Substring>
        let text: Set<Substring>
        let figures: Set<Quantity>

        init(_ target: ProposedTarget) {
            let said = target.name + " " + target.source.quote
            let bounds = target.bounds
            figures = Set([bounds.low, bounds.high].compactMap(\.self))
            let criterion = [target.criterion.kind.rawValue] + figures.map(\.description)
            name = ReadingScore.words(said)
            text = ReadingScore.words(said + " " + criterion.joined(separator: " "))
        }
    }

    private static func likeness(_ row: RowWords, _ answer: AnswerWords) -> Double {
        let isDisjoint = row.figures.isDisjoint(with: answer.figures)
        let same = row.figures == answer.figures ? 1 : isDisjoint ? 0 : 0.5
        return 0.45 * overlap(row.name, answer.name) + 0.2 * overlap(row.text, answer.text)
            + 0.35 * same
    }

    private static func years(_ text: String) -> Set<Substring> {
        Set(
            text.split { !$0.isNumber }.filter {
                $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
            })
    }

    private static func faults(_ row: [String: String], _ target: ProposedTarget) -> [String] {
        var faults: [String] = []
        let kind = (row["comparator"] ?? "").split(separator: "_").enumerated()
            .map { $0.offset == 0 ? String($0.element) : $0.element.capitalized }.joined()
        let expected = kind == "noneOccurs" ? "noneOccur" : kind
        if !kind.isEmpty, expected != target.criterion.kind.rawValue {
            faults.append("kind \(target.criterion.kind) for \(expected)")
        }
        for (name, bound) in [("low", target.bounds.low), ("high", target.bounds.high)] {
            if let figure = row[name].flatMap({ Quantity($0) }), figure != bound {
                faults.append("\(name) for \(figure)")
            }
        }
        let unit = row["unit"] ?? ""
        let measure = target.measure?.symbol ?? ""
        let isUnit = words(unit).sorted() == words(measure).sorted() || unit == measure
        if !unit.isEmpty, !isUnit { faults.append("unit \(measure) for \(unit)") }
        let printed = "\(target.period?.description ?? "") \(target.due?.description ?? "")"
        let wanted = years(row["period"] ?? "")
        if !wanted.isEmpty, wanted.isDisjoint(with: years(printed)) {
            faults.append("period \(printed) for \(row["period"] ?? "")")
        }
        if (row["parent"] ?? "").isEmpty != (target.parent == nil) { faults.append("part") }
        return faults
    }
}
