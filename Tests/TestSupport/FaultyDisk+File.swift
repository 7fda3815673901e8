extension FaultyDisk {
    /// What becomes of the bytes that no sync protected yet.
    enum Sync {
        case done, pending, failed
    }

    /// A file as programs see it and as a crash of the machine leaves it.
    struct File {
        /// What tells it from any other file, whatever its name.
        var number: Int
        /// How many syncs of it have failed.
        var failureCount = 0
        /// What programs see.
        var bytes: [UInt8]
        /// What a crash of the machine leaves.
        var durable: [UInt8] = []
        /// Those of `bytes` that the next sync carries over.
        var pending = RangeSet<Int>()
        var isNameDurable: Bool
        /// Whether reading it fails.
        var isSpoiled = false
        /// Whether the disk only says that it makes the bytes durable.
        var forgets = false

        /// A file that is durable, its name perhaps not.
        init(_ number: Int, _ bytes: [UInt8], isNameDurable: Bool = true) {
            self.number = number
            self.bytes = bytes
            durable = bytes
            self.isNameDurable = isNameDurable
        }

        /// Writes over what is there, and beyond its end.
        mutating func put(_ new: some Collection<UInt8>, at offset: Int, _ sync: Sync) {
            let range = offset..<(offset + new.count)
            bytes += repeatElement(0, count: max(0, offset - bytes.count))
            bytes.replaceSubrange(offset..<min(range.upperBound, bytes.count), with: new)
            pending.insert(contentsOf: range)
            settle(sync)
        }

        mutating func cut(to size: Int, _ sync: Sync) {
            pending.remove(contentsOf: min(size, bytes.count)..<bytes.count)
            bytes = Array(bytes.prefix(size))
            settle(sync)
        }

        /// Carries over what no sync protected yet, loses it or leaves it as it is.
        mutating func settle(_ sync: Sync) {
            switch sync {
            case .pending: return
            case .failed: failureCount += 1
            case .done where forgets: break
            case .done:
                durable = Array(durable.prefix(bytes.count))
                durable += repeatElement(0, count: bytes.count - durable.count)
                for range in pending.ranges {
                    durable.replaceSubrange(range, with: bytes[range])
                }
            }
            pending = RangeSet()
        }
    }
}
