/// Bytes → line: accepts exactly what ``LineWriter`` writes.
public enum LineReader {
    /// The line these bytes are, the line feed not among them.
    public static func line(_ bytes: [UInt8]) throws(Damage) -> Line {
        try line(in: bytes, 0..<bytes.count)
    }

    /// The line in a part of `bytes`; without its payload and its bytes where `whole` is false.
    static func line(
        in bytes: [UInt8], _ range: Range<Int>, whole: Bool = true
    ) throws(Damage) -> Line {
        // A line feed behind it is what the fast way needs, and what most lines have.
        if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "\n"),
            bytes[bytes.count - 1] == UInt8(ascii: "\n")
        {
            var parser = LineParser()
            if let members = parser.members(in: bytes, from: range.lowerBound),
                members.range == range
            {
                return Line(members, in: bytes, whole: whole)
            }
        }
        return try readLine(in: bytes, range, whole: whole)
    }

    /// The line in a part of `bytes`, read so that what is wrong with it is told.
    static func readLine(
        in bytes: [UInt8], _ range: Range<Int>, whole: Bool
    ) throws(Damage) -> Line {
        guard range.count <= LineWriter.byteLimit else {
            throw Damage(
                .tooLong, expected: "at most \(LineWriter.byteLimit) bytes",
                found: "\(range.count) bytes", byteOffset: LineWriter.byteLimit)
        }
        try checkSum(in: bytes, range)
        var reader = JSONReader(bytes: bytes, range: range, allowsNull: false)
        try reader.checkText()
        let line = try members(&reader, whole: whole)
        try reader.expectEnd()
        return line
    }

    /// Whether the bytes are the beginning of a line, or a line whose line feed is missing.
    static func isBeginning(in bytes: [UInt8], _ range: Range<Int>, of position: Position) -> Bool {
        do {
            return try line(in: bytes, range, whole: false).position == position
        } catch  where error.kind == .crcMismatch || error.kind == .tooLong {
            return false
        } catch {
            // The text may stop inside a letter, so that UTF-8 is not looked at here.
            var reader = JSONReader(bytes: bytes, range: range, allowsNull: false)
            reader.builds = false
            reader.isPlain = true
            do {
                _ = try members(&reader, whole: false)
                return false
            } catch {
                return error.kind == .endsEarly
            }
        }
    }

    /// The position that the bytes begin with, whatever follows; `nil` where it is not legible.
    static func position(in bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
        let digits = bytes[range].dropFirst(LineWriter.startBytes.count)
            .prefix { $0 != UInt8(ascii: ",") }
        guard bytes[range].starts(with: LineWriter.startBytes),
            (1...LedgerFolder.positionWidth).contains(digits.count)
        else { return nil }
        return Day.number(digits.span).map(UInt64.init)
    }

    /// Where, in bytes that are no line, another byte stands for the line feed behind a first one.
    ///
    /// Behind it comes another line, or nothing.
    /// That first line is intact then; a rotted line feed damages no event.
    static func lostLineFeed(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let end = Array("\"}".utf8)
        var search = bytes[range]
        while let quote = search.firstIndex(of: end[0]) {
            search = bytes[(quote + 1)..<range.upperBound]
            guard search.first == end[1],
                search.count == 2 || search.dropFirst(2).starts(with: LineWriter.startBytes)
            else { continue }
            let feed = quote + end.count
            do {
                _ = try line(in: bytes, range.lowerBound..<feed, whole: false)
                return feed
            } catch {
                // No intact line ends here; a later place may be the one.
                continue
            }
        }
        return nil
    }

    /// Whether damaged bytes still end as a line ends that another of its batch follows.
    static func endsWithMore(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let end = bytes[range].suffix(LineWriter.moreBytes.count + LineWriter.crcByteCount)
        return end.starts(with: LineWriter.moreBytes)
            && end.dropFirst(LineWriter.moreBytes.count).starts(with: LineWriter.crcBytes)
    }

    /// Where a checksum stands at the end, it must be that of the bytes before it.
    ///
    /// Without the end of the line behind it, it may be a member of the payload that was cut off.
    private static func checkSum(in bytes: [UInt8], _ range: Range<Int>) throws(Damage) {
        let split = range.upperBound - LineWriter.crcByteCount
        guard split >= range.lowerBound,
            bytes[split..<range.upperBound].starts(with: LineWriter.crcBytes),
            bytes[range.upperBound - 2] == UInt8(ascii: "\""),
            bytes[range.upperBound - 1] == UInt8(ascii: "}")
        else { return }
        var sum = CRC32C()
        sum.update(bytes.span.extracting(range.lowerBound..<split))
        let written = bytes[split + LineWriter.crcBytes.count..<range.upperBound - 2]
        guard written.elementsEqual(sum.hexBytes) else {
            throw Damage(
                .crcMismatch,
                expected: "the crc \(LineReader.legible(written)) that the line carries",
                found: "bytes that give \(sum.hex)", byteOffset: 0)
        }
    }

    private static func legible(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            decoding: bytes.map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") },
            as: UTF8.self)
    }

    private static func members(
        _ reader: inout JSONReader, whole: Bool
    ) throws(Damage) -> Line {
        try reader.expect("{\"seq\":")
        let position = try number(&reader)
        try reader.expect(",\"at\":")
        let at = try instant(&reader)
        try reader.expect(",\"by\":")
        let by = try text(&reader)
        try reader.expect(",\"stream\":")
        let stream = try text(&reader)
        try reader.expect(",\"rev\":")
        let revision = try number(&reader)
        let key = try optional(&reader, ",\"key\":", reading: text)
        try reader.expect(",\"type\":")
        let type = try text(&reader)
        try reader.expect(",\"data\":")
        reader.builds = false
        let payload = reader.offset
        guard reader.offset >= reader.end || reader.bytes[reader.offset] == UInt8(ascii: "{")
        else { throw reader.damage(expected: "an object") }
        _ = try reader.value()
        reader.builds = true
        let payloadRange = payload - reader.start..<reader.offset - reader.start
        let more = try optional(&reader, ",\"more\":", reading: isTrue)
        let signature = try optional(&reader, ",\"sig\":", reading: text)
        try reader.expect(",\"crc\":\"")
        for _ in 0..<8 {
            guard reader.offset < reader.end,
                Hexadecimal.value(of: reader.bytes[reader.offset]) != nil
            else { throw reader.damage(expected: "a lower-case hexadecimal digit") }
            reader.offset += 1
        }
        try reader.expect("\"}")
        return Line(
            position: Position(position), at: at, by: by, stream: stream, revision: revision,
            key: key, type: type, payloadRange: whole ? payloadRange : 0..<0, more: more ?? false,
            signature: signature,
            bytes: whole ? Array(reader.bytes[reader.start..<reader.offset]) : [])
    }

    /// The member, where its name stands here; `nil` where another one does.
    private static func optional<Value>(
        _ reader: inout JSONReader, _ name: StaticString,
        reading value: (inout JSONReader) throws(Damage) -> Value
    ) throws(Damage) -> Value? {
        guard try reader.take(name) else { return nil }
        return try value(&reader)
    }

    private static func number(_ reader: inout JSONReader) throws(Damage) -> UInt64 {
        let start = reader.offset
        let number = try reader.integer()
        guard number >= 0 else {
            reader.offset = start
            throw reader.damage(expected: "a number from 0", found: "\(number)")
        }
        return UInt64(number)
    }

    private static func text(_ reader: inout JSONReader) throws(Damage) -> String {
        let start = reader.offset
        let text = try reader.string()
        guard reader.offset > start + 2 else {
            reader.offset = start
            throw reader.damage(expected: "a text", found: "an empty one")
        }
        return text
    }

    private static func instant(_ reader: inout JSONReader) throws(Damage) -> Instant {
        let start = reader.offset
        let builds = reader.builds
        reader.builds = false
        _ = try reader.string()
        reader.builds = builds
        let text = reader.bytes[(start + 1)..<(reader.offset - 1)]
        guard let instant = Instant(utf8: text.span) else {
            reader.offset = start
            throw reader.damage(
                expected: "a time as 2025-02-04T01:00:00.000Z",
                found: text.isEmpty ? "an empty text" : String(decoding: text, as: UTF8.self))
        }
        return instant
    }

    private static func isTrue(_ reader: inout JSONReader) throws(Damage) -> Bool {
        try reader.expect("true")
        return true
    }
}

extension Line {
    /// The line whose members lie in `bytes`; without its payload and its bytes where `whole` is false.
    init(_ members: LineParser.Members, in bytes: [UInt8], whole: Bool) {
        position = Position(members.position)
        at = members.at
        by = JSONText.string(in: bytes, members.by)
        stream = JSONText.string(in: bytes, members.stream)
        revision = members.revision
        key = members.key.map { JSONText.string(in: bytes, $0) }
        type = JSONText.string(in: bytes, members.type)
        more = members.more
        signature = members.signature.map { JSONText.string(in: bytes, $0) }
        let start = members.range.lowerBound
        payloadRange =
            whole ? members.data.lowerBound - start..<members.data.upperBound - start : 0..<0
        self.bytes = whole ? Array(bytes[members.range]) : []
    }
}
