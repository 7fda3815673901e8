package import EventLog
package import Reporting

/// A moment as people in Vietnam read it (thời điểm, giờ Việt Nam).
package enum InstantText {
    /// `08:00:00 ngày 04/02/2025`: Vietnam's time, which every text for people is in.
    package static func phrase(_ instant: Instant) -> Phrase {
        let local = instant.advanced(byMilliseconds: Int64(Instant.vietnamOffsetMinutes) * 60_000)
        let clock = local.description.dropFirst(11).prefix(8)
        let day = local.day(offsetMinutes: 0)
        return Phrase(
            vi: "\(clock) ngày \(day.displayed(in: .vi))",
            en: "\(clock) on \(day.displayed(in: .en))")
    }
}
