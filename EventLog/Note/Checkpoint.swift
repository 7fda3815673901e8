/// What a log says of itself at one moment: its name, its size and its tree head, which together
/// stand for every event in it (c2sp.org/tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    /// What keeps a text from being a checkpoint.
    public enum Fault: Equatable, Sendable, CustomStringConvertible {
        /// It has so many lines and not three.
        case lineCount(Int)
        /// Its first line is not the name of a log.
        case origin
        /// Its second line is not a number of events.
        case size
        /// Its third line is not a tree head.
        case root

        /// What it is, in English.
        public var description: String {
            switch self {
            case .lineCount(let count): "it has \(count) lines and not three"
            case .origin: "its first line is not the name of a log"
            case .size: "its second line is not a number of events below 2^63"
            case .root: "its third line is not a root in base64"
            }
        }
    }

    /// The name under which the log is known.
    public let origin: String
    /// How many events there are.
    public let size: UInt64
    /// The Merkle tree head over them.
    public let root: Hash

    /// The checkpoint of a log of this name, size and head.
    ///
    /// - Throws: ``NoteError`` with `.notACheckpoint` where its text could not be read again.
    public init(origin: String, size: UInt64, root: Hash) throws(NoteError) {
        self.origin = origin
        self.size = size
        self.root = root
        guard !origin.isEmpty, origin.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            throw .notACheckpoint(.origin)
        }
        guard size <= Checkpoint.largestSize else { throw .notACheckpoint(.size) }
    }

    /// Go's `tlog` counts with 63 bits.
    private static let largestSize = UInt64(Int64.max)

    /// Reads the text of a note as a checkpoint: three lines, none behind them.
    ///
    /// - Throws: ``NoteError`` with `.notACheckpoint`.
    public init(_ note: Note) throws(NoteError) {
        let lines = note.text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        // The text ends with a line feed: the last piece is what stands behind it, nothing.
        guard lines.count == 4 else { throw .notACheckpoint(.lineCount(lines.count - 1)) }
        guard let size = UInt64(lines[1]), String(size) == lines[1] else {
            throw .notACheckpoint(.size)
        }
        guard let root = Hash(base64: lines[2]) else { throw .notACheckpoint(.root) }
        try self.init(origin: lines[0], size: size, root: root)
    }

    /// Whether it is of the log of this name, byte for byte.
    public func isOf(_ origin: String) -> Bool { self.origin.utf8.elementsEqual(origin.utf8) }

    /// The three lines, each with its line feed: what is signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }
}
