import Dispatch
import Synchronization

/// The chunks of one round, each made by whichever core comes to it.
private final class ChunkRound: Sendable {
    private let places: [Chunk.Place]
    private let made: Mutex<[Chunk?]>

    init(_ places: [Chunk.Place]) {
        self.places = places
        made = Mutex(Array(repeating: nil, count: places.count))
    }

    func check(_ number: Int, in folder: LedgerFolder, disk: any Disk) {
        do {
            let chunk = try Chunk(at: places[number], in: folder, disk: disk)
            made.withLock { $0[number] = chunk }
        } catch {
            // What cannot be read is told by those who read it one after the other.
            return
        }
    }

    /// The chunks in the order of their places; `nil` where one could not be read.
    func chunks() -> [Chunk]? {
        made.withLock { made in
            let chunks = made.compactMap(\.self)
            return chunks.count == made.count ? chunks : nil
        }
    }
}

/// A reading of the log on all cores, for as long as nothing is wrong with it.
///
/// The disk is read and the lines are checked on all cores, many chunks a round; at the same time the
/// chunks of the round before are taken in, one after the other.
struct Sweep: ~Copyable {
    let folder: LedgerFolder
    let disk: any Disk
    /// How many bytes of a segment make a chunk.
    let chunkByteCount: UInt64
    private(set) var prefix: Prefix
    /// Whether something was out of order, so that the prefix cannot go on.
    private(set) var isBroken = false

    /// How many bytes of a segment make a chunk, unless told otherwise: 256 KiB.
    static let usualChunkByteCount: UInt64 = 1 << 18

    /// How many chunks are checked in a round: enough that no core waits long for another one.
    private static let roundChunkCount = 32

    /// A sweep of what stands behind a prefix.
    init(
        _ folder: LedgerFolder, disk: any Disk, behind prefix: consuming Prefix = Prefix(),
        chunkByteCount: UInt64 = usualChunkByteCount
    ) {
        precondition(chunkByteCount > 0, "a chunk has at least one byte")
        self.folder = folder
        self.disk = disk
        self.chunkByteCount = chunkByteCount
        self.prefix = prefix
    }

    /// Reads on to the end of the log.
    ///
    /// `visit` gets each chunk before its events are taken in, `grown` the prefix with each event that is,
    /// and `progress` the prefix after each round with the number of bytes that were read in it.
    ///
    /// Answers whether all there is, is whole batches in order. Where it is not, and not broken either, it
    /// may be because an append is under way: then it can be run again.
    ///
    /// - Complexity: O(*n*) in the bytes it reads; memory for a few chunks, and 24 to 64 bytes for each
    ///   stream and each key.
    mutating func run(
        visit: (Chunk) -> Void, grown: (inout Prefix) -> Void,
        progress: (borrowing Prefix, UInt64) -> Void
    ) throws(DiskError) -> Bool {
        guard !isBroken, let segments = try segments() else { return false }
        for segment in segments {
            if segment.first != prefix.segment, !prefix.begin(segmentAt: segment.first) {
                return false
            }
            var chunks: [Chunk] = []
            var start = prefix.byteOffset
            while start < segment.byteCount || !chunks.isEmpty {
                let places = places(in: segment, from: start)
                let end = places.last?.range.upperBound ?? start
                chunks = round(places, taking: chunks, visit: visit, grown: grown)
                guard !isBroken else { return false }
                progress(prefix, end - start)
                start = end
            }
            guard prefix.byteOffset == segment.byteCount else { return false }
        }
        return prefix.isWhole
    }

    /// Shows the head of what was read to the checkpoints.
    mutating func show(to checkpoints: inout CheckpointAudit) { prefix.show(to: &checkpoints) }

    /// The tree head of what was read.
    mutating func root() -> Hash { prefix.root() }

    /// The segments from the one on that holds the end of the prefix; `nil` where there are other files.
    private func segments() throws(DiskError) -> [Segment]? {
        guard let names = try disk.list(folder.log) else { return nil }
        var segments: [Segment] = []
        for name in names.sorted() {
            guard let first = LedgerFolder.firstPosition(ofSegment: name),
                let byteCount = try disk.size(of: folder.segment(name))
            else { return nil }
            segments.append(Segment(name: name, first: first, byteCount: byteCount))
        }
        guard let known = prefix.segment else { return segments }
        guard let index = segments.firstIndex(where: { $0.first == known }),
            segments[index].byteCount >= prefix.byteOffset
        else { return nil }
        return Array(segments[index...])
    }

    /// The places of the next round.
    private func places(in segment: Segment, from start: UInt64) -> [Chunk.Place] {
        var places: [Chunk.Place] = []
        var start = start
        while start < segment.byteCount, places.count < Sweep.roundChunkCount {
            let end = min(start + chunkByteCount, segment.byteCount)
            places.append(Chunk.Place(segment: segment, range: start..<end))
            start = end
        }
        return places
    }

    /// Checks the chunks at these places, and takes in those that were checked before.
    private mutating func round(
        _ places: [Chunk.Place], taking chunks: [Chunk],
        visit: (Chunk) -> Void, grown: (inout Prefix) -> Void
    ) -> [Chunk] {
        let round = ChunkRound(places)
        if places.count > 1 {
            let group = DispatchGroup()
            DispatchQueue.global().async(group: group) { [folder, disk] in
                DispatchQueue.concurrentPerform(iterations: places.count) { number in
                    round.check(number, in: folder, disk: disk)
                }
            }
            isBroken = !take(chunks, visit: visit, grown: grown)
            group.wait()
        } else {
            // To wake another core for a single chunk takes longer than to check it.
            isBroken = !take(chunks, visit: visit, grown: grown)
            if !places.isEmpty { round.check(0, in: folder, disk: disk) }
        }
        guard let checked = round.chunks() else {
            isBroken = true
            return []
        }
        return checked
    }

    private mutating func take(
        _ chunks: [Chunk], visit: (Chunk) -> Void, grown: (inout Prefix) -> Void
    ) -> Bool {
        for chunk in chunks {
            visit(chunk)
            for line in chunk.lines {
                guard prefix.take(line, of: chunk) else { return false }
                grown(&prefix)
            }
        }
        return true
    }
}
