/// How far a long work has come, drawn on standard error where that is a terminal.
struct ProgressBar {
    private static let barWidth = 30

    private let label: String
    private let total: Int
    private let channel: Channel
    private var shownPercent = -1

    init(_ label: String, total: Int, on channel: Channel) {
        self.label = label
        self.total = total
        self.channel = channel
    }

    /// Draws that `done` of the total are done; does nothing where the picture stays the same.
    mutating func advance(to done: Int) {
        guard channel.terminal.isTerminal, total > 0 else { return }
        let percent = min(100, max(0, done) * 100 / total)
        guard percent != shownPercent else { return }
        shownPercent = percent
        let filled = percent * Self.barWidth / 100
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.barWidth - filled)
        channel.write("\r\(label) \(bar) \(percent) %\u{1B}[K")
    }

    /// Takes the bar away.
    func finish() {
        guard shownPercent >= 0 else { return }
        channel.write("\r\u{1B}[K")
    }
}
