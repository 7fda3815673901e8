/// Why a mirror was not brought up to date, or a ledger not repaired from one; nothing was changed
/// unless a failure of the disk says so.
public enum MirrorError: Error, Equatable, Sendable, CustomStringConvertible {
    /// One of the ledgers cannot be opened, is locked, or its disk failed.
    case log(LogError)
    /// One of the two folders lies inside the other, or both are the same.
    case nested(ledger: String, mirror: String)
    /// The two folders are not of the same ledger.
    case otherLedger(expected: Identity, found: Identity)
    /// The ledger is damaged: nothing of it is mirrored.
    case ledgerDamaged([Flaw])
    /// The mirror is damaged: nothing is added to it or taken from it.
    case mirrorDamaged([Flaw])
    /// Both hold an intact event at this position, not the same one.
    case diverged(at: Position, ledger: Hash, mirror: Hash)
    /// The mirror, or a checkpoint in it, has more events than the ledger.
    case mirrorLonger(ledger: UInt64, mirror: UInt64)
    /// This would still be wrong with everything that the mirror has.
    case unrepairable([Flaw])
    /// What is to be taken from the mirror is in no trusted checkpoint: these events, and
    /// `ledger.json` where that is so.
    case restsOnMirror(events: RangeSet<UInt64>, identity: Bool)
    /// A checkpoint that was given is of another ledger.
    case otherCheckpoint(NoteError)
    /// Whoever asked for the repair did not approve of what it would do.
    case notApproved

    /// What is wrong and what to do about it, in English.
    public var description: String {
        switch self {
        case .log(let error): error.description
        case .nested(let ledger, let mirror):
            "\(ledger) and \(mirror) lie one inside the other; a mirror stands outside its ledger"
        case .otherLedger(let expected, let found):
            "the ledger is “\(expected.origin)” (clock \(expected.clock.rawValue)), the mirror "
                + "“\(found.origin)” (clock \(found.clock.rawValue)): they are two ledgers"
        case .ledgerDamaged(let flaws):
            "the ledger is damaged, nothing of it is mirrored: \(MirrorError.list(flaws))"
        case .mirrorDamaged(let flaws): "the mirror is damaged: \(MirrorError.list(flaws))"
        case .diverged(let position, let ledger, let mirror):
            "ledger and mirror are two histories: event \(position) hashes to \(ledger.base64) in "
                + "the ledger, to \(mirror.base64) in the mirror, and both are intact"
        case .mirrorLonger(let ledger, let mirror):
            "the mirror has \(mirror) events, the ledger \(ledger): the ledger may have lost its "
                + "tail"
        case .unrepairable(let flaws):
            "with all that the mirror has this would still be wrong: \(MirrorError.list(flaws))"
        case .restsOnMirror(let events, let identity):
            "no trusted checkpoint covers what would be taken from the mirror: "
                + (MirrorError.names(of: events) + (identity ? ["ledger.json"] : []))
                .joined(separator: ", ")
        case .otherCheckpoint(let error): error.description
        case .notApproved: "the repair was not approved of; nothing was changed"
        }
    }

    private static func list(_ flaws: [Flaw]) -> String {
        precondition(!flaws.isEmpty, "damage is at least one flaw")
        let more = flaws.count > 1 ? "; and \(flaws.count - 1) more" : ""
        return flaws[0].description + more
    }

    private static func names(of events: RangeSet<UInt64>) -> [String] {
        events.ranges.map { range in
            range.count == 1
                ? "event \(range.lowerBound)"
                : "events \(range.lowerBound) to \(range.upperBound - 1)"
        }
    }
}

extension MirrorError {
    /// What the disk gives, its failure told as one of mirroring.
    static func disk<Value>(
        _ action: String, _ body: () throws(DiskError) -> Value
    ) throws(MirrorError) -> Value {
        do {
            return try body()
        } catch {
            throw .log(LogError(error, while: action))
        }
    }

    /// What a log does, its failure told as one of mirroring.
    static func log<Value>(_ body: () throws(LogError) -> Value) throws(MirrorError) -> Value {
        do {
            return try body()
        } catch {
            throw .log(error)
        }
    }
}
