@testable import EventLog

/// Inputs with the checksums they should have: a fuzzer does not find a checksum by trying.
enum Mended {
    /// The line with its `crc` put right where it has one.
    static func line(_ bytes: [UInt8]) -> [UInt8] {
        let split = bytes.count - LineWriter.crcByteCount
        guard split >= 0, bytes[split...].starts(with: LineWriter.crcBytes) else { return bytes }
        let body = bytes[..<split]
        return Array(body) + LineWriter.crcBytes + CRC32C(body).hexBytes + Array("\"}".utf8)
    }

    /// Every line of a segment put right so.
    static func segment(_ bytes: [UInt8]) -> [UInt8] {
        let feed = UInt8(ascii: "\n")
        let lines = bytes.split(separator: feed, omittingEmptySubsequences: false)
        return Array(lines.map { line(Array($0)) }.joined(separator: [feed]))
    }
}
