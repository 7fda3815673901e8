extension Auditor {
    /// Tells of an end that was durable once and is gone, unless a signed checkpoint tells of it, or what is
    /// missing can be missing within the log.
    mutating func auditEnd() {
        let isTold = checkpoints.checked.contains {
            $0.agreement == .tailRemoved && !$0.signed.note.signatures.isEmpty
        }
        guard !isTold else { return }
        do {
            let file = WatermarkFile(folder: folder, disk: disk)
            guard let flaw = try file.lostEnd() else { return }
            if let mark = try file.read(), isExplained(mark) { return }
            flaws.append(flaw)
        } catch {
            // A mark that cannot be read tells nothing.
            return
        }
    }

    /// Whether a log that ends in a whole line may have all of its end, and have fewer bytes than were durable
    /// because of what is missing before it: as many lines as there are events too few, none longer than
    /// the longest there is, and less than a line where one is damaged.
    private func isExplained(_ mark: Watermark) -> Bool {
        let contents: [UInt8]?
        do {
            contents = try disk.contents(of: folder.segment(mark.segment))
        } catch {
            // What cannot be looked at explains nothing.
            return false
        }
        let isTail = flaws.contains { $0.kind == .tornTail || $0.kind == .unclearTail }
        guard !isTail, let first = LedgerFolder.firstPosition(ofSegment: mark.segment)?.rawValue,
            let bytes = contents, bytes.last == UInt8(ascii: "\n"), size > first
        else { return false }
        let byteCounts = bytes.dropLast().split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { UInt64($0.count) + 1 }
        guard let longest = byteCounts.max(), let shortest = byteCounts.min() else { return false }
        let lineCount = UInt64(byteCounts.count)
        let missingCount = size - first > lineCount ? size - first - lineCount : 0
        let isLineDamaged = flaws.contains {
            $0.segment == mark.segment && [.crcMismatch, .notCanonical].contains($0.kind)
        }
        let lacking = mark.byteCount - min(mark.byteCount, UInt64(bytes.count))
        let inLines = lacking - min(lacking, isLineDamaged ? shortest - 1 : 0)
        // Divided, as any number of lines may be said to be missing: a product need not fit.
        return (inLines + longest - 1) / longest <= missingCount
    }

    /// The flaw of a tail; of a torn one with no more than the mark lets be said of it.
    func told(_ tail: LogScan.Tail) -> Flaw {
        guard tail.kind == .torn else { return tail.flaw }
        let known: String
        do {
            let file = WatermarkFile(folder: folder, disk: disk)
            // What is lost is told by a flaw of its own.
            guard try file.lostEnd() == nil else { return tail.flaw }
            known =
                try file.read().map {
                    "the \($0.byteCount) bytes of \($0.segment) that derived/durable says were "
                        + "durable are all there"
                }
                ?? "derived/durable is gone or damaged, so that nobody can tell whether it was recorded"
        } catch {
            known =
                "derived/durable cannot be read, so that nobody can tell whether it was recorded"
        }
        return Flaw(
            .tornTail, in: tail.flaw.segment, at: tail.flaw.byteOffset,
            position: tail.flaw.position, expected: tail.flaw.expected,
            found:
                "\(tail.bytes.count) bytes of its beginning, as when the disk is full or the machine "
                + "stops; \(known)")
    }
}
