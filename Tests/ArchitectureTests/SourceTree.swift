import Foundation

/// The files of the package this test was built from.
enum SourceTree {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The rooms whose code ships.
    static let codeRooms = ["EventLog", "Projections", "Sources"]

    /// A text file, named by its path from the root.
    struct File {
        let path: String
        let lines: [String]
    }

    /// Every file below `folders` whose name ends in one of `endings`, in the order of their paths.
    static func files(in folders: [String], ending endings: [String] = [".swift"]) throws -> [File]
    {
        try folders.flatMap { folder in
            let names = try FileManager.default.subpathsOfDirectory(
                atPath: root.appending(path: folder).path)
            return try names.sorted().filter { name in endings.contains { name.hasSuffix($0) } }
                .map { try file("\(folder)/\($0)") }
        }
    }

    /// One file.
    static func file(_ path: String) throws -> File {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return File(path: path, lines: text.components(separatedBy: "\n"))
    }
}
