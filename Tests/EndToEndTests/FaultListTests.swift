import Testing

/// What a person who mends a file needs: all its faults at once, each in terms of the file.
struct FaultListTests {
    private static func faults(of rows: String) async throws -> [String] {
        let scratch = try Scratch(holding: try await Scene.files.value)
        try scratch.file("so-lieu.csv", "target,period,value,status\n" + rows)
        let outcome = try await scratch.run("import", "so-lieu.csv", by: "bao-cao")
        #expect(outcome.status == 2)
        return outcome.messages.split(separator: "\n").dropFirst().map(String.init)
    }

    @Test func `Both faults of one row are listed`() async throws {
        let faults = try await Self.faults(of: "\(Scratch.document)#2,2025-13,5,maybe\n")
        #expect(faults.count == 2)
        #expect(faults.last?.hasPrefix("so-lieu.csv:2:34 [status]") == true)
    }

    @Test func `Faults of reading do not hide faults against the rules`() async throws {
        let faults = try await Self.faults(
            of: "\(Scratch.document)#1,2025-9M,1.577,official\n"
                + "\(Scratch.document)#8,2025,5,official\n")
        let places = faults.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
        #expect(places == ["so-lieu.csv:2", "so-lieu.csv:3"])
    }

    @Test func `Two rows about one period are told by their lines, not by a report that is none`()
        async throws
    {
        let row = "\(Scratch.document)#2,2025-Q4,5,official\n"
        let faults = try await Self.faults(of: row + row)
        #expect(faults.count == 1)
        #expect(faults.first?.hasPrefix("so-lieu.csv:3:") == true)
        #expect(faults.first?.contains("socai upgrade") == false)
    }

    @Test func `A value that contradicts its rate is answered with the rate`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "20", "--measure", "%")
        let outcome = try await scratch.run(
            "report", target, "2025-9M", "50", "--numerator", "1", "--denominator", "4",
            by: "bao-cao", environment: ["SOCAI_LANG": "en"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("which make 25.00"), "\(outcome.messages)")
    }
}
