import EventLog
import Projections
import Reporting
import TestSupport
import Testing

@Suite struct RegistryTests {
    private var story = Office.opened()

    private func registry(_ story: Story) -> Registry { story.attainment.registry }

    @Test func `The opening says what the ledger is called and where data windows are cut`() {
        let empty = Registry()
        #expect(empty.title == nil && empty.origin == nil && empty.cutoff == .nd09)
        let registry = registry(story)
        #expect(registry.title == "Sổ" && registry.origin == "hu.example.vn")
        #expect(registry.organizations.count == 4 && registry.members.count == 6)
        #expect(registry.documents.count == 3 && registry.indicators.count == 3)
    }

    @Test func `A unit lies within itself and every unit above it, and no other`() {
        let registry = registry(story)
        let ancestors = [
            "tinh": ["tinh"], "huyen": ["huyen", "tinh"], "xa-a": ["xa-a", "huyen", "tinh"],
            "xa-b": ["xa-b", "huyen", "tinh"], "unknown": ["unknown"],
        ]
        for (unit, expected) in ancestors {
            for ancestor in ["tinh", "huyen", "xa-a", "xa-b", "unknown", ""] {
                #expect(registry.isWithin(unit, of: ancestor) == expected.contains(ancestor))
            }
        }
    }

    /// The rules let no circle come about; a log written past them may hold one.
    @Test func `A circle of units is walked once`() {
        var copy = story
        for (unit, parent) in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "d")] {
            let registered = UnitRegistered(unit: unit, name: unit, parent: parent)
            copy.tell(.unitRegistered(registered), on: "unit:\(unit)")
        }
        let registry = registry(copy)
        #expect(registry.isWithin("a", of: "c") && registry.isWithin("c", of: "b"))
        #expect(!registry.isWithin("a", of: "tinh") && !registry.isWithin("d", of: "a"))
    }

    @Test func `A unit renamed or reclassified is the same unit`() throws {
        var copy = story
        let day = written("2025-07-01", as: Day.self)
        copy.tell(
            .unitRenamed(UnitRenamed(unit: "xa-a", name: "Phường A", effective: day)),
            on: "unit:xa-a")
        copy.tell(
            .unitReclassified(
                UnitReclassified(unit: "xa-a", level: "phuong", code: "26485", effective: day)),
            on: "unit:xa-a")
        copy.tell(
            .unitReclassified(UnitReclassified(unit: "xa-a", level: "thi-xa", effective: day)),
            on: "unit:xa-a")
        let unit = try #require(registry(copy).organizations["xa-a"])
        #expect(unit.name == "Phường A" && unit.level == "thi-xa" && unit.code == "26485")
        #expect(unit.id == "xa-a" && unit.parent == "huyen")
        #expect(registry(copy).organizations.count == 4)
    }

    @Test
    func `A name, a level and a code hold from their day on, in whatever order they are told`()
        throws
    {
        var copy = story
        for (name, day) in [("Ba", "2026-01-01"), ("Hai", "2025-07-01"), ("Hai bis", "2025-07-01")]
        {
            copy.tell(
                .unitRenamed(UnitRenamed(unit: "xa-a", name: name, effective: written(day))),
                on: "unit:xa-a")
        }
        copy.tell(
            .unitReclassified(
                UnitReclassified(
                    unit: "xa-a", level: "phuong", code: "26485", effective: written("2026-01-01"))),
            on: "unit:xa-a")
        let unit = try #require(registry(copy).organizations["xa-a"])
        let names = [
            ("2025-06-30", "Tên xa-a"), ("2025-07-01", "Hai bis"), ("2025-12-31", "Hai bis"),
            ("2026-01-01", "Ba"), ("9999-12-31", "Ba"),
        ]
        for (day, name) in names { #expect(unit.name(on: written(day)) == name, "\(day)") }
        #expect(unit.level(on: written("2025-12-31")) == nil)
        #expect(unit.level(on: written("2026-01-01")) == "phuong")
        #expect(unit.code(on: written("2025-12-31")) == nil)
        #expect(unit.code(on: written("2026-01-01")) == "26485")
    }

    @Test func `A unit has ended from the day after its last`() throws {
        var copy = story
        let last = written("2025-06-30", as: Day.self)
        copy.tell(.unitEnded(UnitEnded(unit: "huyen", lastDay: last)), on: "unit:huyen")
        let unit = try #require(registry(copy).organizations["huyen"])
        #expect(!unit.hasEnded(on: last) && unit.hasEnded(on: last.advanced(by: 1)))
        let other = try #require(registry(copy).organizations["xa-a"])
        #expect(!other.hasEnded(on: written("9999-12-31")))
    }

    @Test func `Successors are those of the unit's own edges, else all, and never itself`() throws {
        var copy = story
        let day = written("2025-07-01", as: Day.self)
        copy.tell(
            .unitSucceeded(
                UnitSucceeded(
                    from: ["xa-a", "xa-b"], to: ["xa-a", "huyen"], effective: day,
                    edges: [SuccessionEdge(from: "xa-a", to: "huyen")])), on: "unit:xa-a")
        let registry = registry(copy)
        #expect(registry.organizations["xa-a"]?.successors == ["huyen"])
        #expect(registry.organizations["xa-b"]?.successors == ["xa-a", "huyen"])
        #expect(registry.organizations["huyen"]?.successors == [])
    }

    @Test func `A member revoked is known and inactive, and may be enrolled anew`() throws {
        var copy = story
        copy.tell(
            .memberRevoked(MemberRevoked(member: "duyet", reason: "nghỉ")), on: "member:duyet")
        let revoked = try #require(registry(copy).members["duyet"])
        #expect(!revoked.isActive && revoked.role == .approver && revoked.unit == "tinh")
        copy.tell(
            .memberEnrolled(MemberEnrolled(member: "duyet", name: "Bà D", role: .inspector)),
            on: "member:duyet")
        let again = try #require(registry(copy).members["duyet"])
        #expect(again.isActive && again.role == .inspector && again.unit == nil)
        #expect(again.name == "Bà D")
    }

    @Test func `An indicator redefined has its new definition whole`() {
        var copy = story
        copy.tell(
            .indicatorRedefined(
                IndicatorRedefined(indicator: "lua", name: "Sản lượng", reason: "mới")),
            on: "indicator:lua")
        let indicator = registry(copy).indicators["lua"]
        #expect(indicator?.name == "Sản lượng" && indicator?.direction == nil)
    }

    @Test func `A period is closed for a unit and those below it until it is reopened`() {
        var copy = story
        let period = Period.half(2025, 1)
        let closed = copy.tell(
            .periodClosed(PeriodClosed(period: period, unit: "huyen")), on: "period:2025-H1",
            at: "2025-07-10")
        var registry = registry(copy)
        for (unit, isClosed) in [("huyen", true), ("xa-a", true), ("tinh", false), ("?", false)] {
            #expect((registry.closure(of: period, for: unit) != nil) == isClosed, "\(unit)")
            #expect(registry.closure(of: .year(2025), for: unit) == nil)
        }
        #expect(registry.closures.map(\.position) == [closed])
        #expect(registry.closures.map(\.day) == [written("2025-07-10")])
        copy.tell(.periodClosed(PeriodClosed(period: period)), on: "period:2025-H1")
        #expect(self.registry(copy).closure(of: period, for: "tinh") != nil)
        copy.tell(
            .periodReopened(PeriodReopened(period: period, unit: "huyen", reason: "sót")),
            on: "period:2025-H1")
        registry = self.registry(copy)
        #expect(registry.closures.count == 1)
        #expect(registry.closure(of: period, for: "xa-a")?.unit == nil, "the ledger's own closure")
        copy.tell(
            .periodReopened(PeriodReopened(period: period, reason: "sót")), on: "period:2025-H1")
        #expect(self.registry(copy).closures == [])
    }

    @Test func `Only a document that says so is made up`() {
        let registry = registry(story)
        #expect(registry.isIllustrative(Office.madeUp))
        #expect(!registry.isIllustrative(Office.program) && !registry.isIllustrative(nil))
        #expect(!registry.isIllustrative(written("unknown")))
    }
}
