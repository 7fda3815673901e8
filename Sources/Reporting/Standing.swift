/// How strongly a target binds (chỉ tiêu pháp lệnh, chỉ tiêu phấn đấu).
package enum Force: String, CaseIterable, Sendable {
    case mandatory
    case aspirational
    case unspecified
}

/// How settled a reported figure is, from estimate to final account (ước, sơ bộ, chính thức,
/// quyết toán).
package enum ReportStatus: String, CaseIterable, Comparable, Sendable {
    case estimate
    case preliminary
    case official
    case final

    private var rank: Int {
        switch self {
        case .estimate: 0
        case .preliminary: 1
        case .official: 2
        case .final: 3
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// What an attainment amounts to (đánh giá).
package enum Judgement: String, CaseIterable, Sendable {
    case exceeded
    case met
    case nearlyMet
    case notMet
    case inProgress
    case notReported
    case notJudged
    case notDue

    /// Whether the target counts as reached in totals; `nearlyMet` never does.
    package var isReached: Bool { self == .exceeded || self == .met }
}

/// What a member may do (vai trò).
package enum Role: String, CaseIterable, Sendable {
    /// Keeps the ledger: registers units, members, documents, indicators, and records for any unit.
    case keeper
    /// Sets, resolves, adjusts and withdraws targets, and declares judgements.
    case assigner
    /// Reports for its unit and the units below it.
    case reporter
    /// Approves and returns what others reported, declares judgements, closes periods.
    case approver
    /// Raises flags and conducts inspections.
    case inspector
}

/// Whether more is better (chiều của chỉ tiêu).
package enum Direction: String, CaseIterable, Sendable {
    case higher
    case lower
    case band
    case none
}

/// How an indicator is summed up over units (cách tổng hợp).
package enum RollUpRule: String, CaseIterable, Sendable {
    case sum
    case rate
    case mean
    case count
    case latest
    case none
}
