import Dispatch
import Synchronization

/// Values made on all cores, each by whichever core comes to it, begun before they are asked for.
package final class SideBySide<Value: Sendable>: Sendable {
    private let made: Mutex<[Value?]>
    private let group = DispatchGroup()

    /// Begins to make so many values.
    package init(_ count: Int, _ make: @escaping @Sendable (Int) -> Value?) {
        made = Mutex(Array(repeating: nil, count: count))
        DispatchQueue.global().async(group: group) { [self] in
            DispatchQueue.concurrentPerform(iterations: count) { number in
                let value = make(number)
                made.withLock { $0[number] = value }
            }
        }
    }

    /// The values in the order of their numbers, `nil` where none was made; waits until all are.
    package func values() -> [Value?] {
        group.wait()
        return made.withLock { $0 }
    }
}
