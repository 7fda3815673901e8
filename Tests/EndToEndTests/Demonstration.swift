import Foundation
import Testing

/// The figures that come with the program, recorded by hand as the demonstration does by itself.
enum Demonstration {
    private static let folder = Program.package + "/Sources/socai/Demo"

    /// A folder for a ledger.
    static func ledger() throws -> Scratch {
        try Scratch(empty: ())
    }

    /// Opens a ledger and imports every file but the budgets, in the order of what they rest on.
    static func record(in scratch: Scratch) async throws {
        try await scratch.record(
            "init", "so-cai", "--origin", "kiem-thu.vn/minh-hoa", "--title", "Minh họa", "--clock",
            "simulated")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let kinds = [
            "units", "members", "documents", "indicators", "targets", "reports", "judgements",
        ]
        for kind in kinds {
            let files = names.filter { $0.contains(kind) && $0 != "budgets.csv" }
            guard !files.isEmpty else { continue }
            let outcome = try await scratch.run(
                ["import", "--numbers", "plain", "--at", "2026-02-01T08:00:00+07:00"]
                    + files.map { folder + "/" + $0 })
            guard outcome.status == 0 else { throw Refused(messages: outcome.messages) }
        }
    }

    struct Refused: Error {
        let messages: String
    }
}
