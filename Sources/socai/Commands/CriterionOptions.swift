import Reporting

/// The options by which a command takes a criterion.
enum CriterionOptions {
    static func options(kindIsRequired: Bool) -> [Option] {
        [
            Option(
                "--kind", "KIND", isRequired: kindIsRequired,
                help: Phrase(
                    vi: "dạng tiêu chí: "
                        + Criterion.Kind.allCases.map(\.rawValue).joined(separator: ", "),
                    en: "the form: "
                        + Criterion.Kind.allCases.map(\.rawValue).joined(separator: ", "))),
            Option(
                "--low", "NUMBER",
                help: Phrase(
                    vi: "mức thấp, hoặc mức duy nhất (trừ atMost, lessThan)",
                    en: "the lower or only bound (but for atMost, lessThan)")),
            Option(
                "--high", "NUMBER",
                help: Phrase(
                    vi: "mức cao (atMost, lessThan, range)",
                    en: "the upper bound (atMost, lessThan, range)")),
            Option(
                "--base", "NUMBER",
                help: Phrase(vi: "gốc so sánh", en: "what a change is counted from")),
            Option(
                "--base-measure", "MEASURE",
                help: Phrase(vi: "đơn vị tính của gốc", en: "the measure of the base")),
            Option(
                "--base-period", "PERIOD",
                help: Phrase(vi: "kỳ của gốc", en: "the period of the base")),
        ]
    }

    /// The criterion that the options make; what they leave open is as in `present`.
    static func criterion(
        _ invocation: Invocation, present: Criterion? = nil
    ) throws(Failure) -> Criterion {
        let given: Criterion.Kind? = try invocation.choice("--kind")
        guard let kind = given ?? present?.kind else {
            throw missingKind(invocation)
        }
        // Bounds of another form say nothing of this one.
        let kept = kind == present?.kind ? present : nil
        let (low, high) = (try invocation.quantity("--low"), try invocation.quantity("--high"))
        let base = try base(invocation, present: present?.base)
        do throws(CriterionProblem) {
            return try Criterion(
                kind: kind, low: low ?? kept?.low, high: high ?? kept?.high, base: base)
        } catch {
            throw Failure(.usage, error.message, place: Phrase(verbatim: "--kind, --low, --high"))
        }
    }

    /// The base that the options make; a value stays only with the period it is of.
    private static func base(
        _ invocation: Invocation, present: Criterion.Base?
    ) throws(Failure) -> Criterion.Base? {
        let value = try invocation.quantity("--base")
        let measure = try invocation.measure("--base-measure")
        let period = try invocation.period("--base-period")
        guard value != nil || measure != nil || period != nil else { return present }
        let isSamePeriod = period == nil || period == present?.period
        return Criterion.Base(
            value: value ?? (isSamePeriod ? present?.value : nil),
            measure: measure ?? present?.measure, period: period ?? present?.period)
    }

    private static func missingKind(_ invocation: Invocation) -> Failure {
        guard let option = invocation.info.option("--kind") else {
            preconditionFailure("Every command that takes a criterion declares --kind.")
        }
        return Failure.missingOption(option, of: invocation.info)
    }
}
