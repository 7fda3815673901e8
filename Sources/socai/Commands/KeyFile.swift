import EventLog
import Glibc
import Reporting

/// The file of a private key: made for its owner's eyes alone, and used only while it is so.
enum KeyFile {
    /// What the text of every private key begins with.
    static let beginning = "PRIVATE+KEY+"

    /// Writes a new file that only its owner can read, durably; what is there stays, as without the key
    /// in it nothing more is signed.
    static func create(_ key: SignerKey, at path: String) throws(Failure) {
        try refuseInsideLedger(path)
        try FileAccess.write(
            Array((key.text + "\n").utf8), to: path, overwriting: .never, mode: 0o600)
    }

    /// The key in a file that nobody but its owner can read.
    static func read(_ path: String) throws(Failure) -> SignerKey {
        guard FileAccess.kind(of: path) != .folder else {
            throw .isFolder(path, Phrase(verbatim: "--key"))
        }
        // The path lives through the call.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw unreadable(path, "open") }
        defer { close(file) }
        var status = stat()
        // fstat fills in the structure that is passed to it.
        guard unsafe fstat(file, &status) == 0 else { throw unreadable(path, "fstat") }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "người khác đọc được tệp khóa bí mật “\(path)”",
                    en: "others can read the private key file “\(path)”"),
                place: Phrase(verbatim: "--key"),
                why: Phrase(
                    vi: "ai đọc được khóa thì ký được thay chủ khóa",
                    en: "whoever reads it can sign in its owner's name"),
                remedies: [
                    Phrase(
                        vi: "nếu chưa ai sao chép: chmod 600 \(path); nếu không chắc, tạo khóa mới",
                        en:
                            "if nobody has copied it: chmod 600 \(path); if in doubt, make a new key"
                    )
                ])
        }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        // The buffer has the bytes that are asked for.
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe Glibc.read(file, $0.baseAddress, $0.count)
        }
        guard count >= 0 else { throw unreadable(path, "read") }
        do throws(NoteError) {
            return try SignerKey(String(decoding: bytes.prefix(count), as: UTF8.self))
        } catch {
            throw Failure(error, in: path)
        }
    }

    /// Refuses a place that is copied and handed on with a ledger.
    private static func refuseInsideLedger(_ path: String) throws(Failure) {
        guard let ledger = LedgerLocation.enclosing(Environment.resolved(path)) else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "không đặt khóa bí mật trong thư mục sổ cái",
                en: "a private key does not belong in a ledger's folder"),
            place: Phrase(verbatim: ledger),
            why: Phrase(
                vi: "sổ cái được sao chép và trao đi; khóa thì không",
                en: "ledgers are copied and handed on; keys are not"),
            remedies: [Phrase(vi: "chọn thư mục khác", en: "choose another folder")])
    }

    /// Why the key cannot be read, as `errno` tells it now.
    private static func unreadable(_ path: String, _ call: String) -> Failure {
        let number = errno
        let kind: DiskError.Kind = number == EACCES || number == EPERM ? .permission : .failed
        guard number != ENOENT else {
            return Failure(
                .usage,
                Phrase(vi: "không có tệp khóa “\(path)”", en: "there is no key file “\(path)”"),
                place: Phrase(verbatim: "--key"),
                remedies: [
                    Phrase(
                        vi:
                            "kiểm tra lại đường dẫn, hoặc tạo khóa bằng: socai keygen NAME --out TỆP",
                        en: "check the path, or make a key: socai keygen NAME --out FILE")
                ])
        }
        return Failure(
            reading: DiskError(kind, path: path, cause: LogError.Cause(ofCall: call, number)),
            place: Phrase(verbatim: "--key"))
    }
}
