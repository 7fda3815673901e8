import Foundation
import Testing

/// The rules of the formatter, all of them on.
@Suite struct FormatTests {
    private struct Configuration: Decodable {
        let rules: [String: Bool]
    }

    @Test func `The formatter's configuration names every rule there is, each on`() throws {
        let own = try JSONDecoder().decode(
            Configuration.self,
            from: Data(contentsOf: SourceTree.root.appending(path: ".swift-format")))
        let known = try JSONDecoder().decode(Configuration.self, from: dumpedConfiguration())
        #expect(own.rules.keys.sorted() == known.rules.keys.sorted())
        #expect(own.rules.filter { !$0.value }.keys.sorted() == [])
        #expect(known.rules.count > 40, "the toolchain told its rules")
    }

    /// What the toolchain's formatter does when nobody tells it.
    private func dumpedConfiguration() throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift", "format", "dump-configuration"]
        // Away from the package, whose own configuration would be shown instead.
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try #require(data)
    }
}
