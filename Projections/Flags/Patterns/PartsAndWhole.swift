import EventLog
import Reporting

/// F10: a part is larger than its whole, or the parts that make up the whole do not add up to it.
enum PartsAndWhole: FlagPattern {
    static func flags(in file: CaseFile) -> [Flag] {
        file.targets.flatMap { whole in
            whole.parts.compactMap { file.book.targets[$0] }
                .compactMap { larger($0, than: whole, in: file) }
                + [sum(of: whole, in: file)].compactMap(\.self)
        } + rollUps(in: file)
    }

    /// What a unit reported beside what the units below it come to.
    private static func rollUps(in file: CaseFile) -> [Flag] {
        let parents = Set(file.book.registry.organizations.values.compactMap(\.parent))
        let standings = file.targets.filter { target in
            parents.contains(target.unit) && target.assigned.indicator != nil
                && target.reports.contains(where: \.isLive)
        }.map { file.standing(of: $0) }
        let rollUps = file.book.rollUps(beneath: standings)
        return standings.compactMap { standing in
            rollUps[standing.target.id].flatMap { flag(standing, beside: $0, in: file) }
        }
    }

    private static func flag(
        _ standing: Standing, beside rollUp: RollUp, in file: CaseFile
    ) -> Flag? {
        guard let (target, report) = rollUp.declared, target.id == standing.target.id,
            let made = rollUp.value, let said = rollUp.declaredValue,
            let first = rollUp.parts.map(\.report.position).min()
        else { return nil }
        let limit = file.limit(.componentPercent, on: report.recordedDay, for: target)
        // A figure printed to so many decimals is the roll-up rounded to as many.
        let scale = report.figure.value?.scale ?? 4
        guard made.rounded(toDecimals: scale) != said,
            exceeds(max(made, said), min(made, said), by: limit.value)
        else { return nil }
        let judged = rollUp.judgements.first { $0.target.id == target.id }?.assessment.judgement
        let own = standing.assessment.judgement
        let isFlipped = judged.map { $0.isReached != own.isReached } ?? false
        let verdict = judged.map { judged in
            isFlipped
                ? Phrase(
                    vi: "; số của đơn vị: \(own.name.vi), số tổng hợp: \(judged.name.vi)",
                    en: "; its own figure: \(own.name.en), the roll-up: \(judged.name.en)")
                : Phrase(vi: "", en: "")
        }
        let (reported, total) = (
            FlagWords.amount(said, rollUp.measure), FlagWords.amount(made, rollUp.measure)
        )
        return Flag(
            .f10, isFlipped ? .high : .medium, anchors: [report.position, first],
            events: [report.latest] + rollUp.parts.map(\.report.latest), targets: [target.id],
            unit: target.unit,
            explanation: Phrase(
                vi: "\(file.name(of: target.unit)) báo cáo \(reported.vi), tổng hợp từ "
                    + "\(rollUp.parts.count) đơn vị trực thuộc là \(total.vi)\(verdict?.vi ?? "")",
                en: "\(file.name(of: target.unit)) reported \(reported.en), the "
                    + "\(rollUp.parts.count) units below it come to \(total.en)\(verdict?.en ?? "")"
            ),
            clearing: clearing)
    }

    /// The reports of a part and its whole about the same time.
    private static func pair(
        _ part: TargetState, _ whole: TargetState
    ) -> (part: ReportState, whole: ReportState)? {
        let own = part.reports.filter(\.isLive).max { $0.submitted.period < $1.submitted.period }
        guard let own, let all = whole.liveReport(about: own.submitted.period) else { return nil }
        return (own, all)
    }

    private static func larger(
        _ part: TargetState, than whole: TargetState, in file: CaseFile
    ) -> Flag? {
        guard isComparable(part, whole), let (own, all) = pair(part, whole),
            let (inner, outer) = amounts(own.figure, all.figure, part, whole)
        else { return nil }
        let limit = file.limit(.componentPercent, on: own.recordedDay, for: whole)
        guard exceeds(inner, outer, by: limit.value) else { return nil }
        let (small, large) = (
            own.figure.name(in: part.term(on: nil).measure),
            all.figure.name(in: whole.term(on: nil).measure)
        )
        return Flag(
            .f10, .medium, anchors: [all.position, own.position],
            events: [all.latest, own.latest], targets: [whole.id, part.id], unit: whole.unit,
            explanation: Phrase(
                vi: "Bộ phận “\(part.assigned.name)” \(small.vi) lớn hơn toàn thể "
                    + "“\(whole.assigned.name)” \(large.vi)",
                en: "The part “\(part.assigned.name)” \(small.en) is larger than the whole "
                    + "“\(whole.assigned.name)” \(large.en)"),
            clearing: clearing)
    }

    private static let clearing = Phrase(
        vi: "Đính chính số sai, hoặc nêu rõ bộ phận được tính trên mẫu số nào.",
        en: "Correct the wrong figure, or say on which denominator the part is counted.")

    /// Growth of a part may well be faster than that of the whole; other measures do not compare.
    private static func isComparable(_ part: TargetState, _ whole: TargetState) -> Bool {
        let (inner, outer) = (part.term(on: nil), whole.term(on: nil))
        let counted: [Criterion.Kind] = [
            .atLeast, .moreThan, .atMost, .lessThan, .equal, .about, .range, .deferred,
        ]
        return inner.measure == outer.measure && inner.measure != nil
            && counted.contains(inner.criterion.kind) && counted.contains(outer.criterion.kind)
            && (part.assigned.scope == nil || part.assigned.scope == whole.assigned.scope)
            && inner.measure?.symbol.contains("/năm") != true
    }

    /// What of the two is compared: amounts; of rates the numerators, where both are known and the
    /// denominators differ.
    private static func amounts(
        _ part: Figure, _ whole: Figure, _ inner: TargetState, _ outer: TargetState
    ) -> (Ratio, Ratio)? {
        if let own = part.numerator, let all = whole.numerator,
            part.denominator != whole.denominator
        {
            return (Ratio(own), Ratio(all))
        }
        // A share of one thing and a share of another do not compare.
        guard (part.denominator == nil) == (whole.denominator == nil),
            let own = part.made(in: inner.term(on: nil).measure),
            let all = whole.made(in: outer.term(on: nil).measure)
        else { return nil }
        return (own, all)
    }

    /// Whether `value` lies above `bound` by more than so many per cent of it.
    private static func exceeds(_ value: Ratio, _ bound: Ratio, by percent: Quantity) -> Bool {
        guard value > bound else { return false }
        guard let share = (value - bound).divided(by: bound.magnitude) else { return true }
        return share > Ratio(percent: percent)
    }

    /// Where the parts were assigned so that they add up to the whole, their figures do, too.
    private static func sum(of whole: TargetState, in file: CaseFile) -> Flag? {
        let parts = whole.parts.compactMap { file.book.targets[$0] }
            .filter { isComparable($0, whole) }
        let measure = whole.term(on: nil).measure
        guard parts.count >= 2, measure?.isRatio == false, addUp(parts, to: whole),
            let all = whole.reports.filter(\.isLive).max(by: {
                $0.submitted.period < $1.submitted.period
            }), let total = all.figure.made(in: measure)
        else { return nil }
        let reports = parts.compactMap { $0.liveReport(about: all.submitted.period) }
        let amounts = reports.compactMap { $0.figure.made(in: measure) }
        let limit = file.limit(.componentPercent, on: all.recordedDay, for: whole)
        let sum = amounts.reduce(.zero, +)
        guard amounts.count == parts.count,
            exceeds(max(sum, total), min(sum, total), by: limit.value)
        else { return nil }
        let (made, said) = (FlagWords.amount(sum, measure), FlagWords.amount(total, measure))
        return Flag(
            .f10, .medium, anchors: [all.position], events: [all.latest] + reports.map(\.latest),
            targets: [whole.id] + parts.map(\.id), unit: whole.unit,
            explanation: Phrase(
                vi:
                    "Tổng \(parts.count) bộ phận là \(made.vi), toàn thể “\(whole.assigned.name)” báo "
                    + "cáo \(said.vi)",
                en:
                    "The \(parts.count) parts make \(made.en), the whole “\(whole.assigned.name)” is "
                    + "reported as \(said.en)"),
            clearing: clearing)
    }

    private static func addUp(_ parts: [TargetState], to whole: TargetState) -> Bool {
        let bounds = parts.compactMap { $0.term(on: nil).criterion.low }
        guard bounds.count == whole.parts.count, let demanded = whole.term(on: nil).criterion.low
        else { return false }
        return bounds.reduce(.zero) { $0 + Ratio($1) } == Ratio(demanded)
    }
}
