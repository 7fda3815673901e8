import EventLog
import Projections
import Reporting

extension Benchmark {
    /// All events, folded to where every target stands, and to its latest bound and figure alone.
    mutating func measureFolding() throws(LogError) {
        progress(Phrase(vi: "dựng trạng thái", en: "folding"))
        let log = try Log.open(ledger, for: .reading, disk: disk)
        var rates: [Double] = []
        var figureRates: [Double] = []
        var memory: [Double] = []
        for _ in 0..<runCount {
            Machine.resetPeakMemory()
            var eventCount: UInt64 = 0
            let figuring = try time { () throws(LogError) in
                eventCount = try CurrentFigures(of: log).eventCount
            }
            memory.append(Machine.peakMemory())
            figureRates.append(Double(eventCount) / figuring.seconds)
            let folding = try time { () throws(LogError) in
                _ = try Self.folded(log, .everything, upTo: .end)
            }
            rates.append(Double(log.size) / folding.seconds)
        }
        add(
            "current-figures",
            Phrase(
                vi: "mức giao và số liệu hiện tại của mọi chỉ tiêu, kiểm mọi CRC",
                en: "current bound and figure of every target, each CRC checked"),
            .eventsPerSecond, figureRates)
        add(
            "current-figures-memory",
            Phrase(vi: "bộ nhớ khi dựng các số ấy", en: "memory for those figures"), .megabytes,
            memory)
        add(
            "folding",
            Phrase(vi: "dựng toàn bộ trạng thái", en: "folding all events to the whole state"),
            .eventsPerSecond, rates)
    }

    /// What is asked of one unit and one target, by a program that is started for it, and what was known of
    /// the unit at any event.
    mutating func measureViews() throws(LogError) {
        progress(Phrase(vi: "xem qua trạng thái lưu sẵn", en: "looking by the saved states"))
        let log = try Log.open(ledger, for: .reading, disk: disk)
        var random = SystemRandomNumberGenerator()
        var status: [Double] = []
        var history: [Double] = []
        var earlier: [Double] = []
        // The first one saves the states, where there are events enough.
        var isDone = Machine.run(Self.statusCommand(ledger))
        for _ in 0..<runCount {
            status.append(
                time { isDone = Machine.run(Self.statusCommand(ledger)) && isDone }.seconds)
            history.append(
                time { isDone = Machine.run(Self.historyCommand(ledger)) && isDone }.seconds)
            let position = Position(UInt64.random(in: 0..<log.size, using: &random))
            earlier.append(
                try time { () throws(LogError) in
                    _ = try Self.folded(
                        log, .owed(by: SyntheticLedger.commune(0)), upTo: .position(position))
                }.seconds)
        }
        guard isDone else {
            return omit(
                Phrase(
                    vi: "không chạy được chính chương trình này",
                    en: "this very program cannot be run"))
        }
        add(
            "status-of-unit",
            Phrase(
                vi: "chạy socai status của một đơn vị", en: "running socai status for one unit"),
            .seconds, status)
        add(
            "history-of-target",
            Phrase(
                vi: "chạy socai history của một chỉ tiêu",
                en: "running socai history of one target"),
            .seconds, history)
        add(
            "known-at",
            Phrase(
                vi: "trạng thái của một đơn vị, biết đến một sự kiện bất kỳ",
                en: "state of one unit, known at any event"),
            .seconds, earlier)
    }

    private static func statusCommand(_ ledger: String) -> [String] {
        [program, "status", "--ledger", ledger, "--unit", SyntheticLedger.commune(0)]
    }

    private static func historyCommand(_ ledger: String) -> [String] {
        [program, "history", SyntheticLedger.firstTarget.description, "--ledger", ledger]
    }

    /// The program that measures (man 5 proc).
    private static let program = "/proc/self/exe"

    private static func folded(
        _ log: Log, _ scope: Scope, upTo cut: Cut
    ) throws(LogError) -> Attainment {
        var state = Attainment()
        do throws(FoldError) {
            try state.fold(log, upTo: cut, scope)
        } catch {
            guard case .log(let problem) = error else {
                preconditionFailure("The rules allow every event made up here: \(error)")
            }
            throw problem
        }
        return state
    }
}
