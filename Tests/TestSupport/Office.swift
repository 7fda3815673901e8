package import Reporting

/// A small ledger that tests begin from: four units, a member in every role, three documents, two
/// indicators.
package enum Office {
    package static let program = written("38-CTr/HU:2025-02-04", as: DocumentID.self)
    package static let decision = written("12-QĐ/UBND:2025-11-20", as: DocumentID.self)
    /// A document made up to show how the ledger works.
    package static let madeUp = written("minh-hoa", as: DocumentID.self)

    package static let keeper = "giu-so"
    package static let assigner = "giao"
    package static let reporter = "bao-cao"
    package static let communeReporter = "bao-cao-xa"
    package static let approver = "duyet"
    package static let inspector = "kiem-tra"

    /// The story up to the point where the office can work: 17 entries on 5 February 2025.
    package static func opened() -> Story {
        var story = Story()
        story.tell(
            .ledgerOpened(
                LedgerOpened(
                    origin: "hu.example.vn", title: "Sổ", cutoff: .nd09, clock: "simulated")),
            on: "ledger")
        story.tell(
            .memberEnrolled(MemberEnrolled(member: keeper, role: .keeper)), on: "member:giu-so")
        let units =
            [
                ("tinh", nil), ("huyen", "tinh"), ("xa-a", "huyen"), ("xa-b", "huyen"),
            ] as [(String, String?)]
        for (unit, parent) in units {
            let registered = UnitRegistered(unit: unit, name: "Tên \(unit)", parent: parent)
            story.tell(.unitRegistered(registered), on: "unit:\(unit)")
        }
        let members: [(MemberID, Role, OrganizationID)] = [
            (assigner, .assigner, "tinh"), (reporter, .reporter, "huyen"),
            (communeReporter, .reporter, "xa-a"), (approver, .approver, "tinh"),
            (inspector, .inspector, "tinh"),
        ]
        for (member, role, unit) in members {
            let enrolled = MemberEnrolled(member: member, unit: unit, role: role)
            story.tell(.memberEnrolled(enrolled), on: "member:\(member)")
        }
        for (document, illustrative) in [(program, nil), (decision, nil), (madeUp, true)]
            as [(DocumentID, Bool?)]
        {
            let registered = DocumentRegistered(document: document, illustrative: illustrative)
            story.tell(.documentRegistered(registered), on: document.description)
        }
        for (indicator, direction) in [
            ("lua", Direction.higher), ("thu", .none), ("ngheo", .lower),
        ] {
            let defined = IndicatorDefined(
                indicator: indicator, name: "Tên \(indicator)", direction: direction)
            story.tell(.indicatorDefined(defined), on: "indicator:\(indicator)")
        }
        return story
    }

    /// An assignment to the district for 2025, in tons.
    package static func assignment(
        _ item: String, _ criterion: Criterion, parent: String? = nil, unit: String = "huyen",
        measure: String = "tấn", period: String? = "2025", due: String? = nil,
        force: Force = .mandatory, indicator: String? = nil, document: DocumentID = program
    ) -> TargetAssigned {
        TargetAssigned(
            document: document, item: item,
            parent: parent.map { TargetID(document: document, item: $0) }, name: "Tên \(item)",
            indicator: indicator, unit: unit, measure: written(measure),
            period: period.map { written($0) }, due: due.map { written($0) }, force: force,
            criterion: criterion)
    }
}

extension Story {
    /// Assigns the target and answers its id.
    package mutating func assign(_ assigned: TargetAssigned, at day: String? = nil) -> TargetID {
        let id = TargetID(document: assigned.document, item: assigned.item)
        tell(.targetAssigned(assigned), on: id, by: Office.assigner, at: day)
        return id
    }
}
