/// What `ledger.json` says of a ledger: written once, when it is made.
public struct Identity: Equatable, Sendable {
    /// Whose time the lines bear.
    public enum Clock: String, Sendable, CaseIterable {
        /// The clock of the machine.
        case system
        /// A clock set by hand, for exercises and demonstrations.
        case simulated
    }

    /// The format this library writes and reads.
    public static let currentFormat = "socai-log/1"

    /// The format and its version.
    public let format: String
    /// The name under which the log is known to those who check it, as in its checkpoints.
    public let origin: String
    /// Whose time the lines bear.
    public let clock: Clock

    /// The identity of a new ledger in the current format.
    public init(origin: String, clock: Clock) {
        format = Identity.currentFormat
        self.origin = origin
        self.clock = clock
    }

    /// The content of `ledger.json`: one canonical line.
    var bytes: [UInt8] {
        let document = JSON.object([
            JSON.Member("format", .string(format)),
            JSON.Member("origin", .string(origin)),
            JSON.Member("clock", .string(clock.rawValue)),
        ])
        return Array(document.canonicalText.utf8) + [UInt8(ascii: "\n")]
    }

    /// Reads the content of `ledger.json`; anything but what ``bytes`` writes is refused.
    init(bytes: [UInt8], place: LogError.Place) throws(LogError) {
        try Identity.refuseNewer(bytes, place: place)
        let document: JSON
        do {
            document = try JSON(canonical: bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : [])
        } catch {
            throw LogError(.notALedger, "ledger.json is no identity: \(error)", place: place)
        }
        guard let format = document["format"]?.string, let origin = document["origin"]?.string,
            let clock = document["clock"]?.string.flatMap(Clock.init(rawValue:))
        else {
            throw LogError(
                .notALedger, "ledger.json lacks a format, an origin or a known clock",
                place: place)
        }
        guard format == Identity.currentFormat else {
            throw LogError(
                .unsupportedFormat,
                "the ledger is written in \(format); this program reads \(Identity.currentFormat)",
                place: place)
        }
        self.init(origin: origin, clock: clock)
        guard self.bytes == bytes else {
            throw LogError(
                .notALedger, "ledger.json is not in its canonical form", place: place)
        }
    }

    /// Refuses what a later version of this library wrote: only the beginning is sure to be the same
    /// in every format, so that nothing else of it is looked at.
    static func refuseNewer(_ bytes: [UInt8], place: LogError.Place) throws(LogError) {
        let start = Array(#"{"format":"socai-log/"#.utf8)
        guard bytes.starts(with: start) else { return }
        let digits = bytes.dropFirst(start.count).prefix { $0 != UInt8(ascii: "\"") }
        guard digits.count < 10, let version = Day.number(digits), version > 1 else { return }
        throw LogError(
            .unsupportedFormat,
            "the ledger is written in socai-log/\(version), a newer format; this program reads "
                + "\(Identity.currentFormat)", place: place)
    }

    /// Refuses an origin that no checkpoint could bear on its first line.
    func check() throws(LogError) {
        guard !origin.isEmpty, origin.isNormalized,
            !origin.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else {
            throw LogError(
                .invalidIdentity,
                "an origin is one line of NFC text, for example vp-huyen-uy.example.vn/so-cai")
        }
    }
}
