import Reporting

/// The claims of one block or cell, parts behind what they are parts of (các chỉ tiêu trong một mục).
struct ClaimTree {
    private(set) var claims: [Claim] = []
    private let source: SourceText
    private let setting: ClauseReader.Setting
    private let least: Claim.Strength
    /// The last sentence that surely states a target.
    private var strongSentence: Int?
    /// Where the last claim stands that is no part, and how many there are.
    private var lastWhole: Int?
    private var wholeCount = 0
    private var wholeSentence: Int?
    /// The claims that what follows may go on: the last one outside brackets, the last one inside.
    private var latest: [Int] = []
    /// The sentence whose parts have no whole.
    private var orphanSentence: Int?

    /// How a name opens that only tells where: it goes on the name before it.
    private static let places = Lexicon([
        "ở", "tại", "đối với", "khu vực", "trên địa bàn", "trong đó",
    ])

    private static let partEndings = Lexicon(["trong số đó", "số đó"])
    /// How a clause opens that says what the figure before it adds up to.
    private static let totals = Lexicon([
        "nâng tổng", "nâng tổng số", "đưa tổng", "đưa tổng số", "kinh phí", "tổng kinh phí",
        "tổng chiều dài", "tổng mức đầu tư", "tổng diện tích", "trị giá", "bình quân mỗi",
        "bình quân", "tương ứng", "tương đương", "bằng cấp", "văn bằng", "chứng chỉ",
    ])

    init(
        _ words: [Word], stem: [Word] = [], in source: SourceText, setting: ClauseReader.Setting,
        least: Claim.Strength
    ) {
        self.source = source
        self.setting = setting
        self.least = least
        var setting = setting
        for var clause in ClauseSplitter.clauses(of: words, in: source) {
            clause.stem = stem + topic(clause.stem, stem)
            add(clause, setting)
            // Only the first sentence of an item is a target for its form alone.
            if !claims.isEmpty, !setting.isCell { setting.isFollowing = true }
        }
    }

    /// The words before a colon, where they name an indicator and not a field of work.
    private func topic(_ own: [Word], _ outer: [Word]) -> [Word] {
        let isField = ClaimTree.fields.match(own, at: 0) != nil
        guard !isField, TimeScan.leadingSpanCount(own) == 0 else { return [] }
        let passage = Passage(own, of: source)
        let spans = TimeScan.spans(in: passage).map(\.range)
        return own.indices.filter { index in !spans.contains { $0.contains(index) } }
            .map { own[$0] }
    }

    private static let fields = Lexicon([
        "về", "lĩnh vực", "công tác", "trên lĩnh vực", "mục tiêu", "chỉ tiêu",
        "các chỉ tiêu", "kế hoạch", "đề ra", "xây dựng kế hoạch", "giai đoạn", "cụ thể",
        "ngành", "trong năm", "năm", "thứ",
    ])

    private mutating func add(_ clause: Clause, _ setting: ClauseReader.Setting) {
        let reader = ClauseReader(clause, in: source, setting: setting)
        for part in reader.coordinated {
            let reader = ClauseReader(part, in: source, setting: setting)
            if reader.isDeadlineOnly, addDeadline(reader) { continue }
            guard var claim = reader.claim, isAccepted(claim, part) else { continue }
            // A figure alone on a line says nothing.
            if claim.name.isEmpty, claims.isEmpty, !setting.isCell { continue }
            if claim.strength == .strong { strongSentence = part.sentence }
            if setting.isCell, !claims.isEmpty { claim.isPart = true }
            settle(&claim, reader, at: 0)
            latest = [claims.count]
            append(claim, in: part.sentence)
            if var handedOver = reader.handedOver {
                handedOver.isPart = true
                append(handedOver, in: part.sentence)
            }
            addAsides(of: part, under: claim, at: reader.span, depth: 1)
        }
    }

    private mutating func append(_ claim: Claim, in sentence: Int) {
        if !claim.isPart {
            lastWhole = claims.count
            wholeSentence = sentence
            wholeCount += 1
        }
        claims.append(claim)
    }

    /// Gives the deadline to what stands before it; `false` where that has one of its own.
    private mutating func addDeadline(_ reader: ClauseReader) -> Bool {
        guard let last = claims.indices.last else { return false }
        let hasFigure = claims[last].criterion.low != nil || claims[last].criterion.high != nil
        guard hasFigure || claims[last].span == nil else { return false }
        claims[last].span = reader.span
        return true
    }

    /// Whether a claim is surely enough a target where it stands.
    private func isAccepted(_ claim: Claim, _ clause: Clause) -> Bool {
        if claim.strength == .weak, claim.criterion.low != nil || claim.criterion.high != nil {
            // What `phấn đấu` opens goes on to the end of the sentence.
            return least <= .weak || strongSentence == clause.sentence
        }
        let isForm = setting.isList || least == .none
        return claim.strength >= (isForm ? least : .strong)
    }

    /// Gives a claim without a name of its own that of the claim it goes on.
    private mutating func settle(_ claim: inout Claim, _ reader: ClauseReader, at depth: Int) {
        guard let lastWhole else {
            // `trong đó xác định: …` without a whole lists targets of their own.
            if claim.isPart { orphanSentence = reader.clause.sentence }
            claim.isPart = false
            return
        }
        let whole = claims[lastWhole]
        let previous = depth < latest.count ? claims[latest[depth]] : whole
        if orphanSentence == reader.clause.sentence { claim.isPart = false }
        let opensWithPlace =
            reader.clause.stem.isEmpty && ClaimTree.places.match(reader.nameWords, at: 0) != nil
        let opensWithGrowth = GrowthName.opensWithGrowth(reader.nameWords) && !reader.clause.isFresh
        let goesOn = setting.isCell && claim.name == whole.name
        let isSame = claim.name == whole.name && wholeSentence == reader.clause.sentence
        if claim.isPart { claim.followGrowth(of: whole) }
        if !reader.clause.isFresh, reader.nameWords.isEmpty { claim.followCut(of: previous) }
        if reader.isDeadlineOnly {
            claim.name = whole.name
        } else if isSame || ClaimTree.partEndings.occurs(in: reader.clause.words.suffix(3)) {
            claim.isPart = true
        } else if claim.name.isEmpty || opensWithGrowth || goesOn {
            let own = opensWithGrowth && !claim.name.isEmpty && claim.name != whole.name
            claim.name = own ? previous.name + ": " + claim.name : previous.name
            claim.isPart = true
            claim.review.removeAll { $0 == .nameMissing || $0 == .directionUnknown }
        } else if ClaimTree.totals.match(reader.nameWords, at: 0) != nil, !reader.clause.isFresh {
            claim.isPart = true
        } else if claim.isPart && !reader.opensWithSubject || opensWithPlace {
            if !claim.name.hasPrefix(whole.name) { claim.name = whole.name + ": " + claim.name }
            if claim.isPart { claim.followDirection(of: whole) }
        } else if whole.isTitle, wholeCount == 1, reader.clause.isFresh == false,
            !reader.opensWithSubject
        {
            claim.isPart = true
        }
    }

    private mutating func addAside(_ part: Clause, under whole: Claim, depth: Int) {
        let reader = ClauseReader(part, in: source, setting: setting)
        guard var claim = reader.claim, claim.strength > .none,
            claim.strength >= least || whole.strength >= least
        else { return }
        claim.isPart = true
        settle(&claim, reader, at: depth)
        latest = Array(latest.prefix(depth)) + [claims.count]
        append(claim, in: part.sentence)
        addAsides(of: part, under: claim, at: reader.span, depth: depth + 1)
    }

    private mutating func addAsides(
        of clause: Clause, under whole: Claim, at span: TimeSpan?, depth: Int
    ) {
        for aside in clause.asides where !PrintedBase.isFraction(aside, in: source) {
            for var part in ClauseSplitter.clauses(of: aside, in: source) {
                part.isPart = true
                part.carriedTime = part.carriedTime ?? span
                let coordinated = ClauseReader(part, in: source, setting: setting).coordinated
                for part in coordinated { addAside(part, under: whole, depth: depth) }
            }
        }
    }
}
