import CZip
import Reporting

/// A zip file in memory, opened by libzip.
///
/// The sizes that the file states about itself are not believed: reading stops at the limit.
@safe struct ZipContainer: ~Copyable {
    /// No directive comes near: the longest ones have a few hundred pages, about 2 MB of XML.
    static let entryLimit = 64 * 1_048_576

    private static let chunkSize = 65_536

    // libzip owns what this points to; closed by `deinit`.
    private let archive: OpaquePointer
    // libzip reads from here as long as the archive is open.
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ content: [UInt8]) throws(DocxProblem) {
        // Freed by `deinit`, or below where the archive does not open.
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
        _ = unsafe bytes.initialize(from: content)
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        // The last argument but one: libzip does not free the buffer.
        let source = unsafe zip_source_buffer_create(
            bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error)
        // On success the archive owns the source; otherwise it is still ours.
        guard let source = unsafe source else {
            unsafe bytes.deallocate()
            throw .brokenContainer(unsafe ZipContainer.text(&error))
        }
        guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(source)
            unsafe bytes.deallocate()
            throw .brokenContainer(unsafe ZipContainer.text(&error))
        }
        unsafe self.archive = archive
        unsafe self.bytes = bytes
    }

    deinit {
        // Nothing was changed, so nothing is to be written.
        unsafe zip_discard(archive)
        unsafe bytes.deallocate()
    }

    /// The unpacked bytes of an entry; `nil` where there is none of that name.
    func entry(_ name: String) throws(DocxProblem) -> [UInt8]? {
        let index = unsafe zip_name_locate(archive, name, 0)
        guard index >= 0 else { return nil }
        var status = unsafe zip_stat_t()
        unsafe zip_stat_init(&status)
        if unsafe zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
            unsafe status.valid & zip_uint64_t(ZIP_STAT_ENCRYPTION_METHOD) != 0,
            unsafe status.encryption_method != ZIP_EM_NONE
        {
            throw .encrypted
        }
        guard let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else {
            throw .brokenContainer(unsafe ZipContainer.text(zip_get_error(archive)))
        }
        // Opened above, closed nowhere else.
        defer { unsafe zip_fclose(file) }
        var content: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: ZipContainer.chunkSize)
        while true {
            // libzip writes at most as many bytes as the chunk has.
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
            }
            guard count >= 0 else {
                throw .brokenContainer(unsafe ZipContainer.text(zip_file_get_error(file)))
            }
            if count == 0 { return content }
            content += chunk[..<Int(count)]
            guard content.count <= ZipContainer.entryLimit else {
                throw .tooLarge(limit: ZipContainer.entryLimit)
            }
        }
    }

    /// What libzip says, in Vietnamese where a damaged file can be the cause.
    private static func text(_ error: UnsafeMutablePointer<zip_error_t>) -> Phrase {
        // The text belongs to the error, which outlives the copy.
        let english = unsafe String(cString: zip_error_strerror(error))
        let vietnamese =
            switch unsafe zip_error_code_zip(error) {
            case ZIP_ER_NOZIP: "không phải tệp zip, hoặc bị cắt mất phần cuối"
            case ZIP_ER_INCONS: "mục lục không khớp với nội dung"
            case ZIP_ER_EOF, ZIP_ER_READ, ZIP_ER_SEEK: "tệp bị cắt cụt"
            case ZIP_ER_CRC: "sai tổng kiểm CRC"
            case ZIP_ER_ZLIB, ZIP_ER_COMPRESSED_DATA: "dữ liệu nén bị hỏng"
            case ZIP_ER_COMPNOTSUPP: "kiểu nén không được hỗ trợ"
            case ZIP_ER_ENCRNOTSUPP: "kiểu mã hóa không được hỗ trợ"
            case ZIP_ER_MULTIDISK: "tệp zip chia nhiều phần"
            case ZIP_ER_MEMORY: "không đủ bộ nhớ"
            default: "không mở được"
            }
        return Phrase(vi: vietnamese, en: english)
    }
}
