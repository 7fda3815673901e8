import Foundation

/// A CSV file as RFC 4180 reads it, its rows by column; a reader of its own, to check the program's.
struct Table: Sendable {
    let rows: [[String: String]]

    struct Malformed: Error {
        let line: Int
    }

    init(path: String) throws {
        try self.init(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    init(_ data: Data, separator: Character = ",") throws {
        var bytes = Array(data)
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        func endCell() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                let isEnd = byte == UInt8(ascii: "\"")
                if isEnd, index < bytes.count, bytes[index] == byte {
                    cell.append(byte)
                    index += 1
                } else if isEnd {
                    isQuoted = false
                } else {
                    cell.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isQuoted = true
            case separator.asciiValue: endCell()
            case UInt8(ascii: "\r"): break
            case UInt8(ascii: "\n"):
                endCell()
                records.append(record)
                record = []
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !record.isEmpty {
            endCell()
            records.append(record)
        }
        guard let header = records.first else { throw Malformed(line: 1) }
        rows = try records.dropFirst().enumerated().map { number, cells in
            guard cells.count == header.count else { throw Malformed(line: number + 2) }
            return Dictionary(uniqueKeysWithValues: zip(header, cells))
        }
    }
}
