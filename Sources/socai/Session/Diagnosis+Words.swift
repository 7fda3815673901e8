import EventLog
import Exports
import Reporting

extension Diagnosis.Cause {
    /// What can have happened, for people who know no computers; never more than can be known.
    var words: Phrase {
        switch self {
        case .tornTail:
            Phrase(
                vi:
                    "một lần ghi bị ngắt giữa chừng, như khi mất điện hoặc đầy đĩa, và chưa được xác nhận là đã "
                    + "ghi; một lô đã ghi mà bị cắt mất đoạn cuối cũng trông như vậy",
                en:
                    "a write was cut short, as when the power fails or the disk is full, and never "
                    + "acknowledged; a recorded batch whose end was cut off looks the same")
        case .unclearTail:
            Phrase(
                vi:
                    "có thể là một lần ghi bị ngắt giữa chừng, cũng có thể bị hỏng hoặc bị sửa sau khi đã "
                    + "ghi; không phân biệt được",
                en:
                    "could be a write that was cut short, or damage or an edit after it was recorded; "
                    + "the two cannot be told apart")
        case .rot:
            Phrase(
                vi: "có thể do đĩa hoặc bộ nhớ hỏng: không ai gõ chữ ra như thế này",
                en: "could be a failing disk or memory: nobody types such text")
        case .edit:
            Phrase(
                vi: "có thể do người sửa: chỗ này không giống lỗi của đĩa",
                en: "could be an edit by a person: this does not look like a fault of the disk")
        case .rotOrEdit:
            Phrase(
                vi: "có thể do đĩa hỏng, cũng có thể do người sửa; không phân biệt được",
                en: "could be a failing disk, or an edit by a person; the two cannot be told apart")
        case .removed:
            Phrase(
                vi: "có thể đã bị xóa: không còn ở chỗ của nó",
                en: "could have been removed: it is no longer in its place")
        case .removedTail:
            Phrase(
                vi:
                    "phần cuối của sổ không còn: đã bị cắt bỏ, đĩa đã làm mất, hoặc một bản cũ hơn đã được "
                    + "chép đè vào",
                en:
                    "the end of the log is gone: somebody removed it, the disk lost it, or an earlier copy "
                    + "was put in its place")
        case .swapped:
            Phrase(
                vi: "hai dòng còn nguyên vẹn nhưng đổi chỗ cho nhau",
                en: "two lines, both intact, stand in each other's place")
        case .reordered:
            Phrase(
                vi: "các dòng còn nguyên vẹn nhưng đứng sai thứ tự",
                en: "lines that are intact stand out of order")
        case .repeated:
            Phrase(
                vi: "một dòng nguyên vẹn được chép thêm lần nữa; không mất sự kiện nào",
                en: "an intact line was copied in once more; no event is lost")
        case .inserted:
            Phrase(
                vi: "có thể đã bị chèn thêm vào: sổ không ghi thứ này",
                en: "could have been put in: the ledger does not write this")
        case .rewritten:
            Phrase(
                vi: "lịch sử không còn như lúc ký điểm kiểm: có sự kiện đã bị thay",
                en: "the history is no longer the one that was signed: some event was replaced")
        case .mistypedOrRewritten:
            Phrase(
                vi:
                    "gõ sai điểm kiểm, hoặc lịch sử đã bị viết lại: điểm kiểm không có chữ ký nên không "
                    + "phân biệt được",
                en:
                    "the checkpoint was mistyped, or history was rewritten: without a signature the two "
                    + "cannot be told apart")
        case .forked:
            Phrase(
                vi: "có hai lịch sử khác nhau, đều do chính khóa của sổ ký",
                en: "there are two different histories, both signed by the ledger's own key")
        case .unreadable:
            Phrase(vi: "đĩa không trả lại tệp này", en: "the disk does not give this file")
        }
    }

    /// What is to be done.
    var advice: Phrase {
        switch self {
        case .tornTail:
            Phrase(
                vi:
                    "lệnh ghi tiếp theo sẽ tách phần này vào quarantine/; ai đã được báo là ghi xong một sự kiện "
                    + "sau đó mà nay không thấy thì ghi lại",
                en:
                    "the next command that records sets it aside in quarantine/; who was told that a later "
                    + "event was recorded, and misses it, records it again")
        case .unclearTail:
            Phrase(
                vi: "đối chiếu với bản giấy hoặc bản sao, ghi lại nếu thiếu, rồi xác nhận bằng "
                    + "“socai acknowledge”",
                en:
                    "compare with paper or a copy, record again what is missing, then acknowledge it "
                    + "with “socai acknowledge”")
        case .rot, .unreadable:
            Phrase(
                vi: "chép cả thư mục sang đĩa khác, kiểm tra đĩa; lấy lại dòng này từ một bản sao",
                en:
                    "copy the whole folder to another disk and have the disk checked; take this line "
                    + "from a copy")
        case .rotOrEdit, .edit, .removed, .swapped, .reordered, .repeated, .inserted:
            Phrase(
                vi:
                    "giữ nguyên thư mục làm chứng cứ; làm rõ ai giữ tệp trong khoảng thời gian trên; "
                    + "đối chiếu với một bản sao hoặc bản giấy",
                en:
                    "keep the folder as evidence; find out who held the files at that time; compare "
                    + "with a copy or with paper")
        case .removedTail:
            Phrase(
                vi:
                    "giữ nguyên thư mục làm chứng cứ; lấy lại phần cuối từ một bản sao: socai repair "
                    + "--from BẢN-SAO; nếu chính thư mục này là bản chép lúc có người đang ghi thì chép lại",
                en:
                    "keep the folder as evidence; take the end from a mirror: socai repair --from "
                    + "MIRROR; where this folder itself is a copy made while somebody recorded, copy "
                    + "it again")
        case .mistypedOrRewritten:
            Phrase(
                vi:
                    "so từng hàng với bản giấy; đúng cả thì giữ nguyên thư mục và bản giấy làm chứng cứ, "
                    + "tìm tệp điểm kiểm có chữ ký và đối chiếu: socai verify --checkpoint TỆP --witness "
                    + "KHÓA-KIỂM",
                en:
                    "compare each row with the paper; where all are right, keep the folder and the paper "
                    + "as evidence, find the signed file and hold it against the log: socai verify "
                    + "--checkpoint FILE --witness VKEY")
        case .rewritten, .forked:
            Phrase(
                vi:
                    "giữ nguyên thư mục và điểm kiểm làm chứng cứ; đối chiếu với bản sao của người giữ "
                    + "điểm kiểm",
                en:
                    "keep the folder and the checkpoint as evidence; compare with the copy of whoever "
                    + "held the checkpoint")
        }
    }
}

extension Evidence {
    /// What was seen.
    var words: Phrase {
        switch self {
        case .oneByte(let change):
            Phrase(
                vi: "chỉ cần trả byte \(change.byteOffset) từ \(Self.name(change.found, .vi)) về "
                    + "\(Self.name(change.original, .vi)) là dòng đúng trở lại"
                    + (change.isOneBit ? " (khác nhau đúng một bit)" : ""),
                en: "byte \(change.byteOffset) put back from \(Self.name(change.found, .en)) to "
                    + "\(Self.name(change.original, .en)) makes the line right again"
                    + (change.isOneBit ? " (a single bit)" : ""))
        case .zeros(let count):
            Phrase(vi: "\(count) byte liền nhau bằng không", en: "\(count) zero bytes in a row")
        case .illegible:
            Phrase(vi: "có byte không thuộc chữ nào", en: "there are bytes that are no text")
        case .otherText:
            Phrase(
                vi:
                    "chữ đọc được trọn vẹn như một sự kiện, nhưng không phải sự kiện mà mã kiểm ghi nhận",
                en: "the text is a whole event, but not the one its checksum is of")
        case .noEvent:
            Phrase(
                vi: "chữ đọc được nhưng không thành một sự kiện",
                en: "the text is legible, but no event")
        case .checksumRight:
            Phrase(
                vi:
                    "mã kiểm của dòng đúng, dù sổ không bao giờ ghi một dòng như vậy: mã kiểm đã được "
                    + "tính riêng cho nó",
                en:
                    "the line's checksum is right, though the ledger never writes such a line: it was "
                    + "computed for it")
        case .standsElsewhere(let position):
            Phrase(
                vi: "dòng nguyên vẹn của sự kiện \(position) đứng ở chỗ khác",
                en: "the intact line of event \(position) stands elsewhere")
        case .twoLines(let position):
            Phrase(
                vi: "có hai dòng nguyên vẹn cùng mang số \(position)",
                en: "two intact lines both claim to be event \(position)")
        case .endsEarly:
            Phrase(vi: "phần cuối của tệp không còn", en: "the end of the file is missing")
        case .covered(let name, let isVerified):
            Phrase(
                vi: "điểm kiểm \(StandardInput.shown(name).vi) đã ghi nhận các sự kiện này"
                    + (isVerified ? "" : " (chữ ký chưa kiểm tra)"),
                en: "the checkpoint \(StandardInput.shown(name).en) covers these events"
                    + (isVerified ? "" : " (its signatures were not checked)"))
        case .wasDurable(let byteCount, let segment):
            Phrase(
                vi:
                    "derived/durable cho biết \(byteCount) byte đầu của \(segment) đã từng nằm chắc "
                    + "trên đĩa",
                en: "derived/durable tells that the first \(byteCount) bytes of \(segment) were "
                    + "durable once")
        case .hasDurable(let byteCount, let segment):
            Phrase(
                vi:
                    "\(byteCount) byte đầu của \(segment) mà derived/durable ghi là đã nằm chắc trên đĩa vẫn "
                    + "còn đủ; phần ghi sau đó thì tệp này chưa biết",
                en:
                    "the first \(byteCount) bytes of \(segment), which derived/durable tells were durable, are "
                    + "all there; of what was recorded behind them it does not know"
            )
        case .noMark:
            Phrase(
                vi:
                    "không có derived/durable, nên không biết phần này đã từng được ghi xong hay chưa",
                en: "there is no derived/durable, so that nobody can tell whether it was recorded")
        case .openedOtherwise(let found, let opened): found.difference(from: opened)
        case .contradicts(let name, let key):
            Phrase(
                vi: "điểm kiểm \(name) nói khác, và khóa \(key) của chính sổ đã ký cả hai",
                en: "the checkpoint \(name) says otherwise, and the ledger's own key \(key) signed "
                    + "both")
        }
    }

    private static func name(_ byte: UInt8, _ language: Language) -> String {
        switch byte {
        case 0x0A: Phrase(vi: "dấu xuống dòng", en: "a line feed").text(in: language)
        case 0x21...0x7E: "“\(Character(UnicodeScalar(byte)))”"
        default: "0x" + String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
        }
    }
}

extension TimeWindow {
    /// When it can have happened, and on whose word.
    var words: Phrase {
        let latest = latest.words
        guard let earliest else {
            return Phrase(
                vi: "không rõ từ khi nào; trước \(latest.vi)",
                en: "nobody can tell since when; before \(latest.en)")
        }
        let doubt =
            earliest.at > self.latest.at
            ? Phrase(vi: " (hai đồng hồ không khớp nhau)", en: " (the clocks disagree)")
            : Phrase(vi: "", en: "")
        return Phrase(
            vi: "sau \(earliest.words.vi); trước \(latest.vi)\(doubt.vi)",
            en: "after \(earliest.words.en); before \(latest.en)\(doubt.en)")
    }
}

extension TimeWindow.Bound {
    /// The moment in Vietnam, and whose clock gave it.
    fileprivate var words: Phrase {
        let time = InstantText.phrase(at)
        switch basis {
        case .cosignature(let checkpoint, let witness):
            return Phrase(
                vi:
                    "\(time.vi), khi \(witness) đồng ký điểm kiểm \(checkpoint) (theo đồng hồ "
                    + "của \(witness))",
                en:
                    "\(time.en), when \(witness) cosigned the checkpoint \(checkpoint) (by its "
                    + "own clock)")
        case .checkpoint(let name, let position, let isVerified):
            return Phrase(
                vi:
                    "\(time.vi), khi sự kiện \(position) được ghi (theo đồng hồ của sổ), vì điểm "
                    + "kiểm \(name) lập sau đó" + (isVerified ? "" : "; chữ ký chưa kiểm tra"),
                en:
                    "\(time.en), when event \(position) was recorded (by the ledger's clock), "
                    + "as the checkpoint \(name) was made later"
                    + (isVerified ? "" : "; its signatures were not checked"))
        case .event(let position):
            return Phrase(
                vi: "\(time.vi), khi sự kiện \(position) được ghi (theo đồng hồ của sổ)",
                en:
                    "\(time.en), when event \(position) was recorded (by the ledger's clock)"
            )
        case .audit: return Phrase(vi: "lần kiểm tra này", en: "this check")
        }
    }
}
