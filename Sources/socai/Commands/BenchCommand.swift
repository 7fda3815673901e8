import EventLog
import Reporting

/// `socai bench`: how fast the ledger is on this machine, beside what one would use instead.
struct BenchCommand: Command {
    static let info = CommandInfo(
        "bench", group: .measuring,
        summary: Phrase(
            vi: "đo tốc độ của sổ cái trên máy này", en: "measure the ledger on this machine"),
        options: [
            Option(
                "--events", "N",
                help: Phrase(
                    vi: "số sự kiện của sổ đo lường; mặc định \(defaultEventCount)",
                    en: "how many events the ledger has; \(defaultEventCount) by default")),
            Option(
                "--runs", "N",
                help: Phrase(
                    vi: "số lần đo mỗi việc; mặc định \(defaultRunCount)",
                    en: "how often each is measured; \(defaultRunCount) by default")),
            Option(
                "--dir", "DIR", accepts: .folder,
                help: Phrase(
                    vi:
                        "thư mục mới để đo, giữ lại sau khi đo; không nêu thì dùng thư mục tạm và xóa đi",
                    en:
                        "the new folder to measure in, kept afterwards; else a temporary one, removed"
                )),
        ],
        common: [.json],
        details: Phrase(
            vi: """
                Lập một sổ cái giả lập luôn giống nhau (xã × chỉ tiêu × quý), rồi đo từng việc nhiều lần.
                Mỗi tỷ số nói rõ cái gì chia cho cái gì và phía nào là tốt hơn; hai vế được đo xen kẽ
                trong cùng một lượt chạy. Trung vị, ít nhất và nhiều nhất là của các lần đo.

                  socai bench --events 1000000 --runs 3 --dir /tmp/do-toc-do
                """,
            en: """
                Makes a synthetic ledger that is always the same (communes × indicators × quarters) and
                measures each piece of work several times. Each ratio says what is divided by what and
                which side is better; both are measured in turn, in one run. Median, least and most are
                those of the runs.

                  socai bench --events 1000000 --runs 3 --dir /tmp/bench
                """))

    private static let defaultEventCount = 100_000
    private static let defaultRunCount = 5

    func run(_ invocation: Invocation) throws(Failure) {
        let eventCount = try Self.count("--events", or: Self.defaultEventCount, invocation)
        let runCount = try Self.count("--runs", or: Self.defaultRunCount, invocation)
        let folder = try Self.folder(invocation)
        var benchmark = Benchmark(in: folder, eventCount: eventCount, runCount: runCount) {
            invocation.tell($0)
        }
        do throws(LogError) {
            try benchmark.run()
        } catch {
            throw Failure(error)
        }
        Self.show(benchmark, invocation)
        if invocation.value("--dir") == nil { _ = Machine.run(["rm", "-rf", "--", folder]) }
    }

    private static func count(
        _ option: String, or usual: Int, _ invocation: Invocation
    ) throws(Failure) -> Int {
        guard let text = invocation.value(option) else { return usual }
        guard let count = Int(text), (1...100_000_000).contains(count) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "\(option) “\(text)” không phải là số từ 1 đến 100000000",
                    en: "\(option) “\(text)” is no number from 1 to 100000000"))
        }
        return count
    }

    /// The folder given, which must be new or empty, or a new one where one stands.
    private static func folder(_ invocation: Invocation) throws(Failure) -> String {
        guard let path = invocation.value("--dir") else { return try temporaryFolder() }
        try FileAccess.requireFolder(path, for: "--dir")
        let names: [String]?
        do throws(DiskError) {
            try LinuxDisk().makeFolder(path)
            names = try LinuxDisk().list(path)
        } catch {
            throw Failure(error)
        }
        guard names?.isEmpty ?? true else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "thư mục “\(path)” không trống", en: "the folder “\(path)” is not empty"),
                place: Phrase(verbatim: "--dir"),
                remedies: [Phrase(vi: "chọn thư mục khác", en: "choose another folder")])
        }
        return path
    }

    private static func temporaryFolder() throws(Failure) -> String {
        try FileAccess.requireOutsideLedgers("socai-bench", for: "--dir")
        if let path = Machine.temporaryFolder() { return path }
        throw Failure(
            .environment,
            Phrase(
                vi: "không lập được thư mục tạm ở đây", en: "no temporary folder can be made here"),
            remedies: [
                Phrase(
                    vi: "chạy ở thư mục được phép ghi, hoặc nêu --dir",
                    en: "run it where you may write, or name --dir")
            ])
    }

    private static func show(_ benchmark: Benchmark, _ invocation: Invocation) {
        for omission in benchmark.omissions { invocation.tell(omission) }
        let machine = Machine.description()
        guard !invocation.flag("--json") else {
            let document = JSON.object([
                JSON.Member("machine", .string(machine)),
                JSON.Member("events", .integer(Int64(benchmark.eventCount))),
                JSON.Member("measurements", .array(benchmark.figures.map(\.json))),
            ])
            return invocation.output.writeLine(document.canonicalText)
        }
        let language = invocation.language
        invocation.output.writeLine(
            Phrase(
                vi: "\(machine); \(benchmark.eventCount) sự kiện",
                en: "\(machine); \(English.count(benchmark.eventCount, "event"))"
            ).text(in: language))
        let headings = [
            Phrase(vi: "Việc", en: "Work"), Phrase(vi: "Trung vị", en: "Median"),
            Phrase(vi: "Ít nhất", en: "Least"), Phrase(vi: "Nhiều nhất", en: "Most"),
            Phrase(vi: "Đơn vị", en: "Unit"),
        ].map { $0.text(in: language) }
        var table = TextTable(
            headings.enumerated().map { index, heading in
                TextTable.Column(heading, (1...3).contains(index) ? .right : .left)
            })
        for figures in benchmark.figures {
            table.add(
                [figures.name.text(in: language)]
                    + [figures.median, figures.least, figures.most].map(figures.text)
                    + [figures.unitName.text(in: language)])
        }
        invocation.output.write(table.text(on: invocation.output.terminal))
    }
}
