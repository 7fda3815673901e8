package import EventLog

/// What a directive says of itself: its name, who issued and signed it, on what it rests (thông tin văn bản).
package struct DocumentFacts: Equatable, Sendable {
    package let symbol: String?
    package let number: String?
    package let kind: String?
    package let issuer: String?
    package let parentBody: String?
    package let place: String?
    package let day: Day?
    package let signer: String?
    package let signerOffice: String?
    package let subject: String?
    /// The time for which it holds, in the words of the document.
    package let validity: String?
    /// The documents that it rests on or names.
    package let citations: [Citation]
    package let recipients: [String]
    /// What a person should look at.
    package let review: [DocumentReview]

    /// Reads the document's head, foot and references; total: what is not there stays `nil`.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    init(_ text: DirectiveWords) {
        let source = text.source
        let head = Letterhead(text.lines, in: source)
        let title = Title(text.lines, at: head.end, in: source)
        let list = RecipientList(text.lines, in: source)
        let hasList = list.start < text.lines.count
        let signature = Signature(text.lines, from: hasList ? list.start : head.end, in: source)
        let preamble = Preamble(text, from: title.end)
        let carrier = Carrier(title.carrier, in: source)
        let own = head.symbol.flatMap { $0.number.isEmpty ? nil : $0 }
        let printed = own ?? (head.symbol == nil ? carrier.symbol : nil)
        symbol = printed?.text
        number = printed?.number
        let cited = CitationList(text, preamble: preamble, ownSymbol: symbol)
        citations = cited.list
        recipients = list.names
        (signer, signerOffice) = (
            signature.signer,
            signature.office.isEmpty ? nil : signature.office.joined(separator: ", ")
        )
        let codeKind = own.flatMap { DocumentKind.named(byCode: $0.code) }
        kind = title.kind ?? codeKind
        day =
            head.day ?? (own == nil ? carrier.day : nil) ?? cited.ownDay
            ?? DocumentFacts.adoption(text)
        place = head.place
        let letterSubject = source.printed(head.letterSubject.withoutEnd)
        subject = [title.subject, letterSubject].first { !$0.isEmpty }
        validity = Validity.read(text, subject: subject ?? "", statement: preamble.statement)
        let issuing = IssuingBody(
            head: head, title: title, preamble: preamble, recipients: list.names, text: text)
        issuer = issuing.name
        parentBody = issuing.parent

        var review: [DocumentReview] = []
        if symbol == nil { review.append(head.symbol == nil ? .symbolMissing : .numberBlank) }
        if own == nil, symbol != nil { review.append(.symbolFromCarrier) }
        if head.day == nil, own != nil || day == nil {
            review.append(day == nil ? .dateMissing : .dateFromText)
        }
        if title.kind == nil { review.append(kind == nil ? .kindMissing : .kindFromSymbol) }
        if issuer == nil { review.append(.issuerMissing) }
        if issuing.isFromText { review.append(.issuerFromText) }
        if issuing.isParentFromText { review.append(.parentFromText) }
        if signer == nil { review.append(.signerMissing) }
        if subject == nil { review.append(.subjectMissing) }
        self.review = review
    }

    /// The day on which an assembly adopted the document: `Nghị quyết này … thông qua ngày …`.
    private static func adoption(_ text: DirectiveWords) -> Day? {
        for unit in text.units {
            guard let found = adopted.first(in: unit), unit.contains(where: { $0.key == this })
            else { continue }
            return PrintedDay(unit[...], at: found.offset + found.count - 1)?.day
        }
        return nil
    }

    private static let adopted = Lexicon(["thông qua ngày"])
    private static let this = LetterFolding.keys(of: "này")[0]
}
