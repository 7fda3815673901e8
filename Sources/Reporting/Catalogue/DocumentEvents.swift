package import EventLog

/// A document enters the ledger; `handGiven` says that its id was given by hand because its
/// header is lost, `illustrative` that it was made up to show how the ledger works (đăng ký văn
/// bản).
package struct DocumentRegistered: Payload {
    package static let type = "document.registered"

    package let document: DocumentID
    package let symbol: String?
    package let date: Day?
    package let kind: String?
    package let issuer: String?
    package let parentBody: String?
    package let place: String?
    package let signer: String?
    package let office: String?
    package let subject: String?
    package let period: String?
    package let bases: [DocumentBasis]?
    package let recipients: [String]?
    package let sha256: String?
    package let handGiven: Bool?
    package let illustrative: Bool?

    package init(
        document: DocumentID, symbol: String? = nil, date: Day? = nil, kind: String? = nil,
        issuer: String? = nil, parentBody: String? = nil, place: String? = nil,
        signer: String? = nil, office: String? = nil, subject: String? = nil,
        period: String? = nil, bases: [DocumentBasis]? = nil, recipients: [String]? = nil,
        sha256: String? = nil, handGiven: Bool? = nil, illustrative: Bool? = nil
    ) {
        self.document = document
        self.symbol = symbol
        self.date = date
        self.kind = kind
        self.issuer = issuer
        self.parentBody = parentBody
        self.place = place
        self.signer = signer
        self.office = office
        self.subject = subject
        self.period = period
        self.bases = bases
        self.recipients = recipients
        self.sha256 = sha256
        self.handGiven = handGiven
        self.illustrative = illustrative
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        document = try fields.take("document")
        symbol = try fields.takeIfPresent("symbol")
        date = try fields.takeIfPresent("date")
        kind = try fields.takeIfPresent("kind")
        issuer = try fields.takeIfPresent("issuer")
        parentBody = try fields.takeIfPresent("parentBody")
        place = try fields.takeIfPresent("place")
        signer = try fields.takeIfPresent("signer")
        office = try fields.takeIfPresent("office")
        subject = try fields.takeIfPresent("subject")
        period = try fields.takeIfPresent("period")
        bases = try fields.takeIfPresent("bases")
        recipients = try fields.takeIfPresent("recipients")
        sha256 = try fields.takeIfPresent("sha256")
        handGiven = try fields.takeIfPresent("handGiven")
        illustrative = try fields.takeIfPresent("illustrative")
    }

    package func write(to members: inout Members) {
        members.put("document", document)
        members.put("symbol", ifAny: symbol)
        members.put("date", ifAny: date)
        members.put("kind", ifAny: kind)
        members.put("issuer", ifAny: issuer)
        members.put("parentBody", ifAny: parentBody)
        members.put("place", ifAny: place)
        members.put("signer", ifAny: signer)
        members.put("office", ifAny: office)
        members.put("subject", ifAny: subject)
        members.put("period", ifAny: period)
        members.put("bases", ifAny: bases)
        members.put("recipients", ifAny: recipients)
        members.put("sha256", ifAny: sha256)
        members.put("handGiven", ifAny: handGiven)
        members.put("illustrative", ifAny: illustrative)
    }
}

/// A document that another rests on (căn cứ).
package struct DocumentBasis: Hashable, ObjectFieldValue {
    package let symbol: String?
    package let date: Day?
    package let name: String?

    package init(symbol: String? = nil, date: Day? = nil, name: String? = nil) {
        self.symbol = symbol
        self.date = date
        self.name = name
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        symbol = try fields.takeIfPresent("symbol")
        date = try fields.takeIfPresent("date")
        name = try fields.takeIfPresent("name")
    }

    package func write(to members: inout Members) {
        members.put("symbol", ifAny: symbol)
        members.put("date", ifAny: date)
        members.put("name", ifAny: name)
    }
}
