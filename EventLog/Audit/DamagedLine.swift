/// The bytes of a line that is none, held against the checksum they carry.
struct DamagedLine {
    /// Without the line feed behind them; a line feed among them is damage.
    let bytes: [UInt8]
    /// Where they begin in their segment.
    let start: UInt64

    /// What one byte put back makes of them.
    struct Correction {
        let index: Int
        let original: UInt8
        let line: Line
    }

    /// Where the checksum begins in a line; below 0 in bytes too few for one.
    var split: Int { bytes.count - LineWriter.crcByteCount }

    /// Whether the bytes give the checksum they carry.
    var isChecksumRight: Bool {
        split >= 0 && bytes[split...].elementsEqual(DamagedLine.ending(bytes[..<split]))
    }

    /// The line as it reads, whatever checksum it carries.
    var reading: Line? {
        guard split >= 0 else { return nil }
        return DamagedLine.line(bytes[..<split] + DamagedLine.ending(bytes[..<split]))
    }

    /// Whether all bytes are printable text, line feeds aside.
    var isLegible: Bool {
        guard !bytes.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") || $0 == 0x7F })
        else { return false }
        do {
            _ = try UTF8Span(validating: bytes.span)
            return true
        } catch {
            return false
        }
    }

    /// These bytes and those behind the next line feed, which may be none.
    func joined(to next: DamagedLine) -> DamagedLine {
        DamagedLine(bytes: bytes + [UInt8(ascii: "\n")] + next.bytes, start: start)
    }

    /// How many zero bytes stand in a row at most.
    var zeroCount: Int {
        bytes.split(omittingEmptySubsequences: true) { $0 != 0 }.map(\.count).max() ?? 0
    }

    /// The one change of one byte that gives a line of one of these events; `nil` where none does,
    /// or more than one.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    func correction(to events: ClosedRange<Position>?) -> Correction? {
        guard split > 0, bytes.count <= LineWriter.byteLimit else { return nil }
        let corrections = candidates.compactMap { index, original -> Correction? in
            var corrected = bytes
            corrected[index] = original
            guard let line = DamagedLine.line(corrected), events?.contains(line.position) ?? true
            else { return nil }
            return Correction(index: index, original: original, line: line)
        }
        return corrections.count == 1 ? corrections.first : nil
    }

    /// Every byte that, put back, would make the checksum right.
    private var candidates: [(index: Int, original: UInt8)] {
        let ending = DamagedLine.ending(bytes[..<split])
        let wrong = bytes.indices[split...].filter { bytes[$0] != ending[$0 - split] }
        let atEnd = wrong.count == 1 ? [(index: wrong[0], original: ending[wrong[0] - split])] : []
        guard let writtenSum else { return atEnd }
        let difference = writtenSum ^ CRC32C(bytes[..<split]).value
        return atEnd
            + ByteSyndrome.places(giving: difference, in: split).map { index, error in
                (index, bytes[index] ^ error)
            }
    }

    /// The checksum the bytes carry; `nil` where it, or what stands around it, is legible no more.
    var writtenSum: UInt32? {
        guard split >= 0 else { return nil }
        let digits = bytes[(split + LineWriter.crcBytes.count)...].dropLast(2)
        guard bytes[split...].starts(with: LineWriter.crcBytes),
            bytes.suffix(2).elementsEqual("\"}".utf8)
        else { return nil }
        var sum: UInt32 = 0
        for digit in digits {
            guard let value = Hexadecimal.value(of: digit) else { return nil }
            sum = sum << 4 | UInt32(value)
        }
        return sum
    }

    /// What a line with this body ends in.
    private static func ending(_ body: ArraySlice<UInt8>) -> [UInt8] {
        LineWriter.crcBytes + CRC32C(body).hexBytes + Array("\"}".utf8)
    }

    private static func line(_ bytes: some Sequence<UInt8>) -> Line? {
        do {
            return try LineReader.line(Array(bytes))
        } catch {
            // Bytes that are no line are what is asked about here.
            return nil
        }
    }
}

/// Where one wrong byte can lie, from the checksum alone: CRC-32C is linear, so that the difference of
/// two checksums depends on nothing but what was changed, and how many bytes follow it.
private enum ByteSyndrome {
    /// What the register becomes by one byte alone.
    private static let table = (0...255).map {
        CRC32C([UInt8($0)]).value ^ CRC32C([UInt8(0)]).value
    }

    /// The byte whose entry has this first byte; they all differ.
    private static let byFirst: [UInt8] = {
        var bytes = [UInt8](repeating: 0, count: 256)
        for (byte, entry) in table.enumerated() { bytes[Int(entry >> 24)] = UInt8(byte) }
        return bytes
    }()

    /// The places among `count` bytes where one change gives this difference, and which one.
    static func places(giving difference: UInt32, in count: Int) -> [(index: Int, error: UInt8)] {
        guard difference != 0 else { return [] }
        var places: [(index: Int, error: UInt8)] = []
        var register = difference
        for index in stride(from: count - 1, through: 0, by: -1) {
            let byte = byFirst[Int(register >> 24)]
            if table[Int(byte)] == register { places.append((index, byte)) }
            // One zero byte fewer behind it.
            register = (register ^ table[Int(byte)]) << 8 | UInt32(byte)
        }
        return places
    }
}
