import Foundation
import Testing

/// What the package as a whole promises.
@Suite struct PackageTests {
    @Test func `The visible entries at the top are these and no others`() throws {
        let entries = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        #expect(
            entries.filter { !$0.hasPrefix(".") }.sorted()
                == ["EventLog", "Package.swift", "Projections", "README.md", "Sources", "Tests"])
    }

    @Test func `The readme is read in one go: at most 150 lines`() throws {
        let lines = try SourceTree.file("README.md").lines
        #expect(lines.count <= 151, "150 lines and what follows the last line feed")
    }

    @Test func `The package depends on no other package`() throws {
        let manifest = try SourceTree.file("Package.swift").lines
        let dependencies = manifest.filter { $0.contains(".package(") || $0.contains("url:") }
        #expect(dependencies == [])
        #expect(manifest.contains { $0.contains("name: \"socai\"") }, "the manifest was read")
    }

    @Test(arguments: [
        "try!", "fatalError", "@unchecked Sendable", "nonisolated(unsafe)", "@_exported", "TODO",
        "FIXME",
    ])
    func `Code that ships is free of`(word: String) throws {
        let places = try SourceTree.files(in: SourceTree.codeRooms).flatMap { file in
            file.lines.enumerated().filter { $0.element.contains(word) }
                .map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(places == [])
    }

    @Test func `No file names a place on somebody's machine`() throws {
        let roots = ["work", "home", "Users", "root", "mnt", "opt"].map { "/\($0)/" }
        var places: [String] = []
        let files = try SourceTree.files(
            in: SourceTree.codeRooms + ["Tests"], ending: [".swift", ".md", ".csv", ".modulemap"])
        for file in files {
            for (index, line) in file.lines.enumerated() {
                for root in roots where Self.starts(root, in: line) {
                    places.append("\(file.path):\(index + 1)")
                }
            }
        }
        #expect(places == [])
        #expect(files.count > 100, "the files are found at all")
    }

    /// Whether an absolute path that begins with `root` stands in the line.
    private static func starts(_ root: String, in line: String) -> Bool {
        line.ranges(of: root).contains { range in
            guard range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && !"./-_".contains(before)
        }
    }
}
