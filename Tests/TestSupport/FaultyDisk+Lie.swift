import Synchronization

extension FaultyDisk {
    /// What a disk does in place of what it says it has done.
    public enum Lie: Sendable, Equatable {
        /// The bytes are seen as long as the machine runs, and are gone after a crash.
        case forget
        /// Nothing is written.
        case drop
        /// The bytes are written over others in the same file, from this offset on.
        case misdirect(offset: Int)
        /// The bytes are written to the end of another file.
        case misdirectTo(path: String)
        /// The bytes are written twice, the second time behind the first.
        case duplicate
        /// One bit is another one; counted over the bytes, and again from the first.
        case flip(bit: Int)
    }

    /// A reading that gives one wrong bit.
    struct Misreading {
        let bit: Int
        let isLasting: Bool
    }

    /// Lets the next reading of this bit of a file, or every one, give the other value.
    public func misread(_ path: String, bit: Int, isLasting: Bool) {
        state.withLock { $0.misreadings[path] = Misreading(bit: bit, isLasting: isLasting) }
    }
}

extension FaultyDisk.State {
    /// Writes to a file, or does what the lie says; not durable.
    mutating func put(_ new: [UInt8], in name: String, at offset: Int, _ lie: FaultyDisk.Lie?) {
        switch lie {
        case nil, .forget:
            files[name]?.put(new, at: offset, .pending)
        case .drop:
            return
        case .misdirect(let other):
            let end = files[name]?.bytes.count ?? 0
            files[name]?.put(new, at: min(other, end), .pending)
        case .misdirectTo(let path):
            let end = files[path]?.bytes.count ?? 0
            files[path]?.put(new, at: end, .done)
        case .duplicate:
            files[name]?.put(new + new, at: offset, .pending)
        case .flip(let bit):
            var changed = new
            if !changed.isEmpty { changed[bit / 8 % new.count] ^= 1 << (bit % 8) }
            files[name]?.put(changed, at: offset, .pending)
        }
    }

    /// The bytes as reading them gives them.
    mutating func misread(_ bytes: [UInt8], of path: String, from offset: Int) -> [UInt8] {
        guard let misreading = misreadings[path],
            (offset..<(offset + bytes.count)).contains(misreading.bit / 8)
        else { return bytes }
        if !misreading.isLasting { misreadings[path] = nil }
        var changed = bytes
        changed[misreading.bit / 8 - offset] ^= 1 << (misreading.bit % 8)
        return changed
    }
}
