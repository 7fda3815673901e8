import EventLog
import Glibc
import Reporting

/// Files that people name: read whole, written whole or not at all.
enum FileAccess {
    /// What is found at a path.
    enum Kind: Equatable {
        case file
        case folder
        /// A device, a pipe, a link that leads nowhere.
        case other
    }

    /// What is at the path; `nil` where nothing is, or nothing can be seen.
    static func kind(of path: String) -> Kind? {
        var status = stat()
        // stat and lstat fill in the structure that is passed to them.
        guard unsafe stat(path, &status) == 0 else {
            return unsafe lstat(path, &status) == 0 ? .other : nil
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The bytes of the file that `name`, an option or an operand, was given.
    static func read(_ path: String, for name: String? = nil) throws(Failure) -> [UInt8] {
        let place = name.map(Phrase.init(placeholder:))
        guard kind(of: path) != .folder else { throw .isFolder(path, place) }
        let bytes: [UInt8]?
        do throws(DiskError) {
            bytes = try LinuxDisk().contents(of: path)
        } catch {
            throw Failure(reading: error, place: place)
        }
        guard let bytes else { throw .noFile(path, place) }
        return bytes
    }

    /// Refuses a path that no folder can be at: where a file is, or where the folder above is missing.
    static func requireFolder(_ path: String, for name: String) throws(Failure) {
        try requireOutsideLedgers(path, for: name)
        try refuseFile(path, for: name)
        let target = Environment.resolved(path)
        if kind(of: target) == nil { try requireParent(of: target, for: name) }
    }

    /// Refuses what is there and no folder.
    static func refuseFile(_ path: String, for name: String) throws(Failure) {
        switch kind(of: Environment.resolved(path)) {
        case .folder, nil: return
        case .file, .other:
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” là tệp, không phải thư mục", en: "“\(path)” is a file, no folder"
                ), place: Phrase(verbatim: name),
                remedies: [Phrase(vi: "nêu một thư mục", en: "name a folder")])
        }
    }

    /// Refuses a path whose folder is not there: none is made by mistake.
    static func requireParent(of target: String, for name: String) throws(Failure) {
        let parent = folder(of: target)
        guard kind(of: parent) != .folder else { return }
        throw Failure(
            .usage,
            Phrase(vi: "không có thư mục “\(parent)”", en: "there is no folder “\(parent)”"),
            place: Phrase(verbatim: name),
            remedies: [
                Phrase(
                    vi: "kiểm tra lại đường dẫn, hoặc tạo thư mục đó trước: mkdir -p \(parent)",
                    en: "check the path, or make the folder first: mkdir -p \(parent)")
            ])
    }

    /// The folder that a resolved path lies in.
    static func folder(of target: String) -> String {
        let parent = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
        return parent.isEmpty ? "/" : parent
    }

    /// Refuses what would lie in a ledger, by whatever links and dots it is named.
    static func requireOutsideLedgers(_ path: String, for name: String) throws(Failure) {
        guard let ledger = LedgerLocation.enclosing(Environment.resolved(path)) else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "“\(path)” nằm trong sổ cái “\(ledger)”",
                en: "“\(path)” lies inside the ledger “\(ledger)”"),
            place: Phrase(verbatim: name),
            remedies: [
                Phrase(
                    vi: "chọn nơi khác: chương trình không ghi gì vào sổ ngoài sự kiện",
                    en: "choose another place: nothing but events is written into a ledger")
            ])
    }
}

extension Failure {
    static func isFolder(_ path: String, _ place: Phrase?) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "“\(path)” là thư mục, không phải tệp", en: "“\(path)” is a folder, no file"),
            place: place, remedies: [Phrase(vi: "nêu một tệp", en: "name a file")])
    }

    static func noFile(_ path: String, _ place: Phrase?) -> Failure {
        Failure(
            .usage, Phrase(vi: "không có tệp “\(path)”", en: "there is no file “\(path)”"),
            place: place,
            remedies: [Phrase(vi: "kiểm tra lại đường dẫn", en: "check the path")])
    }

    /// Why a file that somebody named cannot be read: the name, or the permission, is what to mend;
    /// the disk is the last to be blamed.
    init(reading error: DiskError, place: Phrase?) {
        let path = error.path
        switch error.cause.errno {
        case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: self = .noFile(path, place)
        case EISDIR: self = .isFolder(path, place)
        case EACCES, EPERM:
            self.init(
                .usage,
                Phrase(
                    vi: "không được phép đọc tệp “\(path)”",
                    en: "the file “\(path)” may not be read"), place: place,
                remedies: [
                    Phrase(
                        vi: "xin quyền đọc tệp đó, hoặc nêu một bản sao đọc được",
                        en: "get permission to read it, or name a copy that can be read")
                ])
        default: self.init(error)
        }
    }
}
