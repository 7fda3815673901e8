import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// A view of a few targets, read by the saved states, is what the whole fold says of them.
@Suite struct SliceTests {
    private static let seeds: [UInt64] = [3, 20_250_204, 0xC0_FFEE, 7_777_777]

    @Test(arguments: seeds)
    func `A view of some targets is the whole view of them, known at any event`(
        seed: UInt64
    ) throws {
        print("seed \(seed)")
        let entries = RandomHistory(seed: seed, count: 2_500).entries
        let history = try HistoryLog(entries, segmentByteLimit: 100_000)
        var random = SeededGenerator(seed: seed)
        // The states are saved piece by piece, so that there are several runs and a tail.
        for part in [900, 1_500, 1_700, 2_200] {
            var state = Attainment()
            let cut = Cut.position(Position(UInt64(part)))
            try state.fold(history.log, upTo: cut, .everything, savingFrom: 1)
        }
        try #require(try !history.stateFiles().isEmpty)
        var sliceCount = 0
        for last in [899, 2_499] + (0..<6).map({ _ in Int.random(in: 400..<2_499, using: &random) })
        {
            let cut = Cut.position(Position(UInt64(last)))
            var whole = Attainment()
            for entry in entries[...last] { whole.apply(entry) }
            for scope in scopes(of: whole, &random) {
                var slice = Attainment()
                let isWhole = try slice.fold(
                    try history.reopened(), upTo: cut, scope, savingFrom: 1_000_000)
                if !isWhole { sliceCount += 1 }
                try compare(slice, with: whole, scope, "seed \(seed), \(scope) known at \(last)")
            }
        }
        #expect(sliceCount > 40, "the saved states were used")
    }

    @Test func `What is known at an event is what the log cut behind it says`() throws {
        let entries = RandomHistory(seed: 11, count: 1_200).entries
        let history = try HistoryLog(entries, segmentByteLimit: 50_000)
        var all = Attainment()
        try all.fold(history.log, .everything, savingFrom: 1)
        for last in [1, 2, 57, 400, 801, 1_199] {
            let cut = try HistoryLog(entries[...last], segmentByteLimit: 50_000)
            for target in all.order.prefix(5) {
                var known = Attainment()
                try known.fold(
                    history.log, upTo: .position(Position(UInt64(last))), .targets([target]),
                    savingFrom: 1)
                var short = Attainment()
                try short.fold(cut.log, .everything)
                try compare(known, with: short, .targets([target]), "\(target) at \(last)")
            }
        }
    }

    @Test func `States that are damaged, cut short, of another log or gone change nothing`() throws
    {
        let entries = RandomHistory(seed: 23, count: 1_500).entries
        let history = try HistoryLog(entries, segmentByteLimit: 50_000)
        var whole = Attainment()
        try whole.fold(history.log, .everything, savingFrom: 1)
        let target = try #require(whole.order.first)
        let file = try #require(try history.stateFiles().first)
        let good = try #require(history.disk.bytes(of: file))
        let other = try HistoryLog(
            RandomHistory(seed: 24, count: 1_500).entries, segmentByteLimit: 50_000)
        var ignored = Attainment()
        try ignored.fold(other.log, .everything, savingFrom: 1)
        let otherFile = try #require(try other.stateFiles().first)
        let foreign = try #require(other.disk.bytes(of: otherFile))
        var random = SeededGenerator(seed: 23)
        var spoiled: [[UInt8]] = [[], Array(good.prefix(4_096)), Array(good.dropLast(1)), foreign]
        for _ in 0..<40 {
            var bytes = good
            bytes[Int.random(in: bytes.indices, using: &random)] ^=
                1
                << UInt8.random(
                    in: 0..<8, using: &random)
            spoiled.append(bytes)
        }
        for (number, bytes) in spoiled.enumerated() {
            history.disk.plant(bytes, in: file)
            for scope in [Scope.targets([target]), .owed(by: "xa-1")] {
                var state = Attainment()
                try state.fold(try history.reopened(), scope, savingFrom: 1_000_000)
                try compare(state, with: whole, scope, "spoiled \(number)")
            }
        }
        for name in try history.stateFiles() { try history.disk.remove(name) }
        var again = Attainment()
        #expect(try !again.fold(try history.reopened(), .targets([target]), savingFrom: 1))
        try compare(again, with: whole, .targets([target]), "the states are gone")
        #expect(try history.stateFiles() == [file], "they come back")
        #expect(history.disk.bytes(of: file) == good, "the same")
    }

    @Test func `A disk that takes no states answers all the same`() throws {
        let entries = RandomHistory(seed: 5, count: 400).entries
        let history = try HistoryLog(entries)
        history.disk.plant([1], in: HistoryLog.states)
        var state = Attainment()
        #expect(try !state.fold(history.log, .owed(by: "xa-1"), savingFrom: 1))
        var whole = Attainment()
        for entry in entries { whole.apply(entry) }
        try compare(state, with: whole, .owed(by: "xa-1"), "nothing can be saved")
    }

    @Test(arguments: seeds)
    func `The story of one target is told alike from all events and from its own`(
        seed: UInt64
    ) throws {
        print("seed \(seed)")
        let entries = RandomHistory(seed: seed, count: 1_000).entries
        let history = try HistoryLog(entries, segmentByteLimit: 50_000)
        var all = Attainment()
        try all.fold(history.log, .everything, savingFrom: 1)
        for target in all.order.prefix(6) {
            var whole = AuditTrail(of: [target])
            try whole.fold(history.log)
            var own = AuditTrail(of: [target])
            #expect(try !own.fold(history.log, .targets([target]), savingFrom: 1))
            #expect(fingerprint(own.steps) == fingerprint(whole.steps), "seed \(seed), \(target)")
        }
    }

    private func scopes(of whole: Attainment, _ random: inout SeededGenerator) -> [Scope] {
        let reports = whole.targets.values.flatMap(\.reports).map(\.position).sorted()
        var scopes: [Scope] = [.targets([]), .owed(by: "xa-1"), .owed(by: "không có")]
        for _ in 0..<3 {
            if let target = whole.order.randomElement(using: &random) {
                scopes += [.targets([target]), .assigned(in: target.document)]
            }
            if let report = reports.randomElement(using: &random) {
                scopes.append(.targets([], reports: [report]))
            }
        }
        return scopes
    }

    /// Everything in the scope is there, and whatever is there is as the whole view has it.
    private func compare(
        _ slice: Attainment, with whole: Attainment, _ scope: Scope, _ comment: String
    ) throws {
        #expect(slice.head == whole.head, "\(comment)")
        #expect(fingerprint(slice.registry) == fingerprint(whole.registry), "\(comment)")
        #expect(slice.order == whole.order.filter { slice.targets[$0] != nil }, "\(comment)")
        for target in slice.order {
            let state = try #require(slice.targets[target])
            let expected = try #require(whole.targets[target])
            #expect(fingerprint(state) == fingerprint(expected), "\(comment): \(target)")
            let viewpoint = try #require(whole.viewpoint())
            #expect(
                fingerprint(slice.standing(of: state, from: viewpoint))
                    == fingerprint(whole.standing(of: expected, from: viewpoint)), "\(comment)")
            for report in state.reports {
                #expect(slice.report(report.position)?.latest == report.latest, "\(comment)")
            }
        }
        for (id, target) in whole.targets where slice.targets[id] == nil {
            #expect(!isWanted(target, scope, in: whole), "\(comment): \(id) is missing")
        }
    }

    private func isWanted(_ target: TargetState, _ scope: Scope, in whole: Attainment) -> Bool {
        switch scope {
        case .everything: true
        case .targets(let targets, let reports):
            targets.contains(target.id)
                || target.reports.contains { reports.contains($0.position) }
        case .owed(let unit): whole.registry.isWithin(target.unit, of: unit)
        case .assigned(let document): target.assigned.document == document
        }
    }
}
