import EventLog
import Projections
import Reporting

/// Rows of planned and final budgets: the plan is a target, the final account a report on it.
///
/// A row without a final account is a target that nobody reported on; a bound has a direction only where
/// the catalogue gives the indicator one.
struct BudgetReading {
    private let options: ImportFile.Options
    private let book: Attainment
    private var registered: Set<String> = []
    private var slugs: [String: String] = [:]

    init(options: ImportFile.Options, book: Attainment) {
        self.options = options
        self.book = book
    }

    mutating func read(_ cells: inout CellReader) -> [Proposal] {
        let (measure, period) = (cells.measure("unit"), cells.period("year"))
        let (plan, final) = (cells.quantity("plan"), cells.quantity("final"))
        guard let name = cells.text("prov"), let indicator = cells.text("indicator"), let period,
            let plan, cells.problems.isEmpty
        else { return [] }
        guard let document = options.document else {
            cells.fault(
                "plan",
                Phrase(
                    vi: "chưa rõ dự toán thuộc văn bản nào: thêm --document MÃ-VĂN-BẢN",
                    en: "it is not known which document holds this budget: add --document ID"))
            return []
        }
        let slug = BudgetReading.slug(name)
        guard slugs[slug, default: name] == name else {
            cells.fault(
                "prov",
                Phrase(
                    vi: "“\(name)” và “\(slugs[slug] ?? "")” cho cùng một mã \(slug)",
                    en: "“\(name)” and “\(slugs[slug] ?? "")” give the same id \(slug)"))
            return []
        }
        slugs[slug] = name
        guard TargetID.isItem(indicator) else {
            cells.fault(
                "indicator",
                Phrase(
                    vi: "“\(indicator)”: mã viết liền, không có dấu cách và “#”",
                    en: "“\(indicator)”: an id has no space and no “#”"))
            return []
        }
        let unit = knownUnit(name, slug: slug)
        let id = TargetID(document: document, item: "\(slug)/\(period)/\(indicator)")
        let assigned = TargetAssigned(
            document: document, item: id.item, group: name,
            name: book.registry.indicators[indicator]?.name ?? indicator, indicator: indicator,
            unit: unit ?? slug, measure: measure, period: period, force: .unspecified,
            criterion: criterion(for: indicator, plan: plan),
            source: SourcePlace(line: cells.row.line))
        let stream = id.description
        var proposals = registrations(
            document: document, unit: unit == nil ? (slug, name) : nil, indicator: indicator,
            measure: measure)
        proposals.append(Proposal(.targetAssigned(assigned), stream: stream))
        if let final {
            let report = ReportSubmitted(
                period: period, value: final, status: .final, document: document)
            proposals.append(Proposal(.reportSubmitted(report), stream: stream))
        }
        return proposals
    }

    /// The unit that the file means: by its id, or by its name with or without “Tỉnh”.
    private func knownUnit(_ name: String, slug: String) -> OrganizationID? {
        let organizations = book.registry.organizations
        for id in [name, slug, "tinh-" + slug] where organizations[id] != nil { return id }
        let folded = name.lowercased()
        return organizations.values
            .filter { [folded, "tỉnh " + folded].contains($0.name.lowercased()) }
            .map(\.id).min()
    }

    /// Where a plan binds only as far as its indicator has a better and a worse.
    private func criterion(for indicator: IndicatorID, plan: Quantity) -> Criterion {
        let kind: Criterion.Kind =
            switch book.registry.indicators[indicator]?.direction {
            case .higher: .atLeast
            case .lower: .atMost
            case .band, .some(.none), nil: .equal
            }
        let isCeiling = kind == .atMost
        do throws(CriterionProblem) {
            return try Criterion(
                kind: kind, low: isCeiling ? nil : plan, high: isCeiling ? plan : nil)
        } catch {
            preconditionFailure("A floor, a ceiling and an equality each have their one bound.")
        }
    }

    /// What the row names and the ledger does not know, once each, where that was asked for.
    private mutating func registrations(
        document: DocumentID, unit: (id: OrganizationID, name: String)?, indicator: IndicatorID,
        measure: Measure?
    ) -> [Proposal] {
        guard options.registersUnknown else { return [] }
        var proposals: [Proposal] = []
        if book.registry.documents[document] == nil,
            registered.insert(document.description).inserted
        {
            proposals.append(
                Proposal(
                    .documentRegistered(DocumentRegistered(document: document, handGiven: true))))
        }
        if let unit, registered.insert(StreamName.unit(unit.id)).inserted {
            proposals.append(
                Proposal(
                    .unitRegistered(
                        UnitRegistered(
                            unit: unit.id, name: unit.name, level: "tinh", parent: options.parent)))
            )
        }
        if book.registry.indicators[indicator] == nil,
            registered.insert(StreamName.indicator(indicator)).inserted
        {
            proposals.append(
                Proposal(
                    .indicatorDefined(
                        IndicatorDefined(
                            indicator: indicator, name: indicator, measure: measure,
                            direction: Direction.none,
                            rollup: measure?.isRatio == true ? RollUpRule.none : .sum))))
        }
        return proposals
    }

    /// `Long An` → `long-an`: ASCII letters and digits in lower case, all else a hyphen.
    static func slug(_ name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? name : words.joined(separator: "-")
    }
}
