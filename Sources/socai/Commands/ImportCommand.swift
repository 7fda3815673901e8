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

    private static let kinds = SheetKind.allCases.reversed()
        .map { "  \($0.rawValue): \($0.required.joined(separator: ", "))" }
        .joined(separator: "\n")

    func run(_ invocation: Invocation) throws(Failure) {
        let options = ImportFile.Options(
            numbers: invocation.numberForm, document: try invocation.document(),
            registersUnknown: invocation.flag("--register"))
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
            let sheet = try Self.sheet(name)
            let items = try Self.items(of: sheet, named: name, options, try trial.book(before: key))
            try Self.rehearse(items, of: name, key: key, &trial)
            batches.append((items, key))
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

    private static func sheet(_ name: String) throws(Failure) -> Sheet {
        let bytes = try FileAccess.read(name)
        do throws(SheetProblem) {
            return try Sheet(bytes: bytes)
        } catch {
            throw failure([ImportProblem(at: error.place, error.message)], in: name)
        }
    }

    private static func items(
        of sheet: Sheet, named name: String, _ options: ImportFile.Options, _ book: Attainment
    ) throws(Failure) -> [ImportFile.Item] {
        let file: ImportFile
        do throws(ImportProblem) {
            file = try ImportFile(sheet, options: options, book: book)
        } catch {
            throw failure([error], in: name)
        }
        guard file.problems.isEmpty else { throw failure(file.problems, in: name) }
        guard !file.items.isEmpty else {
            throw Failure(
                .usage, Phrase(vi: "tệp không có dòng dữ liệu nào", en: "the file has no rows"),
                place: Phrase(verbatim: name))
        }
        return file.items
    }

    private static func rehearse(
        _ items: [ImportFile.Item], of name: String, key: String?, _ trial: inout RecordingSession
    ) throws(Failure) {
        do throws(LedgerError) {
            _ = try trial.ledger.rehearse(
                items.map(\.proposal), by: trial.member, at: trial.instant, key: key)
        } catch {
            guard case .refused(let refusals) = error else { throw Failure(error) }
            throw failure(
                refusals.list.map { item in
                    ImportProblem(
                        at: items[item.index].place(of: item.refusal.field),
                        field: item.refusal.field, item.refusal.message)
                }, in: name)
        }
    }

    /// Every fault of a file, by line and column.
    private static func failure(_ problems: [ImportProblem], in name: String) -> Failure {
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
                en: "the file “\(name)” has \(problems.count) faults, nothing was recorded"),
            findings: lines)
    }
}
