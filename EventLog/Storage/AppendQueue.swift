import Synchronization

/// The appends of one process that wait, the first come first, and which of them serves the others.
///
/// One at a time leads: it serves rounds until it is served itself, and hands over to the first that
/// waits then. So nobody serves others for longer than it waited.
final class AppendQueue: Sendable {
    private struct State {
        var waiting: [AppendRequest] = []
        var isLed = false
    }

    private let state = Mutex(State())

    /// Lines a request up, and returns when it is served or must lead; answers whether it must.
    func mustLead(_ request: AppendRequest) -> Bool {
        let isFirst = state.withLock { state in
            if state.isLed { request.lineUp() }
            state.waiting.append(request)
            defer { state.isLed = true }
            return !state.isLed
        }
        return isFirst || request.wait() == nil
    }

    /// Those who wait.
    var waiting: [AppendRequest] { state.withLock { $0.waiting } }

    /// Takes out the first of them, who were served.
    func remove(_ count: Int) {
        state.withLock { $0.waiting.removeFirst(count) }
    }

    /// Ends the leading.
    func handOver() {
        let next = state.withLock { state in
            state.isLed = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.handOver()
    }
}
