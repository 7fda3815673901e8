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
        let ledger = try invocation.ledger()
        let mirror = invocation.required("--from")
        let keys = try invocation.verifierKeys("--witness")
        let given = try invocation.givenCheckpoints(signedBy: keys) { path throws(Failure) in
            try invocation.checkpoint(in: path)
        }
        let isRehearsal = invocation.flag("--dry-run")
        let report: RepairReport
        do throws(MirrorError) {
            let repair = try Repair(
                of: Environment.resolved(ledger), from: Environment.resolved(mirror),
                disk: LinuxDisk(), checkpoints: given, keys: keys)
            report =
                isRehearsal
                ? try repair.rehearse()
                : try repair.run(
                    trustingMirror: invocation.flag("--trust-mirror"),
                    timeoutMilliseconds: Invocation.lockTimeoutMilliseconds)
        } catch {
            throw Failure(error, ledger: ledger, mirror: mirror)
        }
        RepairText.show(report, invocation)
        if !isRehearsal { try Self.record(report, from: mirror, invocation) }
        guard report.remaining.isEmpty else {
            throw Failure(
                .damaged,
                Phrase(
                    vi: "vẫn còn \(report.remaining.count) chỗ mà bản sao không chữa được",
                    en: "\(English.count(report.remaining.count, "place")) remain that the mirror "
                        + "does not mend"), remedies: [.runVerify],
                findings: report.remaining.map(\.words))
        }
    }

    /// Records which files were replaced, where a member is named; else says how to.
    private static func record(
        _ report: RepairReport, from mirror: String, _ invocation: Invocation
    ) throws(Failure) {
        let names = report.files.compactMap(\.setAside)
        guard !names.isEmpty else { return }
        guard !(invocation.value("--by") ?? invocation.environment[.member] ?? "").isEmpty else {
            invocation.tell(
                Phrase(
                    vi:
                        "hãy ghi lại việc sửa: socai acknowledge \(names[0]) --reason TEXT --by MEMBER",
                    en: "record the repair: socai acknowledge \(names[0]) --reason TEXT --by MEMBER"
                ))
            return
        }
        let reason =
            invocation.text("--reason")
            ?? Phrase(vi: "sửa từ bản sao \(mirror)", en: "repaired from the mirror \(mirror)")
            .text(in: invocation.language).nfc
        var session = try invocation.openToRecord()
        let receipt = try session.record(
            names.map {
                Proposal(
                    .recoveryAcknowledged(RecoveryAcknowledged(quarantine: $0, reason: reason)))
            }, key: invocation.text("--key"))
        let count = receipt.positions.count
        invocation.tell(
            Phrase(
                vi: "đã ghi việc sửa thành \(count) sự kiện",
                en: "the repair is recorded in \(English.count(count, "event"))"))
    }
}
