import Bookkeeping
import Directives
import EventLog
import Projections
import Reporting

/// Records a directive and its targets in one batch, its file kept with the ledger first.
struct ReviewedSheetRecorder {
    private let invocation: Invocation

    init(_ invocation: Invocation) {
        self.invocation = invocation
    }

    /// Records a sheet that somebody looked through.
    func record(bytes: [UInt8], named name: String) throws(Failure) {
        let sheet: Sheet
        do throws(SheetProblem) {
            sheet = try Sheet(bytes: bytes)
        } catch {
            throw SheetFaults(named: name).failure([
                ImportProblem(at: error.place, error.message)
            ])
        }
        try record(
            sheet, numbers: invocation.numberForm, named: name,
            original: { file throws(Failure) in try original(of: file, sheet: name) })
    }

    /// Records a directive as it was read, which is what its own sheet says.
    func record(_ reading: DirectiveFile) throws(Failure) {
        try requireIdentity(of: reading)
        try requireUnambiguous(reading)
        let text = ReviewSheet(
            reading, document: try invocation.document(), unit: invocation.text("--unit"),
            numbers: .plain
        ).text(in: invocation.language)
        let sheet: Sheet
        do throws(SheetProblem) {
            sheet = try Sheet(bytes: Array(text.utf8))
        } catch {
            preconditionFailure("A sheet that was made here can be read: \(error)")
        }
        // Nobody has seen the sheet: a fault stands where the document says what is at fault.
        let column = sheet.header.firstIndex(of: "line")
        let lines = Dictionary(
            sheet.rows.map { row in (row.line, column.map { row.cells[$0] } ?? "") }
        ) { first, _ in first }
        try record(
            sheet, numbers: .plain, named: reading.path,
            place: { problem in
                [reading.path, lines[problem.place.line] ?? ""].filter { !$0.isEmpty }
                    .joined(separator: ":")
            }, original: { _ in reading.bytes })
        tellMarks(of: reading)
    }

    /// How much of what was recorded nobody has looked at although it is marked.
    private func tellMarks(of reading: DirectiveFile) {
        let targets = reading.directive.targets.count { !$0.review.isEmpty }
        let facts = reading.directive.document.review.count
        var marked: [Phrase] = []
        if targets > 0 {
            marked.append(Phrase(vi: "\(targets) chỉ tiêu", en: English.count(targets, "target")))
        }
        if facts > 0 {
            marked.append(
                Phrase(
                    vi: "\(facts) mục của văn bản",
                    en: "\(facts) \(facts == 1 ? "entry" : "entries") of the document itself"))
        }
        guard !marked.isEmpty else { return }
        // What came by standard input is gone.
        let see =
            reading.path == StandardInput.name
            ? Phrase(verbatim: "")
            : Phrase(
                vi: "; xem bằng: socai read \(reading.path)",
                en: "; see: socai read \(reading.path)")
        invocation.tell(
            Phrase(
                vi: "lưu ý: \(marked.map(\.vi).joined(separator: " và ")) được đánh dấu cần xem lại"
                    + see.vi,
                en: "note: \(marked.map(\.en).joined(separator: " and ")) marked for review"
                    + see.en))
    }

    /// Checks the sheet against the ledger, keeps the file, records the batch.
    private func record(
        _ sheet: Sheet, numbers: NumberForm?, named name: String,
        place: ((ImportProblem) -> String)? = nil,
        original: (ImportFile) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        let faults = SheetFaults(named: name, place: place)
        let key = invocation.text("--key")
        var session = try invocation.openToRecord()
        let options = ImportFile.Options(numbers: numbers, defaults: try defaults())
        let book = try session.book(before: key)
        let file: ImportFile
        do throws(ImportProblem) {
            file = try ImportFile(sheet, options: options, book: book)
        } catch {
            throw faults.failure([error])
        }
        guard file.kind == .directive else { throw notReviewed(name, file.kind) }
        if let registration = Self.registration(file) {
            let given = try GivenDocument(invocation)
            try given?.requireAgreement(symbol: registration.symbol, day: registration.date)
            try given?.requireId(registration.document)
            try requireNew(registration, in: book)
        }
        // A row that cannot be read has no name that another could be held against.
        let tree = SheetTree(file)
        guard !file.problems.isEmpty || tree.faults.isEmpty else {
            throw faults.failure(tree.faults)
        }
        var trial = session
        try ImportCommand.rehearse(
            file, named: name, key: key, &trial, failure: faults.failure)
        let bytes = try original(file)
        if !session.isRehearsal {
            do throws(LogError) {
                _ = try session.ledger.log.storeEvidence(bytes)
            } catch {
                throw Failure(error)
            }
        }
        invocation.show([try session.record(file.items.map(\.proposal), key: key)])
    }

    /// What empty cells of the sheet stand for.
    private func defaults() throws(Failure) -> [String: String] {
        var defaults: [String: String] = [:]
        defaults["document"] = try invocation.document()?.description
        defaults["unit"] = invocation.text("--unit")
        return defaults
    }

    /// What registers the document of the sheet.
    private static func registration(_ file: ImportFile) -> DocumentRegistered? {
        file.items.lazy.compactMap { item -> DocumentRegistered? in
            guard case .documentRegistered(let payload) = item.proposal.event else { return nil }
            return payload
        }.first
    }

    /// Refuses a document that is registered already, under its id or, as the same file, under another.
    private func requireNew(
        _ registration: DocumentRegistered, in book: Attainment
    ) throws(Failure) {
        let id = registration.document
        if book.registry.documents[id] != nil {
            throw Failure(
                .usage,
                Phrase(
                    vi: "văn bản “\(id)” đã được đăng ký, không ghi gì",
                    en: "the document “\(id)” is registered already, nothing was recorded"),
                remedies: [
                    Phrase(
                        vi: "xem các chỉ tiêu đã ghi bằng: socai status --document \(id)",
                        en: "see the targets recorded: socai status --document \(id)")
                ])
        }
        let known = book.registry.documents.values.filter { $0.sha256 == registration.sha256 }
            .map(\.document).min()
        guard registration.sha256 != nil, let known else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "tệp này đã được ghi với mã “\(known)”, không ghi lại với mã “\(id)”",
                en: "this file is recorded as “\(known)”, and not once more as “\(id)”"),
            why: Phrase(
                vi: "hai tệp có cùng SHA-256", en: "both files have the same SHA-256"),
            remedies: [
                Phrase(
                    vi: "xem các chỉ tiêu đã ghi bằng: socai status --document \(known)",
                    en: "see the targets recorded: socai status --document \(known)")
            ])
    }

    /// The file that the sheet was made from, whose digest the sheet bears and whose words it quotes.
    private func original(of file: ImportFile, sheet: String) throws(Failure) -> [UInt8] {
        let digest = Self.registration(file)?.sha256
        guard let digest, let recorded = file.source else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "bảng không còn dòng “file” và “sha256”",
                    en: "the sheet lacks its rows “file” and “sha256”"),
                place: Phrase(verbatim: sheet),
                remedies: [
                    Phrase(
                        vi: "lập lại bảng bằng: socai read VĂN-BẢN --csv",
                        en: "make the sheet again: socai read DOCUMENT --csv")
                ])
        }
        let path = invocation.optionalOperand("DOCUMENT") ?? recorded
        let bytes = try DirectiveFile.bytes(at: path)
        guard Hash(of: bytes).hex == digest else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” không phải là tệp mà bảng “\(sheet)” được lập từ đó",
                    en: "“\(path)” is not the file that the sheet “\(sheet)” was made from"),
                why: Phrase(
                    vi: "SHA-256 trong bảng là \(digest), của tệp là \(Hash(of: bytes).hex)",
                    en: "the sheet says SHA-256 \(digest), the file has \(Hash(of: bytes).hex)"),
                remedies: [
                    Phrase(
                        vi: "nêu đúng tệp gốc sau --record, hoặc lập lại bảng từ tệp này",
                        en: "name the right file, or make the sheet again from this one")
                ])
        }
        let reading = try DirectiveFile(path, bytes: bytes, numbers: invocation.numberForm)
        let quotes = SheetQuotes(file, from: reading)
        guard quotes.faults.isEmpty else {
            throw SheetFaults(named: sheet).failure(quotes.faults)
        }
        return bytes
    }

    private func notReviewed(_ name: String, _ kind: SheetKind) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "“\(name)” không phải là bảng rà soát (loại tệp: \(kind.name.vi))",
                en: "“\(name)” is no sheet made by read (its kind: \(kind.name.en))"),
            place: Phrase(verbatim: "--from"),
            remedies: [
                Phrase(
                    vi: "lập bảng bằng: socai read VĂN-BẢN --csv; tệp khác thì dùng socai import",
                    en: "make one: socai read DOCUMENT --csv; other files go through socai import")
            ])
    }

    private func requireIdentity(of reading: DirectiveFile) throws(Failure) {
        guard reading.document == nil, try invocation.document() == nil else {
            guard invocation.value("--unit") == nil else { return }
            throw Failure(
                .usage,
                Phrase(
                    vi: "chưa biết đơn vị nào chịu trách nhiệm về các chỉ tiêu",
                    en: "no unit is named that owes the targets"),
                place: Phrase(verbatim: "--unit"),
                remedies: [
                    Phrase(
                        vi: "thêm mã đơn vị, ví dụ: --unit huyen-can-duoc",
                        en: "add the unit's id, for example: --unit huyen-can-duoc")
                ])
        }
        let reasons: [DocumentReview] = [.symbolMissing, .numberBlank, .dateMissing]
        throw Failure(
            .usage,
            Phrase(
                vi: "“\(reading.path)” mất số, ký hiệu hoặc ngày ở phần đầu",
                en: "“\(reading.path)” lost its number, symbol or date"),
            place: Phrase(verbatim: "--document"),
            remedies: reading.directive.document.review.filter(reasons.contains).map(\.message))
    }

    /// A number that reads two ways is nobody's to guess.
    private func requireUnambiguous(_ reading: DirectiveFile) throws(Failure) {
        let doubtful = reading.directive.targets.filter { $0.review.contains(.numberReadTwoWays) }
        guard !doubtful.isEmpty else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "\(doubtful.count) con số có hai cách đọc, không ghi gì",
                en:
                    "\(English.count(doubtful.count, "number")) can be read in two ways, nothing was "
                    + "recorded"),
            remedies: [
                Phrase(
                    vi: "chọn --numbers vi hoặc --numbers plain, hay rà soát bằng --csv",
                    en: "choose --numbers vi or --numbers plain, or look through them with --csv")
            ],
            findings: doubtful.map { target in
                let place = "\(reading.path):\(target.source.place.line)"
                return Phrase(verbatim: "\(place): \(target.source.quote)")
            })
    }
}
