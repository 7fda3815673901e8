import Synchronization

/// A lock that is held until it is released, or as long as this lives.
public final class DiskLock: Sendable {
    private let end: Mutex<(@Sendable () -> Void)?>

    /// A lock whose end is `release`.
    public init(release: @escaping @Sendable () -> Void) {
        end = Mutex(release)
    }

    deinit {
        release()
    }

    /// Gives the lock up, once.
    public func release() {
        let end = end.withLock { end in
            defer { end = nil }
            return end
        }
        end?()
    }
}
