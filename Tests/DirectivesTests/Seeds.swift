import Bookkeeping
import Foundation
import Testing

@testable import Directives

/// The five directives that lie beside the package, and what a careful reader found in them.
enum Seeds {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/seeds").standardizedFileURL

    /// Whether tests of them shall run: where they are, and always where their absence must show.
    static let isDue =
        FileManager.default.fileExists(atPath: folder.path)
        || ProcessInfo.processInfo.environment["CI"] == "true"

    /// The text whose file name begins with `number`.
    static func source(_ number: String) throws -> SourceText {
        let name = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .first { $0.hasPrefix(number + "_") }
        return try SourceText(bytes(of: try #require(name)))
    }

    /// The rows of one of the tables, by the names of its columns.
    static func rows(of table: String) throws -> [[String: String]] {
        let sheet = try Sheet(bytes: bytes(of: table))
        return sheet.rows.map { row in
            Dictionary(uniqueKeysWithValues: zip(sheet.header, row.cells))
        }
    }

    private static func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}

extension DocumentFacts {
    /// What is read of a text.
    init(reading source: SourceText) {
        self.init(DirectiveWords(source, Layout(source)))
    }
}
