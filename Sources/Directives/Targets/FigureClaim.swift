import Reporting

/// What a clause with a figure states (chỉ tiêu định lượng).
struct FigureClaim {
    private let reader: ClauseReader
    private let figure: PrintedFigure
    /// The verb that leads to the figure, and the words it takes.
    private let lead: (lead: Lead, range: Range<Int>)?
    /// The verb the clause opens with.
    private let opening: Lead?
    private let before: [Word]
    private let behind: [Word]

    init(_ reader: ClauseReader, figure: PrintedFigure) {
        self.reader = reader
        self.figure = figure
        let words = reader.passage.words
        let start = figure.range.lowerBound
        let last = Lead.last(in: words[..<start])
        let isAdjacent = last.map { reader.isFiller($0.range.upperBound..<start) } ?? false
        lead = isAdjacent ? last : nil
        let plain = ClauseSplitter.skippingOpenings(reader.words(0..<start))
        opening = Lead.verbs.match(plain, at: 0)?.meaning
        before = reader.words(0..<(isAdjacent ? last?.range.lowerBound ?? start : start))
        let nounCount = figure.unit.map { $0.kind == .counted ? $0.nounCount : 0 } ?? 0
        let unitStart = figure.range.upperBound - (figure.unit?.count ?? 0)
        let tail = FigureClaim.comparison(in: words, from: figure.range.upperBound)
        behind =
            (nounCount > 0 ? Array(words[max(unitStart, 0)..<unitStart + nounCount]) : [])
            + reader.words(figure.range.upperBound..<tail)
    }

    private static let comparisons = Lexicon(["so với", "so cùng kỳ"])

    /// Where the words begin that say what the figure is compared with.
    private static func comparison(in words: [Word], from start: Int) -> Int {
        words.indices.dropFirst(start).first { comparisons.match(words, at: $0) != nil }
            ?? words.count
    }

    var claim: Claim? {
        let name = Name(self).text
        let namePassage = Passage(reading: name)
        let nameWords = namePassage.words
        var review: [ReviewReason] = []
        let entry = IndicatorDirection.entry(for: nameWords)
        let kind = kind(name: nameWords, entry: entry)
        if isBare, [.atLeast, .equal].contains(kind), entry == nil, !opensWithShare {
            review.append(.directionUnknown)
        }
        if figure.isDoubtful { review.append(.numberReadTwoWays) }
        let unit = FigureUnit(figure: figure, name: namePassage, reader: reader, kind: kind)
        if let reason = unit.reason { review.append(reason) }
        if name.isEmpty { review.append(.nameMissing) }
        let upper = upper(kind)
        if upper != nil { review.append(.upperLeftOut) }
        guard let criterion = criterion(kind, in: unit.measure) else { return nil }
        return Claim(
            name: name, criterion: criterion, upper: upper, measure: unit.measure,
            span: reader.span, force: reader.force, assigner: reader.assigner,
            passage: reader.passage, review: review, isPart: reader.clause.isPart, isBare: isBare,
            strength: Cue.strength(of: reader, figure: figure))
    }

    /// Whether the number stands without a comparison or a verb of change.
    private var isBare: Bool {
        figure.comparison == nil && figure.high == nil && figure.isRise == nil
            && (lead == nil || lead?.lead == .reach || lead?.lead == .keep)
    }

    /// Whether the figure is the share or the number that is asked for of what stands behind it.
    private var opensWithShare: Bool {
        guard !behind.isEmpty, !reader.setting.isCell, lead == nil, opening == nil else {
            return false
        }
        switch figure.unit?.kind {
        case .percent: return before.isEmpty || !reader.opensWithSubject
        // `Xây dựng 25 căn nhà cho hộ nghèo`: what is to be done is counted.
        case .counted where before.isEmpty: return reader.clause.isPart || figure.whole != nil
        case .counted: return !reader.opensWithSubject
        case .abstract, nil: return false
        }
    }

    private func kind(name: [Word], entry: IndicatorDirection.Entry?) -> Criterion.Kind {
        if let isRise = figure.isRise {
            return bound(isRise ? .atLeast : .atMost)
        }
        // `Không để hồ sơ trễ hạn quá 0,5%`: what may not be more is a ceiling.
        let plain = ClauseSplitter.skippingOpenings(reader.passage.words)
        if figure.comparison == .moreThan, ResolveClaim.denials.match(plain, at: 0) != nil {
            return .atMost
        }
        let growsYearly = GrowthName.growsYearly(name, figure: figure, reader: reader)
        switch effectiveLead {
        case .cut: return .decreaseBy
        case .growth: return figure.high == nil ? .growthPerYear : .range
        case .rise:
            return growsYearly ? (figure.high == nil ? .growthPerYear : .range) : .increaseBy
        case .fall: return figure.high == nil ? bound(.atMost) : .range
        case .multiple: return bound(.atLeast)
        case .reach, .keep, nil: break
        }
        if figure.high != nil { return .range }
        let isCeiling = figure.comparison == .lessThan || figure.comparison == .atMost
        if growsYearly, !isCeiling {
            return GrowthName.falls(name) ? .decreaseBy : .growthPerYear
        }
        if figure.comparison != nil { return bound(.atLeast) }
        if GrowthName.opensWithCut(name) { return .decreaseBy }
        let words = ClauseSplitter.skippingOpenings(reader.passage.words)
        if Resolve.completes(words), figure.unit?.kind == .counted, lead == nil {
            return .milestone
        }
        // `95% trẻ em thuộc hộ nghèo đi học`: a share that is asked for is a floor.
        if opensWithShare { return .atLeast }
        switch entry?.direction {
        case .lower: return .atMost
        // A share of spending that is asked for is a floor; only structures and sums are exact.
        case .some(.none):
            let isShare = figure.unit?.kind == .percent && entry?.words != "cơ cấu"
            return isShare ? .atLeast : .equal
        case .higher, .band, nil: return .atLeast
        }
    }

    /// A verb of change counts beside the figure, and at the start of the clause.
    private var effectiveLead: Lead? {
        if let lead, lead.lead != .reach, lead.lead != .keep { return lead.lead }
        let isGrowth = GrowthName.opensWithGrowth(ClauseSplitter.skippingOpenings(before))
        if lead?.lead == .reach { return isGrowth && opening == .rise ? .rise : .reach }
        switch opening {
        case .cut, .fall, .growth: return opening == .fall ? .cut : opening
        case .rise: return .rise
        default: return lead?.lead
        }
    }

    /// The kind that the comparison makes of a figure without one of `fallback`.
    private func bound(_ fallback: Criterion.Kind) -> Criterion.Kind {
        switch figure.comparison {
        case .atLeast, .from: .atLeast
        case .moreThan: .moreThan
        case .atMost: .atMost
        case .lessThan: .lessThan
        case .about: .about
        case nil: fallback
        }
    }

    private func criterion(_ kind: Criterion.Kind, in measure: Measure?) -> Criterion? {
        let base = base(in: measure)
        do throws(CriterionProblem) {
            switch kind.bounds {
            case .both:
                return try Criterion(kind: kind, low: figure.low, high: figure.high, base: base)
            case .high: return try Criterion(kind: kind, high: figure.low, base: base)
            default: return try Criterion(kind: kind, low: figure.low, base: base)
            }
        } catch {
            // The kind was chosen by the bounds there are; a range that runs backwards is no figure.
            return nil
        }
    }

    private func upper(_ kind: Criterion.Kind) -> Quantity? {
        kind.bounds == .both ? nil : figure.high
    }

    private func base(in measure: Measure?) -> Criterion.Base? {
        if let start = figure.start {
            let own = figure.startUnit.flatMap { unit in
                unit.symbol == figure.unit?.symbol ? nil : Measure(unit.symbol)
            }
            // What a rate rose from is a rate itself, and the ledger wants that said.
            return Criterion.Base(
                value: start, measure: own ?? (measure?.isRate == true ? measure : nil),
                period: reader.comparedPeriod)
        }
        if let printed = PrintedBase.value(in: reader.clause.asides, of: reader.source) {
            return Criterion.Base(value: printed.value, measure: printed.measure)
        }
        return reader.comparedPeriod.map { Criterion.Base(value: nil, period: $0) }
    }

    /// Puts the name of the indicator together.
    struct Name {
        let text: String

        init(_ claim: FigureClaim) {
            let reader = claim.reader
            let isPredicate = claim.lead.map { $0.lead != .keep } ?? false
            let before = Name.trimmed(Name.beforeStance(claim.before))
            let opensWithLead = claim.opening != nil && claim.lead == nil
            var own = before
            if before.isEmpty || !isPredicate || opensWithLead { own += Name.trimmed(claim.behind) }
            let row = Name.trimmed(reader.setting.rowName)
            // In running text a colon follows a field of work as often as an indicator.
            let isField =
                !reader.setting.isList && own.count >= 3
                && ClauseSplitter.subjects.match(reader.clause.stem, at: 0) == nil
            let stem = isField ? [] : Name.trimmed(reader.clause.stem)
            let parts = [row, stem, own].filter { !$0.isEmpty }
            text = parts.map { Passage($0, of: reader.source).text }.joined(separator: ": ")
        }

        /// Words behind which a name only says how it is to be reached.
        static let stances = Lexicon([
            "đảm bảo", "bảo đảm", "phấn đấu", "theo chỉ tiêu", "đạt và vượt", "theo kế hoạch",
        ])

        private static func beforeStance(_ words: [Word]) -> [Word] {
            let opening = words.count - ClauseSplitter.skippingOpenings(words).count
            let end = words.indices.dropFirst(opening + 1).first {
                stances.match(words, at: $0) != nil
            }
            return Array(words[..<(end ?? words.count)])
        }

        /// Words that name nothing by themselves.
        private static let fillers = Lexicon([
            "bình quân", "với", "trung bình", "khoảng", "số", "bình quân mỗi năm", "mỗi năm",
            "bình quân hằng năm", "bình quân hàng năm",
        ])

        /// The words without what only leads to them, and without signs at either end.
        static func trimmed(_ words: [Word]) -> [Word] {
            var rest = ClauseSplitter.skippingOpenings(words)[...]
            let isEdge = { (word: Word) in
                word.kind == .sign && ![")", "”", "("].contains(word.key)
            }
            while let first = rest.first, isEdge(first) { rest = rest.dropFirst() }
            while let last = rest.last, isEdge(last) || last.isSign("(") { rest = rest.dropLast() }
            // `từ 5% số vụ trở lên`: what follows the noun belongs to the figure.
            for count in 1...2
            where Comparison.behind.match(rest.suffix(count), at: 0)?.count == count {
                rest = rest.dropLast(count)
            }
            return fillers.match(rest, at: 0)?.count == rest.count ? [] : Array(rest)
        }
    }
}
