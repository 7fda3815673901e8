import EventLog
import Reporting

/// `socai cosign CHECKPOINT --key FILE`: a witness puts its name and the time under a checkpoint.
struct CosignCommand: Command {
    static let info = CommandInfo(
        "cosign", group: .proving,
        summary: Phrase(
            vi: "đồng ký một điểm kiểm với tư cách người chứng kiến",
            en: "cosign a checkpoint as a witness"),
        operands: [
            Operand(
                "CHECKPOINT", accepts: .file,
                help: Phrase(vi: "tệp điểm kiểm", en: "the checkpoint's file"))
        ],
        options: [
            .key,
            Option(
                "--log", "VKEY",
                help: Phrase(
                    vi: "khóa kiểm của sổ: từ chối nếu điểm kiểm không do khóa này ký",
                    en: "the log's verifier key: refuse a checkpoint that it did not sign")),
        ],
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Có sổ cái trong tay thì đọc lại các sự kiện mà điểm kiểm bao gồm, đối chiếu với mọi điểm
                kiểm đã lưu (kể cả điểm đã đồng ký lần trước), rồi lưu chữ ký vào checkpoints/. Không có
                sổ cái thì chỉ ký lên văn bản và nói rõ điều đó.
                """,
            en: """
                With the ledger at hand, the events that the checkpoint covers are read again and held
                against every checkpoint kept, those cosigned before among them; the cosignature is kept
                in checkpoints/. Without a ledger the text alone is cosigned, and that is said.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let path = invocation.operand("CHECKPOINT")
        let given = try invocation.checkpoint(in: path)
        let keys = try invocation.verifierKeys("--log")
        let key = try KeyFile.read(invocation.required("--key"))
        let seconds = UInt64(SystemClock.now().millisecondsSinceEpoch / 1_000)
        if !keys.isEmpty {
            do throws(NoteError) {
                _ = try given.note.attestations(by: keys)
            } catch {
                throw Failure(error, in: path)
            }
        }
        guard let folder = try Self.ledgerAtHand(invocation) else {
            var cosigned = given
            cosigned.cosign(with: key, secondsSinceEpoch: seconds)
            CheckpointCommand.show(cosigned, invocation)
            invocation.tell(
                Phrase(
                    vi: "lưu ý: không có sổ cái nên chưa đối chiếu điểm kiểm với sự kiện nào",
                    en: "note: without a ledger the checkpoint was compared with no event"))
            return
        }
        let cosigned: SignedCheckpoint
        let log = try invocation.logToSign(in: folder)
        do throws(ProvingError) {
            cosigned = try log.cosign(given, with: key, secondsSinceEpoch: seconds)
        } catch {
            throw Failure(error, in: path)
        }
        CheckpointCommand.show(cosigned, invocation)
    }

    /// The ledger's folder where one is named or stood in; `nil` where there is none.
    private static func ledgerAtHand(_ invocation: Invocation) throws(Failure) -> String? {
        let isNamed =
            invocation.value("--ledger") != nil || invocation.environment[.ledger] != nil
        let parents = Environment.workingFolder().map(LedgerLocation.parents(of:)) ?? []
        let isStoodIn = parents.contains { Environment.exists($0 + "/" + LedgerLocation.marker) }
        return isNamed || isStoodIn ? try invocation.ledger() : nil
    }
}
