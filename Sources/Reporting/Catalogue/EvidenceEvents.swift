/// A file is kept with the ledger, named by its SHA-256 (đính kèm chứng cứ).
package struct EvidenceAttached: Payload {
    package static let type = "evidence.attached"

    package let evidence: String
    package let name: String
    package let mediaType: String?
    package let about: String?
    package let document: DocumentID?

    package init(
        evidence: String, name: String, mediaType: String? = nil, about: String? = nil,
        document: DocumentID? = nil
    ) {
        self.evidence = evidence
        self.name = name
        self.mediaType = mediaType
        self.about = about
        self.document = document
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        evidence = try fields.take("evidence")
        name = try fields.take("name")
        mediaType = try fields.takeIfPresent("mediaType")
        about = try fields.takeIfPresent("about")
        document = try fields.takeIfPresent("document")
    }

    package func write(to members: inout Members) {
        members.put("evidence", evidence)
        members.put("name", name)
        members.put("mediaType", ifAny: mediaType)
        members.put("about", ifAny: about)
        members.put("document", ifAny: document)
    }
}

/// An export was made from the ledger (kết xuất).
package struct ExportMade: Payload {
    package static let type = "export.made"

    package let format: String
    package let sha256: String
    package let period: Period?
    package let size: Int
    package let root: String
    package let command: String?

    package init(
        format: String, sha256: String, period: Period? = nil, size: Int, root: String,
        command: String? = nil
    ) {
        self.format = format
        self.sha256 = sha256
        self.period = period
        self.size = size
        self.root = root
        self.command = command
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        format = try fields.take("format")
        sha256 = try fields.take("sha256")
        period = try fields.takeIfPresent("period")
        size = try fields.take("size")
        root = try fields.take("root")
        command = try fields.takeIfPresent("command")
    }

    package func write(to members: inout Members) {
        members.put("format", format)
        members.put("sha256", sha256)
        members.put("period", ifAny: period)
        members.put("size", size)
        members.put("root", root)
        members.put("command", ifAny: command)
    }
}

/// A witness has cosigned a checkpoint of this ledger (đồng ký điểm kiểm).
package struct CheckpointCosigned: Payload {
    package static let type = "checkpoint.cosigned"

    package let witness: String
    package let size: Int
    package let root: String
    package let cosignature: String

    package init(witness: String, size: Int, root: String, cosignature: String) {
        self.witness = witness
        self.size = size
        self.root = root
        self.cosignature = cosignature
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        witness = try fields.take("witness")
        size = try fields.take("size")
        root = try fields.take("root")
        cosignature = try fields.take("cosignature")
    }

    package func write(to members: inout Members) {
        members.put("witness", witness)
        members.put("size", size)
        members.put("root", root)
        members.put("cosignature", cosignature)
    }
}
