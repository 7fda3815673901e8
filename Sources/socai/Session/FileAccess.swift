import EventLog
import Reporting

/// Files that people name: read whole, written whole or not at all.
enum FileAccess {
    /// The bytes of a file.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let bytes: [UInt8]?
        guard !isFolder(path) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” là thư mục, không phải tệp", en: "“\(path)” is a folder, no file"
                ))
        }
        do throws(DiskError) {
            bytes = try LinuxDisk().contents(of: path)
        } catch {
            throw Failure(error)
        }
        guard let bytes else {
            throw Failure(
                .usage, Phrase(vi: "không có tệp “\(path)”", en: "there is no file “\(path)”"),
                remedies: [Phrase(vi: "kiểm tra lại đường dẫn", en: "check the path")])
        }
        return bytes
    }

    private static func isFolder(_ path: String) -> Bool {
        do throws(DiskError) {
            return try LinuxDisk().list(path) != nil
        } catch {
            // What cannot be listed is no folder that could be named here.
            return false
        }
    }

    /// Puts the bytes in place of whatever the file held, in one step: a reader sees the old file or the
    /// new one, never half of either.
    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        try requireOutsideLedgers(path)
        let disk = LinuxDisk()
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let partial = path + ".partial"
        do throws(DiskError) {
            try disk.write(bytes, to: partial)
            try disk.rename(partial, to: path)
            try disk.syncFolder(folder.isEmpty ? "/" : folder)
        } catch {
            discard(partial, on: disk)
            throw Failure(error)
        }
    }

    /// Takes away what was written of a file that will not be.
    private static func discard(_ partial: String, on disk: LinuxDisk) {
        do throws(DiskError) {
            if try disk.size(of: partial) != nil { try disk.remove(partial) }
        } catch {
            // What cannot be taken away stays; the failure that led here is the one to tell.
            return
        }
    }

    /// Refuses to write a file that would lie in a ledger.
    static func requireOutsideLedgers(_ path: String) throws(Failure) {
        if let ledger = LedgerLocation.enclosing(path) {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(path)” nằm trong sổ cái “\(ledger)”",
                    en: "“\(path)” lies inside the ledger “\(ledger)”"),
                place: Phrase(verbatim: "--out"),
                remedies: [
                    Phrase(
                        vi: "chọn nơi khác: chương trình không ghi gì vào sổ ngoài sự kiện",
                        en: "choose another place: nothing but events is written into a ledger")
                ])
        }
    }
}
