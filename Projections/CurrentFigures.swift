package import EventLog
package import Reporting

/// The latest bound and the latest figure of every target, and how many figures reach their bound.
///
/// The one question of this module that is answered without building events: the log is read on all cores,
/// every line and its checksum checked, and of a line only the figure is kept. It says nothing of measures,
/// periods or judgements; `Attainment` does.
package struct CurrentFigures: Sendable {
    /// What is known of one target.
    package struct Figure: Equatable, Sendable {
        /// The lower bound that was assigned, or adjusted, last.
        package fileprivate(set) var bound: Quantity?
        /// The value that was submitted, or corrected, last.
        package fileprivate(set) var value: Quantity?

        fileprivate var isReached: Bool? {
            bound.flatMap { bound in value.map { $0 >= bound } }
        }
    }

    private var table = FigureTable()

    /// How many events were read.
    package private(set) var eventCount: UInt64 = 0

    /// How many targets have a bound and a figure.
    package var judgedCount: Int { table.figures.count { $0.isReached != nil } }

    /// How many of those have a figure that is not below the bound.
    package var reachedCount: Int { table.figures.count { $0.isReached == true } }

    /// The figures by the streams of their targets.
    package var figures: [String: Figure] { table.byStream }

    /// How many shares of the log are read side by side: no fewer than most machines have cores.
    private static let shareCount = 8

    /// The figures that a log leaves; what is not intact is passed over, as ever.
    ///
    /// - Throws: ``LogError`` with what the disk gives.
    /// - Complexity: O(*n*) in the bytes of the log.
    package init(of log: Log) throws(LogError) {
        let pieces = try log.pieces()
        let count = min(CurrentFigures.shareCount, pieces.count)
        let shares = SideBySide(count) { number in
            Share(pieces, pieces.count * number / count..<pieces.count * (number + 1) / count)
        }
        var end: UInt64 = 0
        for share in shares.values() {
            guard let share, share.positions.lowerBound == end else { break }
            if end == 0 { table = share.table } else { table.take(share.table) }
            end = share.positions.upperBound
        }
        if end < log.size {
            // Something is not in order: one reading tells what is there.
            table = FigureTable()
            var parser = LineParser()
            try log.forEachLine { line in
                let bytes = line.bytes + [UInt8(ascii: "\n")]
                if let members = parser.members(in: bytes, from: 0) {
                    table.take(members, in: bytes)
                }
            }
        }
        eventCount = log.size
    }

    /// What one core reads: pieces that follow each other.
    private struct Share: Sendable {
        private(set) var table = FigureTable()
        private(set) var positions: Range<UInt64> = 0..<0

        /// `nil` where the pieces cannot be read, or are not in order.
        init?(_ pieces: LogPieces, _ numbers: Range<Int>) {
            for number in numbers {
                do throws(LogError) {
                    let piece = try pieces.piece(number)
                    guard
                        let read = piece.forEachLine({ table.take($0, in: piece.bytes) })
                    else { return nil }
                    if read.isEmpty { continue }
                    guard positions.isEmpty || positions.upperBound == read.lowerBound else {
                        return nil
                    }
                    let first = positions.isEmpty ? read.lowerBound : positions.lowerBound
                    positions = first..<read.upperBound
                } catch {
                    // The reading after this one tells what failed.
                    return nil
                }
            }
        }
    }
}

/// Figures by the bytes of their streams' names, for as many events as there are: nothing is allocated but
/// for a new name.
private struct FigureTable: Sendable {
    private struct Name {
        let hash: UInt64
        let start: Int
        let count: Int
    }

    /// A power of two of them: the number of a name, and -1 where the slot is free.
    private var slots = [Int32](repeating: -1, count: 1 << 10)
    private var names: [Name] = []
    private var text: [UInt8] = []
    private(set) var figures: [CurrentFigures.Figure] = []

    var byStream: [String: CurrentFigures.Figure] {
        var all: [String: CurrentFigures.Figure] = [:]
        for (name, figure) in zip(names, figures) {
            let bytes = text[name.start..<name.start + name.count]
            let stream = JSONText(checked: [0x22] + bytes + [0x22], 0..<name.count + 2).string
            all[stream ?? ""] = figure
        }
        return all
    }

    private static let assigned = Array(TargetAssigned.type.utf8)
    private static let adjusted = Array(TargetAdjusted.type.utf8)
    private static let submitted = Array(ReportSubmitted.type.utf8)
    private static let revised = Array(ReportRevised.type.utf8)

    /// Takes in a line whose members lie in `bytes`.
    mutating func take(_ line: LineParser.Members, in bytes: [UInt8]) {
        let span = bytes.span
        let type = span.extracting(line.type)
        if Self.areEqual(type, Self.submitted.span) || Self.areEqual(type, Self.revised.span) {
            var members = JSONText(checked: bytes, line.data).members
            guard let value = members?.find("value").flatMap(Quantity.init(text:)) else { return }
            figures[number(of: span.extracting(line.stream))].value = value
        } else if Self.areEqual(type, Self.assigned.span) || Self.areEqual(type, Self.adjusted.span)
        {
            var members = JSONText(checked: bytes, line.data).members
            var criterion = members?.find("criterion")?.members
            guard let bound = criterion?.find("low").flatMap(Quantity.init(text:)) else { return }
            figures[number(of: span.extracting(line.stream))].bound = bound
        }
    }

    /// Takes in what a later part of the log left.
    mutating func take(_ later: FigureTable) {
        for (name, figure) in zip(later.names, later.figures) {
            let number = number(
                of: later.text.span.extracting(name.start..<name.start + name.count))
            if let bound = figure.bound { figures[number].bound = bound }
            if let value = figure.value { figures[number].value = value }
        }
    }

    /// The number of a name, a new one where it has none.
    private mutating func number(of name: Span<UInt8>) -> Int {
        let hash = Self.hash(name)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let known = names[Int(slots[slot])]
            if known.hash == hash,
                Self.areEqual(text.span.extracting(known.start..<known.start + known.count), name)
            {
                return Int(slots[slot])
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(names.count)
        names.append(Name(hash: hash, start: text.count, count: name.count))
        for index in name.indices { text.append(name[index]) }
        figures.append(CurrentFigures.Figure())
        if names.count * 2 > slots.count { grow() }
        return names.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for (number, name) in names.enumerated() {
            var slot = Int(truncatingIfNeeded: name.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// FNV-1a, its bits mixed once more (Fowler, Noll, Vo; the last step is that of SplitMix64).
    private static func hash(_ name: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in name.indices { hash = (hash ^ UInt64(name[index])) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        return hash ^ hash >> 31
    }

    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}
