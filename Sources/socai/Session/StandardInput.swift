import EventLog
import Glibc
import Reporting

/// Standard input, where a command is given `-` for a file.
enum StandardInput {
    /// What stands for it in place of a path.
    static let name = "-"

    /// A path as people are told of it.
    static func shown(_ path: String) -> Phrase {
        path == name
            ? Phrase(vi: "từ đầu vào chuẩn", en: "from standard input") : Phrase(verbatim: path)
    }

    /// All bytes up to its end.
    static func read() throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            // The buffer has the bytes that are asked for.
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
            }
            guard count > 0 else {
                if count == 0 { return bytes }
                if errno == EINTR { continue }
                let cause = LogError.Cause(ofCall: "read", errno)
                throw Failure(
                    .environment,
                    Phrase(
                        vi: "không đọc được đầu vào chuẩn", en: "standard input cannot be read"),
                    why: Phrase(cause))
            }
            bytes += piece.prefix(count)
        }
    }
}
