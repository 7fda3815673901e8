/// The names inside a ledger folder, all of them.
struct LedgerFolder: Sendable {
    static let segmentSuffix = ".jsonl"
    static let checkpointSuffix = ".checkpoint"
    /// Behind the name of a file that is still being written.
    static let unfinishedSuffix = ".new"
    /// Where the writers tell each other how far the log is durable.
    static let watermarkName = "derived/durable"
    /// As many digits as the largest position has: 2^53−1.
    static let positionWidth = 16

    let path: String

    init(_ path: String) {
        var trimmed = path[...]
        while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
        self.path = trimmed.isEmpty ? "." : String(trimmed)
    }

    var identity: String { path + "/ledger.json" }
    var unfinishedIdentity: String { identity + LedgerFolder.unfinishedSuffix }
    var log: String { path + "/log" }
    var evidence: String { path + "/evidence" }
    var checkpoints: String { path + "/checkpoints" }
    var derived: String { path + "/derived" }
    var watermark: String { path + "/" + LedgerFolder.watermarkName }
    var quarantine: String { path + "/quarantine" }
    var verified: String { derived + "/verified" }

    /// The folders a ledger is made of.
    static let rooms = ["log", "evidence", "checkpoints", "derived", "quarantine"]

    /// The folder this one stands in.
    var parent: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func segmentName(first: Position) -> String {
        padded(first) + segmentSuffix
    }

    /// The name of the checkpoint over so many events.
    static func checkpointName(size: UInt64) -> String {
        padded(Position(size)) + checkpointSuffix
    }

    /// The position a segment's name gives its first line; `nil` for a name of another form.
    static func firstPosition(ofSegment name: String) -> Position? {
        guard name.hasSuffix(segmentSuffix) else { return nil }
        let digits = Array(name.utf8.dropLast(segmentSuffix.utf8.count))
        guard digits.count == positionWidth, let number = Day.number(digits.span) else {
            return nil
        }
        return Position(UInt64(number))
    }

    func segment(_ name: String) -> String { log + "/" + name }

    func evidence(_ hash: Hash) -> String { evidence + "/" + hash.hex }

    /// What the name of bytes set aside ends in: as much of their hash as no two tails share.
    static func quarantineEnding(_ hash: Hash) -> String { "\(hash.hex.prefix(16)).bytes" }

    func quarantine(_ name: String) -> String { quarantine + "/" + name }

    static func padded(_ position: Position) -> String {
        var text = TextBuffer(capacity: positionWidth)
        text.append(position.rawValue, width: positionWidth)
        return text.text
    }
}
