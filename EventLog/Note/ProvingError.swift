/// Why a log gave no checkpoint, cosignature or proof.
public enum ProvingError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The log, or its disk, does not allow it.
    case log(LogError)
    /// The key or the checkpoint is not acceptable.
    case note(NoteError)

    /// What is wrong, in English.
    public var description: String {
        switch self {
        case .log(let error): error.description
        case .note(let error): error.description
        }
    }
}
