package import Projections
package import Reporting

/// How a standing reads to people: the same words on the terminal and on paper.
///
/// Numbers are written as readers of the language expect; measures stay as the directive printed them.
package enum StandingText {
    /// How settled the reported figure is: `ước`; `nil` where nothing was reported.
    package static func status(_ standing: Standing, in language: Language) -> String? {
        standing.current?.status.name.text(in: language)
    }

    /// Achieved in per cent of what was demanded, to two decimals: `98,33%`; `nil` where there is none.
    ///
    /// Where a shortfall or a surplus would print as 100%, the exact percentage stands beside it.
    package static func attainment(_ standing: Standing, in language: Language) -> String? {
        percentage(of: standing.assessment, in: language)
    }

    /// How far ahead of its period or behind it: `kém tiến độ 7,50 điểm`; `nil` where there is no pace.
    package static func pace(_ standing: Standing, in language: Language) -> String? {
        guard let points = standing.assessment.pace?.pointsAhead else { return nil }
        let shown = points.rounded(toDecimals: 2)
        let size = shown.magnitude.formatted(decimals: 2, in: language)
        if shown.isZero { return Phrase(vi: "đúng tiến độ", en: "on pace").text(in: language) }
        if standing.assessment.pace?.needsAttention == true {
            return Phrase(
                vi: "kém tiến độ \(size) điểm, cần chú ý",
                en: "\(size) points behind, needs attention"
            ).text(in: language)
        }
        return points.isNegative
            ? Phrase(vi: "kém tiến độ \(size) điểm", en: "\(size) points behind").text(in: language)
            : Phrase(vi: "vượt tiến độ \(size) điểm", en: "\(size) points ahead").text(in: language)
    }

    /// Attainment with its pace: `67,50% (kém tiến độ 7,50 điểm)`; `nil` where there is no percentage.
    package static func progress(_ standing: Standing, in language: Language) -> String? {
        guard let attainment = attainment(standing, in: language) else { return nil }
        return pace(standing, in: language).map { "\(attainment) (\($0))" } ?? attainment
    }

    /// The computed judgement: `vượt`, `chưa đủ căn cứ (chưa xác định chỉ tiêu)`; of a target whose parts
    /// make the whole another one, both: `vượt; cả mục: không đạt`.
    package static func judgement(_ standing: Standing, in language: Language) -> String {
        let own = judgement(of: standing.assessment, in: language)
        guard let whole = standing.compound, whole != standing.assessment.judgement else {
            return own
        }
        let name = whole.name.text(in: language)
        return Phrase(vi: "\(own); cả mục: \(name)", en: "\(own); with its parts: \(name)")
            .text(in: language)
    }

    /// Of an adjusted target, what it comes to as it was before:
    /// `so với ban đầu 12.000: không đạt, 88,33%`; `nil` for a target that was not adjusted.
    package static func original(
        _ standing: Standing, showsMeasure: Bool = true, in language: Language
    ) -> String? {
        guard let (term, assessment) = standing.original else { return nil }
        let measure = showsMeasure || term.measure?.isRate == true ? term.measure : nil
        let demand = criterion(term.criterion, measure: measure, in: language)
        let outcome = [
            judgement(of: assessment, in: language), percentage(of: assessment, in: language),
        ].compactMap(\.self).joined(separator: ", ")
        return Phrase(vi: "so với ban đầu \(demand): ", en: "against the original \(demand): ")
            .text(in: language) + outcome
    }

    /// Who set the target and how strongly it binds: `Trung ương giao`, `tỉnh giao, phấn đấu`;
    /// `nil` where the directive says neither.
    package static func basis(_ standing: Standing, in language: Language) -> String? {
        let assigner = standing.term.assigner.map {
            Phrase(vi: "\($0) giao", en: "assigned by \($0)").text(in: language)
        }
        let force = standing.target.assigned.force
        let parts = [assigner, force == .unspecified ? nil : force.name.text(in: language)]
        let known = parts.compactMap(\.self)
        return known.isEmpty ? nil : known.joined(separator: ", ")
    }

    /// What the authority declared, with its own words: `đạt (“đạt ở mức khá”)`; `nil` where it
    /// declared nothing.
    package static func declared(_ standing: Standing, in language: Language) -> String? {
        guard let declared = standing.declared?.declared else { return nil }
        let name = declared.judgement.name.text(in: language)
        guard let label = declared.label, label != name else { return name }
        return "\(name) (“\(label)”)"
    }

    /// What marks a figure made up to show how the ledger works; `nil` for a real one.
    package static func mark(_ isIllustrative: Bool, in language: Language) -> String? {
        isIllustrative ? Phrase(vi: "(minh họa)", en: "(illustrative)").text(in: language) : nil
    }

    /// A figure that differs from its bound only behind this many decimals is printed like it.
    static let farthestDecimal = 24

    private static func judgement(of assessment: Assessment, in language: Language) -> String {
        let name = assessment.judgement.name.text(in: language)
        return assessment.reason.map { "\(name) (\($0.name.text(in: language)))" } ?? name
    }

    private static func percentage(of assessment: Assessment, in language: Language) -> String? {
        guard let percent = assessment.attainment.map({ $0 * .hundred }) else { return nil }
        let short = percent.formatted(decimals: 2, in: language) + "%"
        guard [.notMet, .nearlyMet, .exceeded].contains(assessment.judgement),
            percent != .hundred, percent.rounded(toDecimals: 2) == .hundred,
            let decimals = (3...farthestDecimal).first(where: {
                percent.rounded(toDecimals: $0) != .hundred
            })
        else { return short }
        let exact = percent.formatted(decimals: decimals, in: language)
        return Phrase(vi: "\(short) (chính xác \(exact)%)", en: "\(short) (exactly \(exact)%)")
            .text(in: language)
    }
}
