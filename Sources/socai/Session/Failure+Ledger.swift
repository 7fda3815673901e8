import Bookkeeping
import EventLog
import Projections
import Reporting

extension Failure {
    /// What a failure of the log means to the person at the terminal; one exhaustive switch, so that a
    /// new code does not compile before it has a status and words in both languages.
    init(_ error: LogError) {
        let place = error.place.map(Failure.place)
        let cause = error.cause.map { Phrase($0) }
        func failure(
            _ status: ExitStatus, _ vietnamese: String, _ remedy: Phrase? = nil
        ) -> Failure {
            Failure(
                status, Phrase(vi: vietnamese, en: error.message), place: place, why: cause,
                remedies: remedy.map { [$0] } ?? [])
        }
        self =
            switch error.code {
            case .notALedger: failure(.usage, "thư mục không phải là sổ cái", .startLedger)
            case .unsupportedFormat:
                failure(.usage, "phiên bản định dạng của sổ không được hỗ trợ", .newerProgram)
            case .alreadyExists:
                failure(.usage, "thư mục đã có sổ cái hoặc tệp khác", .chooseEmptyFolder)
            case .invalidIdentity: failure(.usage, "tên nguồn (origin) của sổ không hợp lệ")
            case .otherIdentity:
                failure(
                    .damaged, "ledger.json không đúng như sự kiện mở sổ (sự kiện 0) ghi",
                    .restoreIdentity)
            case .locked:
                failure(.environment, "một tiến trình khác đang ghi sổ cái", .waitForWriter)
            case .stale:
                failure(.usage, "dòng sự kiện đã thay đổi so với phiên bản được nêu", .lookAgain)
            case .readOnly:
                failure(.damaged, "sổ cái có chỗ hỏng nên chỉ mở để đọc", .runVerify)
            case .closed: failure(.environment, "sổ cái đã đóng")
            case .tooLarge: failure(.usage, "sự kiện dài quá 65.535 byte", .attachInstead)
            case .keyReused:
                failure(.usage, "khóa chống ghi trùng đã dùng cho sự kiện khác", .newKey)
            case .invalidDraft: failure(.usage, "nội dung không thể ghi ở dạng chuẩn")
            case .damaged: failure(.damaged, "sổ cái bị hỏng", .runVerify)
            case .beyondEnd: failure(.usage, "sổ cái không có chừng ấy sự kiện")
            case .contradicted:
                failure(.damaged, Failure.contradiction(error.place), .compareCheckpoint)
            case .diskFull: failure(.environment, "đĩa đã đầy, không ghi được gì", .freeSpace)
            case .permission: failure(.environment, "hệ điều hành không cho phép", .checkPermission)
            case .ioFailed: failure(.environment, "đĩa bị lỗi khi đọc hoặc ghi", .runVerify)
            }
    }

    /// What kept the ledger from doing what it was asked to.
    init(_ error: LedgerError) {
        switch error {
        case .log(let error): self.init(error)
        case .unreadable(let event): self.init(event)
        case .refused(let refusals):
            let first = refusals.list[0].refusal
            self.init(
                .usage, first.message, place: first.field.map(Failure.field),
                findings: refusals.list.dropFirst().map(\.refusal.message))
        }
    }

    init(_ error: FoldError) {
        switch error {
        case .log(let error): self.init(error)
        case .unreadable(let event): self.init(event)
        }
    }

    /// What a call to the disk, outside the ledger, failed at.
    init(_ error: DiskError) {
        let what =
            switch error.kind {
            case .full: Phrase(vi: "đĩa đã đầy", en: "the disk is full")
            case .permission:
                Phrase(
                    vi: "hệ điều hành không cho phép", en: "the operating system does not permit it"
                )
            case .locked: Phrase(vi: "tệp đang bị khóa", en: "the file is locked")
            case .failed:
                Phrase(vi: "không đọc hoặc ghi được tệp", en: "the file cannot be accessed")
            }
        self.init(
            .environment, what, place: Phrase(verbatim: error.path),
            why: Phrase(error.cause))
    }

    /// What `body` gives, its failure told as the program tells it.
    static func telling<Value>(
        _ body: () throws(LedgerError) -> Value
    ) throws(Failure) -> Value {
        do throws(LedgerError) {
            return try body()
        } catch {
            throw Failure(error)
        }
    }

    private init(_ event: UnreadableEvent) {
        self.init(
            .damaged,
            Phrase(
                vi: "sự kiện \(event.position) (\(event.type)) không đúng danh mục",
                en: "event \(event.position) (\(event.type)) is not what the catalogue says"),
            why: event.problem.message, remedies: [.runVerify])
    }

    /// What the log contradicts, in Vietnamese: a tile that was published, or a checkpoint.
    private static func contradiction(_ place: LogError.Place?) -> String {
        switch place {
        case .path:
            "một mảnh khác đã công bố dưới tên này: của sổ khác, hoặc lịch sử đã bị viết lại"
        case .size:
            "điểm kiểm gồm nhiều sự kiện hơn sổ cái: phần đuôi của sổ đã bị cắt bỏ"
        default: "sổ cái không khớp với một điểm kiểm"
        }
    }

    /// A field by the name that files have for it, and what that means.
    private static func field(_ name: String) -> Phrase {
        let meanings = [
            "by": "người ghi", "unit": "đơn vị", "member": "thành viên", "document": "văn bản",
            "indicator": "chỉ số", "target": "chỉ tiêu", "item": "mục", "parent": "mục lớn",
            "report": "báo cáo", "criterion": "mức phải đạt", "base_measure": "đơn vị tính gốc",
            "name": "tên", "date": "ngày", "period": "kỳ", "value": "giá trị",
            "numerator": "tử số", "measure": "đơn vị tính", "status": "trạng thái",
            "late": "chậm hạn", "reason": "lý do", "judgement": "đánh giá",
            "evidence": "chứng cứ", "cutoff": "chốt số liệu", "calendar": "lịch làm việc",
            "reporters": "đơn vị báo cáo", "until": "hiệu lực đến", "due": "hạn gửi",
            "heads": "niêm kỳ", "from": "đơn vị cũ", "to": "đơn vị kế thừa",
            "share": "tỷ lệ chuyển đi", "origin": "tỷ lệ hình thành",
        ]
        return Phrase(vi: meanings[name].map { "\($0) (\(name))" } ?? name, en: name)
    }

    private static func place(_ place: LogError.Place) -> Phrase {
        switch place {
        case .path(let path): Phrase(verbatim: path)
        case .draft(let index):
            Phrase(vi: "sự kiện thứ \(index + 1) của lô", en: "event \(index + 1) of the batch")
        case .stream(let stream, let revision):
            Phrase(
                vi: "dòng “\(stream)”, "
                    + (revision.map { "hiện ở phiên bản \($0)" } ?? "chưa có sự kiện nào"),
                en: "the stream “\(stream)”, "
                    + (revision.map { "now at revision \($0)" } ?? "without any event"))
        case .holder(let holder):
            Phrase(
                vi:
                    "đang giữ khóa: \(holder.replacing("process ", with: "tiến trình ", maxReplacements: 1))",
                en: "held by \(holder)")
        case .batch(let batch) where batch.lowerBound == batch.upperBound:
            Phrase(vi: "sự kiện \(batch.lowerBound)", en: "event \(batch.lowerBound)")
        case .batch(let batch):
            Phrase(
                vi: "sự kiện \(batch.lowerBound)–\(batch.upperBound)",
                en: "events \(batch.lowerBound)–\(batch.upperBound)")
        case .identity(let found, let opened): found.difference(from: opened)
        case .size(let size):
            Phrase(vi: "\(size) sự kiện", en: English.count(size, "event"))
        case .root(let size, let claimed, let found):
            Phrase(
                vi:
                    "\(size) sự kiện: điểm kiểm ghi gốc \(claimed.base64), sổ cho gốc \(found.base64)",
                en:
                    "\(English.count(size, "event")): the checkpoint says the root \(claimed.base64), "
                    + "the log gives \(found.base64)")
        }
    }
}

extension Phrase {
    static let startLedger = Phrase(
        vi: "mở sổ cái mới bằng: socai init DIR", en: "start a new ledger: socai init DIR")
    static let chooseEmptyFolder = Phrase(
        vi: "chọn một thư mục trống hoặc chưa có", en: "choose an empty folder or a new one")
    static let newerProgram = Phrase(
        vi: "dùng phiên bản chương trình đọc được định dạng đó; không có gì bị thay đổi",
        en: "use a version of the program that reads that format; nothing was changed")
    static let restoreIdentity = Phrase(
        vi:
            "ghi lại vào ledger.json đúng như sự kiện 0, hoặc lấy tệp từ một bản sao: socai repair --from "
            + "BẢN-SAO; chưa có gì được ghi",
        en:
            "put back in ledger.json what event 0 says, or take it from a mirror: socai repair --from "
            + "MIRROR; nothing was written")
    static let waitForWriter = Phrase(
        vi: "đợi tiến trình đó xong rồi chạy lại; chưa có gì được ghi",
        en: "wait for it to finish and run the command again; nothing was written")
    static let lookAgain = Phrase(
        vi: "xem lại bằng “socai history”, rồi nêu phiên bản hiện tại ở --expect",
        en: "look again with “socai history” and give the present revision to --expect")
    static let runVerify = Phrase(
        vi: "chạy “socai verify” để biết hỏng ở đâu; mọi sự kiện còn nguyên vẫn đọc được",
        en: "run “socai verify” to see where; every intact event stays readable")
    static let compareCheckpoint = Phrase(
        vi:
            "giữ nguyên sổ và điểm kiểm làm bằng chứng; xem chỗ nào khác nhau: socai verify --checkpoint "
            + "TỆP --witness KHÓA-KIỂM",
        en:
            "keep ledger and checkpoint as evidence; see where they differ: socai verify --checkpoint FILE "
            + "--witness VKEY")
    static let attachInstead = Phrase(
        vi: "đính kèm nội dung dài bằng --evidence", en: "attach long content with --evidence")
    static let newKey = Phrase(
        vi: "dùng khóa khác, hoặc gửi lại đúng nội dung cũ",
        en: "use another key, or send the very same data again")
    static let freeSpace = Phrase(
        vi: "giải phóng dung lượng rồi chạy lại; phần ghi dở sẽ được tách riêng khi mở sổ",
        en: "free some space and run the command again; what was half-written is set aside")
    static let checkPermission = Phrase(
        vi: "kiểm tra quyền đối với thư mục sổ cái", en: "check the permissions of the folder")
}
