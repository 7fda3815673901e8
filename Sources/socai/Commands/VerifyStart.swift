import EventLog
import Exports
import Reporting

/// Where `socai verify` begins to read, and how it tells what it left unread.
enum VerifyStart {
    static let options = [
        Option(
            "--since", "last|FILE", accepts: .anything,
            help: Phrase(
                vi:
                    "chỉ đọc phần ghi sau điểm kiểm này (last: điểm kiểm cuối đã kiểm tra trọn vẹn); cần "
                    + "--witness; không kiểm tra quy tắc",
                en:
                    "read only what was recorded after this checkpoint (last: the last one verified in "
                    + "full); needs --witness; rules are not checked")),
        Option(
            flag: "--resume",
            help: Phrase(
                vi: "đọc tiếp từ chỗ lần kiểm tra trước bị ngắt",
                en: "go on from where an earlier verification was interrupted")),
    ]

    /// Where to begin, as the options say.
    static func start(_ invocation: Invocation) throws(Failure) -> AuditStart {
        guard let since = invocation.value("--since") else {
            return invocation.flag("--resume") ? .interruption : .beginning
        }
        guard !invocation.flag("--resume") else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "--since và --resume không dùng cùng nhau",
                    en: "--since and --resume exclude each other"))
        }
        guard !invocation.values("--witness").isEmpty else {
            throw Failure(
                .usage,
                Phrase(
                    vi:
                        "--since cần --witness: điểm kiểm chỉ được tin khi có chữ ký của một khóa đã biết",
                    en:
                        "--since needs --witness: a checkpoint is believed by a known key's signature"
                ))
        }
        guard since != "last" else { return .checkpoint(nil) }
        return .checkpoint(try invocation.checkpoint(in: since).checkpoint)
    }

    /// What was not read again, and by what it is known; no member where everything was read.
    static func json(_ audit: Audit) -> [JSON.Member] {
        guard let unread = audit.unread else { return [] }
        let part = JSON.object([
            JSON.Member("size", .integer(Int64(unread.size))),
            JSON.Member("readAt", .string(unread.readAt.description)),
            JSON.Member("checkpoint", unread.checkpoint.map { .string($0) } ?? .null),
            JSON.Member("readNow", .integer(Int64(audit.size - unread.size))),
        ])
        return [
            JSON.Member("unread", part),
            JSON.Member("rulesChecked", .bool(VerifyCommand.checksRules(audit))),
        ]
    }

    /// The root, and how much of what it is over was read this time.
    static func words(for root: Hash, over size: UInt64, without unread: UnreadPart) -> Phrase {
        let count = size - unread.size
        guard count > 0 else {
            return Phrase(
                vi:
                    "Gốc cây Merkle theo lần kiểm tra trước: \(root.base64) (lần này không đọc sự kiện "
                    + "nào)",
                en:
                    "Merkle root by the earlier verification: \(root.base64) (no event was read this "
                    + "time)")
        }
        return Phrase(
            vi:
                "Gốc cây Merkle: \(root.base64), gồm \(unread.size) sự kiện đầu theo lần kiểm tra trước và "
                + "\(count) sự kiện đọc lần này (từ sự kiện \(unread.size))",
            en:
                "Merkle root: \(root.base64), of the first \(unread.size) by the earlier verification and "
                + "\(English.count(count, "event")) read this time (from event \(unread.size) on)")
    }

    /// Says what was not read again; where everything was read though less was asked for, that too.
    static func tell(_ audit: Audit, _ invocation: Invocation, _ say: (Phrase) -> Void) {
        guard let unread = audit.unread else {
            guard invocation.value("--since") != nil || invocation.flag("--resume") else { return }
            say(
                Phrase(
                    vi: "Đã đọc toàn bộ: không có lần kiểm tra trước nào tin được để đọc tiếp.",
                    en: "Everything was read: there is no earlier verification to go on from."))
            return
        }
        let size = unread.size
        let time = InstantText.phrase(unread.readAt)
        if let checkpoint = unread.checkpoint {
            say(
                Phrase(
                    vi:
                        "\(size) sự kiện đầu KHÔNG đọc lại: đã đọc trọn vẹn trong lần kiểm tra bắt đầu lúc "
                        + "\(time.vi); gốc cây khi đó là gốc ghi trong \(checkpoint). Chứng cứ "
                        + "của chúng không đọc lại, quy tắc nghiệp vụ không kiểm tra.",
                    en:
                        "The first \(English.count(size, "event")) were NOT read again: a verification "
                        + "that began at \(time.en) read them in full; the root they gave is "
                        + "that of \(checkpoint). Their evidence was not read again, and the rules were "
                        + "not checked."))
        } else {
            say(
                Phrase(
                    vi: "\(size) sự kiện đầu KHÔNG đọc lại: lần kiểm tra bị ngắt, bắt đầu lúc "
                        + "\(time.vi), đã đọc; việc này chỉ dựa vào tệp trong derived/verified/.",
                    en:
                        "The first \(English.count(size, "event")) were NOT read again: an interrupted "
                        + "verification that began at \(time.en) read them, as a file in "
                        + "derived/verified/ alone says."))
        }
    }
}
