/// Line → bytes: the one canonical encoding of an event.
public enum LineWriter {
    /// The most bytes a line has, its line feed not counted: an entry of a `tlog-tiles` bundle
    /// gives its length in 16 bits.
    public static let byteLimit = 65_535

    /// What every line begins with.
    static let startBytes = Array("{\"seq\":".utf8)
    /// What stands before the checksum.
    static let crcBytes = Array(",\"crc\":\"".utf8)
    /// The checksum with its name and the end of the line: `,"crc":"8a1b03ff"}`.
    static let crcByteCount = crcBytes.count + 8 + 2
    static let moreBytes = Array(",\"more\":true".utf8)

    /// The line these members make; its texts must be acceptable, which the log checks.
    public static func line(
        position: Position, at: Instant, by: String, stream: String, revision: UInt64,
        key: String? = nil, type: String, data: JSON, more: Bool = false, signature: String? = nil
    ) -> Line {
        var text = TextBuffer(capacity: 512)
        var author = Author(by, at: at)
        let payload = append(
            position: position, author: &author, stream: stream, revision: revision, key: key,
            type: type, data: data, more: more, signature: signature, to: &text)
        return Line(
            position: position, at: at, by: by, stream: stream, revision: revision, key: key,
            type: type, payloadRange: payload, more: more, signature: signature,
            bytes: text.bytes)
    }

    /// The members that all lines of a batch share: when, and by whom.
    ///
    /// They are written out for the first line of a text, and copied for those behind it.
    struct Author: Sendable {
        private let by: String
        private let at: Instant
        /// Where they stand in the text.
        private var place: Range<Int>?

        init(_ by: String, at: Instant) {
            self.by = by
            self.at = at
        }

        fileprivate mutating func append(to text: inout TextBuffer) {
            if let place { return text.append(copyOf: place) }
            let start = text.count
            text.append(",\"at\":\"")
            at.append(to: &text)
            text.append("\",\"by\":")
            text.append(string: by)
            place = start..<text.count
        }
    }

    /// Writes a line at the end of `text`, without a line feed; all lines of a text have one author.
    ///
    /// Answers where in the line its payload lies.
    @discardableResult
    static func append(
        position: Position, author: inout Author, stream: String, revision: UInt64, key: String?,
        type: String, data: JSON, more: Bool, signature: String? = nil, to text: inout TextBuffer
    ) -> Range<Int> {
        let start = text.count
        text.append("{\"seq\":")
        text.append(position.rawValue)
        author.append(to: &text)
        text.append(",\"stream\":")
        text.append(string: stream)
        text.append(",\"rev\":")
        text.append(revision)
        if let key {
            text.append(",\"key\":")
            text.append(string: key)
        }
        text.append(",\"type\":")
        text.append(string: type)
        text.append(",\"data\":")
        let payload = text.count - start
        data.append(to: &text)
        let payloadEnd = text.count - start
        if more { text.append(",\"more\":true") }
        if let signature {
            text.append(",\"sig\":")
            text.append(string: signature)
        }
        let sum = text.checksum(from: start).value
        text.append(",\"crc\":\"")
        for shift in stride(from: UInt32(28), through: 0, by: -4) {
            text.append(Hexadecimal.digits[Int(sum >> shift & 0xF)])
        }
        text.append("\"}")
        return payload..<payloadEnd
    }
}
