/// A call to the disk that failed.
public struct DiskError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What the failure means to the log.
    public enum Kind: Equatable, Sendable {
        /// No room is left: on the disk, in the quota, or within the size a file may have.
        case full
        /// The operating system does not permit it.
        case permission
        /// Somebody else holds the lock, as named.
        case locked(holder: String)
        /// Anything else.
        case failed
    }

    /// What the failure means to the log.
    public let kind: Kind
    /// The file or folder.
    public let path: String
    /// The call and its error number.
    public let cause: LogError.Cause

    /// The failure of a call on `path`.
    public init(_ kind: Kind, path: String, cause: LogError.Cause) {
        self.kind = kind
        self.path = path
        self.cause = cause
    }

    /// The path, the call and what the operating system says.
    public var description: String { "\(path): \(cause.call): \(cause.reason)" }
}
