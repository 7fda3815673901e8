/// What an audit ends in.
public enum Outcome: String, Equatable, Sendable {
    /// Nothing is wrong with what is there.
    case intact
    /// Nothing is wrong with what was read; the first events were not, as ``Audit/unread`` says.
    case intactSince
    /// Something is, as the flaws say.
    case damaged
    /// The log contradicts a checkpoint that somebody holds.
    case rewritten
    /// All that is wrong is that the log contradicts a checkpoint without a signature: that may have been
    /// mistyped as well.
    case undecided
}
