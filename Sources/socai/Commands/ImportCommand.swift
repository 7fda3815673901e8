import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai import FILE.csv…`.
struct ImportCommand: Command {
    static let info = CommandInfo(
        "import", group: .recording,
        summary: Phrase(
            vi: "nhập đơn vị, thành viên, văn bản, danh mục, chỉ tiêu, báo cáo từ tệp CSV",
            en: "import units, members, documents, indicators, targets, reports from CSV"),
        operands: [
            Operand(
                "FILE", .many, accepts: .file,
                help: Phrase(
                    vi: "tệp CSV; loại tệp nhận ra từ dòng đầu; mỗi tệp ghi thành một lô",
                    en: "a CSV file; its kind is seen from the header; one batch a file"))
        ],
        options: [
            Option(
                "--document", "ID",
                help: Phrase(
                    vi: "văn bản chứa dự toán (chỉ với tệp dự toán – quyết toán)",
                    en: "the document a budget stands in (files of plan and final only)")),
            Option(
                flag: "--register",
                help: Phrase(
                    vi: "đăng ký luôn đơn vị, danh mục và văn bản mà tệp dự toán nêu và sổ chưa có",
                    en: "register what a budget file names and the ledger does not know")),
            Option(
                "--parent", "UNIT",
                help: Phrase(
                    vi: "đơn vị cấp trên của các đơn vị được đăng ký bằng --register",
                    en: "the unit that those registered by --register lie in")),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Các loại tệp và cột bắt buộc:
                \(kinds)
                Một tệp có lỗi thì mọi lỗi được liệt kê theo dòng:cột và không tệp nào được ghi.
                """,
            en: """
                The kinds of file and the columns they need:
                \(kinds)
                Where a file is faulty, every fault is listed by line:column and no file is recorded.
                """))

    /// A sheet made by `read` is taken back by `read`, which keeps the document with it.
    private static let kinds = SheetKind.allCases.filter { $0 != .directive }.reversed()
        .map { "  \($0.rawValue): \($0.required.joined(separator: ", "))" }
        .joined(separator: "\n")

    func run(_ invocation: Invocation) throws(Failure) {
        let options = ImportFile.Options(
            numbers: invocation.numberForm, document: try invocation.document(),
            registersUnknown: invocation.flag("--register"),
            parent: invocation.text("--parent"))
        let names = invocation.operands("FILE")
        var session = try invocation.openToRecord()
        // Every file is checked against what the files before it will have recorded, and only then is
        // the first one written.
        var trial = session
        var batches: [(items: [ImportFile.Item], key: String?)] = []
        var progress = ProgressBar(
            invocation.language == .vi ? "kiểm tra" : "checking", total: names.count,
            on: invocation.messages)
        for (index, name) in names.enumerated() {
            let key = invocation.text("--key").map { names.count == 1 ? $0 : "\($0)/\(index + 1)" }
            let file = try Self.file(name, options, try trial.book(before: key))
            try Self.rehearse(file, named: name, key: key, &trial) { Self.failure($0, in: name) }
            batches.append((file.items, key))
            progress.advance(to: index + 1)
        }
        progress.finish()
        var receipts: [Ledger.Receipt] = []
        for batch in batches {
            receipts.append(
                try session.record(batch.items.map(\.proposal), key: batch.key))
        }
        invocation.show(receipts)
    }

    private static func file(
        _ name: String, _ options: ImportFile.Options, _ book: Attainment
    ) throws(Failure) -> ImportFile {
        let bytes = try FileAccess.read(name, for: "FILE")
        let sheet: Sheet
        do throws(SheetProblem) {
            sheet = try Sheet(bytes: bytes)
        } catch {
            throw failure([ImportProblem(at: error.place, error.message)], in: name)
        }
        let file: ImportFile
        do throws(ImportProblem) {
            file = try ImportFile(sheet, options: options, book: book)
        } catch {
            throw failure([error], in: name)
        }
        guard file.kind != .directive else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(name)” là bảng rà soát một văn bản, phải ghi cùng tệp gốc",
                    en: "“\(name)” is the sheet of a directive, which is recorded with its file"),
                remedies: [Phrase(verbatim: "socai read --from \(name) --record")])
        }
        return file
    }

    /// Takes the file into the trial, or tells everything that is wrong with it as `failure` does.
    static func rehearse(
        _ file: ImportFile, named name: String, key: String?, _ trial: inout RecordingSession,
        failure: ([ImportProblem]) -> Failure
    ) throws(Failure) {
        let next = trial.ledger.next
        var refusals: Refusals?
        do throws(LedgerError) {
            if !file.items.isEmpty {
                _ = try trial.ledger.rehearse(
                    file.items.map(\.proposal), by: trial.member, at: trial.instant, key: key)
            }
        } catch {
            guard case .refused(let list) = error else { throw Failure(error) }
            refusals = list
        }
        let faults = file.faults(refusals, from: next)
        guard faults.isEmpty else { throw failure(faults) }
        guard !file.items.isEmpty else {
            throw Failure(
                .usage, Phrase(vi: "tệp không có dòng dữ liệu nào", en: "the file has no rows"),
                place: Phrase(verbatim: name))
        }
    }

    /// Every fault of a file, by line and column.
    static func failure(_ problems: [ImportProblem], in name: String) -> Failure {
        let lines = problems.map { problem in
            let place = "\(name):\(problem.place)"
            let field = problem.field.map { " [\($0)]" } ?? ""
            return Phrase(
                vi: "\(place)\(field): \(problem.message.vi)",
                en: "\(place)\(field): \(problem.message.en)")
        }
        return Failure(
            .usage,
            Phrase(
                vi: "tệp “\(name)” có \(problems.count) lỗi, không ghi gì",
                en: "the file “\(name)” has \(English.count(problems.count, "fault")), nothing was "
                    + "recorded"),
            findings: lines)
    }
}
