import Foundation
import Glibc
import Testing

/// The built program, and the other programs its results are checked with.
enum Program {
    /// `socai`, which lies in the build folder beside the bundle of these tests.
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("socai").path

    /// Whether what is missing must not be passed over.
    static let isGate = ProcessInfo.processInfo.environment["CI"] == "true"

    /// The package's folder.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// What lies beside the package: the directives' figures and the provinces' budgets.
    static let shared = URL(fileURLWithPath: package).deletingLastPathComponent().path + "/shared"

    /// The environment of every run: nothing of the tester's but the path.
    static let environment = [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "TZ": "UTC",
    ]

    private static let gate = Turnstile(width: 4)

    /// Runs `socai`.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], folder: String = "/",
        input: Data = Data()
    ) async throws -> Child.Outcome {
        try await run(
            path, arguments, environment: environment, folder: folder, input: input)
    }

    /// Runs a script of the shell; `$SOCAI` names the program.
    static func shell(
        _ script: String, environment: [String: String] = [:], folder: String = "/"
    ) async throws -> Child.Outcome {
        try await run(
            "/bin/sh", ["-c", script],
            environment: environment.merging(["SOCAI": path]) { own, _ in own }, folder: folder)
    }

    /// Runs a script in Python, the second opinion of these tests.
    static func python(
        _ script: String, _ arguments: [String] = [], folder: String = "/"
    ) async throws -> Child.Outcome {
        try await run("/usr/bin/env", ["python3", "-c", script] + arguments, folder: folder)
    }

    /// Runs `socai` as somebody whom permissions bind.
    ///
    /// Root they do not: it then runs as nobody, from a copy, and where that cannot be on this machine the test
    /// is cancelled.
    static func runUnprivileged(
        _ arguments: [String], environment: [String: String], folder: String
    ) async throws -> Child.Outcome {
        guard geteuid() == 0 else {
            return try await run(arguments, environment: environment, folder: folder)
        }
        let script = """
            umask 022
            copy=$(mktemp -d) && chmod 755 "$copy" && cp "$SOCAI" "$copy/socai" || exit 99
            trap 'rm -r "$copy"' EXIT
            as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
            as_nobody "$copy/socai" version >/dev/null && as_nobody ls -R "$PWD" >/dev/null || exit 99
            as_nobody "$copy/socai" "$@"
            """
        let outcome = try await run(
            "/bin/sh", ["-c", script, "sh"] + arguments,
            environment: environment.merging(["SOCAI": path]) { own, _ in own }, folder: folder)
        if outcome.status == 99 {
            try Test.cancel("nobody can run the program here: \(outcome.messages)")
        }
        return outcome
    }

    private static func run(
        _ path: String, _ arguments: [String], environment: [String: String] = [:],
        folder: String, input: Data = Data()
    ) async throws -> Child.Outcome {
        await gate.enter()
        do {
            let child = try Child(
                path, arguments,
                environment: Self.environment.merging(environment) { _, own in own },
                folder: folder, input: input)
            let outcome = try await child.outcome()
            await gate.leave()
            return outcome
        } catch {
            await gate.leave()
            throw error
        }
    }
}

/// Lets so many through at a time.
private actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int) {
        free = width
    }

    func enter() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        guard waiting.isEmpty else { return waiting.removeFirst().resume() }
        free += 1
    }
}
