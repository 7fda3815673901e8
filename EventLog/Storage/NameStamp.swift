/// A moment in the life of a folder's names: which folder it is, and when they last changed.
public struct NameStamp: Equatable, Sendable {
    private let folder: SIMD2<UInt64>
    private let seconds: Int
    private let nanoseconds: Int

    /// The moment by the clock of the disk; `folder` tells a folder from any other that ever was.
    public init(folder: SIMD2<UInt64>, seconds: Int, nanoseconds: Int) {
        self.folder = folder
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }
}
