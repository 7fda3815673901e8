import EventLog
import Reporting

extension Set<Flaw.Kind> {
    /// What leads on from flaws of these kinds, each command such that it can be typed as it stands.
    var remedies: [Phrase] {
        // A tail below what was durable once is not harmless.
        let kinds = contains(.durableLost) ? subtracting([.tornTail]) : self
        return Flaw.Kind.allCases.filter(kinds.contains).compactMap(\.remedy)
            .reduce(into: []) { list, remedy in
                if !list.contains(remedy) { list.append(remedy) }
            }
    }
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
                    "phần đuôi này chưa từng được xác nhận là đã ghi: không mất gì, lệnh ghi tiếp theo sẽ "
                    + "tách nó vào quarantine/",
                en:
                    "this tail was never acknowledged: nothing is lost, the next command that records "
                    + "sets it aside in quarantine/")
        case .unclearTail:
            Phrase(
                vi:
                    "đuôi hỏng: lệnh ghi tiếp theo tách nó vào quarantine/ và nêu tên tệp; xem xong thì "
                    + "xác nhận: socai acknowledge FILE --reason TEXT",
                en:
                    "a damaged tail: the next command that records sets it aside in quarantine/ and "
                    + "names the file; when it was looked at: socai acknowledge FILE --reason TEXT")
        case .quarantineUnacknowledged:
            Phrase(
                vi:
                    "phần tách riêng: xem xong thì xác nhận bằng: socai acknowledge FILE --reason TEXT "
                    + "(FILE là tên tệp nêu trên, không kèm quarantine/)",
                en:
                    "bytes set aside: when they were looked at: socai acknowledge FILE --reason TEXT "
                    + "(FILE is the name above, without quarantine/)")
        case .durableLost:
            Phrase(
                vi: "phần cuối đã mất: tìm bản sao mới hơn, rồi: socai repair --from MIRROR",
                en: "the lost end: find a newer mirror, then: socai repair --from MIRROR")
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
                    "tệp thiếu hoặc bị đổi: lấy từ một bản sao còn nguyên: socai repair --from MIRROR",
                en: "files missing or changed: take them from a mirror that has them: socai repair "
                    + "--from MIRROR")
        case .crcMismatch, .notCanonical, .tooLong, .sequenceBroken, .timeWentBack,
            .revisionBroken, .batchBroken, .keyRepeated, .missingSegment, .unreadable,
            .identityDamaged, .checkpointContradicted, .tailRemoved:
            nil
        }
    }
}
