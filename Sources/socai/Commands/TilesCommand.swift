import EventLog
import Reporting

/// `socai tiles --out DIR`: the ledger as a tile-based log, to be served as static files.
struct TilesCommand: Command {
    static let info = CommandInfo(
        "tiles", group: .proving,
        summary: Phrase(
            vi: "xuất sổ cái dạng c2sp.org/tlog-tiles",
            en: "write the ledger as c2sp.org/tlog-tiles"
        ),
        options: [
            Option(
                "--out", "DIR", isRequired: true, accepts: .folder,
                help: Phrase(
                    vi: "thư mục đích; những mảnh đã có mà đúng thì giữ nguyên",
                    en: "the folder to write to; tiles that are there and right are left alone")),
            .checkpoint,
        ],
        common: [.ledger],
        details: Phrase(
            vi: """
                Ghi tile/… cho cỡ của điểm kiểm rồi mới ghi tệp checkpoint. Sổ chưa có điểm kiểm thì ghi
                cho toàn bộ sự kiện, không có tệp checkpoint. Thư mục đã công bố chỉ đi tới: điểm kiểm
                nhỏ hơn điểm kiểm đang công bố thì bị từ chối.

                  socai tiles --out /srv/www/so-cai
                """,
            en: """
                Writes tile/… for the size of the checkpoint, and the file checkpoint last. Where the
                ledger has none yet, tiles are written for all events, without the file checkpoint. What
                was published only goes forward: a smaller checkpoint than the one there is refused.

                  socai tiles --out /srv/www/ledger
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = invocation.required("--out")
        let checkpointFile = folder + "/checkpoint"
        try FileAccess.requireOutsideLedgers(checkpointFile, for: "--out")
        try FileAccess.requireFolder(folder, for: "--out")
        let log = try invocation.logToRead()
        var signed =
            if let path = invocation.value("--checkpoint") {
                try invocation.checkpoint(in: path, of: log)
            } else {
                try invocation.latestCheckpoint(of: log)
            }
        if let signed { try invocation.require(signed, toAgreeWith: log) }
        let size = signed?.checkpoint.size ?? log.size
        let published = try Self.published(in: checkpointFile)
        if let published {
            try require(published, in: checkpointFile, toLeadTo: size, of: log, invocation)
            // The signatures that were published stay with the checkpoint.
            if published.checkpoint == signed?.checkpoint { signed?.merge(published) }
        }
        do throws(LogError) {
            try log.writeTiles(of: size, to: folder)
        } catch {
            throw Failure(error)
        }
        if let signed {
            try FileAccess.write(
                signed.bytes, to: checkpointFile,
                overwriting: Overwriting(isForced: nil) { $0 == published?.bytes })
        }
        invocation.tell(
            signed == nil
                ? Phrase(
                    vi: "đã ghi \(size) sự kiện; chưa có điểm kiểm nên chưa ai kiểm tra được",
                    en:
                        "wrote \(English.count(size, "event")); without a checkpoint nobody can check them yet"
                )
                : Phrase(
                    vi: "đã ghi \(size) sự kiện và điểm kiểm vào \(folder)",
                    en: "wrote \(English.count(size, "event")) and the checkpoint to \(folder)"))
    }

    /// The checkpoint that the folder shows now; `nil` where it shows none.
    private static func published(in file: String) throws(Failure) -> SignedCheckpoint? {
        guard FileAccess.kind(of: file) != nil else { return nil }
        let bytes = try FileAccess.read(file, for: "--out")
        do throws(NoteError) {
            return try SignedCheckpoint(bytes)
        } catch {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“\(file)” không phải là điểm kiểm do “socai tiles” công bố",
                    en: "“\(file)” is no checkpoint that “socai tiles” published"),
                place: Phrase(verbatim: "--out"), why: Failure(error, in: file).what,
                remedies: [.chooseEmptyFolder])
        }
    }

    /// Refuses to take a published folder back, or on with another history.
    private func require(
        _ published: SignedCheckpoint, in file: String, toLeadTo size: UInt64, of log: Log,
        _ invocation: Invocation
    ) throws(Failure) {
        let (origin, shown) = (log.identity.origin, published.checkpoint)
        guard shown.isOf(origin) else {
            throw Failure(
                .usage, Failure(.otherOrigin(expected: origin, found: shown.origin), in: file).what,
                place: Phrase(verbatim: file), remedies: [.chooseEmptyFolder])
        }
        guard shown.size <= log.size else {
            throw .contradicted(
                in: file,
                why: Phrase(
                    vi: "đã công bố \(shown.size) sự kiện, sổ chỉ còn \(log.size): phần đuôi đã bị "
                        + "cắt bỏ, hoặc đây là một bản sao cũ",
                    en: "\(English.count(shown.size, "event")) were published, the ledger has "
                        + "\(log.size): its tail was removed, or this is an old copy"))
        }
        try invocation.require(published, toAgreeWith: log, in: file)
        guard shown.size <= size else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "thư mục đã công bố \(shown.size) sự kiện, không lùi về \(size)",
                    en:
                        "the folder shows \(English.count(shown.size, "event")) and does not go back "
                        + "to \(size)"),
                place: Phrase(verbatim: file),
                why: Phrase(
                    vi: "ai đã thấy điểm kiểm lớn hơn sẽ cho rằng sổ bị cắt bỏ phần đuôi",
                    en: "whoever saw the larger checkpoint would take the tail for removed"),
                remedies: [
                    Phrase(
                        vi: "công bố điểm kiểm mới: socai checkpoint --key TỆP, rồi socai tiles "
                            + "--out DIR (không nêu --checkpoint cũ)",
                        en:
                            "publish a new one: socai checkpoint --key FILE, then socai tiles --out "
                            + "DIR (without the old --checkpoint)"), .chooseEmptyFolder,
                ])
        }
    }
}
