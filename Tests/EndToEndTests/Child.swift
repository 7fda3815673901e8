import Foundation
import Glibc

/// A process that was started, and the files its output goes to.
///
/// Files instead of pipes: a child never waits for its reader, and inherits nothing of the tests'.
struct Child: Sendable {
    let pid: pid_t
    private let folder: String
    private let start: ContinuousClock.Instant

    /// What a process left when it ended.
    struct Outcome: Sendable {
        /// The exit status; 128 and the signal where a signal ended it.
        let status: Int32
        let bytes: Data
        let messages: String
        /// How long it ran, whatever its test waited for besides.
        let duration: Duration

        var output: String { String(decoding: bytes, as: UTF8.self) }
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    struct CannotStart: Error {
        let path: String
        let errno: Int32
    }

    /// Starts the program at `path` with exactly this environment, `input` on its standard input.
    init(
        _ path: String, _ arguments: [String], environment: [String: String], folder: String,
        input: Data = Data()
    ) throws {
        self.folder = NSTemporaryDirectory() + "socai-run-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: self.folder, withIntermediateDirectories: true)
        try input.write(to: URL(fileURLWithPath: self.folder + "/in"))
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, self.folder + "/in", O_RDONLY, 0)
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, self.folder + "/out", flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, self.folder + "/err", flags, 0o600)
        // env changes the folder and then becomes the program: the process stays the same.
        let command = ["/usr/bin/env", "-C", folder, path] + arguments
        var words = command.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var pid: pid_t = 0
        start = ContinuousClock.now
        let status = posix_spawn(&pid, command[0], &actions, nil, &words, &variables)
        guard status == 0 else { throw CannotStart(path: path, errno: status) }
        self.pid = pid
    }

    /// Whether the process is over, without taking its outcome.
    var hasEnded: Bool {
        var information = siginfo_t()
        let status = waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT)
        return status == 0 && information.si_signo == SIGCHLD
    }

    /// Ends the process at once.
    func kill(_ signal: Int32 = SIGKILL) {
        Glibc.kill(pid, signal)
    }

    /// Waits for the end without holding up the other tests, and takes what was written.
    func outcome() async throws -> Outcome {
        let pid = pid
        let (status, end) = await onOwnThread {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            return (status, ContinuousClock.now)
        }
        let signal = status & 0x7f
        let output = try Data(contentsOf: URL(fileURLWithPath: folder + "/out"))
        let messages = try Data(contentsOf: URL(fileURLWithPath: folder + "/err"))
        try FileManager.default.removeItem(atPath: folder)
        return Outcome(
            status: signal == 0 ? status >> 8 & 0xff : 128 + signal, bytes: output,
            messages: String(decoding: messages, as: UTF8.self), duration: end - start)
    }
}
