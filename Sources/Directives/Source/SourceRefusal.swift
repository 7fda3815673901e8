package import Reporting

/// Why bytes are not the text of a directive (lý do không đọc được văn bản).
package enum SourceRefusal: Error, Equatable, Sendable {
    /// The byte at `offset` cannot stand in UTF-8 text.
    case notUTF8(offset: Int, likely: Encoding)
    /// The file is of a kind that holds no text to read.
    case notText(Format)
    /// The word processor's file cannot be opened.
    case wordFile(DocxProblem)
    /// There is nothing but white space.
    case empty

    /// What a file that is not UTF-8 probably is.
    package enum Encoding: Sendable {
        case utf16LittleEndian
        case utf16BigEndian
        /// A code page of Windows (1258, 1252), TCVN3 (ABC) or VNI.
        case windowsOrTCVN3
    }

    /// A kind of file known by its first bytes.
    package enum Format: Sendable, CaseIterable {
        case pdf
        case image
        /// A word processor's file from before 2007, or rich text.
        case oldWord
    }

    /// Refuses what is not UTF-8 text.
    static func check(_ bytes: [UInt8]) throws(SourceRefusal) {
        if let format = Format(of: bytes) { throw .notText(format) }
        if let offset = firstFault(in: bytes) {
            throw .notUTF8(offset: offset, likely: likelyEncoding(of: bytes))
        }
        let blanks: Set<UInt8> = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xEF, 0xBB, 0xBF]
        if bytes.allSatisfy(blanks.contains) { throw .empty }
    }

    /// The first byte that cannot stand in text; a zero byte never does.
    private static func firstFault(in bytes: [UInt8]) -> Int? {
        let zero = bytes.firstIndex(of: 0)
        do {
            _ = try UTF8Span(validating: bytes.span)
            return zero
        } catch {
            return min(error.byteOffsets.lowerBound, zero ?? .max)
        }
    }

    private static func likelyEncoding(of bytes: [UInt8]) -> Encoding {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        guard let zero = bytes.firstIndex(of: 0) else { return .windowsOrTCVN3 }
        // The high byte of a Latin letter is 0, and stands second in little-endian order.
        return zero.isMultiple(of: 2) ? .utf16BigEndian : .utf16LittleEndian
    }
}

extension SourceRefusal.Format {
    /// The first bytes of each kind.
    private static let signatures: [(format: Self, bytes: [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)),
        (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]),
        (.image, Array("GIF8".utf8)), (.image, [0x49, 0x49, 0x2A, 0x00]),
        (.image, [0x4D, 0x4D, 0x00, 0x2A]),
        (.oldWord, [0xD0, 0xCF, 0x11, 0xE0]), (.oldWord, Array("{\\rtf".utf8)),
    ]

    /// The kind that `bytes` begin as; `nil` where they may be text.
    init?(of bytes: [UInt8]) {
        let known = Self.signatures.first { bytes.starts(with: $0.bytes) }
        guard let known else { return nil }
        self = known.format
    }
}

extension SourceRefusal {
    /// What was found and what to do.
    package var message: Phrase {
        switch self {
        case .empty:
            Phrase(
                vi: "Tệp trống, không có chữ nào để đọc.",
                en: "The file is empty: there is no text to read.")
        case .notUTF8(let offset, let likely):
            Phrase(
                vi: "Tệp không phải UTF-8 (byte thứ \(offset), đếm từ 0); có lẽ là"
                    + " \(likely.name.vi). Hãy lưu lại dưới dạng văn bản UTF-8.",
                en: "The file is not UTF-8 (byte \(offset), counted from 0); it is likely"
                    + " \(likely.name.en). Save it again as UTF-8 text.")
        case .notText(let format): format.message
        case .wordFile(let problem): problem.message
        }
    }
}

extension SourceRefusal.Encoding {
    fileprivate var name: Phrase {
        switch self {
        case .utf16LittleEndian: Phrase(vi: "UTF-16 LE", en: "UTF-16 LE")
        case .utf16BigEndian: Phrase(vi: "UTF-16 BE", en: "UTF-16 BE")
        case .windowsOrTCVN3:
            Phrase(
                vi: "bảng mã Windows, VNI hoặc TCVN3 (ABC)",
                en: "a Windows, VNI or TCVN3 (ABC) encoding")
        }
    }
}

extension SourceRefusal.Format {
    fileprivate var message: Phrase {
        switch self {
        case .pdf:
            Phrase(
                vi: "Đây là tệp PDF. Hãy chuyển thành văn bản trước: “pdftotext -layout” nếu PDF có"
                    + " chữ, “ocrmypdf -l vie --sidecar” nếu là bản quét.",
                en: "This is a PDF. Turn it into text first: “pdftotext -layout” where the PDF has"
                    + " text, “ocrmypdf -l vie --sidecar” where it is a scan.")
        case .image:
            Phrase(
                vi: "Đây là tệp ảnh. Hãy nhận dạng chữ trước, ví dụ “tesseract ANH VANBAN -l vie”.",
                en: "This is an image. Recognise its text first: “tesseract IMAGE TEXT -l vie”.")
        case .oldWord:
            Phrase(
                vi:
                    "Đây là tệp Word cũ (.doc), tệp đặt mật khẩu hoặc RTF. Hãy lưu lại thành .docx hoặc văn bản,"
                    + " ví dụ “soffice --convert-to docx TEP”.",
                en:
                    "This is an old Word file (.doc), one with a password, or RTF. Save it as .docx or as text:"
                    + " “soffice --convert-to docx FILE”.")
        }
    }
}
