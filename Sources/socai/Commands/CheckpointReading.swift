import EventLog
import Reporting

extension Option {
    static let checkpoint = Option(
        "--checkpoint", "FILE", accepts: .file,
        help: Phrase(
            vi: "điểm kiểm làm mốc; mặc định là điểm kiểm lớn nhất trong checkpoints/",
            en: "the checkpoint to prove against; the largest in checkpoints/ by default"))
    static let key = Option(
        "--key", "FILE", isRequired: true, accepts: .file,
        help: Phrase(
            vi: "tệp khóa bí mật do “socai keygen” tạo",
            en: "the private key file that “socai keygen” made"))
    static let out = Option(
        "--out", "FILE", accepts: .file,
        help: Phrase(
            vi: "tệp kết quả, chưa có; không nêu thì in ra đầu ra chuẩn",
            en: "the file to write, not there yet; standard output by default"))
    static let force = Option(
        flag: "--force",
        help: Phrase(
            vi: "thay tệp --out đã có (không bao giờ thay khóa bí mật hay tệp trong sổ cái)",
            en: "replace a file that --out names (never a private key or a file of a ledger)"))
}

extension Invocation {
    /// The signed checkpoint in a file or on standard input; its signatures are not checked.
    func checkpoint(
        in path: String, for name: String = Option.checkpoint.name
    ) throws(Failure) -> SignedCheckpoint {
        let bytes =
            try path == StandardInput.name ? StandardInput.read() : FileAccess.read(path, for: name)
        return try Failure.reading(path) { () throws(NoteError) in try SignedCheckpoint(bytes) }
    }

    /// The checkpoints given by `--checkpoint`, as `reading` takes them from their files, each signed by a
    /// known key where keys are known.
    func givenCheckpoints(
        signedBy keys: [VerifierKey],
        reading: (String) throws(Failure) -> SignedCheckpoint
    ) throws(Failure) -> [(name: String, signed: SignedCheckpoint)] {
        var given: [(name: String, signed: SignedCheckpoint)] = []
        for path in values("--checkpoint") {
            let signed = try reading(path)
            if !keys.isEmpty { _ = try signed.attestations(by: keys, in: path) }
            given.append((path, signed))
        }
        return given
    }

    /// The keys that an option names, each for what it signs and for cosignatures.
    ///
    /// A witness may make its name known with the key as `keygen` prints it: its cosignatures bear
    /// the number of the same key as a cosigning one.
    func verifierKeys(_ option: String) throws(Failure) -> [VerifierKey] {
        var keys: [VerifierKey] = []
        for text in values(option) {
            do throws(NoteError) {
                let key = try VerifierKey(text)
                keys += key.kind == .note ? [key, key.signing(.cosignature)] : [key]
            } catch {
                throw Failure(error, in: option)
            }
        }
        return keys
    }

    /// The checkpoint in a file, of the log at hand and no larger than it.
    func checkpoint(
        in path: String, for name: String = Option.checkpoint.name, of log: Log
    ) throws(Failure) -> SignedCheckpoint {
        let signed = try checkpoint(in: path, for: name)
        let origin = log.identity.origin
        guard signed.checkpoint.isOf(origin) else {
            throw Failure(
                .otherOrigin(expected: origin, found: signed.checkpoint.origin), in: path)
        }
        guard signed.checkpoint.size <= log.size else {
            throw .contradicted(
                in: path,
                why: Phrase(
                    vi: "điểm kiểm gồm \(signed.checkpoint.size) sự kiện, sổ chỉ còn \(log.size): "
                        + "phần đuôi đã bị cắt bỏ",
                    en: "the checkpoint covers \(signed.checkpoint.size) events, the ledger has "
                        + "\(log.size): its tail was removed"))
        }
        return signed
    }

    /// The checkpoint to prove against: that of `--checkpoint`, else the largest kept.
    func checkpointToProve(of log: Log) throws(Failure) -> SignedCheckpoint {
        if let path = value("--checkpoint") { return try checkpoint(in: path, of: log) }
        guard let latest = try latestCheckpoint(of: log) else { throw .noCheckpoint }
        return latest
    }

    /// Every checkpoint kept, the smallest first.
    func checkpoints(of log: Log) throws(Failure) -> [SignedCheckpoint] {
        do throws(LogError) {
            return try log.checkpoints()
        } catch {
            throw Failure(error)
        }
    }

    /// The largest checkpoint kept, no larger than the log at hand; `nil` where there is none.
    func latestCheckpoint(of log: Log) throws(Failure) -> SignedCheckpoint? {
        let kept = try checkpoints(of: log)
        guard let latest = kept.last, latest.checkpoint.size > log.size else { return kept.last }
        // Since the log was read another process may have appended to it, and kept a checkpoint of that.
        let size = try sizeNow()
        guard latest.checkpoint.size > size else {
            return kept.last { $0.checkpoint.size <= log.size }
        }
        throw .contradicted(
            in: "checkpoints/",
            why: Phrase(
                vi: "điểm kiểm gồm \(latest.checkpoint.size) sự kiện, sổ chỉ còn \(size): phần "
                    + "đuôi đã bị cắt bỏ",
                en: "a checkpoint covers \(latest.checkpoint.size) events, the ledger has "
                    + "\(size): its tail was removed"))
    }

    /// How many events the ledger has now.
    private func sizeNow() throws(Failure) -> UInt64 {
        let folder = try ledger()
        do throws(LogError) {
            return try Log.open(folder, for: .reading, disk: LinuxDisk()).size
        } catch {
            throw Failure(error)
        }
    }

    /// Refuses a checkpoint, of `--checkpoint`, kept, or at `place`, that the log contradicts: nothing is made of
    /// what it does not stand for.
    func require(
        _ signed: SignedCheckpoint, toAgreeWith log: Log, in place: String? = nil
    ) throws(Failure) {
        let root: Hash
        do throws(LogError) {
            root = try log.root(at: signed.checkpoint.size)
        } catch {
            throw Failure(error)
        }
        guard root == signed.checkpoint.root else {
            let isGiven = info.option("--checkpoint") != nil
            throw .contradicted(
                in: place ?? (isGiven ? value("--checkpoint") : nil) ?? "checkpoints/",
                why: Phrase(
                    vi:
                        "điểm kiểm ghi gốc \(signed.checkpoint.root.base64); \(signed.checkpoint.size) "
                        + "sự kiện đầu cho gốc \(root.base64): không còn như lúc ký",
                    en: "it says the root is \(signed.checkpoint.root.base64); the first "
                        + "\(English.count(signed.checkpoint.size, "event")) give \(root.base64)"))
        }
    }

    /// The ledger's log, opened for reading.
    func logToRead() throws(Failure) -> Log {
        let folder = try ledger()
        do throws(LogError) {
            let log = try Log.open(folder, for: .reading, disk: LinuxDisk())
            warn(of: log)
            return log
        } catch {
            throw Failure(error)
        }
    }

    /// The ledger's log, opened for what must hold the writer's lock.
    func logToSign(in folder: String) throws(Failure) -> Log {
        do throws(LogError) {
            let log = try Log.open(
                folder, for: .appending(timeoutMilliseconds: Self.lockTimeoutMilliseconds),
                disk: LinuxDisk())
            try log.requireOwnIdentity()
            warn(of: log)
            return log
        } catch {
            throw Failure(error)
        }
    }

    /// Refuses an `--out` that nothing can be delivered to, before the ledger is touched.
    func prepareDelivery() throws(Failure) {
        guard let path = value("--out") else { return }
        try FileAccess.prepare(path, deliveryOverwriting)
    }

    private var deliveryOverwriting: Overwriting {
        Overwriting(isForced: flag(Option.force.name))
    }

    /// Writes bytes to `--out`, else to standard output.
    func deliver(_ bytes: [UInt8]) throws(Failure) {
        guard let path = value("--out") else {
            output.write(bytes)
            return
        }
        try FileAccess.write(
            bytes, to: path, overwriting: deliveryOverwriting)
        tell(Phrase(vi: "đã ghi vào \(path)", en: "wrote \(path)"))
    }
}

extension Failure {
    static let noCheckpoint = Failure(
        .usage, Phrase(vi: "sổ cái chưa có điểm kiểm nào", en: "the ledger has no checkpoint yet"),
        remedies: [
            Phrase(
                vi: "lập điểm kiểm bằng: socai checkpoint --key TỆP",
                en: "issue one: socai checkpoint --key FILE")
        ])

    /// The log is not what a checkpoint of it says.
    static func contradicted(in place: String, why: Phrase) -> Failure {
        Failure(
            .damaged,
            Phrase(
                vi: "sổ cái không khớp với điểm kiểm", en: "the ledger contradicts the checkpoint"),
            place: Phrase(verbatim: place), why: why, remedies: [.runVerify])
    }
}
