import Projections
import Reporting

/// How often each member corrected figures (số lần đính chính).
struct CorrectionCount: Projection {
    private(set) var counts: [MemberID: Int] = [:]

    mutating func apply(_ entry: Entry) {
        guard case .reportRevised = entry.event else { return }
        counts[entry.by, default: 0] += 1
    }
}
