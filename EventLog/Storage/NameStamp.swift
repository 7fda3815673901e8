/// A moment in the life of a folder's names: when they last changed.
public struct NameStamp: Equatable, Sendable {
    private let seconds: Int
    private let nanoseconds: Int

    /// The moment by the clock of the disk.
    public init(seconds: Int, nanoseconds: Int) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}
