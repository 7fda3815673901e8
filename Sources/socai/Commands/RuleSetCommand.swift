import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai ruleset ID --effective DATE --band nearlyMet:95-100 …`.
struct RuleSetCommand: Command {
    static let info = CommandInfo(
        "ruleset", group: .recording,
        summary: Phrase(
            vi: "áp dụng một bộ quy tắc đánh giá", en: "adopt a rule set of judging"),
        operands: [
            Operand(
                "ID",
                help: Phrase(
                    vi: "mã của bộ quy tắc, ví dụ QĐ-2025", en: "the rule set's id, such as QĐ-2025"
                ))
        ],
        options: [
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(vi: "ngày có hiệu lực", en: "the day it takes effect")),
            Option(
                "--band", "BAND", gathers: true,
                help: Phrase(
                    vi: "khoảng % kế hoạch và đánh giá: nearlyMet:95-100 (từ 95 đến dưới 100), "
                        + "exceeded:105- (từ 105 trở lên)",
                    en:
                        "a range of % of plan and its judgement: nearlyMet:95-100 (from 95 to below "
                        + "100), exceeded:105- (from 105 on)")),
            Option(
                flag: "--ceiling-exceeded",
                help: Phrase(
                    vi: "dưới mức trần là vượt, không chỉ là đạt",
                    en: "below its ceiling a figure is exceeded, not just met")),
            Option(
                "--range-good", "SIDE", accepts: .suggestion(["higher", "lower"]),
                help: Phrase(
                    vi: "phía của khoảng giá trị mà số liệu nằm ngoài là vượt: higher hoặc lower",
                    en: "the side of a range beyond which a figure is exceeded: higher or lower")),
            Option(
                "--attention", "NUMBER",
                help: Phrase(
                    vi: "chậm tiến độ từ bao nhiêu điểm thì cần chú ý",
                    en: "from how many points behind pace a target calls for attention")),
            .document(),
            Option(
                "--basis", "TEXT",
                help: Phrase(vi: "căn cứ bằng lời", en: "the legal basis in words")),
        ],
        common: [.appends],
        details: Phrase(
            vi:
                "Bộ quy tắc đánh giá các ngày từ khi có hiệu lực đến khi có bộ sau; ngày cũ được đánh giá "
                + "theo quy tắc của ngày đó. Chỗ bộ quy tắc không nói đến thì theo nghĩa vốn có: từ 100% "
                + "kế hoạch là đạt, trên 100% là vượt, dưới 100% là không đạt. Cơ bản đạt không bao giờ "
                + "tính vào số chỉ tiêu đạt. Phải có --document hoặc --basis.",
            en:
                "A rule set judges from its effective day until the next one's; an old date is judged by "
                + "the rules of that date. What it does not rule has the built-in meaning: met at 100% of "
                + "plan, exceeded above it, not met below. Nearly met never counts as met in totals. "
                + "--document or --basis is needed."))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let effective = try invocation.day("--effective") else {
            preconditionFailure("The option --effective is declared as required.")
        }
        let id = invocation.operand("ID").nfc
        guard TargetID.isItem(id) else {
            throw invocation.wrong(
                id, in: "ID",
                Phrase(
                    vi: "mã viết liền, không có dấu cách và “#”",
                    en: "an id has no space and no “#”"))
        }
        var bands: [RuleSetAdopted.Band] = []
        for text in invocation.values("--band") { bands.append(try band(text, invocation)) }
        let adopted = RuleSetAdopted(
            ruleset: id, effective: effective, bands: bands,
            ceilingExceeded: invocation.flag("--ceiling-exceeded") ? true : nil,
            rangeGoodSide: try invocation.choice("--range-good"),
            attention: try invocation.quantity("--attention"),
            document: try invocation.document(), basis: invocation.text("--basis"))
        try invocation.record { _ throws(Failure) in [Proposal(.ruleSetAdopted(adopted))] }
    }

    /// `nearlyMet:95-100`, `exceeded:105-`.
    private func band(
        _ text: String, _ invocation: Invocation
    ) throws(Failure) -> RuleSetAdopted.Band {
        let parts = text.nfc.split(separator: ":", maxSplits: 1).map(String.init)
        let ends =
            parts.count == 2 ? parts[1].split(separator: "-", omittingEmptySubsequences: false) : []
        guard ends.count == 2, let judgement = Judgement(reading: parts[0].tidied) else {
            throw invocation.wrong(
                text, in: "--band",
                Phrase(
                    vi: "khoảng viết như nearlyMet:95-100 hoặc exceeded:105-",
                    en: "a band is written nearlyMet:95-100 or exceeded:105-"))
        }
        let reader = NumberReader(form: invocation.numberForm)
        do throws(NumberProblem) {
            let from = try reader.read(String(ends[0]))
            let below = ends[1].isEmpty ? nil : try reader.read(String(ends[1]))
            return RuleSetAdopted.Band(judgement: judgement, from: from, below: below)
        } catch {
            throw invocation.wrong(text, in: "--band", error.message)
        }
    }
}
