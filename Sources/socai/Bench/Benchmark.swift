import EventLog
import Reporting

/// The measurements of `socai bench`, each made in several runs; ratios are of runs that alternate.
///
/// Everything happens in a folder of its own, on the disk that is to be measured.
struct Benchmark {
    private static let batchSize = 1_000
    /// How many single appends one run makes.
    private static let singleCount = 500
    private static let threadCount = 64
    private static let appendsPerThread = 40
    private static let lockTimeoutMilliseconds = 60_000

    let folder: String
    let eventCount: Int
    let runCount: Int
    let disk = LinuxDisk()
    /// Told what is measured next.
    let progress: (Phrase) -> Void
    private(set) var figures: [Figures] = []
    /// What could not be measured, and why.
    private(set) var omissions: [Phrase] = []

    init(
        in folder: String, eventCount: Int, runCount: Int,
        progress: @escaping (Phrase) -> Void
    ) {
        self.folder = folder
        self.eventCount = eventCount
        self.runCount = runCount
        self.progress = progress
    }

    /// Where the synthetic ledger lies.
    var ledger: String { folder + "/ledger" }

    mutating func run() throws(LogError) {
        try measureBatches()
        try measureSingleAppends()
        try measureConcurrentAppends()
        try measureOpening()
        try measureVerification()
        try measureFolding()
        try measureViews()
    }

    /// The synthetic ledger is written; the time to make its events up is not counted.
    private mutating func measureBatches() throws(LogError) {
        progress(Phrase(vi: "ghi theo lô", en: "appending batches"))
        let log = try open(ledger)
        var synthetic = SyntheticLedger(events: eventCount)
        var rates: [Double] = []
        let perRun = max(1, eventCount / Self.batchSize / runCount)
        Machine.resetPeakMemory()
        while true {
            var elapsed = Duration.zero
            var written = 0
            for _ in 0..<perRun {
                let at = synthetic.now
                let drafts = synthetic.next(Self.batchSize)
                guard !drafts.isEmpty else { break }
                elapsed += try time { () throws(LogError) in
                    _ = try log.append(drafts, by: synthetic.author, at: at)
                }
                written += drafts.count
            }
            guard written > 0 else { break }
            rates.append(Double(written) / elapsed.seconds)
        }
        add(
            "batched-appends",
            Phrase(vi: "ghi bền theo lô 1.000", en: "durable appends in batches of 1,000"),
            .eventsPerSecond, rates)
        add(
            "batched-appends-memory",
            Phrase(vi: "bộ nhớ khi ghi theo lô", en: "memory while appending batches"),
            .megabytes, [Machine.peakMemory()])
    }

    /// One event at a time, against the same bytes through `write` and `fdatasync` alone.
    private mutating func measureSingleAppends() throws(LogError) {
        progress(Phrase(vi: "ghi từng sự kiện", en: "appending one by one"))
        let log = try open(folder + "/single")
        let bare = folder + "/bare"
        var synthetic = SyntheticLedger(events: Self.singleCount * runCount)
        var rates: [Double] = []
        var bareRates: [Double] = []
        for _ in 0..<runCount {
            let start = log.size
            let at = synthetic.now
            let drafts = synthetic.next(Self.singleCount)
            let elapsed = try time { () throws(LogError) in
                for draft in drafts {
                    _ = try log.append([draft], by: synthetic.author, at: at)
                }
            }
            var pieces: [[UInt8]] = []
            for line in try log.lines(from: Position(start), upTo: .end) {
                pieces.append(line.bytes + [UInt8(ascii: "\n")])
            }
            var isDone = false
            let bareElapsed = time { isDone = Machine.appendBare(pieces, to: bare) }
            guard isDone, !pieces.isEmpty else {
                return omit(
                    Phrase(
                        vi: "không ghi được tệp đối chứng", en: "the bare file cannot be written"))
            }
            rates.append(Double(drafts.count) / elapsed.seconds)
            bareRates.append(Double(pieces.count) / bareElapsed.seconds)
        }
        add(
            "single-appends", Phrase(vi: "ghi bền từng sự kiện", en: "single durable appends"),
            .eventsPerSecond, rates)
        add(
            "bare-appends", Phrase(vi: "write + fdatasync trần", en: "bare write + fdatasync"),
            .eventsPerSecond, bareRates)
        add(
            "single-to-bare",
            Phrase(
                vi: "tốc độ ghi từng sự kiện ÷ tốc độ write + fdatasync trần (lớn hơn là tốt hơn)",
                en: "rate of single appends ÷ rate of bare write + fdatasync (higher is better)"),
            .ratio, zip(rates, bareRates).map { $0 / $1 })
    }

    /// As many threads at once, against one.
    private mutating func measureConcurrentAppends() throws(LogError) {
        progress(Phrase(vi: "ghi đồng thời", en: "appending concurrently"))
        let log = try open(folder + "/concurrent")
        let alone = Self.appendsPerThread * 10
        var rates: [Double] = []
        var ratios: [Double] = []
        for run in 0..<runCount {
            let one = time { Self.append(alone, to: log, stream: "\(run)-mot") }
            let many = time {
                Machine.onThreads(Self.threadCount) { number in
                    Self.append(Self.appendsPerThread, to: log, stream: "\(run)-\(number)")
                }
            }
            let rate = Double(Self.appendsPerThread * Self.threadCount) / many.seconds
            rates.append(rate)
            ratios.append(rate * one.seconds / Double(alone))
        }
        let expected = UInt64(runCount * (alone + Self.appendsPerThread * Self.threadCount))
        guard log.size == expected else {
            return omit(
                Phrase(
                    vi: "ghi đồng thời chỉ được \(log.size) trên \(expected) sự kiện",
                    en: "only \(log.size) of \(expected) concurrent appends came through"))
        }
        add(
            "concurrent-appends",
            Phrase(vi: "ghi đồng thời, 64 luồng", en: "64 concurrent appenders"),
            .eventsPerSecond, rates)
        add(
            "concurrent-to-single",
            Phrase(
                vi: "tốc độ của 64 luồng ÷ tốc độ của một luồng (lớn hơn là tốt hơn)",
                en: "rate of 64 appenders ÷ rate of one (higher is better)"),
            .ratio, ratios)
    }

    /// Appends so many events one by one; what fails is missed when all are counted.
    private static func append(_ count: Int, to log: Log, stream: String) {
        let draft = Draft(
            stream: stream, type: "report.submitted",
            data: .object([
                JSON.Member("period", .string("2025-Q1")), JSON.Member("value", .string("1577.95")),
                JSON.Member("status", .string("estimate")),
                JSON.Member("note", .string("số ước thực hiện theo báo cáo của xã")),
            ]))
        for _ in 0..<count {
            do {
                _ = try log.append([draft], by: "do-luong", at: SystemClock.now())
            } catch {
                return
            }
        }
    }

    private mutating func measureOpening() throws(LogError) {
        progress(Phrase(vi: "mở sổ", en: "opening"))
        var times: [Double] = []
        for _ in 0..<runCount {
            times.append(
                try time { () throws(LogError) in
                    _ = try Log.open(ledger, for: .reading, disk: disk)
                }.seconds)
        }
        add("opening", Phrase(vi: "mở để đọc", en: "opening for reading"), .seconds, times)
    }

    /// A full verification, against coreutils' `sha256sum` over the same files.
    private mutating func measureVerification() throws(LogError) {
        progress(Phrase(vi: "kiểm tra toàn bộ", en: "verifying all"))
        let peerCommand = ["sh", "-c", "exec sha256sum \"$0\"/*.jsonl", ledger + "/log"]
        var times: [Double] = []
        var ratios: [Double] = []
        var memory: [Double] = []
        for _ in 0..<runCount {
            Machine.resetPeakMemory()
            let elapsed = try time { () throws(LogError) in
                let audit = try Audit(of: ledger, disk: disk)
                precondition(audit.outcome == .intact, "A ledger just made is intact.")
            }
            memory.append(Machine.peakMemory())
            times.append(elapsed.seconds)
            var isDone = false
            let peer = time { isDone = Machine.run(peerCommand) }
            if isDone { ratios.append(elapsed.seconds / peer.seconds) }
        }
        add("verify", Phrase(vi: "kiểm tra toàn bộ", en: "full verification"), .seconds, times)
        add(
            "verify-memory",
            Phrase(vi: "bộ nhớ khi kiểm tra toàn bộ", en: "memory of full verification"),
            .megabytes, memory)
        guard ratios.count == runCount else {
            return omit(Phrase(vi: "không chạy được sha256sum", en: "sha256sum cannot be run"))
        }
        add(
            "verify-to-sha256sum",
            Phrase(
                vi: "thời gian kiểm tra toàn bộ ÷ thời gian sha256sum (nhỏ hơn là tốt hơn)",
                en: "time of full verification ÷ time of sha256sum (lower is better)"), .ratio,
            ratios)
    }

    private func open(_ path: String) throws(LogError) -> Log {
        try Log.create(
            path, identity: Identity(origin: SyntheticLedger.origin, clock: .simulated), disk: disk)
        return try Log.open(
            path, for: .appending(timeoutMilliseconds: Self.lockTimeoutMilliseconds), disk: disk)
    }

    mutating func add(
        _ key: String, _ name: Phrase, _ unit: Figures.Unit, _ values: [Double]
    ) {
        figures.append(Figures(key, name, unit, values))
    }

    mutating func omit(_ phrase: Phrase) {
        omissions.append(phrase)
    }

    func time<Problem>(_ body: () throws(Problem) -> Void) throws(Problem) -> Duration {
        let start = ContinuousClock.now
        try body()
        return ContinuousClock.now - start
    }
}

extension Duration {
    /// The duration in seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
