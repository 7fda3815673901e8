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
            throw ImportCommand.failure([ImportProblem(at: error.place, error.message)], in: name)
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
        let lines = Dictionary(
            sheet.rows.map { ($0.line, $0.cells[ReviewSheet.lineColumn]) }
        ) { first, _ in first }
        try record(
            sheet, numbers: .plain, named: reading.path,
            place: { problem in
                [reading.path, lines[problem.place.line] ?? ""].filter { !$0.isEmpty }
                    .joined(separator: ":")
            }, original: { _ in reading.bytes })
        let marked = reading.directive.targets.count { !$0.review.isEmpty }
        guard marked > 0 else { return }
        invocation.tell(
            Phrase(
                vi: "lưu ý: \(marked) chỉ tiêu được đánh dấu cần xem lại; xem bằng: socai read "
                    + reading.path,
                en: "note: \(English.count(marked, "target")) marked for review; see: socai read "
                    + reading.path))
    }

    /// Checks the sheet against the ledger, keeps the file, records the batch.
    private func record(
        _ sheet: Sheet, numbers: NumberForm?, named name: String,
        place: ((ImportProblem) -> String)? = nil,
        original: (ImportFile) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        let key = invocation.text("--key")
        var session = try invocation.openToRecord()
        let options = ImportFile.Options(numbers: numbers, defaults: try defaults())
        let book = try session.book(before: key)
        let file: ImportFile
        do throws(ImportProblem) {
            file = try ImportFile(sheet, options: options, book: book)
        } catch {
            throw ImportCommand.failure([error], in: name)
        }
        guard file.kind == .directive else { throw notReviewed(name, file.kind) }
        var trial = session
        try ImportCommand.rehearse(file, named: name, key: key, &trial, place: place)
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

    /// The file that the sheet was made from, whose digest the sheet bears.
    private func original(of file: ImportFile, sheet: String) throws(Failure) -> [UInt8] {
        let digest = file.items.lazy.compactMap { item -> String? in
            guard case .documentRegistered(let payload) = item.proposal.event else { return nil }
            return payload.sha256
        }.first
        guard let digest, let path = invocation.optionalOperand("DOCUMENT") ?? file.source else {
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
        let bytes = try FileAccess.read(path, for: "DOCUMENT")
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
        return bytes
    }

    private func notReviewed(_ name: String, _ kind: SheetKind) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "“\(name)” không phải là bảng rà soát (loại tệp: \(kind.rawValue))",
                en: "“\(name)” is no sheet made by read (its kind: \(kind.rawValue))"),
            place: Phrase(verbatim: "--from"),
            remedies: [
                Phrase(
                    vi: "lập bảng bằng: socai read VĂN-BẢN --csv; tệp khác thì dùng socai import",
                    en: "make one: socai read DOCUMENT --csv; other files go through socai import")
            ])
    }

    private func requireIdentity(of reading: DirectiveFile) throws(Failure) {
        guard reading.document == nil, try invocation.document() == nil else {
            guard invocation.value("--unit") == nil, let unit = invocation.info.option("--unit")
            else { return }
            throw Failure.missingOption(unit, of: invocation.info)
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
