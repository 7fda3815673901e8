import EventLog
import Reporting

extension Failure {
    /// What is wrong with a key, a note or a checkpoint that somebody gave; one exhaustive switch.
    init(_ error: NoteError, in place: String) {
        let vietnamese =
            switch error {
            case .invalidName(let name):
                "“\(name)” không dùng làm tên khóa được: tên không được trống, không có dấu cách, "
                    + "dấu cộng hay ký tự điều khiển"
            case .malformedKey:
                "đây không phải là khóa; khóa kiểm có dạng TÊN+SỐ+KHÓA, khóa bí mật có dạng "
                    + "PRIVATE+KEY+TÊN+SỐ+KHÓA"
            case .unknownKeyKind(let kind):
                "không biết loại khóa \(kind); 1 là Ed25519, 4 là khóa đồng ký Ed25519"
            case .wrongKeyID: "số của khóa không khớp với tên và nội dung: khóa chép không trọn vẹn"
            case .ambiguousKey(let key): "hai khóa khác nhau cùng mang tên \(key)"
            case .tooLong(let count): "tệp dài \(count) byte, tối đa là \(Note.byteLimit)"
            case .notText(let offset):
                "byte \(offset) không phải là văn bản UTF-8, hoặc là ký tự điều khiển"
            case .unsigned: "không có dòng trống và các chữ ký sau nó"
            case .malformedSignature(let line): "dòng \(line) không phải là chữ ký"
            case .tooManySignatures: "có hơn \(Note.signatureLimit) chữ ký"
            case .badSignature(let key): "chữ ký ghi tên khóa \(key) không đúng: văn bản đã bị đổi"
            case .unverified: "không chữ ký nào thuộc các khóa đã nêu"
            case .notACheckpoint(let fault): "đây không phải là điểm kiểm: \(fault.vietnamese)"
            case .otherOrigin(let expected, let found):
                "đây là điểm kiểm của “\(found)”, không phải của “\(expected)”"
            case .otherSigner(let expected, let found):
                "khóa mang tên “\(found)”; điểm kiểm của sổ này phải do khóa tên “\(expected)” ký"
            case .cosignerOnly(let key): "khóa \(key) chỉ dùng để đồng ký"
            case .olderThanCosigned(let size):
                "người chứng kiến này đã đồng ký điểm kiểm gồm \(size) sự kiện, nên không đồng ký "
                    + "điểm kiểm nhỏ hơn"
            case .malformedProof(let line): "dòng \(line) không thuộc một tệp chứng minh"
            case .wrongProof(let error): "chứng minh không đúng: \(error.vietnamese)"
            }
        self.init(
            .usage, Phrase(vi: vietnamese, en: error.description), place: Phrase(verbatim: place),
            remedies: Failure.remedy(of: error).map { [$0] } ?? [])
    }

    /// What to do about it, where that does not go without saying.
    private static func remedy(of error: NoteError) -> Phrase? {
        switch error {
        case .unsigned, .notACheckpoint:
            Phrase(
                vi: "nêu tệp do “socai checkpoint”, “cosign” hay “prove” tạo, còn nguyên cả chữ ký",
                en:
                    "name a file that “socai checkpoint”, “cosign” or “prove” made, signatures and all"
            )
        case .malformedProof:
            Phrase(
                vi:
                    "--line kiểm tra tệp của “socai prove SEQ”, --since kiểm tra tệp của “socai prove "
                    + "--from”",
                en:
                    "--line goes with a file of “socai prove SEQ”, --since with one of “socai prove "
                    + "--from”")
        case .malformedKey, .wrongKeyID:
            Phrase(
                vi:
                    "chép trọn dòng mà “socai keygen” đã in ra; khóa bí mật thì nêu đúng tệp của nó",
                en:
                    "copy the whole line that “socai keygen” printed; of a private key, name its file"
            )
        case .unverified:
            Phrase(
                vi: "nêu khóa kiểm của người đã ký, lấy từ chính người đó",
                en: "name the verifier key of who signed, as they made it known")
        case .otherSigner(let expected, _):
            Phrase(
                vi:
                    "nêu khóa của sổ, hoặc tạo khóa mang tên đó: socai keygen \(expected) --out TỆP",
                en:
                    "name the ledger's key, or make one of that name: socai keygen \(expected) --out "
                    + "FILE")
        default: nil
        }
    }

    /// Why the log gave no checkpoint; `place` is what was given.
    init(_ error: ProvingError, in place: String) {
        switch error {
        case .log(let error): self.init(error)
        case .note(let error): self.init(error, in: place)
        }
    }

    /// What `body` gives; what it finds wrong with a note is told of `place`.
    static func reading<Value>(
        _ place: String, _ body: () throws(NoteError) -> Value
    ) throws(Failure) -> Value {
        do throws(NoteError) {
            return try body()
        } catch {
            throw Failure(error, in: place)
        }
    }

    /// What `body` gives; why the log gave nothing is told of `place`.
    static func proving<Value>(
        _ place: String, _ body: () throws(ProvingError) -> Value
    ) throws(Failure) -> Value {
        do throws(ProvingError) {
            return try body()
        } catch {
            throw Failure(error, in: place)
        }
    }
}

extension Checkpoint.Fault {
    /// What it is, in Vietnamese; it speaks English itself.
    fileprivate var vietnamese: String {
        switch self {
        case .lineCount(let count): "có \(count) dòng chứ không phải ba"
        case .origin: "dòng đầu không phải là tên của một sổ"
        case .size: "dòng thứ hai không phải là số sự kiện nhỏ hơn 2^63"
        case .root: "dòng thứ ba không phải là gốc cây viết bằng base64"
        }
    }
}

extension ProofError {
    /// What it is, in Vietnamese; it speaks English itself.
    var vietnamese: String {
        switch self {
        case .noSuchLeaf(let index, let size):
            "sổ gồm \(size) sự kiện không có sự kiện \(index)"
        case .shrunk(let old, let new):
            "sổ gồm \(old) sự kiện không thể trở thành sổ gồm \(new)"
        case .fromNothing: "sổ chưa có sự kiện nào thì không nói gì về sổ về sau"
        case .wrongHashCount(let expected, let found):
            "có \(found) mã băm, phải là \(expected): chứng minh dành cho cỡ khác hoặc sự kiện khác"
        case .wrongRoot(let expected, let found):
            "chứng minh dẫn đến gốc \(found.base64), không phải \(expected.base64)"
        case .wrongOldRoot(let expected, let found):
            "chứng minh dẫn đến gốc cũ \(found.base64), không phải \(expected.base64)"
        }
    }
}
