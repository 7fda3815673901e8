@testable import EventLog

/// A whole ledger folder made of the input: opened for reading, audited, opened for appending,
/// appended to and audited again.
///
/// What is read stays what it was, and nothing is appended to a log that is damaged.
@c(LLVMFuzzerTestOneInput)
public func fuzzLedger(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let files = FolderText.files(in: bytes)
    guard files.count <= 32 else { return -1 }
    check(files)
    let mended = files.map { file in
        file.path.hasPrefix("log/") ? (file.path, Mended.segment(file.bytes)) : file
    }
    if !zip(files, mended).allSatisfy({ $0.bytes == $1.1 }) { check(mended) }
    return 0
}

private let folder = "/l"

private func check(_ files: [(path: String, bytes: [UInt8])]) {
    let disk = FaultyDisk()
    do {
        try disk.makeFolder(folder)
        for room in LedgerFolder.rooms { try disk.makeFolder(folder + "/" + room) }
        let identity = Identity(origin: "PeterNeumann", clock: .simulated)
        disk.plant(identity.bytes, in: folder + "/ledger.json")
    } catch {
        report("the disk fails only where it is told to: \(error)")
    }
    for file in files { disk.plant(file.bytes, in: folder + "/" + file.path) }
    let before = contents(of: disk)
    // A newer format is refused, and nothing of it looked at.
    guard let audit = audited(disk) else { return }
    expect((audit.outcome == .intact) == audit.flaws.isEmpty, "intact means without flaw")
    do {
        let reader = try Log.open(folder, for: .reading, disk: disk)
        let lines = try shown(by: reader)
        if audit.outcome == .intact {
            expect(
                lines.map(\.position.rawValue) == Array(0..<audit.size),
                "an intact log shows every event")
        }
        expect(contents(of: disk) == before, "reading changes nothing")
        let log = try Log.open(folder, for: .appending(timeoutMilliseconds: 0), disk: disk)
        let again = try shown(by: log)
        // On opening, what lies behind the index is not looked at.
        expect(log.flaws == reader.flaws, "damage is the same for all who look")
        expect(again == lines, "opening takes no whole batch away")
        checkAppending(to: log, behind: lines, on: disk, wasIntact: audit.outcome == .intact)
    } catch {
        expect(audit.outcome != .intact, "an intact ledger opens: \(error)")
    }
}

private func checkAppending(
    to log: Log, behind lines: [Line], on disk: FaultyDisk, wasIntact: Bool
) {
    expect(log.flaws.isEmpty || !wasIntact, "an intact ledger is without flaw")
    let draft = Draft(stream: "s", type: "fuzz.tried", data: .object([]))
    let at = lines.last?.at ?? Instant(millisecondsSinceEpoch: 0)
    do {
        let positions = try log.append([draft], by: "f", at: at)
        expect(log.flaws.isEmpty, "nothing is appended to a log that is damaged")
        expect(positions == [Position(UInt64(lines.count))], "positions have no gaps")
    } catch {
        expect(!log.flaws.isEmpty, "an intact log takes an event: \(error)")
    }
    log.close()
    do {
        let later = try Log.open(folder, for: .reading, disk: disk)
        let shown = try shown(by: later)
        expect(shown.starts(with: lines), "what was recorded stays")
        expect(
            shown.count == lines.count + (log.flaws.isEmpty ? 1 : 0), "an append adds an event")
    } catch {
        report("what could be opened can be opened again: \(error)")
    }
    let audit = audited(disk)
    expect(!wasIntact || audit?.outcome == .intact, "an append damages nothing")
}

private func contents(of disk: FaultyDisk) -> [String: [UInt8]?] {
    Dictionary(uniqueKeysWithValues: disk.paths.map { ($0, disk.bytes(of: $0)) })
}

/// The audit, which never fails for what the bytes are; `nil` for a newer format.
private func audited(_ disk: FaultyDisk) -> Audit? {
    do {
        return try Audit(of: folder, disk: disk)
    } catch {
        guard error.code != .unsupportedFormat else { return nil }
        report("an audit lists what is wrong: \(error)")
    }
}

/// The events that a log shows, each of them canonical.
private func shown(by log: Log) throws(LogError) -> [Line] {
    let lines = try log.lines()
    for line in lines { expect(isCanonical(line), "a line that is shown is canonical") }
    return lines
}

private func isCanonical(_ line: Line) -> Bool {
    LineWriter.line(
        position: line.position, at: line.at, by: line.by, stream: line.stream,
        revision: line.revision, key: line.key, type: line.type, data: line.data, more: line.more,
        signature: line.signature) == line
}
