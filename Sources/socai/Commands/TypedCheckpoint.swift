import EventLog
import Exports
import Reporting

/// A checkpoint typed in again from paper: forgiving of how it is laid out, not of what it says.
///
/// White space, the way the root is cut into rows, and missing signatures do not matter. A row may
/// carry its check code, which then has to fit.
struct TypedCheckpoint {
    let signed: SignedCheckpoint

    /// A row as it stands in the file.
    private struct Row {
        let number: Int
        let text: String
    }

    /// Reads what was typed into the file at `path`.
    init(_ bytes: [UInt8], in path: String) throws(Failure) {
        let rows = try TypedCheckpoint.rows(bytes, in: path)
        let claim = rows.prefix { !$0.text.hasPrefix("\u{2014}") }
        guard claim.count >= 3 else {
            throw Failure(.notACheckpoint(.lineCount(claim.count)), in: path)
        }
        let size = try TypedCheckpoint.size(claim[1], in: path)
        let root = try TypedCheckpoint.root(claim.dropFirst(2), in: path)
        do throws(NoteError) {
            let checkpoint = try Checkpoint(origin: claim[0].text, size: size, root: root)
            let signatures = rows.dropFirst(claim.count).map { $0.text + "\n" }.joined()
            signed =
                signatures.isEmpty
                ? SignedCheckpoint(unsigned: checkpoint)
                : try SignedCheckpoint(Array((checkpoint.text + "\n" + signatures).utf8))
        } catch {
            throw Failure(error, in: path)
        }
    }

    /// The rows that are not blank, outer white space and check codes taken off; a code that does
    /// not fit its row is refused.
    private static func rows(_ bytes: [UInt8], in path: String) throws(Failure) -> [Row] {
        let text: String
        do throws(UTF8.ValidationError) {
            text = String(copying: try UTF8Span(validating: bytes.span)).nfc
        } catch {
            throw Failure(.notText(byteOffset: error.byteOffsets.lowerBound), in: path)
        }
        var rows: [Row] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            var row = String(line).tidied
            guard !row.isEmpty else { continue }
            let code = row.suffix(4)
            if code.count == 4, code.first == CheckCode.mark, code.dropFirst().allSatisfy(isDigit) {
                row = String(row.dropLast(4)).tidied
                guard CheckCode(of: row).text == code else {
                    throw mistyped(
                        Phrase(
                            vi:
                                "mã dò \(code) không khớp với dòng này: có chữ gõ sai, hoặc mã gõ sai",
                            en: "the check code \(code) does not fit this row: the row or the code "
                                + "was mistyped"), at: "\(path):\(index + 1)")
                }
            }
            rows.append(Row(number: index + 1, text: row))
        }
        return rows
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    /// The number of events; spaces and dots may group its digits.
    private static func size(_ row: Row, in path: String) throws(Failure) -> UInt64 {
        let digits = row.text.filter { $0 != " " && $0 != "." }
        for (index, character) in row.text.enumerated()
        where character != " " && character != "." && !isDigit(character) {
            throw mistyped(
                Phrase(
                    vi: "“\(character)” không phải là chữ số: đây là số sự kiện",
                    en: "“\(character)” is no digit: this is the number of events"),
                at: "\(path):\(row.number):\(index + 1)")
        }
        guard let size = UInt64(digits) else { throw Failure(.notACheckpoint(.size), in: path) }
        return size
    }

    /// The root, cut into rows and groups in whatever way.
    private static func root(_ rows: ArraySlice<Row>, in path: String) throws(Failure) -> Hash {
        var text = ""
        for row in rows {
            for (index, character) in row.text.enumerated() where character != " " {
                let isLetter = character.isASCII && (character.isLetter || isDigit(character))
                guard isLetter || "+/=".contains(character) else {
                    throw mistyped(
                        Phrase(
                            vi:
                                "“\(character)” không có trong gốc cây: chỉ có chữ cái không dấu, chữ "
                                + "số, + và /",
                            en: "“\(character)” stands in no root: there are only plain letters, "
                                + "digits, + and /"), at: "\(path):\(row.number):\(index + 1)")
                }
                text.append(character)
            }
        }
        if text.count == rootLength - 1 { text.append("=") }
        guard text.count == rootLength else {
            throw mistyped(
                Phrase(
                    vi: "gốc cây có \(rootLength) ký tự, ở đây có \(text.count)",
                    en: "a root has \(rootLength) characters, here are \(text.count)"), at: path)
        }
        guard let root = Hash(base64: text) else {
            throw mistyped(
                Phrase(
                    vi: "ba ký tự cuối của gốc cây không thể là “\(text.suffix(3))”",
                    en: "no root ends in “\(text.suffix(3))”"), at: path)
        }
        return root
    }

    /// 32 bytes in base64, the padding counted.
    private static let rootLength = 44

    private static func mistyped(_ what: Phrase, at place: String) -> Failure {
        Failure(
            .usage, what, place: Phrase(verbatim: place),
            remedies: [
                Phrase(vi: "so lại với bản giấy", en: "compare it with the paper again")
            ])
    }
}

extension Invocation {
    /// The checkpoint in a file or on standard input, as it was issued or typed in again by hand.
    func checkpointOrTyped(
        in path: String, for name: String = Option.checkpoint.name
    ) throws(Failure) -> SignedCheckpoint {
        var bytes =
            try path == StandardInput.name ? StandardInput.read() : FileAccess.read(path, for: name)
        // Some editors begin a file with U+FEFF.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
        do throws(NoteError) {
            return try SignedCheckpoint(bytes)
        } catch {
            return try TypedCheckpoint(bytes, in: path).signed
        }
    }
}
