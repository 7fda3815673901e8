import EventLog
import Glibc
import Reporting

/// Standard output or standard error.
///
/// Output is gathered and written in large pieces; messages are written at once. A reader that
/// went away (`socai log | head`) is no failure: what follows is discarded.
final class Channel {
    /// Which of the two.
    enum Kind: Int32 {
        case output = 1
        case error = 2
    }

    /// How much is gathered before it is written.
    private static let bufferSize = 65_536

    let terminal: Terminal
    /// Whether nobody reads any more; a long listing may stop then.
    private(set) var isClosed = false
    private let kind: Kind
    private var buffer: [UInt8] = []
    private var errorNumber: Int32 = 0

    init(_ kind: Kind, environment: Environment) {
        self.kind = kind
        terminal = Terminal(descriptor: kind.rawValue, environment: environment)
    }

    /// Makes the standard channels safe to write to; called before any file is opened.
    ///
    /// A reader that went away becomes an error of the write, not the death of the process. A
    /// channel that the process was started without (`>&-`) is taken up, because the next file to
    /// be opened would get its number, and messages would go into the ledger.
    static func prepare() {
        _ = signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files becomes an error of the write, too (man 2 setrlimit).
        _ = signal(SIGXFSZ, SIG_IGN)
        for descriptor in 0...Kind.error.rawValue where fcntl(descriptor, F_GETFD) == -1 {
            // Opened for reading only, so that a write still fails with EBADF. open takes the
            // lowest free number, `man 2 open`, which is this one, and reads its path at once.
            _ = unsafe open("/dev/null", O_RDONLY)
        }
    }

    func write(_ text: String) {
        write(text.utf8)
    }

    func write(_ bytes: some Sequence<UInt8>) {
        guard !isClosed else { return }
        buffer.append(contentsOf: bytes)
        if kind == .error || buffer.count >= Self.bufferSize { flush() }
    }

    /// Writes a line and its end.
    func writeLine(_ text: String = "") {
        write(text)
        write(CollectionOfOne(UInt8(ascii: "\n")))
    }

    /// Writes what was gathered so far.
    func flush() {
        var start = 0
        while start < buffer.count, !isClosed {
            let written = writeOnce(from: start)
            if written >= 0 {
                start += written
            } else if errno == EAGAIN {
                waitUntilWritable()
            } else if errno != EINTR {
                isClosed = true
                errorNumber = errno
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes the rest, and says so if something that was written did not arrive.
    func finish() throws(Failure) {
        flush()
        guard errorNumber != 0, errorNumber != EPIPE else { return }
        throw Failure(
            .environment,
            Phrase(
                vi: "không ghi được hết kết quả ra đầu ra chuẩn",
                en: "not all of the result could be written to standard output"),
            why: Phrase(LogError.Cause(ofCall: "write", errorNumber)),
            remedies: [
                Phrase(
                    vi:
                        "kết quả đã in là chưa đầy đủ: kiểm tra chỗ trống ở nơi nhận kết quả rồi chạy lại lệnh xem "
                        + "hay kiểm tra",
                    en:
                        "what was printed is incomplete: check the space where it goes, and run a command that "
                        + "shows or verifies again"),
                Phrase(
                    vi: "riêng lệnh ghi sổ thì đã ghi xong: xem bằng “socai log”, đừng chạy lại",
                    en: "a command that records has recorded: see “socai log”, do not run it again"),
            ])
    }

    private func writeOnce(from start: Int) -> Int {
        unsafe buffer.withUnsafeBytes { bytes in
            // `start` is inside the buffer, and write reads no further than its end.
            unsafe Glibc.write(
                kind.rawValue, bytes.baseAddress?.advanced(by: start), bytes.count - start)
        }
    }

    /// Waits where whoever started the program made its output non-blocking.
    private func waitUntilWritable() {
        var request = pollfd(fd: kind.rawValue, events: Int16(POLLOUT), revents: 0)
        // poll reads and writes the one entry it is given.
        _ = unsafe poll(&request, 1, -1)
    }
}
