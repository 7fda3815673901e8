/// The bytes of a run of the index cannot be what was written, or are not there.
///
/// Nobody is told of it: what a run says can be had from the log.
struct IndexFault: Error {}

/// A page of a run: its payload, then the checksum of the payload, of its number and of its run.
enum IndexPage {
    static let byteCount = 4_096
    static let payloadByteCount = byteCount - 4
    static let entryLimit = payloadByteCount / IndexEntry.byteCount

    /// Adds the page with this payload, which is filled up with zeros.
    static func append(
        _ payload: ArraySlice<UInt8>, number: Int, ofRunTo next: UInt64, to bytes: inout [UInt8]
    ) {
        precondition(payload.count <= payloadByteCount, "a page holds no more than its payload")
        let start = bytes.count
        bytes.append(contentsOf: payload)
        bytes.append(contentsOf: repeatElement(0, count: payloadByteCount - payload.count))
        let sum = checksum(of: bytes, from: start, number: number, next: next)
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: sum >> shift))
        }
    }

    /// The payloads of pages that stand one after another, the first one being `number`.
    static func payloads(
        of bytes: [UInt8], from number: Int, ofRunTo next: UInt64
    ) throws(IndexFault) -> [UInt8] {
        guard bytes.count.isMultiple(of: byteCount) else { throw IndexFault() }
        var payloads: [UInt8] = []
        payloads.reserveCapacity(bytes.count)
        for page in 0..<bytes.count / byteCount {
            let start = page * byteCount
            let end = start + payloadByteCount
            let sum = checksum(of: bytes, from: start, number: number + page, next: next)
            var written: UInt32 = 0
            for index in 0..<4 { written |= UInt32(bytes[end + index]) << (8 * UInt32(index)) }
            guard written == sum else { throw IndexFault() }
            payloads.append(contentsOf: bytes[start..<end])
        }
        return payloads
    }

    /// The number of pages that so many bytes take.
    static func count(forPayload byteCount: Int) -> Int {
        (byteCount + payloadByteCount - 1) / payloadByteCount
    }

    private static func checksum(
        of bytes: [UInt8], from start: Int, number: Int, next: UInt64
    ) -> UInt32 {
        var sum = CRC32C()
        sum.update(bytes.span.extracting(start..<start + payloadByteCount))
        var place: [UInt8] = []
        append(UInt64(number), to: &place)
        append(next, to: &place)
        sum.update(place.span)
        return sum.value
    }

    /// The eight bytes at `offset`, the lowest first.
    static func word(in bytes: [UInt8], at offset: Int) -> UInt64 {
        // Any eight bytes are a word, and `extracting` traps where they are not there.
        UInt64(
            littleEndian: unsafe bytes.span.extracting(offset..<offset + 8).bytes
                .unsafeLoadUnaligned(as: UInt64.self))
    }

    static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }
}
