/// A lock that is held as long as this lives.
public final class DiskLock: Sendable {
    private let release: @Sendable () -> Void

    /// A lock whose end is `release`.
    public init(release: @escaping @Sendable () -> Void) {
        self.release = release
    }

    deinit {
        release()
    }
}
