import Bookkeeping
import EventLog
import Projections
import Reporting

/// Runs the demo's commands as anybody could type them, and says before each what it is about to show.
struct DemoTeller {
    let invocation: Invocation
    let folder: String

    private var ledger: String { folder + "/ledger" }
    private var data: String { folder + "/data" }
    private var snapshots: String { folder + "/snapshots" }
    private var tampered: String { folder + "/tampered" }

    /// Makes the folders and writes the data files; a folder that holds anything is left alone.
    func prepare() throws(Failure) {
        try FileAccess.requireFolder(folder, for: "DIR")
        let disk = LinuxDisk()
        let isEmpty: Bool
        do throws(DiskError) {
            if let names = try disk.list(folder) {
                isEmpty = names.isEmpty
            } else {
                try disk.makeFolder(folder)
                isEmpty = true
            }
            if isEmpty {
                for made in [data, snapshots] { try disk.makeFolder(made) }
                for file in DemoData.files {
                    try disk.write(file.bytes, to: "\(data)/\(file.name)")
                }
            }
        } catch {
            throw Failure(error)
        }
        guard isEmpty else { throw notEmpty() }
    }

    /// Records the story and says how much was recorded.
    func record() throws(Failure) {
        chapter(
            Phrase(
                vi: "1. Ghi sổ: năm văn bản, mọi chỉ tiêu, kết quả và ngân sách",
                en: "1. Recording: five documents, every target, results and budgets"))
        for step in DemoStory.recording(ledger: ledger, data: data) { try perform(step.arguments) }
        let report = try jobsReport()
        for step in DemoStory.correction(of: report.description, ledger: ledger) {
            try perform(step.arguments)
        }
        say(try recorded())
    }

    /// What was achieved, each percentage beside the target it is a percentage of.
    func tellWhatStands() throws(Failure) {
        chapter(
            Phrase(
                vi: "2. Mức độ đạt hiện tại của 38-CTr/HU: những chỉ tiêu đã có báo cáo",
                en: "2. Current attainment of 38-CTr/HU: the targets that were reported on"))
        try perform([
            "status", "--document", DemoStory.program, "--reported", "--ledger", ledger,
        ])
        chapter(
            Phrase(
                vi:
                    "3. Vượt của ai giao? Kết quả nêu trong tài liệu LĐLĐ, từng tỷ lệ ghi rõ cơ quan giao",
                en: "3. Exceeded whose target? Each percentage names who assigned it"))
        try perform([
            "status", "--document", DemoStory.results, "--group", "Ngân sách", "--ledger", ledger,
        ])
    }

    func tellHistory() throws(Failure) {
        chapter(
            Phrase(
                vi: "4. Lịch sử một chỉ tiêu: điều chỉnh và đính chính",
                en: "4. The history of one target: an adjustment and a correction"))
        try perform(["history", DemoStory.jobs, "--ledger", ledger])
        chapter(
            Phrase(
                vi: "5. Cùng bảng đó như đã biết hết ngày 19/11/2025",
                en: "5. The same table as it was known at the end of 19 November 2025"))
        try perform([
            "status", "--document", DemoStory.program, "--group", "Xã hội", "--reported",
            "--known-at", "2025-11-19", "--ledger", ledger,
        ])
    }

    func tellProof() throws(Failure) {
        chapter(Phrase(vi: "6. Kiểm tra sổ cái", en: "6. Verifying the ledger"))
        try perform(["verify", "--ledger", ledger])
        chapter(
            Phrase(
                vi: "7. Bản sao bị sửa đúng một chữ số: kiểm tra nói gì",
                en: "7. A copy with one digit changed: what verification says"))
        let report = try jobsReport()
        let change: (segment: String, offset: Int)?
        do throws(DiskError) {
            change = try Tampering.copy(ledger, to: tampered, changing: report)
        } catch {
            throw Failure(error)
        }
        guard let change else { throw storyBroken() }
        say(
            Phrase(
                vi:
                    "(đã sửa byte \(change.offset) của \(tampered)/log/\(change.segment): giá trị của "
                    + "báo cáo \(report))",
                en:
                    "(byte \(change.offset) of \(tampered)/log/\(change.segment) was changed: the value "
                    + "of report \(report))"))
        var found: Failure?
        do throws(Failure) {
            try perform(["verify", "--ledger", tampered])
        } catch {
            found = error
        }
        guard let found, found.status == .damaged else { throw storyBroken() }
        invocation.output.write(found.text(in: invocation.language))
    }

    func tellSnapshots() throws(Failure) {
        chapter(Phrase(vi: "8. Bản chốt năm 2025", en: "8. Snapshots of 2025"))
        for format in ["html", "csv", "json"] {
            try perform([
                "snapshot", "2025", "--format", format, "--out", "\(snapshots)/2025.\(format)",
                "--ledger", ledger,
            ])
        }
        say(
            Phrase(
                vi: "Sổ cái: \(ledger)   Dữ liệu nhập: \(data)   Bản chốt: \(snapshots)",
                en: "Ledger: \(ledger)   Imported files: \(data)   Snapshots: \(snapshots)"))
    }

    private func chapter(_ title: Phrase) {
        let text = title.text(in: invocation.language)
        invocation.output.writeLine()
        invocation.output.writeLine(invocation.output.terminal.styled("== \(text)", .bold))
    }

    private func say(_ phrase: Phrase) {
        invocation.output.writeLine(phrase.text(in: invocation.language))
    }

    /// Runs one command of this program and shows how it would be typed; its messages stand among its
    /// results, so that the story can be read, and kept, in one piece.
    private func perform(_ arguments: [String]) throws(Failure) {
        let typed = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
        invocation.output.writeLine(
            invocation.output.terminal.styled("$ \(Program.name) \(typed)", .dim))
        try Program.perform(
            arguments, language: invocation.language, environment: invocation.environment,
            output: invocation.output, messages: invocation.output)
    }

    /// The report on the jobs of the whole year.
    private func jobsReport() throws(Failure) -> Position {
        let book = try Failure.telling { () throws(LedgerError) in
            try Ledger.open(ledger, for: .reading, disk: LinuxDisk()).book
        }
        guard let jobs = TargetID(DemoStory.jobs),
            let report = book.targets[jobs]?.liveReport(about: .year(2025))
        else { throw storyBroken() }
        return report.position
    }

    /// How much was recorded, counted from the ledger.
    private func recorded() throws(Failure) -> Phrase {
        let book = try Failure.telling { () throws(LedgerError) in
            try Ledger.open(ledger, for: .reading, disk: LinuxDisk()).book
        }
        let registry = book.registry
        let documents = registry.documents.values.count { $0.illustrative != true }
        let reports = book.targets.values.reduce(0) { $0 + $1.reports.count }
        let illustrative = book.targets.values.reduce(0) { sum, target in
            sum + target.reports.count { registry.isIllustrative($0.document) }
        }
        let size = book.head.map { $0.position.rawValue + 1 } ?? 0
        return Phrase(
            vi:
                "Đã ghi \(size) sự kiện: \(documents) văn bản và bộ số liệu thật, \(book.order.count) chỉ tiêu, "
                + "\(reports) báo cáo (\(illustrative) minh họa).",
            en:
                "\(size) events recorded: \(documents) real documents and data sets, \(book.order.count) targets, "
                + "\(reports) reports (\(illustrative) illustrative).")
    }

    private func notEmpty() -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "thư mục “\(folder)” không trống", en: "the folder “\(folder)” is not empty"),
            remedies: [
                Phrase(
                    vi: "chọn thư mục khác: socai demo DIR", en: "choose another: socai demo DIR")
            ])
    }

    private func storyBroken() -> Failure {
        Failure(
            .foundWanting,
            Phrase(
                vi: "câu chuyện minh họa không diễn ra như dự kiến",
                en: "the story did not go as it should"))
    }
}
