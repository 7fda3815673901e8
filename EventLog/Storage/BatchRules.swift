/// Drafts → the lines of a batch, or why they cannot be lines.
enum BatchRules {
    /// The moments a line can write: years 1 to 9999.
    private static let instants =
        Instant(
            millisecondsSinceEpoch: -62_135_596_800_000)...Instant(
            millisecondsSinceEpoch: 253_402_300_799_999)

    /// Refuses a batch that no drafts could be in.
    private static func check(
        _ drafts: [Draft], by member: String, at instant: Instant, key: String?
    ) throws(LogError) {
        guard !drafts.isEmpty else {
            throw LogError(.invalidDraft, "a batch has at least one draft; there is none")
        }
        guard instants.contains(instant) else {
            throw LogError(.invalidDraft, "the time lies outside the years 1 to 9999")
        }
        var obstacle = obstacle(to: member, named: "by")
        if let key { obstacle = obstacle ?? self.obstacle(to: key, named: "key") }
        if let obstacle { throw LogError(.invalidDraft, obstacle) }
    }

    /// Refuses drafts that have no canonical form.
    private static func check(_ drafts: [Draft]) throws(LogError) {
        for (number, draft) in drafts.enumerated() {
            if let obstacle = obstacle(to: draft) {
                throw LogError(
                    .invalidDraft, "draft \(number): \(obstacle)", place: .draft(number))
            }
        }
    }

    /// The lines the drafts make behind those of `index`.
    ///
    /// The drafts are looked at as they are written. Only where something may be in the way are they
    /// looked at one by one, to name it before what comes too late or is too long.
    static func lines(
        for drafts: [Draft], by member: String, at instant: Instant, key: String?,
        after index: LogIndex
    ) throws(LogError) -> BatchLines {
        // Few words, looked at once a batch.
        try check(drafts, by: member, at: instant, key: key)
        let written: (lines: BatchLines, arePlain: Bool)
        do throws(LogError) {
            written = try BatchWriter(drafts, by: member, at: instant, key: key, after: index)
                .lines()
        } catch {
            try check(drafts)
            throw error
        }
        if !written.arePlain { try check(drafts) }
        return written.lines
    }

    private static func obstacle(to draft: Draft) -> String? {
        if let obstacle = obstacle(to: draft.stream, named: "stream") { return obstacle }
        if let obstacle = obstacle(to: draft.type, named: "type") { return obstacle }
        guard case .object = draft.data else { return "data is no object" }
        return draft.data.obstacle(at: "data")
    }

    private static func obstacle(to text: String, named name: String) -> String? {
        guard !text.isEmpty else { return "\(name) is empty" }
        return text.isNormalized ? nil : "\(name) is not in Unicode normalization form C"
    }
}
