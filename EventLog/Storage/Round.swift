/// The appends that share one turn, one write and one sync.
struct Round {
    /// How many bytes a round takes at most before the next one begins: nobody waits for more than this
    /// and one batch.
    static let byteLimit = 1 << 20

    /// Where the bytes go: the last segment, or the one that begins behind it.
    private(set) var segment: Segment
    let isNewSegment: Bool
    /// The bytes that are to stand behind those of the segment.
    private(set) var bytes: [UInt8] = []
    /// Whether a batch is answered for that may not be durable yet.
    private(set) var answersForEarlier = false
    /// The requests it has taken in.
    private(set) var requests: [AppendRequest] = []
    private let segmentByteLimit: UInt64
    /// The batches that a key names.
    private var batches: [BatchLines] = []

    /// A round behind the last segment, whose next event has the position `next`.
    init(behind last: Segment?, next: UInt64, segmentByteLimit: Int) {
        self.segmentByteLimit = UInt64(segmentByteLimit)
        if let last, last.byteCount < UInt64(segmentByteLimit) {
            segment = last
            isNewSegment = false
        } else {
            let first = Position(next)
            segment = Segment(
                name: LedgerFolder.segmentName(first: first), first: first, byteCount: 0)
            isNewSegment = true
        }
    }

    /// Whether another batch goes into this round.
    var hasRoom: Bool { segment.byteCount < segmentByteLimit && bytes.count < Round.byteLimit }

    /// Works a request out behind what was taken before, and takes it into the index; a request that is
    /// refused leaves the others as they are.
    mutating func take(
        _ request: AppendRequest, _ state: inout Log.State,
        stored: (ClosedRange<Position>) throws(LogError) -> [Line]
    ) {
        do throws(LogError) {
            let plan = try Plan(
                for: request.drafts, by: request.member, at: request.instant, key: request.key,
                after: state.index
            ) { positions throws(LogError) in
                // A batch of this round is not in the segment yet.
                if let batch = batches.first(where: { $0.positions == positions }) {
                    return batch.lines()
                }
                return try stored(positions)
            }
            switch plan {
            case .new(let batch):
                state.index.take(written: batch, in: segment, at: segment.byteCount)
                if batch.key != nil { batches.append(batch) }
                // The first batch of a round, most often the only one, is not copied.
                if bytes.isEmpty { bytes = batch.bytes } else { bytes += batch.bytes }
                segment.byteCount += UInt64(batch.bytes.count)
            case .repeated(let positions):
                if let last = positions.last, last.rawValue >= state.shown.size {
                    answersForEarlier = true
                }
            }
            request.plan(.success(plan.positions))
        } catch {
            request.plan(.failure(error))
        }
        requests.append(request)
    }

    /// Answers every request; those that would have been appended with `failure`, where there is one.
    func settle(_ failure: LogError? = nil) {
        for request in requests { request.settle(failure) }
    }
}
