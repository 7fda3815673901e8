import Synchronization

/// One append that waits until it is served, by whichever thread leads then.
final class AppendRequest: Sendable {
    let drafts: [Draft]
    let member: String
    let instant: Instant
    let key: String?
    private let answer = Mutex<Result<[Position], LogError>?>(nil)

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
    }
}
