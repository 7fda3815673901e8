import Testing

/// Who may import whom: `EventLog ← Reporting ← Projections ← Bookkeeping ← Exports ← socai`, and
/// `Reporting ← Directives ← socai`.
@Suite struct ImportTests {
    /// What every file of a room may import.
    private static let rooms: [(folder: String, modules: Set<String>)] = [
        ("EventLog/", ["Swift", "Synchronization"]),
        ("Sources/Reporting/", ["Swift", "EventLog"]),
        ("Sources/Directives/", ["EventLog", "Reporting"]),
        ("Projections/", ["EventLog", "Reporting"]),
        ("Sources/Bookkeeping/", ["EventLog", "Reporting", "Projections"]),
        ("Sources/Exports/", ["EventLog", "Reporting", "Projections", "Bookkeeping"]),
        (
            "Sources/socai/",
            ["EventLog", "Reporting", "Directives", "Projections", "Bookkeeping", "Exports"]
        ),
    ]

    /// What a single file may import besides, because it is the one that talks to the machine.
    private static let doors: [String: Set<String>] = [
        "EventLog/Storage/LinuxDisk.swift": ["Glibc"],
        "EventLog/Storage/LinuxFile.swift": ["CSyncFileRange", "Glibc"],
        "EventLog/Storage/LinuxLocker.swift": ["Glibc"],
        "EventLog/Storage/AppendRequest.swift": ["Dispatch"],
        "EventLog/Storage/BatchWriter.swift": ["Dispatch"],
        "EventLog/Line/CRC32C.swift": ["CCastagnoli"],
        "EventLog/Audit/Sweep.swift": ["Dispatch"],
        "EventLog/SideBySide.swift": ["Dispatch"],
        "EventLog/Tree/SHA256.swift": ["CLibCrypto"],
        "EventLog/Note/Ed25519.swift": ["CLibCrypto"],
        "Sources/Directives/Docx/DocxXML.swift": ["Foundation", "FoundationXML"],
        "Sources/Directives/Docx/ZipContainer.swift": ["CZip"],
        "Sources/Reporting/Arithmetic/Integer.swift": ["CGMP"],
        "Sources/Exports/Minutes/QRCode.swift": ["CQREncode"],
        "Sources/socai/main.swift": ["Glibc"],
        "Sources/socai/Bench/Machine.swift": ["Glibc"],
        "Sources/socai/Frame/Environment.swift": ["Glibc"],
        "Sources/socai/Commands/KeyFile.swift": ["Glibc"],
        "Sources/socai/Screen/Channel.swift": ["Glibc"],
        "Sources/socai/Screen/Terminal.swift": ["Glibc"],
        "Sources/socai/Session/FileAccess.swift": ["Glibc"],
        "Sources/socai/Session/FileAccess+Writing.swift": ["Glibc"],
        "Sources/socai/Session/Phrase+Cause.swift": ["Glibc"],
        "Sources/socai/Session/StandardInput.swift": ["Glibc"],
        "Sources/socai/Session/SystemClock.swift": ["Glibc"],
    ]

    @Test func `Every import stands in the table of who may import whom`() throws {
        var strangers: [String] = []
        var importCount = 0
        for file in try SourceTree.files(in: SourceTree.codeRooms) {
            let room = Self.rooms.first { file.path.hasPrefix($0.folder) }
            let accepted = (room?.modules ?? []).union(Self.doors[file.path] ?? [])
            for (index, line) in file.lines.enumerated() {
                guard let module = Self.module(importedBy: line) else { continue }
                importCount += 1
                if !accepted.contains(module) {
                    strangers.append("\(file.path):\(index + 1) imports \(module)")
                }
            }
        }
        #expect(strangers == [])
        #expect(importCount > 100, "the imports are found at all")
    }

    @Test func `Every file with a door of its own exists and uses it`() throws {
        for (path, modules) in Self.doors {
            let imported = try SourceTree.file(path).lines.compactMap(Self.module)
            #expect(modules.isSubset(of: imported), "\(path)")
        }
    }

    /// The table works by the names of the lines; each form of an import is one of them.
    @Test(arguments: [
        ("import EventLog", "EventLog"), ("package import Reporting", "Reporting"),
        ("public import EventLog", "EventLog"), ("  import Glibc", "Glibc"),
        ("@_spi(_Unicode) import Swift", "Swift"),
        ("@preconcurrency public import Foundation", "Foundation"),
        ("import struct Foundation.URL", "Foundation"), ("import Foundation.NSURL", "Foundation"),
        ("internal import Glibc // why", "Glibc"),
        ("@testable import EventLog", "EventLog"), ("#if x; import Glibc", nil),
        ("/// import nothing", nil), ("// import nothing", nil), ("let important = 1", nil),
        ("\"import units, members\"", nil), ("", nil),
    ])
    func `An import is recognized in every form`(line: String, module: String?) {
        #expect(Self.module(importedBy: line) == module)
    }

    private static func module(importedBy line: String) -> String? {
        let modifiers: Set<Substring> = [
            "public", "package", "internal", "fileprivate", "private",
        ]
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
        ]
        var words = line.split(whereSeparator: \.isWhitespace)[...]
        while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
            words = words.dropFirst()
        }
        guard words.first == "import" else { return nil }
        words = words.dropFirst()
        if let word = words.first, kinds.contains(word) { words = words.dropFirst() }
        return words.first?.split(separator: ".").first.map(String.init)
    }
}
