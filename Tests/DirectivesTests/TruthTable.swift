import Foundation

/// The truth about the targets of the seed directives, made by hand, that lies beside the package.
struct TruthTable {
    /// One row by its column names.
    typealias Row = [String: String]

    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/seeds").standardizedFileURL

    /// In the gate a missing file is a failure; elsewhere the tests are passed over.
    static var isWanted: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil
            || FileManager.default.fileExists(atPath: folder.appending(path: "targets.csv").path)
    }

    let rows: [Row]

    init() throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: "targets.csv"), encoding: .utf8)
        let lines = Self.cells(of: text)
        let header = lines.first ?? []
        rows = lines.dropFirst().map { cells in
            Dictionary(zip(header, cells)) { first, _ in first }
        }
    }

    /// The text of one directive.
    static func text(of doc: String) throws -> [UInt8] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = names.first { $0.hasPrefix(doc + "_") } ?? doc
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    private static func cells(of text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var previous: Character = "\n"
        for character in text where character != "\u{FEFF}" {
            switch character {
            case "\"":
                if !isQuoted, previous == "\"" { cell.append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
                rows.append([])
            default: cell.append(character)
            }
            previous = character
        }
        return rows.filter { !$0.isEmpty }
    }
}
