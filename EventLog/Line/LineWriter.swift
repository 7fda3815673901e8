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
        var bytes = Array("{\"seq\":\(position),\"at\":\"\(at)\",\"by\":".utf8)
        JSON.append(by, to: &bytes)
        bytes.append(contentsOf: ",\"stream\":".utf8)
        JSON.append(stream, to: &bytes)
        bytes.append(contentsOf: ",\"rev\":\(revision)".utf8)
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
        let sum = CRC32C(bytes)
        bytes.append(contentsOf: crcBytes)
        bytes.append(contentsOf: sum.hexBytes)
        bytes.append(contentsOf: "\"}".utf8)
        return Line(
            position: position, at: at, by: by, stream: stream, revision: revision, key: key,
            type: type, data: data, more: more, signature: signature, bytes: bytes)
    }
}
