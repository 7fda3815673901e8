import Bookkeeping
import Directives
import EventLog
import Reporting

/// `socai read DOCUMENT`: what a directive says, each thing with the line and the words it rests on.
struct ReadCommand: Command {
    static let info = CommandInfo(
        "read", group: .recording,
        summary: Phrase(
            vi: "đọc một văn bản chỉ đạo: văn bản, chỉ tiêu, nhiệm vụ báo cáo",
            en: "read a directive: document, targets, duties"),
        operands: [
            Operand(
                "DOCUMENT", .optional, accepts: .file,
                help: Phrase(
                    vi:
                        "tệp văn bản (UTF-8) hoặc .docx, “-” là đầu vào chuẩn; với --from: tệp gốc, nếu "
                        + "đã chuyển chỗ",
                    en:
                        "a text file (UTF-8) or .docx, “-” for standard input; with --from: the file, if "
                        + "it was moved"))
        ],
        options: [
            Option(
                flag: "--csv",
                help: Phrase(
                    vi: "in bảng để rà soát, sửa bằng bảng tính rồi nạp lại bằng --from",
                    en: "print a sheet to look through and correct, taken back by --from")),
            Option(
                flag: "--text",
                help: Phrase(
                    vi: "in lời văn đọc được, đánh số dòng",
                    en: "print the text as it was read, its lines numbered")),
            Option(
                flag: "--record",
                help: Phrase(
                    vi:
                        "ghi văn bản và các chỉ tiêu vào sổ, thành một lô; tệp được lưu làm chứng cứ",
                    en: "record document and targets in one batch; the file is kept as evidence")),
            Option(
                "--from", "SHEET", accepts: .file,
                help: Phrase(
                    vi: "ghi theo bảng đã rà soát (cùng --record)",
                    en: "record what the reviewed sheet says (with --record)")),
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "đơn vị chịu trách nhiệm; với --from: cho các ô còn trống",
                    en: "the unit that owes the targets; with --from: for cells left empty")),
            Option(
                "--document", "ID",
                help: Phrase(
                    vi: "mã văn bản, khi phần đầu bị mất số hoặc ngày",
                    en: "the document's id, where its head lost number or date")),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ví dụ:
                  socai read 38-CTr-HU.txt                     bảng tóm tắt, kèm số dòng và điều cần xem lại
                  socai read 38-CTr-HU.txt --csv --unit huyen-can-duoc > ra-soat.csv
                  socai read --from ra-soat.csv --record
                  socai read 38-CTr-HU.txt --record --unit huyen-can-duoc      ghi ngay, không rà soát

                Điều chưa biết chắc được đánh dấu “cần xem lại”, không đoán. Bảng rà soát: xóa dòng thì
                chỉ tiêu đó không được ghi. Nhiệm vụ báo cáo và dấu “cần xem lại” chỉ để xem, không được
                ghi vào sổ. PDF và ảnh phải chuyển thành chữ trước.
                """,
            en: """
                Examples:
                  socai read 38-CTr-HU.txt                     a table, with lines and what to look at
                  socai read 38-CTr-HU.txt --csv --unit huyen-can-duoc > review.csv
                  socai read --from review.csv --record
                  socai read 38-CTr-HU.txt --record --unit huyen-can-duoc      at once, unreviewed

                What is not certain is marked for review, never guessed. A row deleted from the sheet is
                a target not recorded. Duties and marks for review are shown, not recorded. PDF and images
                have to be turned into text first.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        try Self.checkModes(invocation)
        let given = try GivenDocument(invocation)
        if let sheet = invocation.value("--from") {
            return try ReviewedSheetRecorder(invocation).record(
                bytes: try FileAccess.read(sheet, for: "--from"), named: sheet)
        }
        guard let path = invocation.optionalOperand("DOCUMENT") else {
            throw Failure.missingOperand(Self.info.operands[0], of: Self.info)
        }
        let reading = try DirectiveFile(
            path, bytes: try DirectiveFile.bytes(at: path),
            numbers: invocation.numberForm)
        let facts = reading.directive.document
        try given?.requireAgreement(symbol: facts.symbol, day: facts.day)
        if invocation.flag("--text") { return Self.writeText(reading, to: invocation) }
        if invocation.flag("--csv") { return try Self.writeSheet(reading, to: invocation) }
        if invocation.flag("--record") {
            return try ReviewedSheetRecorder(invocation).record(reading)
        }
        if invocation.flag("--json") {
            return invocation.output.writeLine(DirectiveJSON.document(reading).canonicalText)
        }
        DirectiveTable.write(reading, to: invocation)
    }

    /// One thing at a time: a table, a sheet, the text, or the record.
    private static func checkModes(_ invocation: Invocation) throws(Failure) {
        let given = ["--csv", "--text", "--record"].filter(invocation.flag)
        let isJSON = invocation.flag("--json") && !invocation.flag("--record")
        let modes = given + (isJSON ? ["--json"] : [])
        if modes.count > 1 {
            let list = modes.joined(separator: ", ")
            throw Failure(
                .usage,
                Phrase(
                    vi: "\(list) không dùng chung được", en: "\(list) do not go together"),
                remedies: [Phrase(vi: "chọn một", en: "choose one")])
        }
        let records =
            invocation.flag("--record") || (given.isEmpty && invocation.flag("--dry-run"))
        guard invocation.value("--from") == nil || records else {
            throw Failure(
                .usage,
                Phrase(vi: "--from chỉ dùng cùng --record", en: "--from goes with --record only"),
                remedies: [
                    Phrase(
                        vi: "thêm --record; chỉ kiểm tra thì thêm --dry-run",
                        en: "add --record; to check only, --dry-run as well")
                ])
        }
    }

    private static func writeSheet(
        _ reading: DirectiveFile, to invocation: Invocation
    ) throws(Failure) {
        let numbers = invocation.numberForm ?? .plain
        let sheet = ReviewSheet(
            reading, document: try invocation.document(), unit: invocation.text("--unit"),
            numbers: numbers)
        invocation.output.write(Array(sheet.text(in: invocation.language).utf8))
        let doubtful = sheet.doubtfulNumbers
        guard let first = doubtful.first else { return }
        invocation.tell(
            Phrase(
                vi:
                    "lưu ý: bảng có \(doubtful.count) số đọc được hai cách (như \(first)); khi nạp lại, "
                    + "thêm --numbers \(numbers.rawValue)",
                en:
                    "note: \(English.count(doubtful.count, "number")) in the sheet can be read in two "
                    + "ways (such as \(first)); take it back with --numbers \(numbers.rawValue)"))
    }

    private static func writeText(_ reading: DirectiveFile, to invocation: Invocation) {
        let source = reading.source
        let width = String(source.lines.count).count
        for (index, line) in source.lines.enumerated() {
            let number = String(index + 1)
            let padding = String(repeating: " ", count: width - number.count)
            invocation.output.writeLine(
                padding + number + "  " + TextWrap.printable(source.text(in: line)[...]))
        }
    }
}
