/// What the world, or the request, did to an operation on the log.
///
/// Two errors are equal when their code and their place are.
public struct LogError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of failure it is.
    @nonexhaustive public enum Code: Sendable, Equatable {
        /// The folder holds no readable `ledger.json`.
        case notALedger
        /// The ledger is written in a format this library does not know.
        case unsupportedFormat
        /// The folder already holds a ledger, or something else.
        case alreadyExists
        /// The identity of a new ledger is not acceptable.
        case invalidIdentity
        /// `ledger.json` is not what the first event says of the ledger.
        case otherIdentity
        /// Another writer holds the ledger.
        case locked
        /// A stream is not at the revision the draft expected.
        case stale
        /// The log is damaged, or was opened for reading.
        case readOnly
        /// The log was closed.
        case closed
        /// An event makes a line longer than 65,535 bytes.
        case tooLarge
        /// The idempotency key names another batch.
        case keyReused
        /// A draft cannot be written canonically.
        case invalidDraft
        /// Bytes that are needed are not what they were.
        case damaged
        /// More events are asked for than there are.
        case beyondEnd
        /// The log is not what a checkpoint of it says.
        case contradicted
        /// The disk has no room.
        case diskFull
        /// The operating system does not permit it.
        case permission
        /// The disk failed, now or earlier.
        case ioFailed
    }

    /// Where, or in what, it happened.
    public enum Place: Equatable, Sendable {
        /// A file or a folder.
        case path(String)
        /// A draft of the batch, counted from 0.
        case draft(Int)
        /// A stream and the revision it has now; `nil` where it has none.
        case stream(String, revision: UInt64?)
        /// Who holds the lock: a process and its command line.
        case holder(String)
        /// The batch an idempotency key already names.
        case batch(ClosedRange<Position>)
        /// A number of events asked for, or reached.
        case size(UInt64)
        /// The tree over so many events: the root a checkpoint claims for it, and the one the log gives.
        case root(size: UInt64, claimed: Hash, found: Hash)
        /// `ledger.json`: what it says, and what the first event says.
        case identity(found: Identity, opened: Identity)
    }

    /// The call to the operating system that failed, and how.
    public struct Cause: Equatable, Sendable {
        /// The call, for example `fdatasync`.
        public let call: String
        /// The error number it gave.
        public let errno: Int32
        /// What the operating system says of that number.
        public let reason: String

        /// The failure of `call`.
        public init(call: String, errno: Int32, reason: String) {
            self.call = call
            self.errno = errno
            self.reason = reason
        }
    }

    /// All of it, in one object: what an append comes to may be an error, and is handed on many times.
    private final class Report: Sendable {
        let code: Code
        let message: String
        let place: Place?
        let cause: Cause?

        init(_ code: Code, _ message: String, place: Place?, cause: Cause?) {
            self.code = code
            self.message = message
            self.place = place
            self.cause = cause
        }
    }

    private let report: Report

    /// What kind of failure it is.
    public var code: Code { report.code }
    /// What went wrong and what to do about it, in English.
    public var message: String { report.message }
    /// Where it happened.
    public var place: Place? { report.place }
    /// The call that failed, where one did.
    public var cause: Cause? { report.cause }

    init(_ code: Code, _ message: String, place: Place? = nil, cause: Cause? = nil) {
        report = Report(code, message, place: place, cause: cause)
    }

    /// The failure of the disk while the log did `action`, and what it means for what is recorded.
    init(_ error: DiskError, while action: String, meaning: String? = nil) {
        let (code, advice): (Code, String) =
            switch error.kind {
            case .full: (.diskFull, "make room and open the ledger again")
            case .permission: (.permission, "check owner and permissions")
            case .locked: (.locked, "wait for it to end")
            case .failed: (.ioFailed, "check the disk and open the ledger again")
            }
        if case .locked(let holder) = error.kind {
            self.init(
                code, "\(action): the ledger is held by \(holder); \(advice)",
                place: .holder(holder), cause: error.cause)
        } else {
            self.init(
                code, "\(action): \(error); " + (meaning.map { "\($0); " } ?? "") + advice,
                place: .path(error.path), cause: error.cause)
        }
    }

    /// The message.
    public var description: String { message }

    /// Whether code and place are the same.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.place == right.place
    }
}
