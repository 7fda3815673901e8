import EventLog
import Reporting

extension [Flaw] {
    /// What leads on from these flaws, beside a repair or after one that left them.
    func remedies(afterRepair: Bool) -> [Phrase] {
        let isEndLost = contains(where: \.isToldByMark)
        // A tail below what was durable once is not harmless.
        let told = filter { !isEndLost || $0.kind != .tornTail }
        let remedies = Flaw.Kind.allCases.filter(Set(told.map(\.kind)).contains)
            .compactMap(\.remedy)
        return (isEndLost && afterRepair ? [.newerMirror] : [])
            + remedies.reduce(into: []) { list, remedy in
                if !list.contains(remedy) { list.append(remedy) }
            }
    }
}

extension Phrase {
    fileprivate static let newerMirror = Phrase(
        vi: "phần cuối đã mất: tìm bản sao mới hơn, rồi: socai repair --from BẢN-SAO",
        en: "the lost end: find a newer mirror, then: socai repair --from MIRROR")
    /// What is asked first where nobody's key vouches for a checkpoint that speaks against the ledger.
    static let checkCheckpoint = Phrase(
        vi:
            "chữ ký của điểm kiểm chưa kiểm tra: trước hết xem chính tệp điểm kiểm có hỏng không: socai "
            + "verify --witness KHÓA-KIỂM (khóa kiểm của sổ hay của người chứng kiến)",
        en:
            "the checkpoint's signature was not checked: see first whether its own file is damaged: socai "
            + "verify --witness VKEY (the verifier key of the ledger or of a witness)")
}

extension Flaw.Kind {
    /// What is to be done about a flaw that no mirror mends, or not every mirror.
    fileprivate var remedy: Phrase? {
        switch self {
        case .foreignFile:
            Phrase(
                vi:
                    "tệp lạ: chuyển nó ra khỏi thư mục của sổ bằng lệnh mv (đừng xóa), rồi chạy lại",
                en:
                    "a foreign file: move it out of the ledger's folder by mv (do not delete it), then "
                    + "run the command again")
        case .tornTail:
            Phrase(
                vi:
                    "đuôi ghi dở: lệnh ghi tiếp theo sẽ tách nó vào quarantine/; xem các sự kiện đã được báo là "
                    + "ghi xong có còn đủ không: socai log",
                en:
                    "a torn tail: the next command that records sets it aside in quarantine/; see whether "
                    + "all that was reported as recorded is there: socai log")
        case .unclearTail:
            Phrase(
                vi:
                    "đuôi hỏng: lệnh ghi tiếp theo tách nó vào quarantine/ và nêu tên tệp; xem xong thì "
                    + "xác nhận: socai acknowledge TỆP --reason TEXT",
                en:
                    "a damaged tail: the next command that records sets it aside in quarantine/ and "
                    + "names the file; when it was looked at: socai acknowledge FILE --reason TEXT")
        case .quarantineUnacknowledged:
            Phrase(
                vi:
                    "phần tách riêng: xem xong thì xác nhận bằng: socai acknowledge TỆP --reason TEXT "
                    + "(TỆP là tên tệp nêu trên)",
                en:
                    "bytes set aside: when they were looked at: socai acknowledge FILE --reason TEXT "
                    + "(FILE is the name above)")
        case .checkpointDamaged:
            Phrase(
                vi:
                    "điểm kiểm hỏng: chép lại từ nơi khác đang giữ nó; tệp hỏng thì chuyển đi, đừng xóa",
                en:
                    "a damaged checkpoint: copy it from where else it is kept; move the damaged file "
                    + "away, do not delete it")
        case .evidenceMissing, .evidenceChanged, .quarantineMissing, .quarantineChanged:
            Phrase(
                vi:
                    "tệp thiếu hoặc bị đổi: lấy từ một bản sao còn nguyên: socai repair --from BẢN-SAO",
                en: "files missing or changed: take them from a mirror that has them: socai repair "
                    + "--from MIRROR")
        case .crcMismatch, .notCanonical, .tooLong, .sequenceBroken, .timeWentBack,
            .revisionBroken, .batchBroken, .keyRepeated, .missingSegment, .unreadable,
            .identityDamaged, .checkpointContradicted, .tailRemoved:
            nil
        }
    }
}
