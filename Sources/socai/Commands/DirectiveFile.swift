import Directives
import EventLog
import Reporting

/// A directive's file, and what was read of it.
struct DirectiveFile {
    let path: String
    /// What the ledger calls the file, which has no name of its own on standard input.
    var name: String {
        guard path == StandardInput.name else { return path }
        return Docx.isLikely(bytes) ? "van-ban.docx" : "van-ban.txt"
    }
    let bytes: [UInt8]
    let source: SourceText
    let directive: Directive

    /// The bytes of the file at `path`; `-` stands for standard input.
    static func bytes(at path: String) throws(Failure) -> [UInt8] {
        try path == StandardInput.name
            ? StandardInput.read() : FileAccess.read(path, for: "DOCUMENT")
    }

    /// What `bytes`, the file at `path`, say; `numbers` tells how its numbers are written, where somebody
    /// knows.
    init(_ path: String, bytes: [UInt8], numbers: NumberForm?) throws(Failure) {
        self.path = path
        self.bytes = bytes
        do throws(SourceRefusal) {
            var source = try SourceText(bytes)
            source.numbers = numbers
            self.source = source
        } catch {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” không phải là văn bản đọc được",
                    en: "“\(path)” is no text that can be read"),
                place: Phrase(verbatim: "DOCUMENT"), why: error.message)
        }
        directive = Directive.read(source)
    }

    /// The SHA-256 of the bytes.
    var sha256: String { Hash(of: bytes).hex }

    /// The id that symbol and date make; `nil` where the head lost either.
    var document: DocumentID? {
        guard let symbol = directive.document.symbol, let day = directive.document.day else {
            return nil
        }
        return DocumentID("\(symbol):\(day)")
    }
}
