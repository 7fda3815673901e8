import EventLog
import Reporting

/// F12: what an authority declared is not what the figures come to, of one target or in a summary
/// such as “18/20”.
///
/// Real labels are not mechanical, and neither of the two overwrites the other.
enum UnsupportedJudgement: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.targets.flatMap { target in
            target.declarations.compactMap { flag($0, on: target, in: file) }
        } + file.summaries.compactMap { flag($0.declared, $0.source, in: file) }
    }

    private static func flag(
        _ declaration: TargetState.Declaration, on target: TargetState, in file: CaseFile
    ) -> Flag? {
        let declared = declaration.declared
        let last = target.declarations.last { $0.declared.period == declared.period }
        guard last?.position == declaration.position else { return nil }
        let standing = file.standing(of: target, in: declared.period)
        guard let severity = severity(of: declared.judgement, beside: standing.overall) else {
            return nil
        }
        let figure = standing.current?.figure.name(in: standing.term.measure)
        let percent = standing.assessment.attainment.map(FlagWords.percent)
        let (said, found) = (declared.judgement.name, standing.overall.name)
        let label = declared.label.map { " (“\($0)”)" } ?? ""
        let computed = Phrase(
            vi: [figure?.vi, percent?.vi].compactMap(\.self)
                .joined(separator: ", "),
            en: [figure?.en, percent?.en].compactMap(\.self).joined(separator: ", "))
        let (vi, en) = (
            computed.vi.isEmpty ? "" : " (\(computed.vi))",
            computed.en.isEmpty ? "" : " (\(computed.en))"
        )
        return Flag(
            .f12, severity, anchors: [declaration.position], events: [standing.current?.latest],
            targets: [target.id], unit: target.unit, documents: [declared.document],
            explanation: Phrase(
                vi:
                    "\(file.name(of: declared.authority)) đánh giá “\(said.vi)”\(label), số liệu cho "
                    + "thấy “\(found.vi)”\(vi)",
                en:
                    "\(file.name(of: declared.authority)) declared “\(said.en)”\(label), the figures "
                    + "make it “\(found.en)”\(en)"),
            clearing: Phrase(
                vi:
                    "Cơ quan đánh giá nêu căn cứ, công bố lại đánh giá, hoặc đơn vị bổ sung số liệu "
                    + "làm căn cứ.",
                en:
                    "The authority gives its grounds or declares anew, or the unit reports the figure "
                    + "that is missing."))
    }

    /// How far apart the two are; `nil` where they agree or the figures do not judge.
    private static func severity(
        of declared: Judgement, beside computed: Judgement
    ) -> FlagSeverity? {
        switch (declared.isReached, computed) {
        case (true, .notMet), (true, .nearlyMet): .high
        case (true, .notReported): .medium
        case (false, .met), (false, .exceeded): .low
        default: nil
        }
    }

    /// What the rows of a summary come to.
    private struct Count {
        var reached = 0
        var nearlyMet = 0
        var notMet = 0
        var open = 0
        var events: [Position?] = []

        var total: Int { reached + nearlyMet + notMet + open }

        /// A row counts as its figures make it; where they do not judge it, as an authority did.
        ///
        /// What falls short is nearly met where a rule or an authority calls it so.
        mutating func add(_ target: TargetState, _ standing: Standing) {
            let declared = target.declarations.last
            let isLabelled = declared?.declared.judgement == .nearlyMet
            switch standing.overall {
            case .exceeded, .met: reached += 1
            case .nearlyMet: nearlyMet += 1
            case .notMet where isLabelled: nearlyMet += 1
            case .notMet: notMet += 1
            case .notJudged where declared?.declared.judgement.isReached == true: reached += 1
            case .notJudged where isLabelled: nearlyMet += 1
            case .notJudged where declared != nil: notMet += 1
            case .inProgress, .notReported, .notJudged, .notDue: open += 1
            }
            events += [declared?.position, standing.current?.latest]
        }
    }

    private static func flag(
        _ claim: SummaryDeclared, _ source: CaseFile.Source, in file: CaseFile
    ) -> Flag? {
        let later = file.summaries.last { $0.declared.isAbout(claim) }
        guard later?.source.position == source.position else { return nil }
        var count = Count()
        for target in file.targets where isCounted(target, by: claim, in: file) {
            count.add(target, file.standing(of: target, in: claim.period))
        }
        let isSame =
            claim.reached == count.reached && claim.total == count.total
            && (claim.nearlyMet ?? count.nearlyMet) == count.nearlyMet
            && (claim.notMet ?? count.notMet) == count.notMet
        guard !isSame else { return nil }
        let nearly = claim.nearlyMet.map {
            Phrase(vi: ", \($0) cơ bản đạt", en: ", \($0) nearly met")
        }
        let label = claim.label.map { " (“\($0)”)" } ?? ""
        return Flag(
            .f12, .high, anchors: [source.position], events: count.events, unit: claim.unit,
            documents: [claim.subject, claim.document],
            explanation: Phrase(
                vi: "\(file.name(of: claim.authority)) công bố \(claim.reached)/\(claim.total) chỉ "
                    + "tiêu đạt và vượt\(nearly?.vi ?? "")\(label); đếm từ \(count.total) dòng: "
                    + "\(count.reached) đạt và vượt, \(count.nearlyMet) cơ bản đạt, \(count.notMet) "
                    + "không đạt, \(count.open) chưa đủ căn cứ",
                en: "\(file.name(of: claim.authority)) declared \(claim.reached) of \(claim.total) "
                    + "targets met or exceeded\(nearly?.en ?? "")\(label); counted from "
                    + "\(count.total) rows: \(count.reached) met or exceeded, \(count.nearlyMet) nearly "
                    + "met, \(count.notMet) not met, \(count.open) not judged"),
            clearing: Phrase(
                vi: "Công bố lại tổng hợp cho khớp từng dòng, hoặc bổ sung các dòng còn thiếu.",
                en: "Declare a summary that fits the rows, or add the rows that are missing."))
    }

    /// A part is not counted beside its whole.
    private static func isCounted(
        _ target: TargetState, by claim: SummaryDeclared, in file: CaseFile
    ) -> Bool {
        let own = target.assigned.period
        let isMeant = own.map { $0 == claim.period || claim.period.contains($0) } ?? true
        return target.assigned.document == claim.subject && target.assigned.parent == nil
            && isMeant && target.withdrawn == nil
            && (claim.group.map { target.assigned.group == $0 } ?? true)
            && (claim.unit.map { file.book.registry.isWithin(target.unit, of: $0) } ?? true)
    }
}

extension SummaryDeclared {
    /// Whether it is the same authority's count of the same targets: the later one holds.
    fileprivate func isAbout(_ other: SummaryDeclared) -> Bool {
        subject == other.subject && group == other.group && unit == other.unit
            && period == other.period && authority == other.authority
    }
}
