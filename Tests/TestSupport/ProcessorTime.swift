import Glibc

/// The processor time that `body` takes on this thread: what others do on the machine meanwhile does not
/// count.
package func processorTime(_ body: () -> Void) -> Duration {
    let start = processorTimeOfThread()
    body()
    return processorTimeOfThread() - start
}

/// The least of three measurements: a cold cache or a neighbour on the same core lengthens one, never
/// shortens it.
package func leastOfThree(_ measurement: () -> Duration) -> Duration {
    min(measurement(), measurement(), measurement())
}

private func processorTimeOfThread() -> Duration {
    var time = timespec()
    let status = clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    precondition(status == 0, "a thread has a clock of its own")
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
