import Bookkeeping
import EventLog
import Reporting

/// `socai repair --from MIRROR`: what is damaged is taken from a mirror, if the tree proves it.
struct RepairCommand: Command {
    static let info = CommandInfo(
        "repair", group: .proving,
        summary: Phrase(
            vi: "lấy lại phần hỏng của sổ cái từ một bản sao",
            en: "take what is damaged from a mirror"),
        options: [
            Option(
                "--from", "MIRROR", isRequired: true, accepts: .folder,
                help: Phrase(
                    vi: "bản sao do “socai mirror” hoặc cp -r tạo",
                    en: "a mirror made by “socai mirror” or cp -r")),
            Option(
                "--checkpoint", "FILE", repeats: true, accepts: .file,
                help: Phrase(
                    vi: "điểm kiểm giữ ở nơi khác, làm căn cứ cùng những điểm trong checkpoints/",
                    en: "a checkpoint kept elsewhere, to rest on beside those in checkpoints/")),
            Option(
                "--witness", "VKEY", repeats: true,
                help: Phrase(
                    vi: "khóa kiểm tin được: chỉ dựa vào điểm kiểm có chữ ký của các khóa này",
                    en: "a trusted verifier key: rest only on checkpoints signed by one of them")),
            Option(
                flag: "--trust-mirror",
                help: Phrase(
                    vi: "chấp nhận cả phần không điểm kiểm nào bao gồm, chỉ dựa vào bản sao",
                    en: "accept also what no checkpoint covers, on the mirror's word alone")),
            .reason(isRequired: false),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Dòng hỏng hoặc mất lấy từ bản sao, dòng nguyên giữ nguyên; sổ sau khi sửa phải đúng thứ tự
                và khớp mọi điểm kiểm. Tệp cũ được chép trọn vào quarantine/ trước khi thay. Nêu --by thì
                việc sửa được ghi thành sự kiện recovery.acknowledged.
                """,
            en: """
                Damaged and missing lines come from the mirror, intact ones stay; the repaired log must be
                in order and agree with every checkpoint. Each file is copied whole to quarantine/ before
                it is replaced. With --by the repair is recorded as recovery.acknowledged.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let ledger = try invocation.damagedLedger()
        let mirror = invocation.required("--from")
        try FileAccess.refuseFile(mirror, for: "--from")
        let keys = try invocation.verifierKeys("--witness")
        let given = try invocation.givenCheckpoints(signedBy: keys) { path throws(Failure) in
            try invocation.checkpoint(in: path)
        }
        let isRehearsal = invocation.flag("--dry-run")
        var record = RepairRecord(of: ledger, from: mirror, invocation)
        let report: RepairReport
        do throws(MirrorError) {
            let repair = try Repair(
                of: Environment.resolved(ledger), from: Environment.resolved(mirror),
                disk: LinuxDisk(), checkpoints: given, keys: keys)
            report =
                isRehearsal
                ? try repair.rehearse { record.isAllowed($0, on: $1) }
                : try repair.run(
                    trustingMirror: invocation.flag("--trust-mirror"),
                    timeoutMilliseconds: Invocation.lockTimeoutMilliseconds
                ) { record.isAllowed($0, on: $1) }
        } catch {
            throw record.refusal ?? Failure(error, ledger: ledger, mirror: mirror)
        }
        RepairText.show(report, invocation)
        if !isRehearsal { try record.make(of: report) }
        guard report.remaining.isEmpty else {
            throw Failure(
                .damaged,
                Phrase(
                    vi: "vẫn còn \(report.remaining.count) chỗ mà bản sao không chữa được",
                    en: "\(English.count(report.remaining.count, "place")) remain that the mirror "
                        + "does not mend"), remedies: report.remaining.remedies(afterRepair: true),
                findings: report.remaining.map(\.words))
        }
    }
}
