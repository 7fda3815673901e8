package import Reporting

/// Why a file that looks like a Word document gives no text (tệp Word không đọc được).
package enum DocxProblem: Error, Equatable, Sendable {
    /// The zip container is broken.
    case brokenContainer(Phrase)
    /// A zip file without the part that holds the text of a Word document.
    case notWord
    /// The part is encrypted inside the container.
    case encrypted
    /// The part unpacks to more than a directive can be.
    case tooLarge(limit: Int)
    /// The text is no well-formed XML, or declares a document type, which the format forbids.
    case brokenXML(line: Int)

    /// What was found and what to do.
    package var message: Phrase {
        switch self {
        case .brokenContainer(let reason):
            Phrase(
                vi:
                    "tệp nén .docx bị hỏng (\(reason.vi)); hãy lấy lại tệp gốc hoặc lưu lại từ Word",
                en:
                    "the .docx container is broken (\(reason.en)); get the original again or save it"
                    + " anew from Word")
        case .notWord:
            Phrase(
                vi: "tệp nén này không phải là văn bản Word (thiếu word/document.xml); hãy nêu tệp"
                    + " .docx hoặc tệp văn bản thuần",
                en: "this zip file is no Word document (word/document.xml is missing); name a"
                    + " .docx or plain text file")
        case .encrypted:
            Phrase(
                vi: "văn bản trong tệp .docx được mã hóa; hãy lưu lại không có mật khẩu",
                en: "the document inside the .docx is encrypted; save it without a password")
        case .tooLarge(let limit):
            Phrase(
                vi:
                    "văn bản bung ra quá \(limit / 1_048_576) MB, không phải là một văn bản chỉ đạo;"
                    + " hãy kiểm tra lại tệp",
                en: "the document unpacks to more than \(limit / 1_048_576) MB, which no directive"
                    + " is; check the file")
        case .brokenXML(let line):
            Phrase(
                vi: "phần văn bản của tệp .docx sai cú pháp XML ở dòng \(line); hãy lấy lại tệp gốc"
                    + " hoặc lưu lại từ Word",
                en: "the text part of the .docx is broken XML at line \(line); get the original"
                    + " again or save it anew from Word")
        }
    }
}
