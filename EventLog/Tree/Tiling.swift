/// A tree cut into tiles in one pass over its leaves.
///
/// It holds at most one unfinished tile a level and one bundle of entries: O(log *n*) hashes and
/// 16 MiB of entries at worst.
struct Tiling: ~Copyable {
    private var hasher = TreeHasher()
    /// The hashes of the unfinished tile of each level.
    private var levels: [[Hash]] = []
    /// How many tiles of each level are full.
    private var fullCounts: [UInt64] = []
    private var bundle: [UInt8] = []
    private var size: UInt64 = 0
    /// Whether bundles of entries are made too.
    private let hasEntries: Bool

    /// The tiling of the tree without leaves.
    init(hasEntries: Bool = true) {
        self.hasEntries = hasEntries
    }

    /// Takes in the next leaf and answers the tiles that are full by it.
    mutating func append(_ leaf: [UInt8]) -> [(tile: Tile, bytes: [UInt8])] {
        precondition(leaf.count <= Int(UInt16.max), "an entry has at most 65,535 bytes")
        if hasEntries {
            bundle += [
                UInt8(truncatingIfNeeded: leaf.count >> 8), UInt8(truncatingIfNeeded: leaf.count),
            ]
            bundle += leaf
        }
        var tiles: [(Tile, [UInt8])] = []
        let width = UInt64(Tile.fullWidth)
        if hasEntries, size % width == width - 1 {
            tiles.append(
                (Tile(content: .entries, index: size / width, width: Tile.fullWidth), bundle))
            bundle = []
        }
        size += 1
        var hash = hasher.leaf(leaf.span)
        for level in 0... {
            if level == levels.count {
                levels.append([])
                fullCounts.append(0)
            }
            levels[level].append(hash)
            guard levels[level].count == Tile.fullWidth else { return tiles }
            let content = Tile.Content.hashes(level: level)
            let tile = Tile(content: content, index: fullCounts[level], width: Tile.fullWidth)
            tiles.append((tile, Tiling.bytes(levels[level])))
            var tree = MerkleTree()
            for hash in levels[level] { tree.append(hash) }
            hash = tree.root()
            levels[level] = []
            fullCounts[level] += 1
        }
        return tiles
    }

    /// The tiles at the right end of the tree that are not full.
    consuming func partialTiles() -> [(tile: Tile, bytes: [UInt8])] {
        var tiles: [(Tile, [UInt8])] = []
        let width = UInt64(Tile.fullWidth)
        if !bundle.isEmpty {
            let tile = Tile(content: .entries, index: size / width, width: Int(size % width))
            tiles.append((tile, bundle))
        }
        for (level, hashes) in levels.enumerated() where !hashes.isEmpty {
            let content = Tile.Content.hashes(level: level)
            let tile = Tile(content: content, index: fullCounts[level], width: hashes.count)
            tiles.append((tile, Tiling.bytes(hashes)))
        }
        return tiles
    }

    private static func bytes(_ hashes: [Hash]) -> [UInt8] {
        hashes.flatMap(\.bytes)
    }
}
