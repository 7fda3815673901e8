import Dispatch
import Synchronization

/// One append that waits until it is served, or until it is its turn to serve the others.
final class AppendRequest: Sendable {
    let drafts: [Draft]
    let member: String
    let instant: Instant
    let key: String?
    private let answer = Mutex(Answer())

    init(_ drafts: [Draft], by member: String, at instant: Instant, key: String?) {
        self.drafts = drafts
        self.member = member
        self.instant = instant
        self.key = key
    }

    /// What becomes of it.
    private struct Answer {
        var planned: Result<[Position], LogError>?
        var isSettled = false
        /// By what it is woken, where it waits for others.
        var wakening: DispatchSemaphore?
    }

    /// What became of it; `nil` as long as nobody served it.
    var outcome: Result<[Position], LogError>? {
        answer.withLock { $0.isSettled ? $0.planned : nil }
    }

    /// Takes note of what becomes of it, once it is settled.
    func plan(_ outcome: Result<[Position], LogError>) {
        answer.withLock { $0.planned = outcome }
    }

    /// Ends its waiting, as was planned, or with `failure` where it was not refused before.
    func settle(_ failure: LogError? = nil) {
        answer.withLock { answer in
            if let failure {
                // Who was refused is told that.
                if case .failure = answer.planned {} else { answer.planned = .failure(failure) }
            }
            answer.isSettled = true
            answer.wakening?.signal()
        }
    }

    /// Makes it ready to wait; before anybody could serve it or hand over to it.
    func lineUp() {
        answer.withLock { $0.wakening = DispatchSemaphore(value: 0) }
    }

    /// Leaves it to this one to serve itself and those behind it.
    func handOver() {
        answer.withLock { _ = $0.wakening?.signal() }
    }

    /// Waits until it is served; `nil` where it is to serve itself.
    func wait() -> Result<[Position], LogError>? {
        answer.withLock { $0.wakening }?.wait()
        return outcome
    }
}
