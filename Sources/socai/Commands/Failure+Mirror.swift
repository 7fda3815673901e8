import EventLog
import Reporting

extension Failure {
    /// Why a mirror was not brought up to date, or a ledger not repaired; one exhaustive switch.
    init(_ error: MirrorError, ledger: String, mirror: String) {
        func failure(
            _ status: ExitStatus, _ vietnamese: String, at place: String, _ remedies: Phrase...,
            findings: [Flaw] = []
        ) -> Failure {
            Failure(
                status, Phrase(vi: vietnamese, en: error.description),
                place: Phrase(verbatim: place), remedies: remedies,
                findings: findings.map(\.words))
        }
        self =
            switch error {
            case .log(let error): Failure(error)
            case .otherCheckpoint(let error): Failure(error, in: "--checkpoint")
            case .nested:
                failure(
                    .usage, "thư mục sổ cái và thư mục bản sao nằm trong nhau", at: mirror,
                    Phrase(
                        vi: "chọn thư mục ở ngoài sổ, tốt nhất là trên đĩa khác",
                        en: "choose a folder outside the ledger, best on another disk"))
            case .otherLedger(let expected, let found):
                failure(
                    .usage,
                    "sổ là “\(expected.origin)” (\(expected.clock.rawValue)), còn bản sao là của "
                        + "“\(found.origin)” (\(found.clock.rawValue))", at: mirror)
            case .ledgerDamaged(let flaws):
                failure(
                    .damaged, "sổ cái bị hỏng nên không chép gì sang bản sao", at: ledger,
                    .runVerify, .repair(ledger, from: mirror), findings: flaws)
            case .mirrorDamaged(let flaws):
                failure(
                    .damaged, "bản sao bị hỏng", at: mirror, .repair(mirror, from: ledger),
                    Phrase(
                        vi: "hoặc lập bản sao mới ở thư mục khác",
                        en: "or make a new mirror in another folder"), findings: flaws)
            case .diverged(let position, let here, let there):
                failure(
                    .damaged,
                    "sổ và bản sao là hai lịch sử khác nhau: sự kiện \(position) có mã băm "
                        + "\(here.base64) trong sổ, \(there.base64) trong bản sao, cả hai đều nguyên",
                    at: mirror, .keepBoth)
            case .mirrorLonger(let here, let there):
                failure(
                    .damaged,
                    "bản sao có \(there) sự kiện, sổ chỉ có \(here): sổ có thể đã mất phần đuôi",
                    at: mirror, .repair(ledger, from: mirror))
            case .unrepairable(let flaws):
                failure(
                    .damaged, "bản sao không đủ để sửa: lấy hết những gì nó có vẫn còn sai",
                    at: ledger,
                    Phrase(
                        vi: "tìm bản sao khác; tệp điểm kiểm hỏng thì nêu khóa bằng --witness",
                        en: "find another mirror; where a checkpoint's file is damaged, name its "
                            + "key by --witness"), findings: flaws)
            case .restsOnMirror(let events, let isIdentityTaken):
                failure(
                    .usage,
                    "không điểm kiểm tin được nào bao gồm phần lấy từ bản sao: "
                        + ([events.isEmpty ? nil : "sự kiện \(RepairText.text(events))"]
                        + [isIdentityTaken ? "ledger.json" : nil])
                        .compactMap(\.self).joined(separator: ", "),
                    at: mirror,
                    Phrase(
                        vi: "nêu điểm kiểm giữ ở nơi khác bằng --checkpoint FILE",
                        en: "name a checkpoint kept elsewhere by --checkpoint FILE"),
                    Phrase(
                        vi: "hoặc thêm --trust-mirror nếu tin bản sao",
                        en: "or add --trust-mirror if you trust the mirror"))
            }
    }
}

extension Phrase {
    fileprivate static func repair(_ damaged: String, from other: String) -> Phrase {
        Phrase(
            vi: "lấy lại phần hỏng: socai repair --ledger \(damaged) --from \(other)",
            en: "take what is damaged: socai repair --ledger \(damaged) --from \(other)")
    }

    fileprivate static let keepBoth = Phrase(
        vi:
            "giữ nguyên cả hai làm bằng chứng; đối chiếu với điểm kiểm bằng: socai verify --checkpoint",
        en: "keep both as evidence; hold them against a checkpoint: socai verify --checkpoint")
}
