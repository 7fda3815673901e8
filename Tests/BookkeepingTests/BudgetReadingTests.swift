import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct BudgetReadingTests {
    private static let header = "prov,year,indicator,unit,plan,final\n"

    private func read(
        _ rows: String, document: String? = "du-toan", registersUnknown: Bool = false,
        after events: [(Event, String)] = []
    ) throws -> ImportFile {
        var story = Office.opened()
        for (event, stream) in events { story.tell(event, on: stream) }
        let book = story.entries.reduce(into: Attainment()) { $0.apply($1) }
        return try ImportFile(
            Sheet(bytes: Array((Self.header + rows).utf8)),
            options: .init(
                numbers: .vi, document: document.map { written($0) },
                registersUnknown: registersUnknown), book: book)
    }

    private func assigned(_ file: ImportFile) -> [TargetAssigned] {
        file.items.compactMap { item in
            guard case .targetAssigned(let assigned) = item.proposal.event else { return nil }
            return assigned
        }
    }

    @Test func `A plan is a target, and its final account a report on it`() throws {
        let file = try read("Long An,2020,thu,tỷ đồng,16764.5,18491\n")
        #expect(file.problems == [] && file.kind == .budget)
        let stream = "du-toan#long-an/2020/thu"
        #expect(
            file.items.map(\.proposal) == [
                Proposal(
                    .targetAssigned(
                        TargetAssigned(
                            document: written("du-toan"), item: "long-an/2020/thu",
                            group: "Long An", name: "Tên thu", indicator: "thu", unit: "long-an",
                            measure: written("tỷ đồng"), period: .year(2020), force: .unspecified,
                            criterion: .of(.equal, low: "16764.5"),
                            source: SourcePlace(line: 2))), stream: stream),
                Proposal(
                    .reportSubmitted(
                        ReportSubmitted(
                            period: .year(2020), value: Quantity(18_491), status: .final,
                            document: written("du-toan"))), stream: stream),
            ])
    }

    @Test func `A plan without a final account is a target that nobody reported on`() throws {
        let file = try read("Long An,2020,thu,tỷ đồng,5,\n")
        #expect(file.problems == [] && file.items.count == 1 && assigned(file).count == 1)
    }

    @Test(arguments: [
        ("lua", Criterion.floor("5")), ("ngheo", .of(.atMost, high: "5")),
        ("thu", .of(.equal, low: "5")), ("unknown", .of(.equal, low: "5")),
    ])
    func `A plan binds only as far as its indicator has a direction`(
        indicator: String, criterion: Criterion
    ) throws {
        let file = try read("Long An,2020,\(indicator),tỷ đồng,5,6\n")
        #expect(assigned(file).map(\.criterion) == [criterion])
    }

    @Test(
        arguments: [
            ("Long An", nil, "long-an"), ("tinh", nil, "tinh"),
            ("Long An", ("tinh-long-an", "Tỉnh Long An"), "tinh-long-an"),
            ("Long An", ("la", "Tỉnh Long An"), "la"), ("Long An", ("la", "long an"), "la"),
            ("Long An", ("long-an", "Khác"), "long-an"),
        ] as [(String, (id: String, name: String)?, String)])
    func `A province is known by its id or by its name`(
        printed: String, known: (id: String, name: String)?, unit: String
    ) throws {
        let events = known.map {
            [(Event.unitRegistered(UnitRegistered(unit: $0.id, name: $0.name)), "unit:\($0.id)")]
        }
        let file = try read("\(printed),2020,thu,tỷ đồng,5,\n", after: events ?? [])
        #expect(assigned(file).map(\.unit) == [unit])
    }

    @Test func `What a budget names and nobody knows is registered once, where that was asked for`()
        throws
    {
        let rows =
            "Long An,2020,chi,tỷ đồng,5,6\nLong An,2021,chi,tỷ đồng,5,6\nHa Nam,2020,thu,tỷ đồng,1,\n"
        let file = try read(rows, registersUnknown: true)
        let registered = file.items.map(\.proposal).filter {
            let type = type(of: $0.event.payload).type
            return type != "target.assigned" && type != "report.submitted"
        }
        #expect(
            registered == [
                Proposal(
                    .documentRegistered(
                        DocumentRegistered(document: written("du-toan"), handGiven: true)),
                    stream: "du-toan"),
                Proposal(
                    .unitRegistered(
                        UnitRegistered(unit: "long-an", name: "Long An", level: "tinh")),
                    stream: "unit:long-an"),
                Proposal(
                    .indicatorDefined(
                        IndicatorDefined(
                            indicator: "chi", name: "chi", measure: written("tỷ đồng"),
                            direction: Direction.none, rollup: .sum)), stream: "indicator:chi"),
                Proposal(
                    .unitRegistered(UnitRegistered(unit: "ha-nam", name: "Ha Nam", level: "tinh")),
                    stream: "unit:ha-nam"),
            ])
        #expect(file.items.count == registered.count + 5)
        let silent = try read(rows)
        #expect(silent.items.count == 5, "nothing is registered unasked")
    }

    @Test func `A budget without its document is refused, and so are unreadable cells`() throws {
        let homeless = try read("Long An,2020,thu,tỷ đồng,5,6\n", document: nil)
        #expect(homeless.items.isEmpty)
        #expect(
            homeless.problems.map(\.message) == [
                Phrase(
                    vi: "chưa rõ dự toán thuộc văn bản nào: thêm --document MÃ-VĂN-BẢN",
                    en: "it is not known which document holds this budget: add --document ID")
            ])
        let broken = try read("Long An,2020,thu,tỷ đồng,năm,sáu\n,2020,thu,tỷ đồng,5,6\n")
        #expect(broken.items.isEmpty)
        #expect(broken.problems.map(\.field) == ["plan", "final", "prov"])
    }
}
