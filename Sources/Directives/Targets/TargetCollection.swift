import EventLog
import Reporting

/// The targets read so far, each with an item of its own and the time it inherits (tập hợp chỉ tiêu).
struct TargetCollection {
    private(set) var targets: [ProposedTarget] = []
    /// The items of the rows of the table being read.
    var rowItems: [TableReading.Place: String] = [:]
    private let time: DirectiveTime
    private var taken: Set<String> = []
    private var repeats: [String: Int] = [:]
    private var markCounts: [String: Int] = [:]
    private var textCount = 0

    init(time: DirectiveTime) {
        self.time = time
    }

    /// The number of the next unnumbered item under a path.
    mutating func nextMark(under path: String) -> String {
        markCounts[path, default: 0] += 1
        return String(markCounts[path, default: 1])
    }

    /// Adds the claims of one block or row; `label` is its item, `nil` for running text.
    ///
    /// The items of the claims that are no parts are returned.
    mutating func append(
        _ claims: [Claim], at label: String?, parent: String?, group: String?, period: Period?
    ) -> [String] {
        guard !claims.isEmpty else { return [] }
        let wholes = claims.count { !$0.isPart }
        var items: [String] = []
        var (wholeLetter, partLetter) = (0, 0)
        var whole: String?
        for claim in claims {
            let item: String
            if claim.isPart, let whole {
                item = unique(lettered(whole, &partLetter))
            } else if let label, !label.isEmpty {
                item = unique(wholes > 1 ? lettered(label, &wholeLetter) : label)
            } else {
                textCount += 1
                item = unique("text-\(textCount)")
            }
            let isPart = claim.isPart && whole != nil
            if !isPart {
                whole = item
                partLetter = 0
                items.append(item)
            }
            targets.append(
                target(
                    claim, item: item, parent: isPart ? whole : parent, group: group,
                    period: period))
        }
        return items
    }

    private func lettered(_ item: String, _ letter: inout Int) -> String {
        letter += 1
        let sign = Character(Unicode.Scalar(UInt8(0x61 + (letter - 1) % 26)))
        let round = (letter - 1) / 26
        return "\(item)/\(sign)" + (round > 0 ? "\(round + 1)" : "")
    }

    /// The item, numbered where the directive prints it again.
    private mutating func unique(_ item: String) -> String {
        var candidate = item
        while !taken.insert(candidate).inserted {
            repeats[item, default: 1] += 1
            candidate = "\(item)~\(repeats[item, default: 1])"
        }
        return candidate
    }

    private func target(
        _ claim: Claim, item: String, parent: String?, group: String?, period inherited: Period?
    ) -> ProposedTarget {
        let (period, due) = period(of: claim.span, inherited: inherited)
        var review = claim.review
        if period == nil { review.append(.periodMissing) }
        let quote = SourceQuote(claim.passage)
        return ProposedTarget(
            item: item, parent: parent, group: group, name: claim.name,
            criterion: claim.criterion, upper: claim.upper, measure: claim.measure,
            period: period, due: due, scope: ClaimScope.name(in: claim.passage),
            force: claim.force, assigner: claim.assigner,
            source: quote ?? SourceQuote(place: TextPlace(line: 1, column: 1), quote: ""),
            review: review)
    }

    private func period(of span: TimeSpan?, inherited: Period?) -> (Period?, Day?) {
        switch span?.meaning {
        case .period(let period): (period, span?.due)
        case .term: (time.term ?? inherited ?? time.period, nil)
        case .directive, nil: (inherited ?? time.period, nil)
        case .part(let part): dated(part, in: inherited ?? time.period)
        }
    }

    /// A part of the year that the targets are about.
    private func dated(_ part: TimeSpan.PartOfYear, in whole: Period?) -> (Period?, Day?) {
        guard case .year(let year) = whole else { return (whole, nil) }
        switch part {
        case .quarter(let quarter):
            let last = Day(
                year: year, month: quarter * 3, day: quarter == 1 || quarter == 4 ? 31 : 30)
            return (.quarter(year, quarter), last)
        case .month(let month):
            let count = Day.dayCount(ofMonth: month, year: year)
            return (.month(year, month), Day(year: year, month: month, day: count))
        case .day(let month, let day):
            guard let day = Day(year: year, month: month, day: day) else { return (whole, nil) }
            return (.until(day), day)
        }
    }
}
