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
            Option(
                "--since", "CHECKPOINT", accepts: .file,
                help: Phrase(
                    vi:
                        "không có sổ cái: điểm kiểm đã đồng ký lần trước, cùng với --proof và --log",
                    en: "without a ledger: what was cosigned last time; with --proof and --log")),
            Option(
                "--proof", "FILE", accepts: .file,
                help: Phrase(
                    vi: "chứng minh của “socai prove --from” rằng từ đó sổ chỉ được ghi thêm",
                    en: "the proof by “socai prove --from” that the log only grew since")),
            .out, .force,
        ],
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Có sổ cái trong tay thì đọc lại các sự kiện mà điểm kiểm bao gồm, đối chiếu với mọi điểm
                kiểm đã lưu (kể cả điểm đã đồng ký lần trước), rồi lưu chữ ký vào checkpoints/. Không có
                sổ cái thì kiểm tra chứng minh tăng trưởng từ điểm kiểm lần trước, hoặc chỉ ký lên văn
                bản. Trước chữ ký luôn in ra đã đọc gì, kiểm tra gì và chưa kiểm tra gì. Người giữ sổ
                nhận chữ ký bằng “socai checkpoint --add”.

                Có sổ cái trong tay:
                  socai cosign diem-kiem --key ubkt.key --log KHÓA-KIỂM-CỦA-SỔ --ledger so-cai --out da-ky
                Không có sổ cái, lần sau trở đi:
                  socai cosign diem-kiem-2 --key ubkt.key --since da-ky --proof tang-truong \\
                    --log KHÓA-KIỂM-CỦA-SỔ --out da-ky-2
                """,
            en: """
                With the ledger at hand, the events that the checkpoint covers are read again and held
                against every checkpoint kept, those cosigned before among them; the cosignature is kept
                in checkpoints/. Without a ledger the growth since last time is proven, or the text alone
                is cosigned. What was read and checked, and what was not, is printed before the cosignature. The
                keeper takes it in by “socai checkpoint --add”.

                With the ledger at hand:
                  socai cosign checkpoint --key witness.key --log LEDGER-VKEY --ledger DIR --out cosigned
                Without it, from the second time on:
                  socai cosign checkpoint-2 --key witness.key --since cosigned --proof growth \\
                    --log LEDGER-VKEY --out cosigned-2
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        try invocation.prepareDelivery()
        let path = invocation.operand("CHECKPOINT")
        let given = try invocation.checkpoint(in: path, for: "CHECKPOINT")
        let keys = try invocation.verifierKeys("--log")
        let key = try KeyFile.read(invocation.required("--key"))
        let seconds = UInt64(SystemClock.now().millisecondsSinceEpoch / 1_000)
        let attestations = keys.isEmpty ? [] : try given.attestations(by: keys, in: path)
        let report = CosignReport(given: given, path: path, attestations: attestations)
        func tell(_ checked: [Phrase]) {
            for phrase in report.subject + checked { invocation.tell(phrase) }
        }
        if var growth = try GrowthEvidence(invocation, logKeys: keys) {
            try growth.requireProof(of: given, named: path, by: key.verifier)
            tell(growth.words)
            try Self.show(given, cosignedWith: key, at: seconds, invocation)
        } else if let folder = try Self.ledgerAtHand(invocation) {
            let log = try invocation.logToSign(in: folder)
            let kept = try invocation.checkpoints(of: log)
            let cosigned = try Failure.proving(path) { () throws(ProvingError) in
                try log.cosign(given, with: key, secondsSinceEpoch: seconds)
            }
            tell(report.read(from: folder, against: kept, by: key.verifier))
            try CheckpointCommand.show(cosigned, invocation)
        } else {
            tell(CosignReport.unread)
            try Self.show(given, cosignedWith: key, at: seconds, invocation)
        }
    }

    private static func show(
        _ given: SignedCheckpoint, cosignedWith key: SignerKey, at seconds: UInt64,
        _ invocation: Invocation
    ) throws(Failure) {
        var cosigned = given
        cosigned.cosign(with: key, secondsSinceEpoch: seconds)
        try CheckpointCommand.show(cosigned, invocation)
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
