import CQREncode

/// A QR code (ISO/IEC 18004) of bytes, by libqrencode.
struct QRCode {
    /// How many modules a side has, the quiet zone not counted.
    let width: Int
    /// Row by row, whether the module is dark.
    private let isDark: [Bool]

    /// How wide the light border is that readers need (ISO/IEC 18004, "Quiet zone").
    private static let quietWidth = 4

    /// The smallest code that holds the bytes; `nil` where they are too many for one.
    ///
    /// A seventh of it may be unreadable (level M), as paper gets folded and stamped.
    init?(_ bytes: [UInt8]) {
        // libqrencode reads as many bytes as it is told, and copies them.
        let code = unsafe bytes.withUnsafeBufferPointer {
            unsafe QRcode_encodeData(Int32($0.count), $0.baseAddress, 0, QR_ECLEVEL_M)
        }
        guard let code = unsafe code else { return nil }
        // Made by libqrencode, freed nowhere else.
        defer { unsafe QRcode_free(code) }
        let width = Int(unsafe code.pointee.width)
        // The lowest bit of each of the width² bytes is the module's colour (qrencode.h).
        let modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: width * width)
        self.width = width
        isDark = unsafe modules.map { $0 & 1 == 1 }
    }

    /// The code as a picture inside a page; `label` says what it is to those who cannot see it.
    func svg(label: String) -> Markup {
        let side = width + 2 * QRCode.quietWidth
        return """
            <svg class="code" role="img" aria-label="\(label)" xmlns="http://www.w3.org/2000/svg" \
            viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges">
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/>
            <path d="\(path)"/>
            </svg>

            """
    }

    /// The dark modules, each run in a row as one rectangle.
    private var path: String {
        var path = ""
        for row in 0..<width {
            let modules = isDark[row * width..<(row + 1) * width]
            var column = modules.startIndex
            while let start = modules[column...].firstIndex(of: true) {
                let end = modules[start...].firstIndex(of: false) ?? modules.endIndex
                let x = start - modules.startIndex + QRCode.quietWidth
                path += "M\(x) \(row + QRCode.quietWidth)h\(end - start)v1h-\(end - start)z"
                column = end
            }
        }
        return path
    }
}
