package import Projections
package import Reporting

/// How a change of what the ledger says reads to people.
package enum RestatementText {
    /// What was demanded and what there was: `kế hoạch 12.000 người; 8.100 người (ước), 67,50%, …`.
    package static func standing(_ standing: Standing?, in language: Language) -> String {
        guard let standing else {
            return Phrase(vi: "chưa có chỉ tiêu", en: "no target yet").text(in: language)
        }
        let demand = StandingText.criterion(
            standing.term.criterion, measure: standing.term.measure, in: language)
        return Phrase(vi: "kế hoạch \(demand); ", en: "plan \(demand); ").text(in: language)
            + StepText.summary(standing, language)
    }

    /// Which judgement became which; `nil` where it stayed.
    package static func flip(
        from before: Standing?, to after: Standing, in language: Language
    ) -> String? {
        guard let before, before.overall != after.overall else { return nil }
        return Phrase(
            vi: "đánh giá đổi: \(before.overall.name.vi) → \(after.overall.name.vi)",
            en: "the judgement flipped: \(before.overall.name.en) → \(after.overall.name.en)"
        ).text(in: language)
    }
}

extension Restatement.Cause {
    /// The cause as people say it.
    package var name: Phrase {
        switch self {
        case .assigned: Phrase(vi: "giao chỉ tiêu", en: "target assigned")
        case .reported: Phrase(vi: "báo cáo", en: "report")
        case .lateReport: Phrase(vi: "báo cáo muộn", en: "late report")
        case .provedReport:
            Phrase(vi: "nhập bù", en: "recorded late, received in time")
        case .valueUpgraded: Phrase(vi: "nâng trạng thái", en: "value upgraded")
        case .correction: Phrase(vi: "đính chính", en: "correction")
        case .retracted: Phrase(vi: "rút báo cáo", en: "report retracted")
        case .returned: Phrase(vi: "trả lại báo cáo", en: "report returned")
        case .targetAdjusted: Phrase(vi: "điều chỉnh chỉ tiêu", en: "target adjusted")
        case .targetResolved: Phrase(vi: "xác định chỉ tiêu", en: "target resolved")
        case .targetWithdrawn: Phrase(vi: "thu hồi chỉ tiêu", en: "target withdrawn")
        case .targetTransferred: Phrase(vi: "chuyển giao chỉ tiêu", en: "target transferred")
        case .baseChanged: Phrase(vi: "đổi gốc so sánh", en: "base changed")
        case .partChanged: Phrase(vi: "thành phần thay đổi", en: "a part changed")
        case .rulesChanged: Phrase(vi: "đổi bộ quy tắc đánh giá", en: "rule set changed")
        case .indicatorRedefined: Phrase(vi: "định nghĩa lại chỉ số", en: "indicator redefined")
        case .unitEnded: Phrase(vi: "đơn vị kết thúc hoạt động", en: "unit ended")
        case .declared: Phrase(vi: "đánh giá chính thức", en: "judgement declared")
        case .other: Phrase(vi: "sự kiện khác", en: "another event")
        }
    }
}
