/// The text of a Word document (`.docx`, ECMA-376): one line a paragraph, one line a row of a table
/// with tabs between its cells.
///
/// Headers, footers, footnotes and comments are other parts of the container, and are not read.
package enum Docx {
    /// Whether the bytes are those of a container that may hold a Word document.
    package static func isLikely(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: zipMark)
    }

    private static let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    /// The document's text, its lines ended by `\n`.
    ///
    /// - Complexity: O(*n*) in the unpacked size, which is bounded.
    static func text(of bytes: [UInt8]) throws(DocxProblem) -> String {
        let container = try ZipContainer(bytes)
        let part = try mainPart(of: container)
        guard let document = try container.entry(part) else { throw .notWord }
        var numbering = ListNumbering()
        if let xml = try container.entry("word/numbering.xml") {
            numbering = try ListNumbering(xml: xml)
        }
        var body = DocxBody(numbering: numbering)
        try DocxXML.walk(document) { body.take($0) }
        return body.lines.map { $0 + "\n" }.joined()
    }

    /// The name of the part that holds the text; where the container does not say, the usual one.
    private static func mainPart(of container: borrowing ZipContainer) throws(DocxProblem) -> String
    {
        var name = "word/document.xml"
        guard let relations = try container.entry("_rels/.rels") else { return name }
        try DocxXML.walk(relations) { node in
            guard case .start("Relationship", let attributes) = node,
                attributes["Type"]?.hasSuffix("/officeDocument") ?? false,
                let target = attributes["Target"]
            else { return }
            // Targets are relative to the root of the container, with or without its slash.
            name = target.hasPrefix("/") ? String(target.dropFirst()) : target
        }
        return name
    }
}
