import EventLog
import Glibc

/// What the benchmark asks of the machine beside the ledger: bare files, other programs, threads, memory.
enum Machine {
    /// Its processor and how many of its cores there are, as `/proc/cpuinfo` tells.
    static func description() -> String {
        let rows = text(of: "/proc/cpuinfo").split(separator: "\n")
        let model = rows.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        let cores = rows.count { $0.hasPrefix("processor") }
        let name = model.map { String($0.drop { $0 == " " }) } ?? "?"
        return "\(name), \(cores) × CPU"
    }

    /// Forgets the peak of memory so far; where the system does not let it, the peak is that of the
    /// whole run.
    static func resetPeakMemory() {
        // "5" resets the peak resident set size (man 5 proc, clear_refs).
        guard let file = opened("/proc/self/clear_refs", O_WRONLY) else { return }
        _ = writeAll([UInt8(ascii: "5")], to: file)
        close(file)
    }

    /// The most memory held since the peak was last forgotten, in MB.
    static func peakMemory() -> Double {
        let row = text(of: "/proc/self/status").split(separator: "\n")
            .first { $0.hasPrefix("VmHWM:") }
        let kilobytes = row?.split(separator: " ").compactMap { Double($0) }.first ?? 0
        return kilobytes / 1_024
    }

    private static func text(of path: String) -> String {
        do {
            return String(decoding: try LinuxDisk().contents(of: path) ?? [], as: UTF8.self)
        } catch {
            // The system does not tell: then it is not known.
            return ""
        }
    }

    /// Appends each piece to a file by `write` and `fdatasync` and nothing else.
    static func appendBare(_ pieces: [[UInt8]], to path: String) -> Bool {
        guard let file = opened(path, O_WRONLY | O_CREAT | O_APPEND) else { return false }
        defer { close(file) }
        return pieces.allSatisfy { writeAll($0, to: file) && fdatasync(file) == 0 }
    }

    /// A new folder where the program was started; `nil` where none can be made.
    static func temporaryFolder() -> String? {
        // mkdtemp puts a name of its own in the place of six of this letter (man 3 mkdtemp).
        let template = "socai-bench-" + String(repeating: "X", count: 6)
        var name = Array(template.utf8CString)
        // It changes those letters at the end of the array and nothing else.
        let isMade = unsafe name.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            return unsafe mkdtemp(start) != nil
        }
        return isMade
            ? String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    private static func opened(_ path: String, _ flags: Int32) -> Int32? {
        // The path lives through the call.
        let file = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o666)
        return file < 0 ? nil : file
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        // The array has as many bytes as are written.
        unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) } == bytes.count
    }

    /// Runs a program to its end, its output thrown away; whether it ended with 0.
    static func run(_ arguments: [String]) -> Bool {
        var actions = unsafe posix_spawn_file_actions_t()
        // Each call fills or frees the structure that is ours until the function ends.
        guard unsafe posix_spawn_file_actions_init(&actions) == 0 else { return false }
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        guard
            unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0) == 0
        else { return false }
        // The copies live until they are freed behind the call.
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer {
            // Indices, as a loop over the pointers themselves is one over unsafe elements.
            for index in unsafe words.indices { unsafe free(words[index]) }
        }
        var process: pid_t = 0
        guard let program = arguments.first,
            unsafe posix_spawnp(&process, program, &actions, nil, words, environ) == 0
        else { return false }
        var status: Int32 = 0
        // waitpid fills in the status.
        guard unsafe waitpid(process, &status, 0) == process else { return false }
        return status == 0
    }

    /// Runs the body on so many threads at once, and returns when all have ended.
    static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let threads = (0..<count).map { number in
            // The box is released by the thread that takes it over.
            let work = unsafe Unmanaged.passRetained(Work { body(number) }).toOpaque()
            var thread = pthread_t()
            let status = unsafe pthread_create(
                &thread, nil,
                { work in
                    guard let work = unsafe work else { return nil }
                    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
                    return nil
                }, work)
            precondition(status == 0, "The machine gives so many threads.")
            return thread
        }
        // Each thread is joined once.
        for thread in threads { pthread_join(thread, nil) }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}
