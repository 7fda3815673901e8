extension Examination {
    /// When an event can have become what it is.
    ///
    /// A checkpoint that covers it is signed over what was read back: where the log is not what it
    /// says, all was still right then; where it is, it was as it is already.
    func window(of position: Position) -> TimeWindow {
        var earliest = surroundings.before(position).map {
            TimeWindow.Bound(at: $0.at, basis: .event($0.position))
        }
        var latest = TimeWindow.Bound(at: now, basis: .audit)
        for claim in checkpoints where claim.signed.checkpoint.size > position.rawValue {
            guard claim.agreement != .consistent else {
                let stood = claim.cosignatures.min { $0.at < $1.at }
                if let stood, stood.at < latest.at { latest = stood }
                continue
            }
            // The times in a history that the checkpoint contradicts may be made up.
            let made =
                claim.agreement == .contradicted
                ? nil
                : surroundings.before(Position(claim.signed.checkpoint.size))
                    .map { claim.bound(after: $0) }
            let right = claim.cosignatures.max { $0.at < $1.at } ?? made
            if let right, earliest.map({ $0.at < right.at }) ?? true { earliest = right }
        }
        return TimeWindow(earliest: earliest, latest: latest)
    }

    /// When something came about that no tree head covers: no event changed, and the one given, where
    /// there is one, was recorded before.
    func window(beside position: Position?) -> TimeWindow {
        let mark = position.flatMap { position in
            surroundings.line(at: position).map {
                Surroundings.Mark(position: position, at: $0.at)
            } ?? surroundings.before(position)
        }
        return TimeWindow(
            earliest: mark.map { TimeWindow.Bound(at: $0.at, basis: .event($0.position)) },
            latest: TimeWindow.Bound(at: now, basis: .audit))
    }
}

extension CheckedCheckpoint {
    /// When witnesses saw it, by their own clocks.
    var cosignatures: [TimeWindow.Bound] {
        attestations.compactMap { attestation in
            // The last second of the year 9999: a line holds no later time.
            guard let seconds = attestation.secondsSinceEpoch, seconds <= 253_402_300_799 else {
                return nil
            }
            return TimeWindow.Bound(
                at: Instant(millisecondsSinceEpoch: Int64(seconds) * 1_000),
                basis: .cosignature(checkpoint: name, witness: attestation.key.name))
        }
    }

    /// That it was made after this event, which it covers, was recorded.
    func bound(after mark: Surroundings.Mark) -> TimeWindow.Bound {
        TimeWindow.Bound(
            at: mark.at,
            basis: .checkpoint(name, after: mark.position, isVerified: !attestations.isEmpty))
    }

    /// That it covers what is flawed.
    var covers: Evidence { .covered(by: name, isVerified: !attestations.isEmpty) }
}
