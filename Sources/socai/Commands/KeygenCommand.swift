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
                chủ khóa đọc được; ai có tệp đó thì ký thay được. Tệp đã có không bao giờ bị ghi đè.

                Người giữ sổ, khóa mang tên nguồn của sổ:
                  socai keygen can-duoc.vn/2025 --out so-cai.key
                  socai checkpoint --key so-cai.key
                Người chứng kiến, khóa mang tên của mình:
                  socai keygen ubkt.can-duoc.vn --out ubkt.key
                  socai cosign diem-kiem --key ubkt.key --log KHÓA-KIỂM-CỦA-SỔ
                """,
            en: """
                Prints the verifier key, which is public: give it to all who shall check signatures. The
                private key file can be read by its owner only; whoever has it can sign. A file that is
                there is never overwritten.

                The keeper, whose key bears the ledger's origin:
                  socai keygen can-duoc.vn/2025 --out ledger.key
                  socai checkpoint --key ledger.key
                A witness, whose key bears a name of its own:
                  socai keygen ubkt.can-duoc.vn --out witness.key
                  socai cosign checkpoint --key witness.key --log LEDGER-VERIFIER-KEY
                """))

    /// Which key is which, who gets it, and what is to be kept secret: a line each.
    private static func explanation(of key: VerifierKey, in path: String) -> Phrase {
        let witness = key.signing(.cosignature)
        return Phrase(
            vi: """
                CÔNG KHAI: khóa kiểm \(key.label)+…, in ra đầu ra chuẩn. Trao cho ai cần kiểm tra chữ ký \
                (--witness, --log).
                CÔNG KHAI, nếu dùng khóa này để đồng ký: \(witness). Trao cho ai cần kiểm tra chữ ký \
                đồng ký bằng công cụ khác; socai nhận cả hai.
                BÍ MẬT: tệp \(path). Chỉ chủ khóa giữ, sao lưu ở nơi an toàn, không gửi cho ai: ai có tệp \
                này thì ký thay được, mất tệp thì không ký tiếp được.
                """,
            en: """
                PUBLIC: the verifier key \(key.label)+…, printed to standard output. For all who shall \
                check signatures (--witness, --log).
                PUBLIC, if this key cosigns: \(witness). For those who check cosignatures with other \
                tools; socai takes either.
                SECRET: the file \(path). For its owner alone, with a copy in a safe place, and sent to \
                nobody: whoever has it can sign, without it nothing more is signed.
                """)
    }

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
        invocation.tell(Self.explanation(of: key.verifier, in: path))
    }
}
