import EventLog
import Projections
import Reporting

extension Rules.Context {
    /// Raising, answering and closing a flag: who is to explain does not close.
    func checkFlag() throws(Refusal) {
        switch entry.event {
        case .flagRaised(let payload): try check(payload)
        case .flagAnswered(let payload):
            try author(as: [.keeper, .reporter, .assigner, .approver], for: nil)
            _ = try openFlag(payload.flag)
            guard !payload.answer.isEmpty else { throw .flag(.answerMissing) }
            try document(payload.document)
        case .flagClosed(let payload):
            try author(as: [.keeper, .inspector, .approver], for: nil)
            let handling = try openFlag(payload.flag)
            guard !handling.explainers.contains(entry.by) else {
                throw .flag(.own(entry.by, flag: payload.flag))
            }
            guard !payload.reason.isEmpty else { throw .reasonMissing }
            try document(payload.document)
        default: break
        }
    }

    private func check(_ raised: FlagRaised) throws(Refusal) {
        try author(as: [.keeper, .inspector, .approver], for: nil)
        guard FlagRule(rawValue: raised.rule) != nil else { throw .flag(.unknownRule(raised.rule)) }
        guard !raised.events.isEmpty else { throw .flag(.nothingCited(raised.flag)) }
        for position in raised.events where position >= entry.position {
            throw .flag(.unknownEvent(position))
        }
        if let known = registry.flagHandlings[raised.flag], known.closed == nil {
            throw .flag(.raised(raised.flag, at: known.position))
        }
    }

    private func openFlag(_ flag: String) throws(Refusal) -> FlagHandling {
        guard let handling = registry.flagHandlings[flag] else { throw .flag(.unknown(flag)) }
        if let closed = handling.closed { throw .flag(.closed(flag, at: closed.position)) }
        return handling
    }

    /// The limits of noticing: each once, none below nothing, and with what they rest on.
    func check(_ adopted: FlagRulesAdopted) throws(Refusal) {
        try author(as: [.keeper], for: nil)
        guard !registry.flagLimits.adopted.contains(where: { $0.flagrules == adopted.flagrules })
        else { throw .flag(.limitsExist(adopted.flagrules)) }
        try document(adopted.document)
        guard adopted.document != nil || adopted.basis?.isEmpty == false else {
            throw .flag(.basisMissing(adopted.flagrules))
        }
        var seen: Set<ToleranceLimit> = []
        for limit in adopted.limits {
            if let indicator = limit.indicator, registry.indicators[indicator] == nil {
                throw .unknownIndicator(indicator)
            }
            guard !limit.value.isNegative else { throw .flag(.limitNegative(limit.tolerance)) }
            let matter = ToleranceLimit(
                tolerance: limit.tolerance, value: .zero, indicator: limit.indicator)
            guard seen.insert(matter).inserted else { throw .flag(.limitTwice(limit.tolerance)) }
        }
    }

    /// What an authority counts does not come to more than there is.
    func check(_ declared: SummaryDeclared) throws(Refusal) {
        try unit(declared.authority)
        try author(as: [.keeper, .assigner, .approver], for: declared.authority)
        try document(declared.subject)
        try document(declared.document)
        if let unit = declared.unit { try self.unit(unit) }
        let counts = [declared.reached, declared.nearlyMet ?? 0, declared.notMet ?? 0]
        let (sum, overflows) = counts.reduce((0, false)) { sum, count in
            let (next, overflow) = sum.0.addingReportingOverflow(count)
            return (next, sum.1 || overflow)
        }
        guard counts.allSatisfy({ $0 >= 0 }), !overflows, sum <= declared.total else {
            throw .flag(.countsExceed(counted: sum, total: declared.total))
        }
    }
}
