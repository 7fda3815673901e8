/// A piece of the tree as tile-based logs serve it (c2sp.org/tlog-tiles): up to 256 hashes of one
/// level side by side, or up to 256 entries.
public struct Tile: Hashable, Sendable {
    /// What a tile holds.
    public enum Content: Hashable, Sendable {
        /// The entries themselves, each behind its length.
        case entries
        /// Leaf hashes at level 0, above it the heads of the full tiles one level below.
        case hashes(level: Int)
    }

    /// What it holds.
    public let content: Content
    /// Its place among the tiles of its level, from 0.
    public let index: UInt64
    /// How many hashes or entries it holds: 256, or fewer at the right end of the tree.
    public let width: Int

    /// How many hashes or entries a full tile holds.
    public static let fullWidth = 256

    /// The path below a log's address: `tile/0/x001/067`, `tile/entries/000.p/42`.
    public var path: String {
        let level =
            switch content {
            case .entries: "entries"
            case .hashes(let level): String(level)
            }
        var groups = [Day.padded(Int(index % 1_000), to: 3)]
        var rest = index / 1_000
        while rest > 0 {
            groups.insert("x" + Day.padded(Int(rest % 1_000), to: 3), at: 0)
            rest /= 1_000
        }
        let partial = width < Tile.fullWidth ? ".p/\(width)" : ""
        return "tile/\(level)/\(groups.joined(separator: "/"))\(partial)"
    }
}
