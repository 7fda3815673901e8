import EventLog
import Glibc

/// The clock of the machine: the only place that asks what time it is.
enum SystemClock {
    /// Now, to the millisecond.
    static func now() -> Instant {
        var time = timespec()
        // The call only fills the structure it is handed (man 3 clock_gettime).
        let status = unsafe clock_gettime(CLOCK_REALTIME, &time)
        precondition(status == 0, "The machine has a clock.")
        return Instant(
            millisecondsSinceEpoch: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
