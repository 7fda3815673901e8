import Reporting

extension Operand {
    static let target = Operand(
        "TARGET",
        help: Phrase(
            vi: "mã chỉ tiêu: văn bản#mục, ví dụ 38-CTr/HU:2025-02-04#1.1",
            en: "the target: document#item, such as 38-CTr/HU:2025-02-04#1.1"))
    static let period = Operand(
        "PERIOD",
        help: Phrase(
            vi: "kỳ: 2025, 2025-9M, 2025-Q2, 2025-H1, 2025-06, “9 tháng 2025”",
            en: "the period: 2025, 2025-9M, 2025-Q2, 2025-H1, 2025-06"))
    static let report = Operand(
        "SEQ",
        help: Phrase(
            vi: "số thứ tự của báo cáo (sự kiện report.submitted)",
            en: "the report's number (its report.submitted event)"))
}

extension Option {
    static func reason(isRequired: Bool = true) -> Option {
        Option(
            "--reason", "TEXT", isRequired: isRequired,
            help: Phrase(vi: "lý do", en: "the reason"))
    }

    static func document(isRequired: Bool = false) -> Option {
        Option(
            "--document", "ID", isRequired: isRequired,
            help: Phrase(
                vi: "văn bản căn cứ, ví dụ 38-CTr/HU:2025-02-04",
                en: "the document it rests on, such as 38-CTr/HU:2025-02-04"))
    }

    static let effective = Option(
        "--effective", "DATE",
        help: Phrase(vi: "ngày có hiệu lực", en: "the day from which it is in force"))
    static let late = Option(
        "--late", "REASON",
        help: Phrase(
            vi: "lý do ghi sau khi kỳ đã chốt số liệu",
            en: "why it comes after the period was closed"))
    static let note = Option("--note", "TEXT", help: Phrase(vi: "ghi chú", en: "a note"))
    static let numerator = Option(
        "--numerator", "N", help: Phrase(vi: "tử số", en: "the numerator of a rate"))
    static let denominator = Option(
        "--denominator", "D", help: Phrase(vi: "mẫu số", en: "the denominator of a rate"))
    static let unit = Option(
        "--unit", "UNIT", help: Phrase(vi: "đơn vị", en: "the unit"))
    static let expect = Option(
        "--expect", "REV",
        help: Phrase(
            vi: "chỉ ghi nếu dòng sự kiện của chỉ tiêu đang ở phiên bản này",
            en: "record only if the target's stream is at this revision"))
}

extension Invocation {
    /// The revision that `--expect` says the stream must be at.
    func expectedRevision() throws(Failure) -> UInt64? {
        guard let text = value("--expect") else { return nil }
        guard let revision = UInt64(text) else {
            throw wrong(
                text, in: "--expect",
                Phrase(vi: "phiên bản là số nguyên từ 0", en: "a revision counts from 0"))
        }
        return revision
    }
}
