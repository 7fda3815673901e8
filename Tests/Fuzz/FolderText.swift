/// Files of a ledger folder in one text: before each a line `==> PATH`, as `tail` shows several files.
enum FolderText {
    private static let mark = Array("==> ".utf8)
    private static let feed = UInt8(ascii: "\n")
    private static let rooms = ["log/", "evidence/", "checkpoints/", "derived/", "quarantine/"]

    /// The files by their paths in the folder; what stands before the first mark belongs to none.
    static func files(in bytes: [UInt8]) -> [(path: String, bytes: [UInt8])] {
        var files: [(path: String, bytes: [UInt8])] = []
        for line in bytes.split(separator: feed, omittingEmptySubsequences: false) {
            if line.starts(with: mark) {
                files.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
            } else if !files.isEmpty {
                files[files.count - 1].bytes += line + [feed]
            }
        }
        // What stands behind the last line feed has none itself.
        if files.last?.bytes.last == feed { files[files.count - 1].bytes.removeLast() }
        return files.filter { isPossible($0.path) }
    }

    /// Whether a file can lie there: in a room of the ledger, or in the place of `ledger.json`.
    private static func isPossible(_ path: String) -> Bool {
        let name = rooms.first { path.hasPrefix($0) }.map { path.dropFirst($0.count) }
        guard let name else { return path == "ledger.json" }
        return !name.isEmpty && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}
