extension Identity {
    /// The identity that the event says which opens a ledger; `nil` where it is another event.
    private init?(openedBy line: Line) {
        guard line.type == "ledger.opened", let origin = line.data["origin"]?.string,
            let clock = line.data["clock"]?.string.flatMap(Clock.init(rawValue:))
        else { return nil }
        self.init(origin: origin, clock: clock)
    }

    /// What event 0 of a ledger says of it; `nil` where it is not intact, or does not open a ledger.
    static func opening(
        of folder: LedgerFolder, disk: any Disk
    ) throws(DiskError) -> Identity? {
        let path = folder.segment(LedgerFolder.segmentName(first: Position(0)))
        guard try disk.size(of: path) != nil else { return nil }
        let bytes = try disk.read(path, from: 0, count: LineWriter.byteLimit)
        do throws(Damage) {
            let line = try LineReader.line(Array(bytes.prefix { $0 != UInt8(ascii: "\n") }))
            return Identity(openedBy: line)
        } catch {
            // That it is damaged is told where the log is read.
            return nil
        }
    }

    /// What it says, in English.
    var words: String { "origin “\(origin)”, clock \(clock.rawValue)" }
}

extension Log {
    /// Refuses a ledger of which `ledger.json` says something else than its first event,
    /// `ledger.opened`: whose events would be appended, and by which clock, would be in doubt.
    ///
    /// - Throws: ``LogError`` with `.otherIdentity`, or what the disk gives.
    /// - Complexity: one short reading.
    public func requireOwnIdentity() throws(LogError) {
        let opened: Identity?
        do {
            opened = try Identity.opening(of: folder, disk: disk)
        } catch {
            throw LogError(error, while: "reading the first event")
        }
        guard let opened, opened != identity else { return }
        throw LogError(
            .otherIdentity,
            "ledger.json says \(identity.words); event 0 says \(opened.words): put back in "
                + "ledger.json what event 0 says, or take it from a mirror",
            place: .identity(found: identity, opened: opened))
    }
}
