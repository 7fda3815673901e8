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
        var bytes: [UInt8] = []
        append(
            position: position, author: author(by, at: at), stream: stream, revision: revision,
            key: key, type: type, data: data, more: more, signature: signature, to: &bytes)
        return Line(
            position: position, at: at, by: by, stream: stream, revision: revision, key: key,
            type: type, data: data, more: more, signature: signature, bytes: bytes)
    }

    /// The members that all lines of a batch share: when, and by whom.
    static func author(_ by: String, at: Instant) -> [UInt8] {
        var bytes = Array(",\"at\":\"\(at)\",\"by\":".utf8)
        JSON.append(by, to: &bytes)
        return bytes
    }

    /// Writes a line at the end of `bytes`, without a line feed; `author` is as the function of that
    /// name gives it.
    static func append(
        position: Position, author: [UInt8], stream: String, revision: UInt64, key: String?,
        type: String, data: JSON, more: Bool, signature: String? = nil, to bytes: inout [UInt8]
    ) {
        let start = bytes.count
        bytes.append(contentsOf: startBytes)
        JSON.append(position.rawValue, to: &bytes)
        bytes.append(contentsOf: author)
        bytes.append(contentsOf: ",\"stream\":".utf8)
        JSON.append(stream, to: &bytes)
        bytes.append(contentsOf: ",\"rev\":".utf8)
        JSON.append(revision, to: &bytes)
        if let key {
            bytes.append(contentsOf: ",\"key\":".utf8)
            JSON.append(key, to: &bytes)
        }
        bytes.append(contentsOf: ",\"type\":".utf8)
        JSON.append(type, to: &bytes)
        bytes.append(contentsOf: ",\"data\":".utf8)
        data.append(to: &bytes)
        if more { bytes.append(contentsOf: moreBytes) }
        if let signature {
            bytes.append(contentsOf: ",\"sig\":".utf8)
            JSON.append(signature, to: &bytes)
        }
        var sum = CRC32C()
        sum.update(bytes.span.extracting(start..<bytes.count))
        bytes.append(contentsOf: crcBytes)
        bytes.append(contentsOf: sum.hexBytes)
        bytes.append(contentsOf: "\"}".utf8)
    }
}
