package import EventLog
import Reporting

extension CheckpointMinutes {
    /// Who signed by key: the name, the key's number and, where it is known, the key itself.
    ///
    /// Whoever checks the page later compares the key with the one that the owner made known.
    var signatures: Markup {
        let rows = signed.note.signatures.map { signature -> Markup in
            let attestation = attestations.first {
                $0.key.name == signature.name && $0.key.id == signature.keyID
            }
            let key: Markup =
                if let attestation {
                    "<code>\(attestation.key.description)</code>"
                } else {
                    """
                    \(say(
                        vi: "chưa kiểm tra; đối chiếu số khóa với chủ khóa",
                        en: "not checked; compare the key's number with its owner"))
                    """
                }
            return """
                <tr><td class="name">\(signature.name)</td><td class="number">\(Self.number(of: signature))</td>\
                <td>\(time(of: attestation))</td><td>\(key)</td></tr>

                """
        }
        return """
            <table class="keys">
            <tr><th>\(say(vi: "Khóa đã ký", en: "Signed by"))</th>\
            <th>\(say(vi: "Số khóa", en: "Key number"))</th>\
            <th>\(say(vi: "Đồng ký lúc", en: "Cosigned at"))</th>\
            <th>\(say(vi: "Khóa kiểm (công khai)", en: "Verifier key (public)"))</th></tr>
            \(rows.joined())</table>

            """
    }

    /// The first 4 bytes of the hash of name and key, by which a signature names its key.
    private static func number(of signature: Note.Signature) -> String {
        let digits = String(signature.keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private func time(of attestation: Note.Attestation?) -> String {
        attestation?.cosignedAt.map { InstantText.phrase($0).text(in: language) } ?? "–"
    }

    /// Places for those present to sign by hand, with their names beneath.
    var people: Markup {
        let roles = [
            say(vi: "Thư ký", en: "Secretary"), say(vi: "Người giữ sổ", en: "Keeper of the ledger"),
            say(vi: "Người chứng kiến", en: "Witness"), say(vi: "Chủ trì", en: "Chair"),
        ]
        let cells = roles.map { role -> Markup in
            """
            <td><b>\(role)</b><br><i>\(say(
                vi: "(Ký, ghi rõ họ tên)", en: "(Signature and full name)"))</i></td>

            """
        }
        return """
            <table class="people">
            <tr>
            \(cells.joined())</tr>
            </table>

            """
    }

    static let style: Markup = """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; }
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 165mm; color: #000; background: #fff; \
        font: 13pt/1.25 "Times New Roman", "Liberation Serif", Tinos, serif; }
        header { text-align: center; margin-bottom: .6rem; }
        header p { margin: 0; }
        .annex { font-weight: bold; font-size: 14pt; }
        .belongs { font-style: italic; }
        h1 { margin: .1rem 0; font-size: 14pt; text-transform: uppercase; }
        p { margin: .3rem 0; text-align: justify; }
        header p, .none { text-align: center; }
        .rows { margin: .5rem auto; border-collapse: collapse; border: 1px solid #000; }
        .rows td { padding: .1rem .5rem; overflow-wrap: anywhere; \
        font: 17pt/1.25 "DejaVu Sans Mono", "Liberation Mono", "Courier New", monospace; }
        .rows .check { color: #444; border-left: 1px dotted #000; }
        .proof { display: flex; gap: 4mm; align-items: flex-start; font-size: 12pt; }
        .proof section { flex: 1; }
        .code { flex: none; width: 54mm; }
        .none { flex: none; width: 54mm; }
        .keys { width: 100%; margin: .5rem 0; border-collapse: collapse; font-size: 11pt; }
        .keys th, .keys td { padding: .1rem .3rem; border: 1px solid #000; text-align: left; \
        overflow-wrap: anywhere; }
        .keys .number { white-space: nowrap; font: 8.5pt/1.25 "DejaVu Sans Mono", \
        "Liberation Mono", "Courier New", monospace; }
        .keys .name { min-width: 32mm; }
        .people b { text-transform: uppercase; font-size: 10.5pt; }
        .people { width: 100%; margin: .5rem 0 0; text-align: center; table-layout: fixed; \
        font-size: 12pt; }
        .people td { height: 27mm; vertical-align: top; break-inside: avoid; }
        .small { font-size: 10pt; }
        code, pre { font: 8.5pt/1.25 "DejaVu Sans Mono", "Liberation Mono", "Courier New", monospace; }
        pre { margin: .2rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        @media print { body { padding: 0; max-width: none; } }

        """
}

extension Note.Attestation {
    /// When the witness says it saw the checkpoint; `nil` where no time, or none a line could hold,
    /// is given.
    package var cosignedAt: Instant? {
        // The last second of the year 9999.
        guard let seconds = secondsSinceEpoch, seconds <= 253_402_300_799 else { return nil }
        return Instant(millisecondsSinceEpoch: Int64(seconds) * 1_000)
    }
}
