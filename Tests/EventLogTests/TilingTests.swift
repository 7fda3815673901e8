import TestSupport
import Testing

@testable import EventLog

/// Tiles held against the words of c2sp.org/tlog-tiles.
@Suite struct TilingTests {
    /// The head of the leaves in a range: MTH(D[a:b]) of RFC 6962 §2.1.
    private func head(_ leaves: ArraySlice<[UInt8]>) -> Hash {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        return tree.root()
    }

    private func tiles(_ leaves: [[UInt8]]) -> [Tile: [UInt8]] {
        var tiling = Tiling()
        var tiles: [Tile: [UInt8]] = [:]
        for leaf in leaves { for (tile, bytes) in tiling.append(leaf) { tiles[tile] = bytes } }
        for (tile, bytes) in tiling.partialTiles() { tiles[tile] = bytes }
        return tiles
    }

    @Test(arguments: [0, 1, 2, 255, 256, 257, 511, 512, 513, 1_000, 65_535, 65_536, 65_793])
    func `A tree is cut into the tiles that its size asks for`(size: Int) {
        let leaves = (0..<size).map { Array("\($0)".utf8) }
        let tiles = tiles(leaves)
        var expected: Set<Tile> = []
        var (level, span) = (0, 1)
        while size / span > 0 {
            let count = size / span
            for index in 0..<(count / 256) {
                expected.insert(
                    Tile(content: .hashes(level: level), index: UInt64(index), width: 256))
            }
            if count % 256 > 0 {
                expected.insert(
                    Tile(
                        content: .hashes(level: level), index: UInt64(count / 256),
                        width: count % 256))
            }
            (level, span) = (level + 1, span * 256)
        }
        for tile in expected where tile.content == .hashes(level: 0) {
            expected.insert(Tile(content: .entries, index: tile.index, width: tile.width))
        }
        #expect(Set(tiles.keys) == expected)
        for (tile, bytes) in tiles {
            let start = Int(tile.index) * 256
            switch tile.content {
            case .entries:
                var entries: [UInt8] = []
                for leaf in leaves[start..<start + tile.width] {
                    entries += [0, UInt8(leaf.count)] + leaf
                }
                #expect(bytes == entries, "\(tile.path)")
            case .hashes(let level):
                let span = (0..<level).reduce(1) { span, _ in span * 256 }
                // The heads of large subtrees are dear: every hash at level 0, the ends above it.
                let places =
                    level == 0 ? Array(0..<tile.width) : [0, tile.width / 2, tile.width - 1]
                #expect(bytes.count == tile.width * 32)
                for place in places {
                    let first = (start + place) * span
                    #expect(
                        Array(bytes[place * 32..<place * 32 + 32])
                            == head(leaves[first..<first + span]).bytes, "\(tile.path), \(place)")
                }
            }
        }
    }

    @Test func `A tile's path is grouped in threes`() {
        func path(_ index: UInt64, _ content: Tile.Content, width: Int = 256) -> String {
            Tile(content: content, index: index, width: width).path
        }
        #expect(path(0, .hashes(level: 0)) == "tile/0/000")
        #expect(path(273, .hashes(level: 0), width: 112) == "tile/0/273.p/112")
        #expect(path(1_067, .hashes(level: 1)) == "tile/1/x001/067")
        #expect(path(1_234_067, .hashes(level: 4)) == "tile/4/x001/x234/067")
        #expect(path(1_000_000, .entries, width: 1) == "tile/entries/x001/x000/000.p/1")
    }

    @Test func `An entry is as long as a line may be`() {
        let leaf = [UInt8](repeating: 0x61, count: 65_535)
        var tiling = Tiling()
        #expect(tiling.append(leaf).isEmpty)
        let bundle = tiling.partialTiles().first { $0.tile.content == .entries }
        #expect(bundle?.bytes == [0xFF, 0xFF] + leaf)
    }

    @Test func `Tiles once published are not replaced`() throws {
        let disk = try SmallLedger.filled()
        let log = try SmallLedger.opened(disk)
        try log.writeTiles(of: 5, to: "/tiles")
        let published = disk.paths.filter { $0.hasPrefix("/tiles") }
        #expect(published == ["/tiles/tile/0/000.p/5", "/tiles/tile/entries/000.p/5"])
        try log.writeTiles(of: 13, to: "/tiles")
        #expect(disk.bytes(of: "/tiles/tile/0/000.p/13")?.count == 13 * 32)
        disk.plant([1, 2, 3], in: "/tiles/tile/entries/000.p/13")
        do {
            try log.writeTiles(of: 13, to: "/tiles")
            Issue.record("another tile was replaced")
        } catch {
            #expect(error.code == .contradicted)
            #expect(
                error.message
                    == "another tile was published as tile/entries/000.p/13: it is of another log, or "
                    + "history was rewritten")
        }
        #expect(disk.bytes(of: "/tiles/tile/entries/000.p/13") == [1, 2, 3])
    }
}
