import EventLog
import Synchronization

extension FaultyDisk {
    /// A call that is about to be made.
    public enum Moment: Sendable, Equatable {
        case reading, locking
        case changing(Call)
    }

    /// What is done at a moment.
    struct Plan {
        let moment: Moment
        let path: String
        let body: @Sendable () -> Void
    }

    /// Does this once, just before the next such call on a path.
    public func before(
        _ moment: Moment, of path: String, _ body: @escaping @Sendable () -> Void
    ) {
        state.withLock { $0.plans.append(Plan(moment: moment, path: path, body: body)) }
    }

    /// Does what was planned for such a call, if anything was.
    func reach(_ moment: Moment, _ path: String) {
        let plan = state.withLock { state in
            state.plans.firstIndex { $0.moment == moment && $0.path == path }.map {
                state.plans.remove(at: $0)
            }
        }
        plan?.body()
    }
}
