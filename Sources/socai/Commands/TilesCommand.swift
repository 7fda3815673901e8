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
                cho toàn bộ sự kiện, không có tệp checkpoint.
                """,
            en: """
                Writes tile/… for the size of the checkpoint, and the file checkpoint last. Where the
                ledger has none yet, tiles are written for all events, without the file checkpoint.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = invocation.required("--out")
        let checkpointFile = folder + "/checkpoint"
        try FileAccess.requireOutsideLedgers(checkpointFile)
        let log = try invocation.logToRead()
        let signed =
            if let path = invocation.value("--checkpoint") {
                try invocation.checkpoint(in: path, of: log)
            } else {
                try invocation.latestCheckpoint(of: log)
            }
        if let signed { try invocation.require(signed, toAgreeWith: log) }
        let size = signed?.checkpoint.size ?? log.size
        do throws(LogError) {
            try log.writeTiles(of: size, to: folder)
        } catch {
            throw Failure(error)
        }
        if let signed { try FileAccess.write(signed.bytes, to: checkpointFile) }
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
}
