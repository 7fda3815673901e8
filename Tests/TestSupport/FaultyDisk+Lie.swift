import Synchronization

extension FaultyDisk {
    /// What a disk does in place of what it says it has done.
    public enum Lie: Sendable, Equatable {
        /// The bytes, and all written to the file later, are gone after a crash, whatever was synced.
        case forget
        /// Nothing is written.
        case drop
        /// The bytes are written so many bytes further on, or back, in the same file.
        case misdirect(by: Int)
        /// The bytes are written to the end of another file.
        case misdirectTo(path: String)
        /// The bytes are written twice, the second time behind the first.
        case duplicate
        /// One bit is another one; counted over the bytes, and again from the first.
        case flip(bit: Int)
    }

    /// A bit of a file that reading gives wrong.
    struct Misreading {
        let bit: Int
        let isLasting: Bool
    }

    /// Lets the disk lie at a write: the next one, or so many later.
    public func lie(_ lie: Lie, afterWrites count: Int = 0) {
        state.withLock { $0.lie = (count, lie) }
    }

    /// Lets the next reading of this bit of a file, or every one, give the other value.
    public func misread(_ path: String, bit: Int, isLasting: Bool) {
        state.withLock { $0.misreadings[path] = Misreading(bit: bit, isLasting: isLasting) }
    }
}

extension FaultyDisk.State {
    /// Writes to a file, or does what the lie says; not durable.
    mutating func put(_ new: [UInt8], in name: String, at offset: Int) {
        switch nextLie() {
        case nil:
            files[name]?.put(new, at: offset, .pending)
        case .forget:
            files[name]?.forgets = true
            files[name]?.put(new, at: offset, .pending)
        case .drop:
            return
        case .misdirect(let distance):
            let place = offset + distance
            files[name]?.put(new, at: place < 0 ? offset - distance : place, .pending)
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

    /// The lie that this write is due.
    private mutating func nextLie() -> FaultyDisk.Lie? {
        guard let planned = lie else { return nil }
        lie = planned.writesBefore > 0 ? (planned.writesBefore - 1, planned.lie) : nil
        return planned.writesBefore > 0 ? nil : planned.lie
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
