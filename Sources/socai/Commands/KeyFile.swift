import EventLog
import Glibc
import Reporting

/// The file of a private key: made for its owner's eyes alone, and used only while it is so.
enum KeyFile {
    /// Writes a new file that only its owner can read, durably; what is there stays.
    static func create(_ key: SignerKey, at path: String) throws(Failure) {
        try refuseInsideLedger(path)
        // O_EXCL follows no link and replaces nothing (man 2 open). The path lives through the call.
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            guard errno != EEXIST else {
                throw Failure(
                    .usage,
                    Phrase(vi: "tệp “\(path)” đã có", en: "the file “\(path)” is there already"),
                    why: Phrase(
                        vi: "khóa bí mật không bao giờ bị ghi đè: mất khóa là không ký tiếp được",
                        en: "a private key is never overwritten: without it nothing more is signed"),
                    remedies: [
                        Phrase(vi: "chọn tên tệp khác", en: "choose another file")
                    ])
            }
            throw failure("open", path)
        }
        defer { close(file) }
        let bytes = Array((key.text + "\n").utf8)
        // The array has the bytes that are written, and no others are.
        let written = unsafe bytes.withUnsafeBytes {
            unsafe write(file, $0.baseAddress, $0.count)
        }
        guard written == bytes.count else { throw failure("write", path) }
        guard fsync(file) == 0 else { throw failure("fsync", path) }
    }

    /// The key in a file that nobody but its owner can read.
    static func read(_ path: String) throws(Failure) -> SignerKey {
        // The path lives through the call.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno != ENOENT else {
                throw Failure(
                    .usage,
                    Phrase(vi: "không có tệp khóa “\(path)”", en: "there is no key file “\(path)”"),
                    place: Phrase(verbatim: "--key"),
                    remedies: [
                        Phrase(
                            vi: "tạo khóa bằng: socai keygen NAME --out FILE",
                            en: "make a key: socai keygen NAME --out FILE")
                    ])
            }
            throw failure("open", path)
        }
        defer { close(file) }
        var status = stat()
        // fstat fills in the structure that is passed to it.
        guard unsafe fstat(file, &status) == 0 else { throw failure("fstat", path) }
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
        guard count >= 0 else { throw failure("read", path) }
        do throws(NoteError) {
            return try SignerKey(String(decoding: bytes.prefix(count), as: UTF8.self))
        } catch {
            throw Failure(error, in: path)
        }
    }

    /// Refuses a place that is copied and handed on with a ledger.
    private static func refuseInsideLedger(_ path: String) throws(Failure) {
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        // With no buffer of ours, realpath allocates one (man 3 realpath).
        guard let real = unsafe realpath(parent, nil) else { throw failure("realpath", parent) }
        defer { unsafe free(real) }
        let folders = LedgerLocation.parents(of: unsafe String(cString: real))
        let ledger = folders.first {
            Environment.exists($0 + "/" + LedgerLocation.marker)
        }
        guard let ledger else { return }
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

    /// What `errno` tells of now.
    private static func failure(_ call: String, _ path: String) -> Failure {
        let number = errno
        // The text is copied at once.
        let reason = unsafe String(cString: strerror(number))
        let kind: DiskError.Kind = number == EACCES || number == EPERM ? .permission : .failed
        return Failure(
            DiskError(
                kind, path: path,
                cause: LogError.Cause(call: call, errno: number, reason: reason)))
    }
}
