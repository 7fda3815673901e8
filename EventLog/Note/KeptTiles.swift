/// The hash tiles in `derived/tiles/`, from which a proof is made without reading the log.
///
/// They may be missing, old or wrong: whoever uses them checks the proof they give. What cannot be
/// read or kept costs time, never a proof.
struct KeptTiles {
    let path: String
    let disk: any Disk
    /// How many leaves the tree has that they are read for.
    let size: UInt64
    private var read: [String: [Hash]] = [:]
    private var isKeeping = true
    private var made: Set<String> = []

    init(in folder: LedgerFolder, disk: any Disk, size: UInt64) {
        path = folder.path + "/derived/tiles"
        self.disk = disk
        self.size = size
    }

    /// The heads of these subtrees of the tree; `nil` where a tile for one of them is not there.
    ///
    /// - Complexity: O(log ``size``) tiles read for the subtrees of a proof.
    mutating func heads(of subtrees: [Range<UInt64>]) -> [Hash]? {
        var hasher = TreeHasher()
        var heads: [Hash] = []
        for subtree in subtrees {
            guard let head = head(of: subtree, &hasher) else { return nil }
            heads.append(head)
        }
        return heads
    }

    private mutating func head(of leaves: Range<UInt64>, _ hasher: inout TreeHasher) -> Hash? {
        let count = leaves.upperBound - leaves.lowerBound
        guard count.nonzeroBitCount == 1 else {
            // At the right end of the tree (RFC 6962 §2.1).
            let middle = leaves.lowerBound + Subtrees.split(count)
            guard let left = head(of: leaves.lowerBound..<middle, &hasher),
                let right = head(of: middle..<leaves.upperBound, &hasher)
            else { return nil }
            return hasher.node(left, right)
        }
        let level = count.trailingZeroBitCount / 8
        let width = UInt64(Tile.fullWidth)
        let first = leaves.lowerBound >> UInt64(8 * level)
        guard let hashes = hashes(level: level, index: first / width) else { return nil }
        let start = Int(first % width)
        var tree = MerkleTree()
        for hash in hashes[start..<(start + Int(count >> UInt64(8 * level)))] { tree.append(hash) }
        return tree.root()
    }

    /// The hashes of a tile as far as the tree reaches; `nil` where it is not there whole.
    private mutating func hashes(level: Int, index: UInt64) -> [Hash]? {
        let rest = (size >> UInt64(8 * level)) - index * UInt64(Tile.fullWidth)
        let width = min(Int(rest), Tile.fullWidth)
        // Once the tree has grown there may be the full tile only (tlog-tiles, "Partial Tiles").
        for held in Set([width, Tile.fullWidth]).sorted() {
            let name = Tile(content: .hashes(level: level), index: index, width: held).path
            if let known = read[name] { return Array(known.prefix(width)) }
            guard let bytes = contents(of: name), bytes.count == held * 32 else { continue }
            let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap {
                Hash(bytes: bytes[$0..<($0 + 32)])
            }
            read[name] = hashes
            return Array(hashes.prefix(width))
        }
        return nil
    }

    private func contents(of name: String) -> [UInt8]? {
        do throws(DiskError) {
            return try disk.contents(of: path + "/" + name)
        } catch {
            // A tile that cannot be read is as good as none: the log has what it stands for.
            return nil
        }
    }

    /// Keeps a tile; after one that cannot be kept no more are.
    ///
    /// Nothing waits for the disk: what a crash leaves of a tile gives no proof that verifies, and is made
    /// anew.
    mutating func keep(_ bytes: [UInt8], as tile: Tile) {
        guard isKeeping, contents(of: tile.path) != bytes else { return }
        let target = path + "/" + tile.path
        do throws(DiskError) {
            var folder = LedgerFolder(path).parent
            for part in ("tiles/" + tile.path).split(separator: "/").dropLast() {
                folder += "/" + part
                if made.insert(folder).inserted { try disk.makeFolder(folder) }
            }
            try disk.open(target + LedgerFolder.unfinishedSuffix).write(bytes, at: 0)
            try disk.rename(target + LedgerFolder.unfinishedSuffix, to: target)
        } catch {
            // The next proof is as slow as this one, and as good.
            isKeeping = false
        }
    }
}
