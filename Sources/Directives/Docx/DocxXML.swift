import Foundation
import FoundationXML

/// Walks through the XML of a part and tells of each element (XML 1.0 by the toolchain's libxml2).
enum DocxXML {
    /// What a walk meets; names are local, without the prefix of their namespace.
    enum Node {
        case start(String, attributes: [String: String])
        case end(String)
        case text(String)
    }

    static func walk(
        _ bytes: [UInt8], _ visit: (Node) -> Void
    ) throws(DocxProblem) {
        // ECMA-376 Part 2 forbids a document type declaration; with it go entities that grow.
        if let offset = declaration(in: bytes) {
            throw .brokenXML(line: bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
        }
        let line = withoutActuallyEscaping(visit) { visit -> Int? in
            let walker = Walker(visit)
            let parser = XMLParser(data: Data(bytes))
            parser.shouldResolveExternalEntities = false
            parser.delegate = walker
            let isParsed = parser.parse()
            // This library returns true from an error it only tells its delegate of.
            let isWhole = isParsed && walker.errorLine == nil && walker.isClosed
            return isWhole ? nil : walker.errorLine ?? parser.lineNumber
        }
        if let line { throw .brokenXML(line: line) }
    }

    /// Where `<!DOCTYPE` stands; in UTF-16, which Word does not write, it is found as broken XML.
    private static func declaration(in bytes: [UInt8]) -> Int? {
        let mark = Array("<!DOCTYPE".utf8)
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            if bytes[start...].starts(with: mark) { return start }
            index = start + 1
        }
        return nil
    }

    private final class Walker: NSObject, XMLParserDelegate {
        private let visit: (Node) -> Void
        private(set) var errorLine: Int?
        private var depth = 0

        /// Whether the outermost element was closed.
        private(set) var isClosed = false

        init(_ visit: @escaping (Node) -> Void) {
            self.visit = visit
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            depth += 1
            var local: [String: String] = [:]
            for (name, value) in attributes { local[Walker.local(name)] = value }
            visit(.start(Walker.local(name), attributes: local))
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            depth -= 1
            isClosed = depth == 0
            visit(.end(Walker.local(name)))
        }

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
            errorLine = errorLine ?? max(parser.lineNumber, 1)
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            visit(.text(text))
        }

        private static func local(_ name: String) -> String {
            name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
        }
    }
}
