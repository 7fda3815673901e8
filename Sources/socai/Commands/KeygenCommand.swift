import EventLog
import Reporting

/// `socai keygen NAME --out FILE`: a key pair to sign checkpoints with, or to witness them.
struct KeygenCommand: Command {
    static let info = CommandInfo(
        "keygen", group: .proving,
        summary: Phrase(
            vi: "tạo cặp khóa Ed25519 để ký hoặc đồng ký điểm kiểm",
            en: "make an Ed25519 key pair to sign or cosign checkpoints"),
        operands: [
            Operand(
                "NAME",
                help: Phrase(
                    vi: "tên của khóa: khóa ký điểm kiểm mang đúng tên nguồn (origin) của sổ",
                    en: "the key's name: a key that signs checkpoints bears the ledger's origin"))
        ],
        options: [
            Option(
                "--out", "FILE", isRequired: true, accepts: .file,
                help: Phrase(
                    vi: "tệp khóa bí mật, chưa có và nằm ngoài thư mục sổ cái",
                    en: "the private key file, not there yet and outside any ledger's folder"))
        ],
        common: [.json],
        details: Phrase(
            vi: """
                In ra khóa kiểm (công khai): trao cho mọi người cần kiểm tra chữ ký. Tệp khóa bí mật chỉ
                chủ khóa đọc được; ai có tệp đó thì ký thay được.
                """,
            en: """
                Prints the verifier key, which is public: give it to all who shall check signatures. The
                private key file can be read by its owner only; whoever has it can sign.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let path = invocation.required("--out")
        let key: SignerKey
        do throws(NoteError) {
            key = try SignerKey(generatedFor: invocation.operand("NAME").nfc)
        } catch {
            throw Failure(error, in: "NAME")
        }
        try KeyFile.create(key, at: path)
        let witness = key.verifier.signing(.cosignature)
        guard !invocation.flag("--json") else {
            let document = JSON.object([
                JSON.Member("name", .string(key.verifier.name)),
                JSON.Member("verifier", .string(key.verifier.description)),
                JSON.Member("witness", .string(witness.description)),
                JSON.Member("file", .string(path)),
            ])
            invocation.output.writeLine(document.canonicalText)
            return
        }
        invocation.output.writeLine(key.verifier.description)
        invocation.tell(
            Phrase(
                vi: "khóa bí mật ở \(path); khi đồng ký, khóa kiểm là \(witness)",
                en: "the private key is in \(path); as a witness its verifier key is \(witness)"))
    }
}
