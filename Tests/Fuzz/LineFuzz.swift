@testable import EventLog

/// The line reader, and the reader of canonical JSON within it: whatever they accept is written again
/// to the same bytes, and whatever they refuse is refused at a place inside the bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzLine(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    check(bytes)
    check(Mended.line(bytes))
    checkJSON(bytes)
    return 0
}

private func check(_ bytes: [UInt8]) {
    let range = bytes.indices
    _ = LineReader.position(in: bytes, range)
    _ = LineReader.endsWithMore(in: bytes, range)
    if let feed = LineReader.lostLineFeed(in: bytes, range) {
        expect(range.contains(feed), "a lost line feed lies in the line")
    }
    let quick = quickLine(bytes)
    do {
        let line = try LineReader.line(bytes)
        let again = LineWriter.line(
            position: line.position, at: line.at, by: line.by, stream: line.stream,
            revision: line.revision, key: line.key, type: line.type, data: line.data,
            more: line.more, signature: line.signature)
        expect(again.bytes == bytes && again == line, "an accepted line is canonical")
        expect(
            quick?.position == line.position && quick?.at == line.at && quick?.key == line.key
                && quick?.stream == line.stream && quick?.revision == line.revision
                && quick?.more == line.more, "both ways to read a line agree")
        expect(
            LineReader.position(in: bytes, range) == line.position.rawValue,
            "its position is legible")
        expect(
            LineReader.isBeginning(in: bytes, range, of: line.position), "a line begins itself")
        // A line cut behind what could be its own checksum may as well be rotted as torn.
        let part = 0..<(Int(CRC32C(bytes).value) % max(bytes.count, 1))
        let checksum = bytes[part].suffix(LineWriter.crcByteCount)
        expect(
            checksum.starts(with: LineWriter.crcBytes)
                || LineReader.isBeginning(in: bytes, part, of: line.position),
            "every beginning of a line is recognized as one")
    } catch {
        expect((0...bytes.count).contains(error.byteOffset), "damage lies in the bytes")
        expect(quick == nil, "both ways to read a line agree")
        _ = LineReader.isBeginning(in: bytes, range, of: Position(0))
    }
}

/// The line as a scan reads it, without its payload; `nil` where it is damaged.
private func quickLine(_ bytes: [UInt8]) -> Line? {
    do {
        return try LineReader.line(in: bytes, bytes.indices, whole: false)
    } catch {
        expect((0...bytes.count).contains(error.byteOffset), "damage lies in the bytes")
        return nil
    }
}

private func checkJSON(_ bytes: [UInt8]) {
    do {
        let value = try JSON(canonical: bytes)
        expect(Array(value.canonicalText.utf8) == bytes, "accepted JSON is canonical")
    } catch {
        expect((0...bytes.count).contains(error.byteOffset), "damage lies in the bytes")
    }
}
