package import Projections
package import Reporting

/// How roll-ups and series read to people.
package enum RollUpText {
    /// What the roll-up comes to: `97,67% (20.511/21.000), 17 đơn vị`; why there is none, or what it lacks.
    package static func value(_ rollUp: RollUp, in language: Language) -> String {
        value(
            rollUp.value, rollUp.total, rollUp.obstacle, rollUp.measure,
            decimals: decimals(rollUp), in: language)
    }

    /// Two decimals, or as many as keep the figure from passing for the other side of a bound.
    private static func decimals(_ rollUp: RollUp) -> Int {
        guard let value = rollUp.value else { return 2 }
        let bounds = rollUp.judgements.flatMap { judged in
            let criterion = judged.target.term(on: nil).criterion
            return [criterion.low, criterion.high].compactMap(\.self).map { Ratio($0) }
        }
        let telling = (2...Quantity.maximumScale).first { decimals in
            let shown = value.rounded(toDecimals: decimals)
            return bounds.allSatisfy {
                (value < $0) == (shown < $0) && (value > $0) == (shown > $0)
            }
        }
        return telling ?? Quantity.maximumScale
    }

    /// The figure of one row of a series.
    package static func value(
        _ row: Series.Row, measure: Measure?, in language: Language
    ) -> String {
        value(row.value, row.total, row.obstacle, measure, decimals: 2, in: language)
    }

    private static func value(
        _ value: Ratio?, _ total: Total?, _ obstacle: Total.Obstacle?, _ measure: Measure?,
        decimals: Int, in language: Language
    ) -> String {
        if let obstacle { return obstacle.name.text(in: language) }
        guard let value else {
            return Phrase(vi: "chưa đủ số liệu", en: "insufficient data").text(in: language)
        }
        let text = RatioText.text(value, measure, decimals: decimals, in: language)
        guard let top = total?.numerator, let bottom = total?.denominator else { return text }
        let fraction = [top, bottom].map { RatioText.text($0, nil, in: language) }
        return "\(text) (\(fraction.joined(separator: "/")))"
    }

    /// `thiếu 1/17 đơn vị: Xã A (chưa báo cáo); phần đã có: 97,81%`; `nil` where nothing is missing.
    package static func missing(
        _ rollUp: RollUp, in registry: Registry, language: Language
    ) -> String? {
        missing(
            rollUp.missing, count: rollUp.missingCount, of: rollUp.expected,
            as: Phrase(vi: "đơn vị", en: "units"), partial: rollUp.partial, rollUp.measure,
            rollUp.period, registry, language)
    }

    /// `thiếu 1/15 đơn vị cũ: …`; `nil` where nothing is missing.
    package static func missing(
        _ row: Series.Row, measure: Measure?, in registry: Registry, language: Language
    ) -> String? {
        missing(
            row.missing, count: row.missingCount, of: row.expected,
            as: Phrase(vi: "đơn vị cũ", en: "old units"), partial: row.partial, measure, row.period,
            registry, language)
    }

    private static func missing(
        _ gaps: [Gap], count: Int, of expected: Int, as units: Phrase, partial: Ratio?,
        _ measure: Measure?, _ period: Period, _ registry: Registry,
        _ language: Language
    ) -> String? {
        guard !gaps.isEmpty else { return nil }
        let named = gaps.map { gap in
            let name = Self.name(gap.unit, at: period, in: registry)
            let within = gap.successor.map { Self.name($0, at: period, in: registry) }
            let reason = gap.reason.name
            return Phrase(
                vi: "\(name) (\(within.map { "trong \($0): " } ?? "")\(reason.vi))",
                en: "\(name) (\(within.map { "in \($0): " } ?? "")\(reason.en))"
            ).text(in: language)
        }
        let list = named.joined(separator: ", ")
        let rest = partial.map { partial in
            let text = RatioText.text(partial, measure, in: language)
            return Phrase(vi: "; phần đã có: \(text)", en: "; what is there: \(text)")
                .text(in: language)
        }
        return Phrase(
            vi: "thiếu \(count)/\(expected) \(units.vi): \(list)",
            en: "\(count) of \(expected) \(units.en) missing: \(list)"
        ).text(in: language) + (rest ?? "")
    }

    /// The units of a row, each with how much of it counts where that is not the whole.
    package static func parts(
        _ row: Series.Row, in registry: Registry, language: Language
    ) -> String {
        row.parts.map { part in
            let name = Self.name(part.unit, at: row.period, in: registry)
            guard part.weight != .one else { return name }
            return "\(name) × \(RatioText.text(part.weight, nil, decimals: 6, in: language))"
        }.joined(separator: ", ")
    }

    /// The unit's own figure beside the roll-up, and by how much they differ; `nil` where there is none.
    package static func declared(_ rollUp: RollUp, in language: Language) -> String? {
        guard let declared = rollUp.declared, let value = rollUp.declaredValue else { return nil }
        let figure = RatioText.text(value, rollUp.measure, in: language)
        let difference = rollUp.difference.map { difference in
            // Between two percentages lie points, not per cent of either.
            let isRate = rollUp.measure?.isRate == true
            let text = RatioText.text(difference, isRate ? nil : rollUp.measure, in: language)
            return Phrase(
                vi: "; chênh lệch \(text)\(isRate ? " điểm %" : "")",
                en: "; difference \(text)\(isRate ? " percentage points" : "")"
            ).text(in: language)
        }
        return Phrase(
            vi: "đơn vị tự báo cáo: \(figure) (#\(declared.report.position))",
            en: "the unit's own figure: \(figure) (#\(declared.report.position))"
        ).text(in: language) + (difference ?? "")
    }

    /// What the roll-up amounts to against a target of the unit: `so với …#1 (≥ 98%): không đạt 99,66%`.
    package static func judged(
        _ judged: RollUp.Judged, in rollUp: RollUp, language: Language
    ) -> String {
        let term = judged.target.term(on: nil)
        let bound = StandingText.criterion(term.criterion, measure: term.measure, in: language)
        let assessment = judged.assessment
        let outcome = [
            assessment.judgement.name.text(in: language),
            assessment.reason.map { "(\($0.name.text(in: language)))" },
            assessment.attainment.map { RatioText.percent($0, in: language) },
        ].compactMap(\.self).joined(separator: " ")
        return Phrase(
            vi: "so với \(judged.target.id) (\(bound)): \(outcome)",
            en: "against \(judged.target.id) (\(bound)): \(outcome)"
        ).text(in: language)
    }

    /// The roll-up in per cent of a target of the unit; `nil` where the target has no percentage.
    package static func attainment(
        _ judged: RollUp.Judged, in language: Language
    ) -> String? {
        judged.assessment.attainment.map { RatioText.percent($0, in: language) }
    }

    /// `trạng thái lẫn: 16 chính thức, 1 ước`; `nil` where all parts are settled alike.
    package static func statuses(_ rollUp: RollUp, in language: Language) -> String? {
        guard rollUp.statuses.count > 1 else { return nil }
        let counts = rollUp.statuses.reversed().map { status in
            let count = rollUp.parts.count { $0.report.status == status }
            return "\(count) \(status.name.text(in: language))"
        }
        let list = counts.joined(separator: ", ")
        return Phrase(vi: "trạng thái lẫn: \(list)", en: "statuses are mixed: \(list)")
            .text(in: language)
    }

    /// `tính trùng: #12 của Xã A và #30 của Xã B cùng kỳ`.
    package static func overlap(
        _ overlap: Overlap, at period: Period, in registry: Registry, language: Language
    ) -> String {
        let old = name(overlap.predecessor, at: period, in: registry)
        let new = name(overlap.successor, at: period, in: registry)
        let reports = overlap.reports.map { "#\($0)" }.joined(separator: ", ")
        return Phrase(
            vi:
                "có thể tính trùng: \(old) và đơn vị kế thừa \(new) cùng báo cáo kỳ này (\(reports))",
            en:
                "perhaps counted twice: \(old) and its successor \(new) both report on it (\(reports))"
        ).text(in: language)
    }

    /// What the unit was called at the end of the period.
    package static func name(
        _ unit: OrganizationID, at period: Period, in registry: Registry
    ) -> String {
        guard let organization = registry.organizations[unit] else { return unit }
        return period.window(in: registry.cutoff)
            .map { organization.name(on: $0.upperBound) } ?? organization.name
    }
}

extension Gap.Reason {
    /// Why, in a few words.
    var name: Phrase {
        switch self {
        case .notAssigned: Phrase(vi: "không được giao chỉ tiêu", en: "not assigned")
        case .notReported: Phrase(vi: "chưa báo cáo", en: "not reported")
        case .noDenominator: Phrase(vi: "thiếu tử số, mẫu số", en: "no denominator")
        case .measureMismatch:
            Phrase(vi: "đơn vị tính không quy đổi được", en: "measure does not convert")
        case .undecided: Phrase(vi: "chưa đánh giá được", en: "not judged yet")
        case .shareMissing: Phrase(vi: "chưa ghi tỷ lệ", en: "share not recorded")
        }
    }
}

extension Total.Obstacle {
    /// Why there is no total, in a few words.
    var name: Phrase {
        switch self {
        case .notAdditive: Phrase(vi: "chỉ tiêu không cộng gộp được", en: "does not add up")
        case .noRule:
            Phrase(
                vi: "danh mục chưa khai cách tổng hợp (rollup)",
                en: "the catalogue has no roll-up rule (rollup)")
        case .noFigure: Phrase(vi: "chưa có số liệu", en: "no figure yet")
        }
    }
}
