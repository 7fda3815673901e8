import CZip
import Testing

/// A Word document put together for a test: its parts, zipped by libzip.
struct DocxSample {
    var parts: [(name: String, content: [UInt8])] = []
    var password: String?

    init(body: String, numbering: String? = nil) {
        add("word/document.xml", DocxSample.document(body))
        if let numbering { add("word/numbering.xml", DocxSample.root("numbering", numbering)) }
    }

    init(parts: [(name: String, content: [UInt8])]) {
        self.parts = parts
    }

    private mutating func add(_ name: String, _ text: String) {
        parts.append((name, Array(text.utf8)))
    }

    static func document(_ body: String) -> String {
        root("document", "<w:body>\(body)</w:body>")
    }

    private static func root(_ name: String, _ content: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:\(name) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\(content)</w:\(name)>
        """
    }

    /// A paragraph of one run.
    static func paragraph(_ text: String, properties: String = "") -> String {
        "<w:p>\(properties)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    /// A table whose cells hold the paragraphs.
    static func table(_ rows: [[[String]]]) -> String {
        let cells = rows.map { row in
            row.map { "<w:tc>\($0.map { paragraph($0) }.joined())</w:tc>" }.joined()
        }
        return "<w:tbl>\(cells.map { "<w:tr>\($0)</w:tr>" }.joined())</w:tbl>"
    }

    /// The bytes of the zip file.
    func bytes() throws -> [UInt8] {
        let source = try #require(unsafe zip_source_buffer_create(nil, 0, 0, nil))
        defer { unsafe zip_source_free(source) }
        unsafe zip_source_keep(source)
        let archive = try #require(
            unsafe zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nil))
        // libzip reads the parts when it closes the archive.
        var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { for buffer in unsafe buffers { unsafe buffer.deallocate() } }
        for part in parts {
            let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: part.content.count)
            _ = unsafe buffer.initialize(from: part.content)
            unsafe buffers.append(buffer)
            let entry = unsafe zip_source_buffer(
                archive, buffer.baseAddress, zip_uint64_t(buffer.count), 0)
            let index = unsafe zip_file_add(archive, part.name, entry, 0)
            try #require(index >= 0)
            if let password {
                let done = unsafe zip_file_set_encryption(
                    archive, zip_uint64_t(index), zip_uint16_t(ZIP_EM_AES_256), password)
                try #require(done == 0)
            }
        }
        try #require(unsafe zip_close(archive) == 0)
        try #require(unsafe zip_source_open(source) == 0)
        defer { unsafe zip_source_close(source) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count))
            }
            if count <= 0 { return bytes }
            bytes += chunk[..<Int(count)]
        }
    }
}
