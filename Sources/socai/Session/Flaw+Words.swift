import EventLog
import Reporting

extension Flaw {
    /// The flaw and its place in one sentence; the library itself speaks English.
    var words: Phrase {
        Phrase(
            vi: "\(segment), byte \(byteOffset)\(position.map { ", sự kiện \($0)" } ?? ""): "
                + meaning,
            en: description)
    }

    /// What the flaw means, in Vietnamese, as far as the diagnosis lets it be said.
    func vietnamese(given diagnosis: Diagnosis) -> String {
        switch (kind, diagnosis.cause) {
        case (.identityDamaged, .removed): "thiếu tệp ledger.json"
        case (_, .mistypedOrRewritten): "sổ không khớp với điểm kiểm này" + roots
        default: meaning
        }
    }

    private var meaning: String {
        isToldByMark
            ? "phần cuối nhật ký từng nằm chắc trên đĩa nay không còn: sự kiện đã ghi có thể đã mất"
            : kind.vietnamese + roots
    }

    /// The roots of a contradicted checkpoint and of the log; nothing of another flaw.
    private var roots: String {
        func root(in text: String) -> String? {
            text.split(separator: " ").first { Hash(base64: String($0)) != nil }.map(String.init)
        }
        guard kind == .checkpointContradicted, let claimed = root(in: expected),
            let own = root(in: found)
        else { return "" }
        return "; điểm kiểm ghi gốc \(claimed), sổ cho gốc \(own)"
    }
}

extension Recovery {
    /// What was found at the end of the log and what was done, in one sentence.
    var words: Phrase {
        let place = "\(segment), byte \(byteOffset)"
        let done =
            wasMoved
            ? "đã chuyển \(byteCount) byte vào quarantine/\(quarantineFile)"
            : "\(byteCount) byte vẫn để nguyên chỗ, vì có thể đang có tiến trình ghi"
        let found =
            switch kind {
            case .torn:
                "một lô không trọn vẹn, như khi mất điện hoặc đầy đĩa và khi đó chưa được xác nhận là đã "
                    + "ghi; điểm kiểm và bản sao cho biết trước đó có nhiều hơn hay không"
            case .unclear:
                "phần cuối nhật ký bị hỏng, không phân biệt được ghi dở hay hỏng sau khi đã ghi"
            }
        return Phrase(vi: "\(place): \(found); \(done)", en: description)
    }
}

extension Flaw.Kind {
    /// What the flaw means, in Vietnamese; `Flaw` itself speaks English.
    var vietnamese: String {
        switch self {
        case .tornTail: "nhật ký kết thúc bằng một lô không trọn vẹn"
        case .unclearTail:
            "phần cuối nhật ký bị hỏng: không phân biệt được ghi dở hay hỏng sau khi đã ghi"
        case .crcMismatch: "nội dung dòng không khớp mã kiểm CRC-32C: dòng đã bị đổi hoặc hỏng"
        case .notCanonical: "dòng không ở dạng chuẩn: đã bị sửa hoặc hỏng"
        case .tooLong: "dòng dài hơn mức cho phép"
        case .sequenceBroken:
            "số thứ tự bị thiếu, lặp hoặc đảo: có sự kiện bị xóa, chèn hoặc đổi chỗ"
        case .timeWentBack: "thời điểm ghi sớm hơn sự kiện trước"
        case .revisionBroken: "dòng sự kiện thiếu, lặp hoặc đảo phiên bản"
        case .batchBroken: "lô không trọn vẹn"
        case .keyRepeated: "khóa chống ghi trùng dùng cho hai lô"
        case .missingSegment: "thiếu một tệp của nhật ký"
        case .foreignFile: "có tệp lạ trong thư mục của sổ"
        case .unreadable: "không đọc được tệp"
        case .identityDamaged: "ledger.json không còn như khi mở sổ"
        case .evidenceMissing: "thiếu tệp chứng cứ mà sự kiện nêu"
        case .evidenceChanged: "tệp chứng cứ không khớp mã SHA-256 là tên của nó"
        case .quarantineChanged: "phần dữ liệu tách riêng đã bị đổi"
        case .quarantineMissing:
            "thiếu phần dữ liệu tách riêng mà sự kiện xác nhận (recovery.acknowledged) nêu tên"
        case .quarantineUnacknowledged:
            "phần đuôi hỏng đã tách vào quarantine/ và chưa ai xác nhận (socai acknowledge)"
        case .checkpointDamaged: "tệp điểm kiểm bị hỏng, chữ ký sai, hoặc thuộc sổ khác"
        case .checkpointContradicted:
            "các sự kiện không còn như lúc ký điểm kiểm này: lịch sử đã bị viết lại"
        case .tailRemoved: "điểm kiểm này bao gồm nhiều sự kiện hơn: phần đuôi của sổ đã bị cắt bỏ"
        }
    }
}

extension Damage {
    /// In which way the bytes are no line, in Vietnamese; it speaks English itself.
    var vietnamese: String {
        switch kind {
        case .endsEarly: "dòng bị cụt"
        case .notCanonical: "dòng không ở dạng chuẩn: đã bị sửa hoặc chép không đúng"
        case .crcMismatch: "nội dung dòng không khớp mã kiểm CRC-32C: dòng đã bị đổi hoặc hỏng"
        case .tooLong: "dòng dài hơn mức cho phép"
        }
    }
}
