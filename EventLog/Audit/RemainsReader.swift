/// Reads the bytes of a damaged line from its segment.
struct RemainsReader {
    let folder: LedgerFolder
    let disk: any Disk

    /// More than a line has: what is longer is looked at in part only.
    private static let reach = LineWriter.byteLimit + 1

    /// The bytes between the line feeds around this place; `nil` where the disk does not give them.
    func line(in segment: String, around byteOffset: UInt64) -> DamagedLine? {
        let start = byteOffset - min(byteOffset, UInt64(RemainsReader.reach))
        let place = Int(byteOffset - start)
        guard let bytes = bytes(in: segment, from: start, count: place + RemainsReader.reach),
            place <= bytes.count
        else { return nil }
        let feed = UInt8(ascii: "\n")
        let first = bytes[..<place].lastIndex(of: feed).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: feed) ?? bytes.count
        return DamagedLine(bytes: Array(bytes[first..<end]), start: start + UInt64(first))
    }

    /// The byte at this place.
    func byte(in segment: String, at byteOffset: UInt64) -> UInt8? {
        bytes(in: segment, from: byteOffset, count: 1)?.first
    }

    /// How many line feeds there are from this place to the end of the segment.
    func lineFeedCount(in segment: String, from byteOffset: UInt64) -> UInt64 {
        var count: UInt64 = 0
        var offset = byteOffset
        while let chunk = bytes(in: segment, from: offset, count: RemainsReader.reach),
            !chunk.isEmpty
        {
            count += UInt64(chunk.count { $0 == UInt8(ascii: "\n") })
            offset += UInt64(chunk.count)
        }
        return count
    }

    /// What `ledger.json` says and what the first event does; `nil` where either is illegible.
    func identities() -> (found: Identity, opened: Identity)? {
        do {
            guard let opened = try Identity.opening(of: folder, disk: disk) else { return nil }
            return (try Log.readIdentity(folder, disk: disk), opened)
        } catch {
            return nil
        }
    }

    /// The first line of another file of the ledger, as far as a line goes.
    func firstLine(of file: String) -> [UInt8] {
        let bytes = bytes(of: folder.path + "/" + file, from: 0, count: RemainsReader.reach) ?? []
        return Array(bytes.prefix { $0 != UInt8(ascii: "\n") })
    }

    /// How far `derived/durable` says that the log was durable; `nil` where it says nothing.
    func mark() -> Watermark? {
        bytes(of: folder.watermark, from: 0, count: Watermark.byteCount).flatMap(Watermark.init)
    }

    private func bytes(in segment: String, from start: UInt64, count: Int) -> [UInt8]? {
        bytes(of: folder.segment(segment), from: start, count: count)
    }

    private func bytes(of path: String, from start: UInt64, count: Int) -> [UInt8]? {
        do {
            return try disk.read(path, from: start, count: count)
        } catch {
            // The flaw itself is told; what could be learnt from its bytes is not.
            return nil
        }
    }
}
