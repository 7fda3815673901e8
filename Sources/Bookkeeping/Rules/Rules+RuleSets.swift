import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// A rule set is adopted once, on a legal basis, and gives every percentage one judgement at most.
    func check(_ adopted: RuleSetAdopted) throws(Refusal) {
        try author(as: [.keeper], for: nil)
        try document(adopted.document)
        if let fault = fault(of: adopted) { throw .ruleSetUnsound(adopted.ruleset, fault) }
    }

    private func fault(of adopted: RuleSetAdopted) -> RuleSetFault? {
        if registry.ruleSets.contains(where: { $0.ruleset == adopted.ruleset }) { return .exists }
        if let other = registry.ruleSets.first(where: { $0.effective == adopted.effective }) {
            return .sameDay(other.ruleset, adopted.effective)
        }
        if adopted.document == nil, adopted.basis?.isEmpty != false { return .basisMissing }
        for band in adopted.bands {
            if let fault = fault(of: band) { return fault }
        }
        // In their order by their lower ends, each has to end where the next begins, or before.
        let bands = adopted.bands.sorted { $0.from < $1.from }
        for (band, next) in zip(bands, bands.dropFirst())
        where band.below.map({ $0 > next.from }) ?? true {
            return .bandsOverlap(band, next)
        }
        if let points = adopted.attention, points <= .zero { return .attentionNotPositive(points) }
        if let side = adopted.rangeGoodSide, side != .higher, side != .lower {
            return .noSide(side)
        }
        return nil
    }

    private func fault(of band: RuleSetAdopted.Band) -> RuleSetFault? {
        if band.from.isNegative || band.below.map({ $0 <= band.from }) ?? false {
            return .bandReversed(band)
        }
        switch band.judgement {
        case .exceeded, .met: return band.from < .hundred ? .bandAcrossBound(band) : nil
        case .nearlyMet, .notMet:
            return band.below.map { $0 <= .hundred } ?? false ? nil : .bandAcrossBound(band)
        case .inProgress, .notReported, .notJudged, .notDue:
            return .judgementNotRuled(band.judgement)
        }
    }
}
