import EventLog
import Synchronization

extension FaultyDisk {
    /// A file open for writing.
    final class Handle: DiskFile {
        private let disk: FaultyDisk
        private let path: String
        private let number: Int
        /// How many syncs of the file had failed before it was opened.
        private let earlierFailureCount: Int
        /// Why a sync of this failed; from then on each one does.
        private let failure = Mutex<DiskError?>(nil)

        init(_ disk: FaultyDisk, _ path: String, _ file: File) {
            self.disk = disk
            self.path = path
            number = file.number
            earlierFailureCount = file.failureCount
        }

        func size() throws(DiskError) -> UInt64 {
            try disk.state.withLock { state throws(DiskError) in
                try FaultyDisk.refuseWhenStopped(state, path)
                return UInt64(name(state).flatMap { state.files[$0]?.bytes.count } ?? 0)
            }
        }

        func size(ifStillAt path: String) throws(DiskError) -> UInt64? {
            try disk.state.withLock { state throws(DiskError) in
                try FaultyDisk.refuseWhenStopped(state, path)
                guard let file = state.files[path], file.number == number else { return nil }
                return UInt64(file.bytes.count)
            }
        }

        func write(_ bytes: [UInt8], at offset: UInt64) throws(DiskError) {
            try disk.change(.write, path) { state, extent in
                guard let name = name(state) else { return }
                let bytes = bytes.prefix(bytes.count * extent.percent / 100)
                state.put(Array(bytes), in: name, at: Int(offset))
            }
        }

        /// What no sync protects may be on the disk or not, begun or not; only a beginning that fails makes a
        /// difference: what it drops, no later sync tells of.
        func startSync() throws(DiskError) {
            try failure.withLock { failure throws(DiskError) in
                if let failure { throw failure }
                do throws(DiskError) {
                    try disk.change(.startSync, path) { state, extent in
                        guard extent.sync == .failed, let name = name(state) else { return }
                        state.files[name]?.pending = RangeSet()
                    }
                } catch {
                    failure = error
                    throw error
                }
            }
        }

        func sync() throws(DiskError) {
            try failure.withLock { failure throws(DiskError) in
                if let failure { throw failure }
                do throws(DiskError) {
                    try carryOver()
                } catch {
                    failure = error
                    throw error
                }
            }
        }

        private func carryOver() throws(DiskError) {
            var failureCount = earlierFailureCount
            try disk.change(.sync, path) { state, extent in
                guard let name = name(state) else { return }
                // A machine that stops on the way has carried over all or nothing: what lies between
                // is for the writes to tear.
                let isReached = extent.percent == 100 || extent.sync != .done
                state.files[name]?.settle(isReached ? extent.sync : .pending)
                failureCount = state.files[name]?.failureCount ?? 0
            }
            guard failureCount == earlierFailureCount else {
                throw FaultyDisk.error(.failed, "sync", path)
            }
        }

        /// The name the file bears now; `nil` where it bears none.
        private func name(_ state: State) -> String? {
            if state.files[path]?.number == number { return path }
            return state.files.first { $0.value.number == number }?.key
        }
    }
}
