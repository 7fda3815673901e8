import Dispatch
import Synchronization

/// One append that waits until it is served, or until it is its turn to serve the others.
final class AppendRequest: Sendable {
    let drafts: [Draft]
    let member: String
    let instant: Instant
    let key: String?
    private let answer = Mutex<Result<[Position], LogError>?>(nil)
    private let wakening = DispatchSemaphore(value: 0)

    init(_ drafts: [Draft], by member: String, at instant: Instant, key: String?) {
        self.drafts = drafts
        self.member = member
        self.instant = instant
        self.key = key
    }

    /// What became of it; `nil` as long as nobody served it.
    var outcome: Result<[Position], LogError>? { answer.withLock { $0 } }

    func settle(_ outcome: Result<[Position], LogError>) {
        answer.withLock { $0 = outcome }
        wakening.signal()
    }

    /// Leaves it to this one to serve itself and those behind it.
    func handOver() {
        wakening.signal()
    }

    /// Waits until it is served; `nil` where it is to serve itself.
    func wait() -> Result<[Position], LogError>? {
        wakening.wait()
        return outcome
    }
}
