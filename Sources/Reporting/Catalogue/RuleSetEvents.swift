package import EventLog

/// The thresholds of judging from a day on, with their legal basis (bộ quy tắc đánh giá).
package struct RuleSetAdopted: Payload {
    package static let type = "ruleset.adopted"

    package let ruleset: String
    package let effective: Day
    package let bands: [Band]
    /// Whether a figure below its ceiling is exceeded rather than met.
    package let ceilingExceeded: Bool?
    /// The side of a range on which a figure is exceeded: `higher` or `lower`.
    package let rangeGoodSide: Direction?
    /// From how many points behind its pace a target calls for attention.
    package let attention: Quantity?
    package let document: DocumentID?
    package let basis: String?

    package init(
        ruleset: String, effective: Day, bands: [Band] = [], ceilingExceeded: Bool? = nil,
        rangeGoodSide: Direction? = nil, attention: Quantity? = nil, document: DocumentID? = nil,
        basis: String? = nil
    ) {
        self.ruleset = ruleset
        self.effective = effective
        self.bands = bands
        self.ceilingExceeded = ceilingExceeded
        self.rangeGoodSide = rangeGoodSide
        self.attention = attention
        self.document = document
        self.basis = basis
    }

    /// What an attainment amounts to, in per cent of the plan: from `from` to below `below`.
    package struct Band: Hashable, Sendable {
        package let judgement: Judgement
        package let from: Quantity
        /// `nil` for a band without an end.
        package let below: Quantity?

        package init(judgement: Judgement, from: Quantity, below: Quantity? = nil) {
            self.judgement = judgement
            self.from = from
            self.below = below
        }

        func contains(_ percent: Ratio) -> Bool {
            percent >= Ratio(from) && below.map { percent < Ratio($0) } ?? true
        }
    }

    /// The band that an attainment in per cent lies in.
    func band(of percent: Ratio) -> Band? { bands.first { $0.contains(percent) } }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        ruleset = try fields.take("ruleset")
        effective = try fields.take("effective")
        bands = try fields.take("bands")
        ceilingExceeded = try fields.takeIfPresent("ceilingExceeded")
        rangeGoodSide = try fields.takeIfPresent("rangeGoodSide")
        attention = try fields.takeIfPresent("attention")
        document = try fields.takeIfPresent("document")
        basis = try fields.takeIfPresent("basis")
    }

    package func write(to members: inout Members) {
        members.put("ruleset", ruleset)
        members.put("effective", effective)
        members.put("bands", bands)
        members.put("ceilingExceeded", ifAny: ceilingExceeded)
        members.put("rangeGoodSide", ifAny: rangeGoodSide)
        members.put("attention", ifAny: attention)
        members.put("document", ifAny: document)
        members.put("basis", ifAny: basis)
    }
}

extension RuleSetAdopted.Band: ObjectFieldValue {
    package init(from fields: inout Fields) throws(PayloadProblem) {
        self.init(
            judgement: try fields.take("judgement"), from: try fields.take("from"),
            below: try fields.takeIfPresent("below"))
    }

    package func write(to members: inout Members) {
        members.put("judgement", judgement)
        members.put("from", from)
        members.put("below", ifAny: below)
    }
}
