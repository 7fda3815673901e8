package import EventLog
package import Reporting

/// A checkpoint on one sheet of paper, to be put into the minutes of a meeting (trang điểm kiểm kèm
/// biên bản).
///
/// It can be typed in again by hand, each row checked by its code, or read by a telephone.
package struct CheckpointMinutes {
    private let signed: SignedCheckpoint
    private let title: String?
    private let lastEvent: Instant?
    private let language: Language

    /// How many characters of the root stand in a group, and how many groups in a row.
    private static let groupLength = 4
    private static let rowLength = 16

    private init(
        _ signed: SignedCheckpoint, title: String?, lastEvent: Instant?, language: Language
    ) {
        self.signed = signed
        self.title = title
        self.lastEvent = lastEvent
        self.language = language
    }

    /// The whole file, to be written as UTF-8; prints on A4.
    ///
    /// `title` is the ledger's, and `lastEvent` when the last event the checkpoint covers was recorded.
    package static func page(
        _ signed: SignedCheckpoint, title: String?, lastEvent: Instant?, language: Language
    ) -> String {
        let page = CheckpointMinutes(
            signed, title: title, lastEvent: lastEvent, language: language)
        let markup: Markup = """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(page.heading) – \(signed.checkpoint.origin)</title>
            <style>
            \(style)</style>
            </head>
            <body>
            \(page.head)\(page.rows)\(page.code)\(page.meaning)\(page.signatures)</body>
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

    private func say(vi: String, en: String) -> String {
        Phrase(vi: vi, en: en).text(in: language)
    }

    private var heading: String {
        say(vi: "Điểm kiểm của sổ cái", en: "Checkpoint of the ledger")
    }

    private var head: Markup {
        let day = lastEvent?.day(offsetMinutes: Instant.vietnamOffsetMinutes)
            .displayed(in: language)
        let last: Markup =
            if let lastEvent, let day {
                """
                <p>\(say(vi: "Sự kiện cuối được ghi ngày", en: "Last event recorded on")) \(day) \
                (<code>\(lastEvent.description)</code>)</p>

                """
            } else { .nothing }
        return """
            <header>
            <p class="ledger" lang="vi">\(title ?? "")</p>
            <h1>\(heading)</h1>
            <p>\(say(vi: "Số sự kiện", en: "Number of events")): \(String(signed.checkpoint.size))</p>
            \(last)</header>

            """
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

    private var code: Markup {
        guard let code = QRCode(signed.bytes) else {
            return """
                <p class="none">\(say(
                    vi: "Có quá nhiều chữ ký nên mã QR không chứa hết.",
                    en: "There are too many signatures for a QR code."))</p>

                """
        }
        return code.svg(
            label: say(vi: "Mã QR của toàn bộ điểm kiểm", en: "QR code of the whole checkpoint"))
    }

    private var meaning: Markup {
        """
        <section>
        <p>\(proves)</p>
        <p>\(check)</p>
        <p><code>socai verify --ledger \(say(vi: "THƯ-MỤC-SỔ", en: "LEDGER")) --checkpoint \
        \(say(vi: "TỆP", en: "FILE"))</code></p>
        </section>

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

    private var signatures: Markup {
        let text = String(decoding: signed.bytes, as: UTF8.self)
        return """
            <section>
            <p>\(say(
                vi: "Toàn văn, kể cả chữ ký (c2sp.org/tlog-checkpoint):",
                en: "The whole text with its signatures (c2sp.org/tlog-checkpoint):"))</p>
            <pre>\(text)</pre>
            </section>

            """
    }

    private static let style: Markup = """
        @page { size: A4; margin: 20mm; }
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 170mm; color: #000; background: #fff; \
        font: 12pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; }
        header { text-align: center; }
        header p { margin: .15rem 0; }
        .ledger { font-weight: bold; }
        h1 { margin: .6rem 0; font-size: 15pt; text-transform: uppercase; }
        .rows { margin: 1rem auto; border-collapse: collapse; border: 1px solid #000; }
        .rows td { padding: .15rem .6rem; overflow-wrap: anywhere; \
        font: 18pt/1.3 "DejaVu Sans Mono", "Liberation Mono", "Courier New", monospace; }
        .rows .check { color: #444; border-left: 1px dotted #000; }
        .code { display: block; margin: 0 auto; width: 62mm; }
        .none { text-align: center; }
        section p { margin: .4rem 0; }
        code, pre { font: 9pt/1.3 "DejaVu Sans Mono", "Liberation Mono", "Courier New", monospace; }
        pre { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        @media print { body { padding: 0; max-width: none; } }

        """
}
