extension Quantity {
    /// The quantity in its only plain form, spelt by these bytes; `nil` for any other spelling.
    ///
    /// What `init(_:)` takes a text for, without one: the figures of a whole ledger are read so.
    package init?(plain bytes: Span<UInt8>) {
        var index = 0
        let isNegative = !bytes.isEmpty && bytes[0] == UInt8(ascii: "-")
        if isNegative { index = 1 }
        let first = index
        var point: Int?
        var magnitude: UInt128 = 0
        var low: UInt64 = 0
        var lowScale: UInt64 = 1
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            if digit < 10 {
                // Up to eighteen digits fit into one word, and few figures have more.
                if lowScale == 1_000_000_000_000_000_000 {
                    guard magnitude == 0 else { return nil }
                    magnitude = UInt128(low)
                    (low, lowScale) = (0, 1)
                }
                low = low * 10 + UInt64(digit)
                lowScale *= 10
            } else {
                guard bytes[index] == UInt8(ascii: "."), point == nil, index > first else {
                    return nil
                }
                point = index
            }
            index += 1
        }
        let wholeCount = (point ?? index) - first
        let scale = point.map { index - $0 - 1 } ?? 0
        guard wholeCount > 0, wholeCount == 1 || bytes[first] != UInt8(ascii: "0"),
            point == nil || scale > 0
        else { return nil }
        let significand = Int128(magnitude * UInt128(lowScale) + UInt128(low))
        guard !(isNegative && significand == 0) else { return nil }
        self.init(significand: isNegative ? -significand : significand, scale: scale)
    }
}
