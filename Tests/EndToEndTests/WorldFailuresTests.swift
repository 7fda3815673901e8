import Foundation
import Glibc
import Testing

/// The lock is held, the disk is full, a permission is missing: exit status 4, and nothing is lost.
struct WorldFailuresTests {
    @Test func `A ledger that another process writes is waited for, then its holder is named`()
        async throws
    {
        let scratch = try await Scratch()
        let before = try scratch.contents()
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        let file = open(scratch.ledger + "/ledger.json", O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        try #require(flock(file, LOCK_EX | LOCK_NB) == 0)
        // Started directly: it only waits, and shall not keep other tests from running.
        let start = ContinuousClock.now
        let environment = scratch.environment(by: "giu-so", Program.environment)
        let waiting = try Child(
            Program.path, ["import", "xa.csv"], environment: environment, folder: scratch.folder)
        let looking = try await scratch.run("status")
        #expect(looking.status == 0, "readers do not wait")
        let outcome = try await waiting.outcome()
        let waited = ContinuousClock.now - start
        #expect(outcome.status == 4)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.hasPrefix("socai: một tiến trình khác đang ghi sổ cái\n"))
        #expect(outcome.messages.contains("  Vị trí: đang giữ khóa: tiến trình \(getpid()) ("))
        #expect(
            outcome.messages.contains("  Lý do: flock: đang bận: có tiến trình khác giữ\n"),
            "\(outcome.messages)")
        #expect(outcome.messages.contains("chạy lại; chưa có gì được ghi"))
        #expect(waited >= .seconds(9))
        #expect(try scratch.contents() == before)
        close(file)
        try await scratch.record("import", "xa.csv")
    }

    @Test func `A writer that waits goes on when the other has ended`() async throws {
        let scratch = try await Scratch()
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        let file = open(scratch.ledger + "/ledger.json", O_RDONLY | O_CLOEXEC)
        try #require(flock(file, LOCK_EX | LOCK_NB) == 0)
        let environment = scratch.environment(by: "giu-so", Program.environment)
        let waiting = try Child(
            Program.path, ["import", "xa.csv"], environment: environment, folder: scratch.folder)
        try await Task.sleep(for: .milliseconds(300))
        close(file)
        let outcome = try await waiting.outcome()
        #expect(outcome.status == 0)
        #expect(outcome.output == "17\n")
    }

    @Test func `Many writers at once each get their turn`() async throws {
        let scratch = try await Scratch()
        let target = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "581", "--period", "2025")
        try await withThrowingTaskGroup(of: Child.Outcome.self) { group in
            for month in 1...12 {
                group.addTask {
                    try await scratch.run(
                        "report", target, month < 10 ? "2025-0\(month)" : "2025-\(month)",
                        "\(month)", by: "bao-cao")
                }
            }
            var numbers: Set<Int> = []
            for try await outcome in group {
                #expect(outcome.status == 0, "\(outcome.messages)")
                numbers.insert(try #require(outcome.lines.first.flatMap { Int($0) }))
            }
            #expect(numbers == Set(18..<30))
        }
        #expect(try await scratch.json("verify")["outcome"] == "intact")
    }

    /// Three thousand units: more than any of the limits below let through.
    private static func manyUnits(in scratch: Scratch) throws {
        let rows = (1...3000).map { "xa-\($0),Xã số \($0)\n" }
        try scratch.file("nhieu.csv", "unit,name\n" + rows.joined())
        try scratch.file("xa.csv", "unit,name\nxa-moi,Xã Mới\n")
    }

    /// What has to hold after a write that failed half-way: nothing is acknowledged, the log is as it was,
    /// reading and recording go on, and the ledger is intact.
    private static func checkRecovery(of scratch: Scratch, to before: Data) async throws {
        #expect(try scratch.log() == before)
        let log = try await scratch.run("log")
        #expect(log.status == 0)
        #expect(log.bytes == before)
        #expect(try await scratch.record("import", "xa.csv") == [Scratch.eventCount])
        let quarantined = try scratch.contents().filter { $0.key.hasPrefix("quarantine/") }
        #expect(quarantined.isEmpty, "what the full disk took in part was taken off again")
        #expect(try scratch.log().starts(with: before))
        let audit = try await scratch.json("verify")
        #expect(audit["outcome"] == "intact")
        #expect(audit["size"] == .integer(Scratch.eventCount + 1))
        try await scratch.record("import", "nhieu.csv")
    }

    /// With the signal ignored by whoever started the program, and with what the signal does by itself.
    @Test(arguments: ["trap '' XFSZ; ", ""])
    func `A file size limit fails the batch and loses nothing`(start: String) async throws {
        let scratch = try await Scratch()
        try Self.manyUnits(in: scratch)
        let before = try scratch.log()
        let outcome = try await Program.shell(
            start + "ulimit -f 100; exec $SOCAI import nhieu.csv",
            environment: scratch.environment(), folder: scratch.folder)
        #expect(outcome.status == 4)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("write: tệp vượt kích thước cho phép"))
        try await Self.checkRecovery(of: scratch, to: before)
    }

    private static let canMount = geteuid() == 0

    @Test(.enabled(if: canMount, "mounting a small disk needs root"))
    func `A full disk is told as one and loses nothing`() async throws {
        let scratch = try await Scratch()
        try Self.manyUnits(in: scratch)
        let before = try scratch.log()
        // The small disk lives in a mount namespace of its own and is gone with the script. Once
        // what was half-written has been copied off it, the ledger goes on elsewhere.
        let outcome = try await Program.shell(
            """
            unshare --mount sh -c '
              mkdir nho && mount -t tmpfs -o size=96k tmpfs nho || exit 99
              cp -r so-cai/. nho
              $SOCAI --ledger nho import nhieu.csv; status=$?
              cp -r nho/. so-cai
              exit $status'
            """, environment: scratch.environment(by: "giu-so", ["SOCAI_LANG": "en"]),
            folder: scratch.folder)
        if outcome.status == 99 || outcome.messages.contains("unshare") {
            try Test.cancel("no disk can be mounted here: \(outcome.messages)")
        }
        #expect(outcome.status == 4)
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("Why: write: No space left on device\n"))
        #expect(outcome.messages.contains("What to do: free some space and run the command again"))
        try await Self.checkRecovery(of: scratch, to: before)
    }

    @Test func `Without permission to write nothing is written`() async throws {
        let scratch = try await Scratch()
        try scratch.file("xa.csv", "unit,name\nxa-1,Xã Một\n")
        let before = try scratch.contents()
        try #require(chmod(scratch.folder, 0o755) == 0)
        try #require(chmod(scratch.folder + "/xa.csv", 0o644) == 0)
        try #require(chmod(scratch.segment, 0o444) == 0)
        try #require(chmod(scratch.ledger + "/log", 0o555) == 0)
        defer { chmod(scratch.ledger + "/log", 0o755) }
        let outcome = try await Program.runUnprivileged(
            ["import", "xa.csv"],
            environment: scratch.environment(by: "giu-so", ["SOCAI_LANG": "en"]),
            folder: scratch.folder)
        #expect(outcome.status == 4, "\(outcome.messages)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.messages.contains("Permission denied"))
        #expect(outcome.messages.contains("What to do: check the permissions of the folder"))
        #expect(try scratch.contents() == before)
    }

    @Test func `Output that cannot be written is a failure, a reader that leaves is none`()
        async throws
    {
        let scratch = try await Scratch()
        let environment = scratch.environment(by: "giu-so", ["SOCAI_LANG": "en"])
        let full = try await Program.shell("$SOCAI log > /dev/full", environment: environment)
        #expect(full.status == 4)
        #expect(
            full.messages.hasPrefix(
                """
                socai: not all of the result could be written to standard output
                  Why: write: No space left on device

                """))
        for (language, text) in [
            (
                "en",
                """
                socai: not all of the result could be written to standard output
                  Why: write: No space left on device
                  What to do: what was printed is incomplete: check the space where it goes, and run a \
                command that shows or verifies again
                    a command that records has recorded: see “socai log”, do not run it again

                """
            ),
            (
                "vi",
                """
                socai: không ghi được hết kết quả ra đầu ra chuẩn
                  Lý do: write: không còn chỗ trống trên đĩa
                  Cách xử lý: kết quả đã in là chưa đầy đủ: kiểm tra chỗ trống ở nơi nhận kết quả rồi chạy \
                lại lệnh xem hay kiểm tra
                    riêng lệnh ghi sổ thì đã ghi xong: xem bằng “socai log”, đừng chạy lại

                """
            ),
        ] {
            let environment = scratch.environment(by: "giu-so", ["SOCAI_LANG": language])
            for options in ["", "--json"] {
                let verified = try await Program.shell(
                    "$SOCAI verify \(options) > /dev/full", environment: environment)
                #expect(verified.status == 4)
                #expect(verified.messages == text)
            }
            // That the ledger is damaged is not lost with the list of its flaws.
            let damaged = try await Scratch()
            try damaged.replaceLog(damaged.log() + Data("x".utf8))
            let told = try await Program.shell(
                "$SOCAI verify > /dev/full",
                environment: damaged.environment(by: "giu-so", ["SOCAI_LANG": language]))
            #expect(told.status == 3)
            #expect(told.messages.hasSuffix(text), "\(told.messages)")
        }
        try Self.manyUnits(in: scratch)
        try await scratch.record("import", "nhieu.csv")
        let head = try await Program.shell(
            "{ $SOCAI log; echo $? >&2; } | head -1", environment: environment)
        #expect(head.messages == "0\n")
        #expect(head.lines.count == 1)
        let closed = try await Program.shell("$SOCAI log >&-", environment: environment)
        #expect(closed.status == 4)
    }
}
