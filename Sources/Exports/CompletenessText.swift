import EventLog
package import Projections
package import Reporting

/// How the claim that these are all events on a target reads to people, and to scripts.
package enum CompletenessText {
    /// That all events are there, and since when each closing vouches for them.
    ///
    /// Nothing is claimed of a log with damage in it.
    package static func phrases(_ completeness: Completeness, isIntact: Bool) -> [Phrase] {
        guard isIntact else {
            return [
                Phrase(
                    vi: "sổ có chỗ hỏng: không khẳng định được đây là đủ sự kiện",
                    en: "the ledger is damaged: it is not claimed that these are all events")
            ]
        }
        let count = completeness.eventCount
        let whole = Phrase(
            vi: "đủ \(count) sự kiện: phiên bản 0–\(count - 1) của dòng, không thiếu phiên bản nào",
            en: "all \(count) events: revisions 0–\(count - 1) of the stream, none missing")
        return [whole]
            + completeness.seals.map { seal in
                let (period, position) = (seal.closing.period, seal.closing.position)
                return Phrase(
                    vi:
                        "chốt \(period.displayName(in: .vi)) (#\(position)) đã niêm \(seal.eventCount) sự kiện "
                        + "đầu",
                    en:
                        "closing \(period.displayName(in: .en)) (#\(position)) sealed the first "
                        + "\(seal.eventCount)")
            }
    }

    static func json(_ completeness: Completeness, isIntact: Bool) -> JSON {
        .object([
            JSON.Member("events", completeness.eventCount.json),
            JSON.Member("claimed", .bool(isIntact)),
            JSON.Member(
                "seals",
                .array(
                    completeness.seals.map { seal in
                        .object([
                            JSON.Member("period", seal.closing.period.json),
                            JSON.Member("seq", seal.closing.position.json),
                            JSON.Member("events", seal.eventCount.json),
                        ])
                    })),
        ])
    }
}
