import EventLog
package import Projections
package import Reporting

extension StandingText {
    /// What the figure is of the same period of the year before: `101,07% cùng kỳ (10.500 người)`; `nil`
    /// where nothing was reported about it.
    package static func samePeriod(_ standing: Standing, in language: Language) -> String? {
        guard let before = standing.samePeriod, let share = before.share else { return nil }
        let percent = (share * .hundred).formatted(decimals: 2, in: language) + "%"
        let amount = amount(before.amount, before.decimals, standing.term.measure, in: language)
        return Phrase(
            vi: "\(percent) cùng kỳ (\(amount))",
            en: "\(percent) of the same period a year before (\(amount))"
        ).text(in: language)
    }

    /// The change as a share of its base: `13,87% của 173 hộ`; `nil` where the target is set in per cent.
    package static func change(_ standing: Standing, in language: Language) -> String? {
        guard let change = standing.assessment.change, let base = standing.assessment.bases.first
        else { return nil }
        let percent = (change * .hundred).formatted(decimals: 2, in: language) + "%"
        let amount = amount(base, in: language)
        return Phrase(vi: "\(percent) của \(amount)", en: "\(percent) of \(amount)")
            .text(in: language)
    }

    /// The bases where there are several and they differ: which one counted, and what the others are;
    /// `nil` where there is no doubt.
    package static func bases(_ standing: Standing, in language: Language) -> String? {
        let bases = standing.assessment.bases
        guard bases.count > 1 else { return nil }
        let told = bases.map {
            "\(amount($0, in: language)) (\($0.source.phrase.text(in: language)))"
        }
        let others = told.dropFirst().joined(separator: ", ")
        return Phrase(
            vi: "tính theo gốc \(told[0]); khác với \(others)",
            en: "counted from the base \(told[0]); other than \(others)"
        ).text(in: language)
    }

    /// Whether what was due by a day was done by then: `hoàn thành muộn 46 ngày`; `nil` for everything
    /// else.
    package static func completion(_ standing: Standing, in language: Language) -> String? {
        switch standing.assessment.completion {
        case .inTime:
            Phrase(vi: "hoàn thành đúng hạn", en: "done in time").text(in: language)
        case .late(let days):
            Phrase(
                vi: "hoàn thành muộn \(days) ngày",
                en: "done \(days) \(days == 1 ? "day" : "days") late"
            ).text(in: language)
        case .overdue: Phrase(vi: "quá hạn", en: "overdue").text(in: language)
        case nil: nil
        }
    }

    /// The rule set that judges: `Bộ quy tắc đánh giá: QĐ-2025, hiệu lực từ 01/01/2025 (38-CTr/HU)`.
    package static func ruleSet(_ adopted: RuleSetAdopted, in language: Language) -> String {
        let document = adopted.document?.description
        let basis = [document, adopted.basis].compactMap(\.self).joined(separator: ", ")
        return Phrase(
            vi: "Bộ quy tắc đánh giá: \(adopted.ruleset), hiệu lực từ "
                + "\(adopted.effective.displayed(in: .vi)) (\(basis))",
            en: "Judged by the rule set \(adopted.ruleset), in force from "
                + "\(adopted.effective.description) (\(basis))"
        ).text(in: language)
    }

    /// What stands beside a judgement, as far as there is something to say.
    package static func remarks(_ standing: Standing, in language: Language) -> [String] {
        [
            completion(standing, in: language), bases(standing, in: language),
            samePeriod(standing, in: language), modifications(standing, in: language),
        ].compactMap(\.self)
    }

    /// How often the figure was changed since it was approved; `nil` where it was not.
    private static func modifications(_ standing: Standing, in language: Language) -> String? {
        guard let count = standing.current?.modificationsSinceApproval, count > 0 else {
            return nil
        }
        return Phrase(
            vi: "số liệu đã sửa \(count) lần sau khi phê duyệt",
            en: "the figure was changed \(count) \(count == 1 ? "time" : "times") after approval"
        ).text(in: language)
    }

    private static func amount(_ base: BaseFigure, in language: Language) -> String {
        amount(base.amount, base.decimals, base.measure, in: language)
    }
}

extension BaseFigure.Source {
    /// Where a base comes from, as people say it.
    fileprivate var phrase: Phrase {
        switch self {
        case .figure: Phrase(vi: "ghi trong báo cáo này", en: "stated in this report")
        case .target: Phrase(vi: "ghi trong chỉ tiêu", en: "stated by the target")
        case .report(let position):
            Phrase(vi: "theo báo cáo #\(position)", en: "by report #\(position)")
        }
    }
}
