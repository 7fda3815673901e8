/// What a value may be, as far as the command line itself can know.
enum Accepted: Sendable, Equatable {
    case anything
    /// A path to a file; completions offer files.
    case file
    /// A path to a folder; completions offer folders.
    case folder
    /// The name of a command; completions offer all there are.
    case command
    /// One of the words; anything else is refused.
    case choice([String])
    /// The words that completions offer; the command itself understands others, too.
    case suggestion([String])

    /// The words a value must be one of; `nil` where it is free.
    var words: [String]? {
        guard case .choice(let words) = self else { return nil }
        return words
    }

    /// The words a shell offers for the value; `nil` where it is free or a path.
    var suggestions: [String]? {
        switch self {
        case .command: CommandTable.all.map { $0.info.name }
        case .suggestion(let words), .choice(let words): words
        case .anything, .file, .folder: nil
        }
    }
}
