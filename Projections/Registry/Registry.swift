package import EventLog
package import Reporting

/// Who and what the ledger knows besides targets: units, members, documents, indicators, working
/// calendars, reporting regimes, closed periods, inspections.
package struct Registry: Projection {
    package private(set) var title: String?
    package private(set) var origin: String?
    package private(set) var clock: String?
    package private(set) var cutoff: CutoffCalendar = .nd09
    package private(set) var organizations: [OrganizationID: Organization] = [:]
    /// What units went over into others, in the order it was told.
    package private(set) var successions: [UnitSucceeded] = []
    package private(set) var members: [MemberID: Member] = [:]
    package private(set) var documents: [DocumentID: DocumentRegistered] = [:]
    package private(set) var indicators: [IndicatorID: IndicatorDefined] = [:]
    package private(set) var closures: [Closure] = []
    /// The rule sets, in the order they were adopted.
    package private(set) var ruleSets: [RuleSetAdopted] = []
    /// Every closing there ever was, those of periods reopened since among them.
    package private(set) var closings: [Closure] = []
    package private(set) var calendars: [String: WorkCalendar] = [:]
    /// The versions of each regime, in the order they were adopted.
    package private(set) var regimes: [String: [RegimeAdopted]] = [:]
    /// The limits of noticing that were adopted.
    package private(set) var flagLimits = FlagLimits()
    /// What people did about flags, by the flag's id.
    package private(set) var flagHandlings: [String: FlagHandling] = [:]
    package private(set) var inspections: [String: InspectionState] = [:]

    package init() {}

    /// A period closed for a unit, or for the whole ledger.
    package struct Closure: Equatable, Sendable {
        package let period: Period
        package let unit: OrganizationID?
        package let position: Position
        package let day: Day
    }

    package mutating func apply(_ entry: Entry) {
        switch entry.event {
        case .ledgerOpened(let opened):
            title = opened.title
            origin = opened.origin
            clock = opened.clock
            cutoff = opened.cutoff
        case .unitRegistered(let registered):
            organizations[registered.unit] = Organization(registered)
        case .unitRenamed(let renamed):
            organizations[renamed.unit]?.rename(renamed)
        case .unitReclassified(let reclassified):
            organizations[reclassified.unit]?.reclassify(reclassified)
        case .unitEnded(let ended):
            organizations[ended.unit]?.end(ended)
        case .unitSucceeded(let succeeded):
            successions.append(succeeded)
            for unit in succeeded.from {
                organizations[unit]?.succeed(succeeded)
            }
        case .memberEnrolled(let enrolled):
            members[enrolled.member] = Member(enrolled)
        case .memberRevoked(let revoked):
            members[revoked.member]?.revoke()
        case .documentRegistered(let document):
            documents[document.document] = document
        case .indicatorDefined(let indicator):
            indicators[indicator.indicator] = indicator
        case .indicatorRedefined(let redefined):
            indicators[redefined.indicator] = IndicatorDefined(
                indicator: redefined.indicator, name: redefined.name, measure: redefined.measure,
                direction: redefined.direction, rollup: redefined.rollup,
                method: redefined.method, reason: redefined.reason)
        case .ruleSetAdopted(let adopted): ruleSets.append(adopted)
        case .regimeAdopted(let regime): regimes[regime.regime, default: []].append(regime)
        case .calendarAdopted(let adopted):
            calendars[adopted.calendar, default: WorkCalendar(weekend: adopted.weekend)]
                .adopt(adopted)
        case .periodClosed(let closed):
            let closure = Closure(
                period: closed.period, unit: closed.unit, position: entry.position, day: entry.day)
            closures.append(closure)
            closings.append(closure)
        case .periodReopened(let reopened):
            closures.removeAll { $0.period == reopened.period && $0.unit == reopened.unit }
        case .flagRulesAdopted(let rules): flagLimits.adopt(rules)
        case .flagRaised, .flagAnswered, .flagClosed: handleFlag(entry)
        case .inspectionOpened(let opened):
            inspections[opened.inspection] = InspectionState(opened, entry: entry)
        case .inspectionScoped, .inspectionRequested, .inspectionAnswered, .inspectionFound,
            .inspectionConcluded, .inspectionRemedied, .inspectionClosed:
            if let id = entry.event.inspection { inspections[id]?.apply(entry.event) }
        default: break
        }
    }

    private mutating func handleFlag(_ entry: Entry) {
        switch entry.event {
        case .flagRaised(let raised):
            if flagHandlings[raised.flag] == nil {
                flagHandlings[raised.flag] = FlagHandling(raised, entry)
            } else {
                flagHandlings[raised.flag]?.raiseAgain(raised, entry)
            }
        case .flagAnswered(let answered): flagHandlings[answered.flag]?.answer(answered, entry)
        case .flagClosed(let closed): flagHandlings[closed.flag]?.close(closed, entry)
        default: break
        }
    }

    /// Whether `unit` is `ancestor` or lies below it.
    ///
    /// - Complexity: O(*d*) in the depth of the tree of units.
    package func isWithin(_ unit: OrganizationID, of ancestor: OrganizationID) -> Bool {
        var seen: Set<OrganizationID> = []
        var next: OrganizationID? = unit
        while let current = next, seen.insert(current).inserted {
            if current == ancestor { return true }
            next = organizations[current]?.parent
        }
        return false
    }

    /// The closure that makes a fact of `unit` about `period`, or a part of it, late, if there is one.
    package func closure(of period: Period, for unit: OrganizationID) -> Closure? {
        closures.first { covers($0, period, of: unit) }
    }

    /// The last closing of `period`, or of a longer one, for `unit`, reopened since or not.
    package func lastClosing(of period: Period, for unit: OrganizationID) -> Closure? {
        closings.last { covers($0, period, of: unit) }
    }

    /// Every closing of `period`, or of a longer one, for `unit`, reopened since or not.
    package func closings(of period: Period, for unit: OrganizationID) -> [Closure] {
        closings.filter { covers($0, period, of: unit) }
    }

    private func covers(_ closure: Closure, _ period: Period, of unit: OrganizationID) -> Bool {
        closure.period.contains(period) && (closure.unit.map { isWithin(unit, of: $0) } ?? true)
    }

    /// The rule set in force on `day`: of those in effect the one that came into effect last, and of the
    /// same day the one adopted last; `nil` where the built-in rules hold.
    package func ruleSet(on day: Day) -> RuleSetAdopted? {
        ruleSets.filter { $0.effective <= day }.reduce(nil) { best, next in
            guard let best, next.effective < best.effective else { return next }
            return best
        }
    }

    /// Whether the document was made up to show how the ledger works.
    package func isIllustrative(_ document: DocumentID?) -> Bool {
        document.flatMap { documents[$0] }?.illustrative == true
    }
}
