/// One event that somebody asks the log to append: everything the log does not decide itself.
public struct Draft: Equatable, Sendable {
    /// What the event is about.
    public let stream: String
    /// `noun.verb`.
    public let type: String
    /// The payload: an object without `null`.
    public let data: JSON
    /// The revision the stream must be at for the append to go through; `nil` where any will do.
    ///
    /// Earlier drafts of the same batch count: the second draft on a stream expects what the
    /// first one makes.
    public let expectedRevision: UInt64?

    /// A draft for `stream`; nothing is checked until it is appended.
    public init(stream: String, type: String, data: JSON, expectedRevision: UInt64? = nil) {
        self.stream = stream
        self.type = type
        self.data = data
        self.expectedRevision = expectedRevision
    }
}
