import Glibc

/// Ends the process where what must hold does not: a finding.
///
/// Unlike `precondition` it says what it was in optimized code too.
func expect(_ isTrue: Bool, _ reason: @autoclosure () -> String) {
    if !isTrue { report(reason()) }
}

/// Ends the process with a finding.
func report(_ reason: String) -> Never {
    print("finding: \(reason)")
    fflush(nil)
    abort()
}
