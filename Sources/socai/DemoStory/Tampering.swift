import EventLog

/// A copy of a ledger in which somebody changed one digit of one reported figure.
enum Tampering {
    /// Copies the log of the ledger in `source` to `destination` and changes the first digit of the
    /// value that event `position` reports there.
    ///
    /// - Returns: the segment and the byte that was changed.
    static func copy(
        _ source: String, to destination: String, changing position: Position
    ) throws(DiskError) -> (segment: String, offset: Int)? {
        let disk = LinuxDisk()
        for folder in [destination, destination + "/log"] { try disk.makeFolder(folder) }
        let segments = try disk.list(source + "/log")?.sorted() ?? []
        for name in ["ledger.json"] + segments.map({ "log/" + $0 }) {
            try disk.write(
                try disk.contents(of: "\(source)/\(name)") ?? [], to: "\(destination)/\(name)")
        }
        let marks = [Array("{\"seq\":\(position),".utf8), Array("\"value\":\"".utf8)]
        for segment in segments {
            let path = "\(destination)/log/\(segment)"
            guard var bytes = try disk.contents(of: path),
                let line = bytes.firstRange(of: marks[0]),
                let value = bytes[line.upperBound...].firstRange(of: marks[1])
            else { continue }
            let digit = value.upperBound
            bytes[digit] = bytes[digit] == UInt8(ascii: "9") ? UInt8(ascii: "1") : bytes[digit] + 1
            try disk.write(bytes, to: path)
            return (segment, digit)
        }
        return nil
    }
}
