/// Where in a run a name can stand, and whether it stands there at all.
///
/// In memory it takes about two bytes a name, however long the run.
struct IndexGuide: Sendable {
    /// The first name of each page.
    private(set) var fences: [NameHash] = []
    /// A Bloom filter over all names.
    private var filter: [UInt8]

    /// Ten bits a name and six places each let about one name in a hundred pass that is not there.
    private static let bitsPerName = 10
    private static let placesPerName: UInt64 = 6

    /// A guide to at most so many names.
    init(nameLimit: Int) {
        filter = [UInt8](repeating: 0, count: nameLimit * IndexGuide.bitsPerName / 8 + 8)
    }

    /// The guide these bytes are.
    init(_ bytes: [UInt8], fenceCount: Int) {
        fences = (0..<fenceCount).map {
            NameHash(inIndex: bytes, at: 16 * $0)
        }
        filter = Array(bytes.dropFirst(16 * fenceCount))
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for fence in fences {
            IndexPage.append(fence.high, to: &bytes)
            IndexPage.append(fence.low, to: &bytes)
        }
        return bytes + filter
    }

    mutating func add(_ name: NameHash, beginsPage: Bool) {
        if beginsPage { fences.append(name) }
        for place in 0..<IndexGuide.placesPerName {
            let (byte, mask) = bit(place, of: name)
            filter[byte] |= mask
        }
    }

    /// The page where a name stands; `nil` where it stands on none.
    func page(of name: NameHash) -> Int? {
        for place in 0..<IndexGuide.placesPerName {
            let (byte, mask) = bit(place, of: name)
            if filter[byte] & mask == 0 { return nil }
        }
        var low = 0
        var high = fences.count
        while low < high {
            let middle = (low + high) / 2
            if fences[middle] <= name { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// Two halves of a good hash make any number of others (Kirsch and Mitzenmacher 2006).
    private func bit(_ place: UInt64, of name: NameHash) -> (byte: Int, mask: UInt8) {
        let bit = (name.high &+ place &* name.low) % UInt64(8 * filter.count)
        return (Int(bit / 8), 1 << UInt8(bit % 8))
    }
}
