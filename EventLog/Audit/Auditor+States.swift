extension Auditor {
    /// The state to go on from, and the checkpoint that vouches for it; `nil` where everything is read.
    func startingState() throws(DiskError) -> VerifiedState? {
        let files = VerifiedFolder(folder: folder, disk: disk)
        let state: VerifiedState?
        switch start {
        case .beginning: state = nil
        case .checkpoint: state = files.state(in: .checkpoint)
        case .interruption: state = files.state(in: .interruption)
        }
        guard let state, try agrees(state) else { return nil }
        return state
    }

    /// The part a state stands for; `nil` where it needs a checkpoint and none vouches for it.
    func unreadPart(of state: inout VerifiedState) -> UnreadPart? {
        let size = state.prefix.tree.size
        var name: String?
        if case .checkpoint(let wanted) = start {
            let root = state.prefix.root()
            guard wanted.map({ $0.size == size && $0.root == root }) ?? true,
                let attested = checkpoints.attested(size: size, root: root)
            else { return nil }
            name = attested
        }
        return UnreadPart(size: size, readAt: state.readAt, checkpoint: name)
    }

    /// Whether the log is still there as far as a state says that it was read.
    private func agrees(_ state: borrowing VerifiedState) throws(DiskError) -> Bool {
        let extents = state.prefix.extents
        guard state.origin == origin, let last = extents.last,
            checkpoints.areKnown(below: state.prefix.tree.size, in: state.heads)
        else { return false }
        for extent in extents {
            let path = folder.segment(LedgerFolder.segmentName(first: extent.first))
            guard let byteCount = try disk.size(of: path),
                byteCount == extent.byteCount || extent == last && byteCount > extent.byteCount
            else { return false }
        }
        let path = folder.segment(LedgerFolder.segmentName(first: last.first))
        let count = state.prefix.lastLineByteCount
        let line = try disk.read(
            path, from: last.byteCount - UInt64(count) - 1, count: count + 1)
        return line.last == UInt8(ascii: "\n")
            && Hash(ofLeaf: line.dropLast()) == state.prefix.lastLeaf
    }

    /// Whether it begins behind a checkpoint: such an audit leaves the states of others alone.
    private var isBehindCheckpoint: Bool { unread?.checkpoint != nil }

    /// Forgets the states of audits that never ended, where this one reads everything itself.
    func beginStates() {
        guard began != nil, unread == nil else { return }
        let files = VerifiedFolder(folder: folder, disk: disk)
        files.clear(.unfinished)
        files.clear(.interruption)
    }

    /// Keeps the state at the last checkpoint, for when this audit has ended well.
    func keep(_ prefix: borrowing Prefix, _ heads: [UInt64: Hash]) {
        // A state rests on one audit that read everything, never on a chain of them.
        guard unread == nil else { return }
        write(prefix, heads, to: .unfinished)
    }

    /// Notes how far this audit came.
    func note(_ prefix: borrowing Prefix, _ heads: [UInt64: Hash]) {
        write(prefix, heads, to: .interruption)
    }

    private func write(
        _ prefix: borrowing Prefix, _ heads: [UInt64: Hash], to file: VerifiedFolder.File
    ) {
        let size = prefix.tree.size
        // Of evidence that is missing only an audit tells that reads everything.
        // At the beginning of a segment there is no line before it to know the place by.
        guard let began, let origin, !isBehindCheckpoint, prefix.byteOffset > 0,
            missing.isEmpty
        else { return }
        let bytes = VerifiedState.bytes(
            of: prefix, origin: origin, readAt: unread?.readAt ?? began, heads: heads,
            acknowledgements: acknowledgements.filter { $0.position.rawValue < size })
        VerifiedFolder(folder: folder, disk: disk).write(bytes, to: file)
    }

    /// Leaves behind what the next audit may go on from, and nothing else.
    func endStates() {
        guard began != nil else { return }
        let files = VerifiedFolder(folder: folder, disk: disk)
        if !flaws.isEmpty {
            files.clear(.checkpoint)
            files.clear(.unfinished)
        }
        guard !isBehindCheckpoint else { return }
        files.clear(.interruption)
        if flaws.isEmpty, unread == nil { files.finish() }
    }
}
