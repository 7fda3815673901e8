import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// Series of units that changed: by recorded shares only, and never the same thing twice.
@Suite struct SeriesTests {
    private static let half: Period = .half(2025, 1)
    private static let allDays =
        written("2000-01-01", as: Day.self)...written("2100-01-01", as: Day.self)

    /// A story of units with targets on one indicator that adds up.
    private struct Land {
        var story = Office.opened()

        init(rule: RollUpRule = .sum) {
            story.tell(
                .indicatorDefined(
                    IndicatorDefined(
                        indicator: "dan", name: "Dân", measure: written("người"), rollup: rule)),
                on: "indicator:dan")
        }

        mutating func register(_ unit: OrganizationID, from day: String? = nil) {
            story.tell(
                .unitRegistered(
                    UnitRegistered(
                        unit: unit, name: unit, parent: "tinh", from: day.map { written($0) })),
                on: StreamName.unit(unit))
            _ = story.assign(
                Office.assignment(
                    unit, .floor("1"), unit: unit, measure: "người", period: nil,
                    indicator: "dan"))
        }

        mutating func report(_ value: String, of unit: OrganizationID, about period: Period) {
            story.tell(
                .report(value, about: period.description),
                on: TargetID(document: Office.program, item: unit))
        }

        mutating func succeed(
            _ edges: [SuccessionEdge], on day: String = "2025-07-01"
        ) {
            let (from, to) = (Set(edges.map(\.from)).sorted(), Set(edges.map(\.to)).sorted())
            story.tell(
                .unitSucceeded(
                    UnitSucceeded(
                        from: from, to: to, effective: written(day), edges: edges,
                        document: Office.decision)), on: StreamName.unit(from[0]))
        }

        func row(
            of unit: OrganizationID, on boundaries: Series.Boundaries, about period: Period
        ) throws -> Series.Row {
            let series = Series(
                of: "dan", for: unit, on: boundaries, within: SeriesTests.allDays,
                in: story.attainment)
            return try #require(series.rows.first { $0.period == period })
        }
    }

    private static func edge(
        _ from: OrganizationID, _ to: OrganizationID, share: String? = nil, origin: String? = nil
    ) -> SuccessionEdge {
        SuccessionEdge(
            from: from, to: to, share: share.map { written($0) },
            origin: origin.map { written($0) })
    }

    private static func ratio(_ text: String) -> Ratio { Ratio(written(text, as: Quantity.self)) }

    @Test func `A merger needs no shares: what ended went over whole`() throws {
        var land = Land()
        for unit in ["a", "b"] { land.register(unit) }
        land.register("c", from: "2025-07-01")
        land.report("3", of: "a", about: Self.half)
        land.report("4", of: "b", about: Self.half)
        land.succeed([Self.edge("a", "c"), Self.edge("b", "c")])
        land.report("8", of: "c", about: .year(2025))
        #expect(try land.row(of: "c", on: .new, about: Self.half).value == Self.ratio("7"))
        #expect(try land.row(of: "c", on: .new, about: .year(2025)).value == Self.ratio("8"))
        // How much of c is a is not recorded.
        let old = try land.row(of: "a", on: .old, about: .year(2025))
        #expect(old.value == nil && old.missing.map(\.reason) == [.shareMissing])
        #expect(old.missing.map(\.unit) == ["a"] && old.missing.map(\.successor) == ["c"])
    }

    @Test func `A split needs its shares`() throws {
        for share in [nil, "0.6"] {
            var land = Land()
            land.register("a")
            for unit in ["b", "c"] { land.register(unit, from: "2025-07-01") }
            land.report("10", of: "a", about: Self.half)
            land.succeed([
                Self.edge("a", "b", share: share),
                Self.edge("a", "c", share: share.map { _ in "0.4" }),
            ])
            land.report("7", of: "b", about: .year(2025))
            land.report("5", of: "c", about: .year(2025))
            let new = try land.row(of: "b", on: .new, about: Self.half)
            let old = try land.row(of: "a", on: .old, about: .year(2025))
            #expect(new.value == share.map { _ in Self.ratio("6") })
            #expect(old.value == share.map { _ in Self.ratio("12") })
        }
    }

    @Test func `A unit that takes in another and goes on is itself and what came`() throws {
        for origin in [nil, "0.25"] {
            var land = Land()
            for unit in ["a", "b"] { land.register(unit) }
            land.report("3", of: "a", about: Self.half)
            land.report("9", of: "b", about: Self.half)
            land.succeed([Self.edge("a", "b", origin: origin)])
            land.report("16", of: "b", about: .year(2025))
            #expect(try land.row(of: "b", on: .new, about: Self.half).value == Self.ratio("12"))
            let old = try land.row(of: "a", on: .old, about: .year(2025))
            #expect(old.value == origin.map { _ in Self.ratio("4") })
            let rest = try land.row(of: "b", on: .old, about: .year(2025))
            #expect(rest.value == origin.map { _ in Self.ratio("12") })
        }
    }

    @Test func `Thirds are recorded as they are, and what is not recorded hides nothing else`()
        throws
    {
        var land = Land()
        for unit in ["a", "b"] { land.register(unit) }
        for unit in ["c", "d"] { land.register(unit, from: "2025-07-01") }
        land.report("9", of: "a", about: Self.half)
        land.report("1", of: "b", about: Self.half)
        land.succeed([
            Self.edge("a", "c", share: "1/3", origin: "1"),
            Self.edge("a", "d", share: "2/3", origin: "0.25"), Self.edge("b", "d", share: "1"),
        ])
        land.report("12", of: "c", about: .year(2025))
        land.report("28", of: "d", about: .year(2025))
        #expect(try land.row(of: "c", on: .new, about: Self.half).value == Self.ratio("3"))
        #expect(try land.row(of: "d", on: .new, about: Self.half).value == Self.ratio("7"))
        // 12 + 0,25 × 28; how much of d is b is not recorded.
        #expect(try land.row(of: "a", on: .old, about: .year(2025)).value == Self.ratio("19"))
        let other = try land.row(of: "b", on: .old, about: .year(2025))
        #expect(other.value == nil && other.missing.map(\.unit) == ["b"])
    }

    @Test func `A unit that went into one of unknown making needs its part recorded`() throws {
        var land = Land()
        for unit in ["a", "b"] { land.register(unit) }
        land.report("3", of: "a", about: Self.half)
        land.succeed([Self.edge("a", "b", share: "1")])
        land.report("16", of: "b", about: .year(2025))
        let old = try land.row(of: "a", on: .old, about: .year(2025))
        #expect(old.value == nil && old.partial == nil)
        #expect(old.missing.map(\.reason) == [.shareMissing])
    }

    @Test func `Shares are followed through one succession after another`() throws {
        var land = Land()
        land.register("a")
        for unit in ["b", "c"] { land.register(unit, from: "2025-07-01") }
        for unit in ["d", "e"] { land.register(unit, from: "2026-01-01") }
        land.report("100", of: "a", about: Self.half)
        land.succeed([
            Self.edge("a", "b", share: "0.7", origin: "1"),
            Self.edge("a", "c", share: "0.3", origin: "1"),
        ])
        land.succeed(
            [
                Self.edge("b", "d", share: "0.5", origin: "1"),
                Self.edge("b", "e", share: "0.5", origin: "0.2"),
            ], on: "2026-01-01")
        land.report("11", of: "c", about: .year(2026))
        land.report("20", of: "d", about: .year(2026))
        land.report("30", of: "e", about: .year(2026))
        #expect(try land.row(of: "e", on: .new, about: Self.half).value == Self.ratio("35"))
        // 11 + 20 + 0,2 × 30
        #expect(try land.row(of: "a", on: .old, about: .year(2026)).value == Self.ratio("37"))
    }

    @Test(arguments: [RollUpRule.none, .count, .latest])
    func `What does not add up is not put together`(rule: RollUpRule) throws {
        var land = Land(rule: rule)
        for unit in ["a", "b"] { land.register(unit) }
        land.register("c", from: "2025-07-01")
        land.report("3", of: "a", about: Self.half)
        land.report("4", of: "b", about: Self.half)
        land.succeed([Self.edge("a", "c"), Self.edge("b", "c")])
        let row = try land.row(of: "c", on: .new, about: Self.half)
        #expect(row.value == nil && row.obstacle == .notAdditive)
    }

    @Test(arguments: [1, 2_025_0701, 0xBEEF] as [UInt64])
    func `What units had is all in those that followed, whatever the shares`(
        seed: UInt64
    ) throws {
        var random = SeededGenerator(seed: seed)
        for round in 1...20 {
            var land = Land()
            let olds = (1...Int.random(in: 1...6, using: &random)).map { "cu-\($0)" }
            let news = (1...Int.random(in: 1...6, using: &random)).map { "moi-\($0)" }
            var sum = 0
            for old in olds {
                let value = Int.random(in: 0...1_000_000, using: &random)
                sum += value
                land.register(old)
                land.report("\(value)", of: old, about: Self.half)
            }
            for new in news { land.register(new, from: "2025-07-01") }
            var edges: [SuccessionEdge] = []
            for old in olds {
                var rest = 1_000
                for (index, new) in news.enumerated() {
                    let isLast = index == news.count - 1
                    let part = isLast ? rest : Int.random(in: 0...rest, using: &random)
                    rest -= part
                    edges.append(
                        SuccessionEdge(
                            from: old, to: new,
                            share: Share(Quantity(part), of: Quantity(1_000))))
                }
            }
            land.succeed(edges)
            var total = Ratio.zero
            for new in news {
                let row = try land.row(of: new, on: .new, about: Self.half)
                total = total + (row.value ?? .zero)
            }
            #expect(total == Ratio(Quantity(sum)), "seed \(seed), round \(round)")
        }
    }
}
