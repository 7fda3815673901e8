package import Reporting

/// What a person should look at in what was read about the document itself (điều cần xem lại).
package enum DocumentReview: String, Sendable, CaseIterable {
    case symbolMissing
    case numberBlank
    case symbolFromCarrier
    case dateMissing
    case dateFromText
    case kindMissing
    case kindFromSymbol
    case issuerMissing
    case issuerFromText
    case parentFromText
    case signerMissing
    case subjectMissing

    /// What of the document a mark is about.
    package enum Fact: Sendable {
        case symbol
        case day
        case kind
        case issuer
        case parentBody
        case signer
        case subject
    }

    /// What it is about.
    package var fact: Fact {
        switch self {
        case .symbolMissing, .numberBlank, .symbolFromCarrier: .symbol
        case .dateMissing, .dateFromText: .day
        case .kindMissing, .kindFromSymbol: .kind
        case .issuerMissing, .issuerFromText: .issuer
        case .parentFromText: .parentBody
        case .signerMissing: .signer
        case .subjectMissing: .subject
        }
    }

    /// What is the matter and what to do.
    package var message: Phrase {
        switch self {
        case .symbolMissing:
            Phrase(
                vi: "không thấy số, ký hiệu ở phần đầu; đặt mã văn bản bằng --document",
                en: "no number and symbol in the head; name the document with --document")
        case .numberBlank:
            Phrase(
                vi: "chỗ ghi số để trống; đặt mã văn bản bằng --document",
                en: "the number was left blank; name the document with --document")
        case .symbolFromCarrier:
            Phrase(
                vi: "số, ký hiệu và ngày là của văn bản ban hành kèm theo",
                en: "number, symbol and date are those of the document it was issued with")
        case .dateMissing:
            Phrase(
                vi: "văn bản không ghi ngày ban hành; đặt mã văn bản bằng --document",
                en: "the document bears no date; name it with --document")
        case .dateFromText:
            Phrase(
                vi: "ngày ban hành lấy từ phần sau của văn bản, không phải phần đầu",
                en: "the date was taken from further down, not from the head")
        case .kindMissing:
            Phrase(vi: "không thấy tên loại văn bản", en: "the kind of document is not printed")
        case .kindFromSymbol:
            Phrase(
                vi: "tên loại suy từ ký hiệu, không in trong văn bản",
                en: "the kind follows from the symbol and is not printed")
        case .issuerMissing:
            Phrase(vi: "không thấy cơ quan ban hành", en: "the issuing body was not found")
        case .issuerFromText:
            Phrase(
                vi: "phần đầu mất tên cơ quan; cơ quan ban hành lấy từ lời văn",
                en: "the head lost its body; the issuer was taken from the text")
        case .parentFromText:
            Phrase(
                vi: "cơ quan cấp trên lấy từ lời văn hoặc nơi nhận",
                en: "the body above was taken from the text or the recipients")
        case .signerMissing:
            Phrase(vi: "không thấy người ký", en: "the signer was not found")
        case .subjectMissing:
            Phrase(vi: "không thấy trích yếu", en: "the subject was not found")
        }
    }
}
