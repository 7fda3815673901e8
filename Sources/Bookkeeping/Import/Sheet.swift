public import Reporting

/// A CSV file read into rows that know their places (bảng dữ liệu nhập).
///
/// RFC 4180 with the liberties spreadsheets take: a byte order mark, `;` or tab between the cells,
/// any line ending, empty lines. Text comes out in NFC, line breaks inside a cell as `\n`.
public struct Sheet: Sendable {
    /// Where something stands in the file: line and character, both counted from 1.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The line of the file, also where cells span several.
        public let line: Int

        /// The character in that line.
        public let column: Int

        /// The place at a line and a column.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        /// The place as `line:column`.
        public var description: String { "\(line):\(column)" }
    }

    /// One row of cells, as many as the header has.
    public struct Row: Sendable {
        /// The text of each cell, without its quotes.
        public let cells: [String]

        /// Where each cell starts.
        public let places: [Place]

        /// The line of the file on which the row starts.
        public var line: Int { places[0].line }

        /// The character at which a cell starts, its quote included, in the line it starts on.
        public func column(of cellIndex: Int) -> Int { places[cellIndex].column }
    }

    /// The names of the columns, trimmed.
    public let header: [String]

    /// Where each name stands.
    public let headerPlaces: [Place]

    /// The rows below the header with nothing wrong in them; rows without any text are left out.
    public let rows: [Row]

    /// What is wrong with the other rows, in the order of the file.
    public let problems: [SheetProblem]

    /// Reads a whole file.
    ///
    /// - Throws: what leaves nothing to read: `notUTF8`, `empty`, `unterminatedQuote`.
    /// - Complexity: O(*n*) in the number of bytes.
    public init(bytes: [UInt8]) throws(SheetProblem) {
        try Sheet.checkEncoding(of: bytes)
        var reader = SheetReader(bytes: bytes)
        guard let header = try reader.nextRow() else {
            throw SheetProblem(.empty, at: Place(line: 1, column: 1))
        }
        var rows: [Row] = []
        var known = reader.problems.count
        while let row = try reader.nextRow() {
            let (expected, found) = (header.cells.count, row.cells.count)
            if found > expected {
                let kind = SheetProblem.Kind.tooManyCells(expected: expected, found: found)
                reader.problems.append(SheetProblem(kind, at: row.places[expected]))
            } else if found < expected {
                let kind = SheetProblem.Kind.tooFewCells(expected: expected, found: found)
                reader.problems.append(SheetProblem(kind, at: reader.rowEnd))
            }
            if reader.problems.count == known { rows.append(row) }
            known = reader.problems.count
        }
        self.header = header.cells.map(Sheet.trimmed)
        headerPlaces = header.places
        self.rows = rows
        problems = reader.problems
    }

    private static func trimmed(_ text: String) -> String {
        let tail = text.drop(while: \.isWhitespace)
        guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(tail[...last])
    }

    /// Refuses what is no UTF-8, and UTF-16 even where its bytes happen to be UTF-8.
    private static func checkEncoding(of bytes: [UInt8]) throws(SheetProblem) {
        let invalid: Int?
        do {
            _ = try UTF8Span(validating: bytes.span)
            invalid = nil
        } catch {
            invalid = error.byteOffsets.lowerBound
        }
        let zero = bytes.firstIndex(of: 0)
        guard let offset = [invalid, zero].compactMap(\.self).min() else { return }
        let likely: SheetProblem.Encoding =
            if bytes.starts(with: [0xFF, 0xFE]) {
                .utf16LittleEndian
            } else if bytes.starts(with: [0xFE, 0xFF]) {
                .utf16BigEndian
            } else if let zero {
                // The high byte of a Latin letter is 0, and stands second in little-endian order.
                zero.isMultiple(of: 2) ? .utf16BigEndian : .utf16LittleEndian
            } else {
                .windowsOrTCVN3
            }
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        throw SheetProblem(
            .notUTF8(offset: offset, likely: likely),
            at: Place(
                line: before.count { $0 == UInt8(ascii: "\n") } + 1,
                column: String(decoding: before[lineStart...], as: UTF8.self).count + 1))
    }
}

/// Why a file, or a row of it, could not be read (lỗi bảng dữ liệu).
public struct SheetProblem: Error, Equatable, Sendable {
    /// What a file that is not UTF-8 probably is.
    public enum Encoding: Sendable {
        /// UTF-16, low byte first: what spreadsheets call "Unicode text".
        case utf16LittleEndian

        /// UTF-16, high byte first.
        case utf16BigEndian

        /// A code page of Windows (1258, 1252), or TCVN3 (ABC).
        case windowsOrTCVN3
    }

    /// What is wrong.
    public enum Kind: Equatable, Sendable {
        /// The byte at `offset` cannot stand in UTF-8 text.
        case notUTF8(offset: Int, likely: Encoding)

        /// There is no header row.
        case empty

        /// A cell opens with a quote that is never closed.
        case unterminatedQuote

        /// Something follows the closing quote of a cell.
        case textAfterQuote(String)

        /// The row has more cells than the header.
        case tooManyCells(expected: Int, found: Int)

        /// The row has fewer cells than the header.
        case tooFewCells(expected: Int, found: Int)
    }

    /// What is wrong.
    public let kind: Kind

    /// Where: the quote that opened, the first cell too many, the end of the row too short.
    public let place: Sheet.Place

    /// The problem of a kind at a place.
    public init(_ kind: Kind, at place: Sheet.Place) {
        self.kind = kind
        self.place = place
    }

    /// What was found and what to do.
    public var message: Phrase {
        switch kind {
        case .notUTF8(let offset, let likely): SheetProblem.encodingMessage(offset, likely)
        case .empty:
            Phrase(
                vi: "Tệp trống; dòng đầu phải là tên các cột.",
                en: "The file is empty; its first row has to name the columns.")
        case .unterminatedQuote:
            Phrase(
                vi: "Dấu ngoặc kép mở ở đây không được đóng; hãy thêm dấu \" ở cuối ô.",
                en: "The quote that opens here is never closed; add a \" at the end of the cell.")
        case .textAfterQuote(let text):
            Phrase(
                vi:
                    "Sau dấu ngoặc kép đóng ô còn “\(text)”; dấu \" ở bên trong ô phải viết hai lần.",
                en: "“\(text)” follows the closing quote; a \" inside a cell is written twice.")
        case .tooManyCells(let expected, let found):
            Phrase(
                vi: "Dòng có \(found) ô, tiêu đề có \(expected) cột; ô có chứa dấu phân cách"
                    + " phải đặt trong ngoặc kép.",
                en: "The row has \(found) cells, the header \(expected) columns; put a cell that"
                    + " contains the separator in quotes.")
        case .tooFewCells(let expected, let found):
            Phrase(
                vi: "Dòng chỉ có \(found) ô, tiêu đề có \(expected) cột; ô trống cũng phải có dấu"
                    + " phân cách.",
                en: "The row has only \(found) cells, the header \(expected) columns; empty cells"
                    + " need their separators too.")
        }
    }

    private static func encodingMessage(_ offset: Int, _ likely: Encoding) -> Phrase {
        let name =
            switch likely {
            case .utf16LittleEndian: Phrase(vi: "UTF-16 LE", en: "UTF-16 LE")
            case .utf16BigEndian: Phrase(vi: "UTF-16 BE", en: "UTF-16 BE")
            case .windowsOrTCVN3:
                Phrase(
                    vi: "bảng mã Windows hoặc TCVN3 (ABC)",
                    en: "a Windows or TCVN3 (ABC) encoding")
            }
        return Phrase(
            vi: "Tệp không phải UTF-8 (byte thứ \(offset), đếm từ 0); có lẽ là \(name.vi)."
                + " Hãy lưu lại dưới dạng CSV UTF-8.",
            en: "The file is not UTF-8 (byte \(offset), counted from 0); it is likely \(name.en)."
                + " Save it again as CSV UTF-8.")
    }
}

/// Cuts valid UTF-8 into rows; the signs that matter are ASCII, so bytes suffice.
private struct SheetReader {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    var problems: [SheetProblem] = []

    /// Where the row read last ended.
    private(set) var rowEnd = Sheet.Place(line: 1, column: 1)

    private let bytes: [UInt8]
    private let separator: UInt8
    private var index: Int
    private var line = 1
    /// The last index whose column was counted, so that each byte is counted once.
    private var counted: (index: Int, column: Int)

    init(bytes: [UInt8]) {
        self.bytes = bytes
        index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        counted = (index, 1)
        let stated = SheetReader.statedSeparator(in: bytes[index...])
        separator = stated ?? SheetReader.separator(in: bytes[index...])
        guard stated != nil else { return }
        index += SheetReader.separatorMark.count + 1
        consumeLineBreak()
    }

    private static let separatorMark = Array("sep=".utf8)

    /// The sign that the line `sep=;` states, which spreadsheets put before the header for themselves.
    private static func statedSeparator(in bytes: ArraySlice<UInt8>) -> UInt8? {
        let line = bytes.prefix { $0 != lineFeed && $0 != carriageReturn }
        guard line.count == separatorMark.count + 1, line.starts(with: separatorMark),
            line.count < bytes.count
        else { return nil }
        return separators.first { $0 == line.last }
    }

    private static let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]

    /// The sign that stands most often outside quotes in the first row that is no empty line.
    ///
    /// Where two stand equally often, the one that is rarer in running text.
    private static func separator(in bytes: ArraySlice<UInt8>) -> UInt8 {
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes.drop(while: { $0 == lineFeed || $0 == carriageReturn }) {
            if byte == quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == lineFeed || byte == carriageReturn { break }
            if let candidate = separators.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        guard let most = counts.max(), most > 0, let winner = counts.firstIndex(of: most) else {
            return UInt8(ascii: ",")
        }
        return separators[winner]
    }

    /// The next row with any text in it; `nil` at the end of the file.
    mutating func nextRow() throws(SheetProblem) -> Sheet.Row? {
        while index < bytes.count {
            var cells: [String] = []
            var places: [Sheet.Place] = []
            repeat {
                places.append(place())
                cells.append(try cell())
            } while consumeSeparator()
            rowEnd = place()
            consumeLineBreak()
            guard cells.allSatisfy(\.isEmpty) else {
                return Sheet.Row(cells: cells, places: places)
            }
        }
        return nil
    }

    private mutating func cell() throws(SheetProblem) -> String {
        guard index < bytes.count, bytes[index] == SheetReader.quote else {
            return text(bytes[restOfCell()])
        }
        let opening = place()
        var content: [UInt8] = []
        index += 1
        while true {
            guard index < bytes.count else { throw SheetProblem(.unterminatedQuote, at: opening) }
            let byte = bytes[index]
            if byte == SheetReader.quote {
                index += 1
                guard index < bytes.count, bytes[index] == SheetReader.quote else { break }
                content.append(byte)
                index += 1
            } else if consumeLineBreak() {
                content.append(SheetReader.lineFeed)
            } else {
                content.append(byte)
                index += 1
            }
        }
        let closing = place()
        let rest = text(bytes[restOfCell()])
        if rest.contains(where: { !$0.isWhitespace }) {
            problems.append(SheetProblem(.textAfterQuote(rest), at: closing))
        }
        return text(content[...])
    }

    /// Moves to the end of an unquoted cell.
    private mutating func restOfCell() -> Range<Int> {
        let start = index
        while index < bytes.count, bytes[index] != separator, bytes[index] != SheetReader.lineFeed,
            bytes[index] != SheetReader.carriageReturn
        {
            index += 1
        }
        return start..<index
    }

    private mutating func consumeSeparator() -> Bool {
        guard index < bytes.count, bytes[index] == separator else { return false }
        index += 1
        return true
    }

    @discardableResult
    private mutating func consumeLineBreak() -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case SheetReader.carriageReturn:
            index += 1
            if index < bytes.count, bytes[index] == SheetReader.lineFeed { index += 1 }
        case SheetReader.lineFeed: index += 1
        default: return false
        }
        line += 1
        counted = (index, 1)
        return true
    }

    private mutating func place() -> Sheet.Place {
        let passed = bytes[counted.index..<index]
        counted = (index, counted.column + String(decoding: passed, as: UTF8.self).count)
        return Sheet.Place(line: line, column: counted.column)
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).nfc
    }
}
