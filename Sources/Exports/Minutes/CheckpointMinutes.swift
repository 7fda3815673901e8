package import EventLog
package import Reporting

/// A checkpoint on one sheet of paper, to be put into the minutes of a meeting (trang điểm kiểm kèm
/// biên bản).
///
/// It can be typed in again by hand, each row checked by its code, or read by a telephone.
package struct CheckpointMinutes {
    let signed: SignedCheckpoint
    let attestations: [Note.Attestation]
    private let title: String?
    private let lastEvent: Instant?
    private let printed: Day
    let language: Language

    /// How many characters of the root stand in a group, and how many groups in a row.
    private static let groupLength = 4
    private static let rowLength = 16

    /// The page of a checkpoint.
    ///
    /// `attestations` are the signatures that were checked, `title` is the ledger's, `lastEvent` when
    /// the last event the checkpoint covers was recorded, `printed` the day on which the page is made.
    package init(
        _ signed: SignedCheckpoint, attestations: [Note.Attestation], title: String?,
        lastEvent: Instant?, printed: Day, language: Language
    ) {
        self.signed = signed
        self.attestations = attestations
        self.title = title
        self.lastEvent = lastEvent
        self.printed = printed
        self.language = language
    }

    /// The whole file, to be written as UTF-8; prints on A4.
    package var page: String {
        let markup: Markup = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(heading) – \(signed.checkpoint.origin)</title>
            <style>
            \(Self.style)</style>
            </head>
            <body>
            \(head)\(rows)\(proof)\(signatures)\(fullText)\(people)</body>
            </html>

            """
        return markup.source
    }

    /// The rows to be typed in again: name, number of events, and the root in groups, each with its
    /// check code.
    package static func rows(of checkpoint: Checkpoint) -> [String] {
        let root = Array(checkpoint.root.base64)
        let rootRows = stride(from: 0, to: root.count, by: rowLength).map { start in
            let row = root[start..<min(start + rowLength, root.count)]
            return stride(from: row.startIndex, to: row.endIndex, by: groupLength)
                .map { String(row[$0..<min($0 + groupLength, row.endIndex)]) }
                .joined(separator: " ")
        }
        return [checkpoint.origin, "\(checkpoint.size)"] + rootRows
    }

    func say(vi: String, en: String) -> String {
        Phrase(vi: vi, en: en).text(in: language)
    }

    private var heading: String {
        say(vi: "Điểm kiểm của sổ cái", en: "Checkpoint of the ledger")
    }

    /// An annex as Nghị định 30/2020/NĐ-CP (Phụ lục III) lays it out: the word, the title, and what it
    /// belongs to, which is filled in by hand.
    private var head: Markup {
        let last: Markup =
            if let lastEvent {
                """
                ; \(say(vi: "sự kiện cuối ghi lúc", en: "the last event was recorded at")) \
                \(InstantText.phrase(lastEvent).text(in: language))
                """
            } else { .nothing }
        let size = signed.checkpoint.size
        return """
            <header>
            <p class="annex">\(say(vi: "Phụ lục", en: "Annex"))</p>
            <h1>\(heading)</h1>
            <p class="belongs">\(say(
                vi: "(Kèm theo Biên bản số ………………… ngày …… tháng …… năm ………)",
                en: "(To the minutes No. ………………… of …… / …… / ………)"))</p>
            </header>
            <p>\(say(vi: "Sổ cái", en: "Ledger")): <b lang="vi">\(title ?? "")</b>. \
            \(say(vi: "Số sự kiện", en: "Number of events")): \(grouped(size))\(last). \
            \(say(vi: "Trang này in", en: "This page was printed on")) \(dated(printed)).</p>

            """
    }

    /// Thousands set apart by points, as accounts write them (Luật Kế toán 2015).
    private func grouped(_ size: UInt64) -> String {
        let digits = Array(String(size))
        return digits.indices.map { index in
            (index > 0 && (digits.count - index) % 3 == 0 ? "." : "") + String(digits[index])
        }.joined()
    }

    /// A day as documents write it: days below 10 and the first two months get a 0.
    private func dated(_ day: Day) -> String {
        let parts = day.description.split(separator: "-").map(String.init)
        let (year, month, date) = (parts[0], parts[1], parts[2])
        let isPadded = month == "01" || month == "02"
        let shown = isPadded || !month.hasPrefix("0") ? month : String(month.dropFirst())
        return say(
            vi: "ngày \(date) tháng \(shown) năm \(year)", en: day.displayed(in: .en))
    }

    private var rows: Markup {
        let rows = CheckpointMinutes.rows(of: signed.checkpoint).map { row -> Markup in
            """
            <tr><td>\(row)</td><td class="check">\(CheckCode(of: row).text)</td></tr>

            """
        }
        return """
            <table class="rows">
            \(rows.joined())</table>

            """
    }

    /// The code beside what the page proves and how that is checked.
    private var proof: Markup {
        let code: Markup =
            QRCode(signed.bytes)?.svg(
                label: say(
                    vi: "Mã QR của toàn bộ điểm kiểm", en: "QR code of the whole checkpoint"))
                ?? """
                <p class="none">\(say(
                vi: "Có quá nhiều chữ ký nên mã QR không chứa hết.",
                en: "There are too many signatures for a QR code."))</p>

                """
        return """
            <div class="proof">
            \(code)<section>
            <p>\(proves)</p>
            <p>\(check)</p>
            <p><code>socai verify --ledger \(say(vi: "THƯ-MỤC-SỔ", en: "LEDGER")) --checkpoint \
            \(say(vi: "TỆP", en: "FILE"))</code></p>
            <p>\(say(
                vi: "Bản quét còn chữ ký: thêm --witness và khóa kiểm ở bảng dưới.",
                en: "What was scanned has signatures: add --witness and a verifier key from below."))</p>
            </section>
            </div>

            """
    }

    private var proves: String {
        let size = signed.checkpoint.size
        return say(
            vi: "Trang này chứng minh điều gì: ai giữ nó thì về sau biết được \(size) sự kiện đầu "
                + "của sổ có còn nguyên như lúc lập hay không. Nó không chứng minh số liệu đã ghi là "
                + "đúng sự thật, cũng không nói gì về các sự kiện ghi sau đó.",
            en: "What this page proves: whoever keeps it can tell later whether the first "
                + (size == 1 ? "event" : "\(size) events")
                + " of the ledger are still what they were. It does not prove that what was "
                + "recorded is true, nor anything of events recorded later.")
    }

    private var check: String {
        say(
            vi:
                "Cách kiểm tra: quét mã QR, hoặc gõ lại các dòng in lớn ở trên (kèm mã # ở cuối mỗi "
                + "dòng để dò lỗi gõ) vào một tệp văn bản, rồi chạy:",
            en:
                "How to check: scan the QR code, or type the large rows above (with the code behind "
                + "each, which finds slips) into a text file, and run:")
    }

    private var fullText: Markup {
        let text = String(decoding: signed.bytes, as: UTF8.self)
        return """
            <section>
            <p class="small">\(say(
                vi: "Toàn văn, kể cả chữ ký (c2sp.org/tlog-checkpoint):",
                en: "The whole text with its signatures (c2sp.org/tlog-checkpoint):"))</p>
            <pre>\(text)</pre>
            </section>

            """
    }
}
