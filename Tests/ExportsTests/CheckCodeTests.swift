import Exports
import Testing

/// The three digits behind a row on paper.
@Suite struct CheckCodeTests {
    private static let rows = [
        "vp-hu.example.vn/so-cai", "1577", "FAWF q+f1 qCw3 y8vr", "MiJV WfTo iNM=", "Sổ cái Đề án",
    ]

    @Test(arguments: rows)
    func `Any one wrong byte gives another code`(row: String) {
        let bytes = Array(row.utf8.filter { $0 != UInt8(ascii: " ") })
        for index in bytes.indices {
            for byte in UInt8(0x21)...0x7E where byte != bytes[index] {
                var changed = bytes
                changed[index] = byte
                let text = String(decoding: changed, as: UTF8.self)
                // A byte that leaves no text behind is told as that.
                guard Array(text.utf8) == changed else { continue }
                #expect(CheckCode(of: text) != CheckCode(of: row), "\(text)")
            }
        }
    }

    @Test(arguments: rows)
    func `Any two letters that changed places give another code`(row: String) {
        let letters = Array(row.unicodeScalars.filter { $0 != " " && $0.isASCII })
        let plain = String(String.UnicodeScalarView(letters))
        for first in letters.indices {
            for second in letters.indices where letters[first] != letters[second] {
                var changed = letters
                changed.swapAt(first, second)
                let text = String(String.UnicodeScalarView(changed))
                #expect(CheckCode(of: text) != CheckCode(of: plain), "\(text)")
            }
        }
    }

    @Test func `The code is three digits, and spaces do not matter`() {
        #expect(CheckCode(of: "").text == "#000")
        #expect(CheckCode(of: "4").text == "#052")
        #expect(CheckCode(of: "FAWF q+f1 qCw3 y8vr").text == "#265")
        #expect(CheckCode(of: "FAWFq+f1qCw3y8vr").text == "#265")
    }
}
