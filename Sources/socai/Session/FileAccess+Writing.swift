import EventLog
import Glibc
import Reporting

/// What a command may put its result in place of.
struct Overwriting: Sendable {
    /// Nothing that is there is replaced, whoever asks for it.
    static let never = Overwriting(isForced: nil)

    /// Whether `--force` was given; `nil` where the command has no use for it.
    let isForced: Bool?
    /// Whether a file with these bytes is an earlier result, which people expect to be renewed.
    var renews: @Sendable ([UInt8]) -> Bool = { _ in false }
}

extension FileAccess {
    /// Makes the file that `name`, an option, was given; durable on return.
    ///
    /// A reader sees nothing, or all of it. What is there already is replaced only as `overwriting`
    /// says; a folder, a device, a private key and whatever belongs to a ledger never are. Answers
    /// whether something was.
    @discardableResult
    static func write(
        _ bytes: [UInt8], to path: String, for name: String = "--out",
        overwriting: Overwriting, mode: mode_t = 0o666
    ) throws(Failure) -> Bool {
        let isThere = try prepare(path, for: name, overwriting)
        let target = Environment.resolved(path)
        let partial = folder(of: target) + "/.socai-\(UInt64.random(in: 0 ... .max)).partial"
        try writeNew(
            bytes, to: partial, mode: mode, replacing: isThere ? target : nil,
            named: "\(name) \(path)")
        guard place(partial, at: target, replacing: isThere) else {
            let number = errno
            // What cannot be taken away stays; why the file was not made is what is told.
            _ = unsafe unlink(partial)
            guard number != EEXIST else { throw .isThere(path, name, overwriting) }
            throw .ofCall("rename", "\(name) \(path)", number)
        }
        do throws(DiskError) {
            try LinuxDisk().syncFolder(folder(of: target))
        } catch {
            throw Failure(error)
        }
        return isThere
    }

    /// Makes a folder where none is; durable on return.
    static func makeFolder(_ path: String) throws(Failure) {
        let target = Environment.resolved(path)
        guard kind(of: target) == nil else { return }
        do throws(DiskError) {
            try LinuxDisk().makeFolder(target)
            try LinuxDisk().syncFolder(folder(of: target))
        } catch {
            throw Failure(error)
        }
    }

    /// Refuses a path that ``write(_:to:for:overwriting:mode:)`` would refuse, before anything else was
    /// done; answers whether a file is there that will be replaced.
    @discardableResult
    static func prepare(
        _ path: String, for name: String = "--out", _ overwriting: Overwriting
    ) throws(Failure) -> Bool {
        try requireOutsideLedgers(path, for: name)
        let target = Environment.resolved(path)
        try requireParent(of: target, for: name)
        switch kind(of: target) {
        case nil: return false
        case .folder: throw .isFolder(path, Phrase(verbatim: name))
        case .other:
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” không phải là tệp thường", en: "“\(path)” is no ordinary file"),
                place: Phrase(verbatim: name), remedies: [.chooseAnotherName])
        case .file: break
        }
        // Its owner alone may have a key, and no copy of it: --force is not asked for that much.
        let held = try read(target, for: name)
        guard !held.starts(with: KeyFile.beginning.utf8) else {
            throw .isThere(
                path, name, .never,
                why: Phrase(
                    vi: "đó là một khóa bí mật, không bao giờ bị ghi đè",
                    en: "it is a private key, which is never overwritten"))
        }
        guard overwriting.isForced == true || overwriting.renews(held) else {
            throw .isThere(path, name, overwriting)
        }
        return true
    }

    /// Makes a file that was not there, all its bytes on the disk, for the same eyes as the file that it
    /// will replace.
    private static func writeNew(
        _ bytes: [UInt8], to path: String, mode: mode_t, replacing old: String?,
        named place: String
    ) throws(Failure) {
        // O_EXCL follows no link and replaces nothing (man 2 open). The path lives through the call.
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard file >= 0 else { throw .ofCall("open", place, errno) }
        defer { close(file) }
        var failure: Failure?
        var status = stat()
        // stat fills in the structure that is passed to it.
        if let old, unsafe stat(old, &status) == 0, fchmod(file, status.st_mode & 0o7777) != 0 {
            failure = .ofCall("fchmod", place, errno)
        }
        var start = 0
        while start < bytes.count, failure == nil {
            // `start` is inside the array, and write reads no further than its end.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(file, $0.baseAddress?.advanced(by: start), $0.count - start)
            }
            if count >= 0 { start += count }
            if count < 0, errno != EINTR { failure = .ofCall("write", place, errno) }
        }
        if failure == nil, fsync(file) != 0 { failure = .ofCall("fsync", place, errno) }
        guard let failure else { return }
        // What cannot be taken away stays; the failure that led here is the one to tell.
        _ = unsafe unlink(path)
        throw failure
    }

    /// Gives the finished file its name; where nothing may be replaced, nothing that came in between is.
    private static func place(_ partial: String, at target: String, replacing: Bool) -> Bool {
        // Both paths live through each of the calls.
        guard !replacing else { return unsafe rename(partial, target) == 0 }
        // A second name is refused where the first is taken, which rename does not do (man 2 link).
        if unsafe link(partial, target) == 0 { return unsafe unlink(partial) == 0 }
        // A file system without second names (FAT) has to do without that.
        guard errno == EPERM || errno == EOPNOTSUPP else { return false }
        return unsafe rename(partial, target) == 0
    }
}

extension Failure {
    /// A name that is taken.
    fileprivate static func isThere(
        _ path: String, _ name: String, _ overwriting: Overwriting,
        why: Phrase = Phrase(
            vi: "chương trình không tự ý ghi đè lên tệp đã có",
            en: "no file is overwritten unasked")
    ) -> Failure {
        let force = Phrase(
            vi: "nếu đúng là muốn thay tệp đó, thêm --force",
            en: "if that file shall be replaced, add --force")
        return Failure(
            .usage, Phrase(vi: "tệp “\(path)” đã có", en: "the file “\(path)” is there already"),
            place: Phrase(verbatim: name), why: why,
            remedies: [.chooseAnotherName] + (overwriting.isForced == nil ? [] : [force]))
    }

    /// What a call to the operating system failed at.
    static func ofCall(_ call: String, _ place: String, _ number: Int32) -> Failure {
        let kind: DiskError.Kind =
            switch number {
            case EACCES, EPERM, EROFS: .permission
            case ENOSPC, EDQUOT, EFBIG: .full
            default: .failed
            }
        return Failure(DiskError(kind, path: place, cause: LogError.Cause(ofCall: call, number)))
    }
}

extension Phrase {
    static let chooseAnotherName = Phrase(vi: "chọn tên tệp khác", en: "choose another file")
}
