import EventLog
import Reporting
import TestSupport
import Testing

@Suite struct EventTests {
    /// The catalogue, as the design lists it.
    private static let catalogue = [
        "ledger.opened", "recovery.acknowledged",
        "unit.registered", "unit.renamed", "unit.reclassified", "unit.ended", "unit.succeeded",
        "member.enrolled", "member.revoked",
        "regime.adopted", "ruleset.adopted", "calendar.adopted",
        "document.registered",
        "indicator.defined", "indicator.redefined",
        "target.assigned", "target.resolved", "target.adjusted", "target.withdrawn",
        "target.transferred",
        "report.submitted", "report.upgraded", "report.revised", "report.retracted",
        "report.approved", "report.returned",
        "judgement.declared",
        "period.closed", "period.reopened", "snapshot.sealed",
        "flag.raised", "flag.answered", "flag.closed", "flagrules.adopted", "summary.declared",
        "inspection.opened", "inspection.scoped", "inspection.requested", "inspection.answered",
        "inspection.found", "inspection.concluded", "inspection.remedied", "inspection.closed",
        "evidence.attached", "export.made", "checkpoint.cosigned",
    ]

    private static let golden: [(name: String, text: String)] = [
        (
            "target.assigned",
            """
            {"document":"38-CTr/HU:2025-02-04","item":"1.1","parent":"38-CTr/HU:2025-02-04#1",\
            "group":"I. Kinh tế","name":"Sản lượng lúa","indicator":"san-luong-lua",\
            "unit":"huyen-can-duoc","scope":"vụ mùa","measure":"tấn","period":"2025",\
            "due":"2025-11-20","assigner":"UBND tỉnh","force":"mandatory",\
            "criterion":{"kind":"atLeast","low":"85000"},\
            "source":{"line":212,"quote":"85.000 tấn"}}
            """
        ),
        (
            "target.adjusted",
            """
            {"document":"38-CTr/HU:2025-02-04","criterion":{"kind":"decreaseBy","low":"15",\
            "base":{"value":"173","measure":"hộ","period":"2024"}},\
            "effective":"2025-11-20","reason":"bão"}
            """
        ),
        (
            "report.submitted",
            """
            {"period":"2025-9M","value":"64120.5","measure":"tạ","numerator":"1",\
            "denominator":"2.50","status":"estimate","document":"38-CTr/HU:2025-02-04",\
            "dated":"2025-11-20","received":"2025-11-20","channel":"E-Office",\
            "note":"ước","late":"mất mạng",\
            "evidence":["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"]}
            """
        ),
        (
            "report.upgraded",
            """
            {"report":17,"status":"official","value":"64233","measure":"tấn","numerator":"3","denominator":"4",\
            "document":"38-CTr/HU:2025-02-04","note":"thống kê","late":"chờ số liệu"}
            """
        ),
        (
            "report.revised",
            """
            {"report":17,"value":"-64051","measure":"tấn","numerator":"3","denominator":"4","reason":"nhầm",\
            "cause":"cộng sai","document":"38-CTr/HU:2025-02-04"}
            """
        ),
        (
            "judgement.declared",
            """
            {"period":"2025","judgement":"met","label":"đạt ở mức khá","authority":"hdnd",\
            "document":"38-CTr/HU:2025-02-04","note":"kỳ họp 12"}
            """
        ),
    ]

    @Test func `The types are those of the catalogue, and every one has its samples`() {
        #expect(Event.types == Self.catalogue.sorted())
        #expect(CatalogueSamples.all.map { type(of: $0.full) } == Self.catalogue)
        #expect(CatalogueSamples.all.map { type(of: $0.minimal) } == Self.catalogue)
    }

    @Test func `A full sample says everything, in the order of its payload's members`() {
        for sample in CatalogueSamples.all {
            let payload = sample.full.payload
            #expect(
                names(payload.data) == Mirror(reflecting: payload).children.compactMap(\.label),
                "\(type(of: sample.full))")
        }
    }

    @Test func `An event written and read again is the same event`() throws {
        for event in CatalogueSamples.all.flatMap({ [$0.full, $0.minimal] }) {
            let data = event.payload.data
            #expect(try Event(type: type(of: event), data: data) == event)
            let text = Array(data.canonicalText.utf8)
            #expect(try Event(type: type(of: event), data: JSON(canonical: text)) == event)
        }
    }

    @Test func `Two events of one type that say different things are different`() {
        for sample in CatalogueSamples.all
        where sample.full.payload.data != sample.minimal.payload.data {
            #expect(sample.full != sample.minimal, "\(type(of: sample.full))")
        }
    }

    @Test(arguments: golden)
    func `The commonest events are written exactly so`(name: String, text: String) throws {
        let sample = try #require(CatalogueSamples.all.first { type(of: $0.full) == name })
        #expect(sample.full.payload.data.canonicalText == text)
    }

    @Test func `A member left out is missing where it is required, and not missed where not`()
        throws
    {
        for (spec, sample) in try specified() {
            for (index, member) in spec.enumerated() {
                var members = try self.members(sample.full.payload.data)
                members.remove(at: index)
                let data = JSON.object(members)
                if member.isRequired {
                    #expect(problem(sample, data) == .missing(member.name))
                } else {
                    #expect(try Event(type: type(of: sample.full), data: data).payload.data == data)
                }
            }
        }
    }

    @Test func `A strange member is refused wherever it stands`() throws {
        for (spec, sample) in try specified() {
            let members = try members(sample.full.payload.data)
            for index in 0...members.count {
                var more = members
                more.insert(JSON.Member("zz", .string("x")), at: index)
                let expected = expectedProblem(spec, more.map(\.name))
                #expect(problem(sample, .object(more)) == expected)
            }
        }
    }

    @Test func `Two members that have changed places are refused`() throws {
        for (spec, sample) in try specified() where spec.count > 1 {
            let members = try members(sample.full.payload.data)
            for first in members.indices {
                for second in members.indices.dropFirst(first + 1) {
                    var swapped = members
                    swapped.swapAt(first, second)
                    let expected = expectedProblem(spec, swapped.map(\.name))
                    #expect(expected != nil)
                    #expect(problem(sample, .object(swapped)) == expected)
                }
            }
        }
    }

    @Test func `A member of another kind, or null, cannot be read`() throws {
        let kinds: [JSON] = [
            .null, .bool(true), .integer(1), .string("?"), .array([.null]), .array([]), .object([]),
        ]
        for sample in CatalogueSamples.all {
            let members = try members(sample.full.payload.data)
            for (index, member) in members.enumerated() {
                for other in kinds
                where kind(other) != kind(member.value) || other == .array([.null]) {
                    var spoiled = members
                    spoiled[index] = JSON.Member(member.name, other)
                    #expect(problem(sample, .object(spoiled)) == .malformed(member.name))
                }
            }
        }
    }

    @Test func `Data that is no object is refused, and so is a type outside the catalogue`() {
        for sample in CatalogueSamples.all {
            for data in [JSON.null, .bool(false), .integer(0), .string("{}"), .array([])] {
                #expect(problem(sample, data) == .notAnObject)
            }
        }
        for type in ["", "report", "report.submited", "Report.submitted", "report.submitted "] {
            #expect(throws: PayloadProblem.unknownType(type)) {
                try Event(type: type, data: .object([]))
            }
        }
    }

    /// What one payload's members are called, and which of them it cannot do without.
    private typealias Spec = [(name: String, isRequired: Bool)]

    private func specified() throws -> [(Spec, (full: Event, minimal: Event))] {
        try CatalogueSamples.all.map { sample in
            let required = Set(names(sample.minimal.payload.data))
            let spec = try members(sample.full.payload.data).map {
                (name: $0.name, isRequired: required.contains($0.name))
            }
            return (spec, sample)
        }
    }

    /// What is wrong with members that stand like this: the first that is required and does not stand
    /// in its place, else the first that nothing asked for.
    private func expectedProblem(_ spec: Spec, _ found: [String]) -> PayloadProblem? {
        var rest = found[...]
        for member in spec {
            if rest.first == member.name {
                rest = rest.dropFirst()
            } else if member.isRequired {
                return .missing(member.name)
            }
        }
        return rest.first.map { .unexpected($0) }
    }

    private func problem(
        _ sample: (full: Event, minimal: Event), _ data: JSON
    ) -> PayloadProblem? {
        do throws(PayloadProblem) {
            _ = try Event(type: type(of: sample.full), data: data)
            return nil
        } catch {
            return error
        }
    }

    private func type(of event: Event) -> String { Swift.type(of: event.payload).type }

    private func names(_ data: JSON) -> [String] {
        guard case .object(let members) = data else { return [] }
        return members.map(\.name)
    }

    private func members(_ data: JSON) throws -> [JSON.Member] {
        guard case .object(let members) = data else { throw PayloadProblem.notAnObject }
        return members
    }

    private func kind(_ value: JSON) -> Int {
        switch value {
        case .null: 0
        case .bool: 1
        case .integer: 2
        case .string: 3
        case .array: 4
        case .object: 5
        }
    }
}
