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
            case .log(let error) where error.isNoMirror(mirror):
                failure(
                    .usage, "thư mục này không phải là bản sao của sổ nào", at: mirror,
                    Phrase(
                        vi:
                            "kiểm tra lại đường dẫn của bản sao; bản sao mất ledger.json thì chép tệp đó từ sổ "
                            + "còn nguyên",
                        en:
                            "check the path of the mirror; where a mirror lost its ledger.json, copy that file "
                            + "from the intact ledger"))
            case .log(let error): Failure(error)
            case .otherCheckpoint(let error): Failure(error, in: "--checkpoint")
            case .notApproved:
                failure(.usage, "việc sửa không được chấp thuận; chưa có gì thay đổi", at: ledger)
            case .nested:
                failure(
                    .usage, "thư mục sổ cái và thư mục bản sao nằm trong nhau", at: mirror,
                    Phrase(
                        vi: "chọn thư mục ở ngoài sổ, tốt nhất là trên đĩa khác",
                        en: "choose a folder outside the ledger, best on another disk"))
            case .otherLedger(let expected, let found):
                failure(
                    .usage,
                    "sổ là “\(expected.origin)” (\(expected.clock.words.vi)), còn bản sao là của "
                        + "“\(found.origin)” (\(found.clock.words.vi))", at: mirror)
            case .ledgerDamaged(let flaws):
                failure(
                    .damaged, "sổ cái bị hỏng nên không chép gì sang bản sao", at: ledger,
                    .verify(ledger), findings: flaws)
            case .mirrorDamaged(let flaws):
                failure(
                    .damaged, "bản sao bị hỏng", at: mirror, .verify(mirror),
                    Phrase(
                        vi:
                            "sổ còn nguyên thì lập bản sao mới ở thư mục khác: socai mirror DIR --ledger "
                            + "\(ledger); sổ cũng hỏng thì tìm bản sao khác",
                        en:
                            "where the ledger is intact, make a new mirror in another folder: socai mirror "
                            + "DIR --ledger \(ledger); where it is damaged too, find another mirror"
                    ),
                    findings: flaws)
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
                    .unrepairable(flaws), findings: flaws)
            case .restsOnMirror(let events, let isIdentityTaken):
                failure(
                    .usage,
                    "không điểm kiểm tin được nào bao gồm phần lấy từ bản sao: "
                        + ([events.isEmpty ? nil : "sự kiện \(RepairText.text(events))"]
                        + [isIdentityTaken ? "ledger.json" : nil])
                        .compactMap(\.self).joined(separator: ", "),
                    at: mirror,
                    Phrase(
                        vi:
                            "thêm --checkpoint TỆP với điểm kiểm giữ ở nơi khác bao gồm các sự kiện này (khi "
                            + "nêu --witness thì nó phải có chữ ký của một khóa đã nêu)",
                        en:
                            "add --checkpoint FILE with a checkpoint kept elsewhere that covers these "
                            + "events (with --witness it must be signed by one of the keys named)"),
                    Phrase(
                        vi:
                            "hoặc, nếu tin bản sao, thêm --trust-mirror: phần có điểm kiểm vẫn phải khớp",
                        en:
                            "or, if you trust the mirror, add --trust-mirror: what a checkpoint covers "
                            + "must agree with it all the same"))
            }
    }
}

extension LogError {
    /// Whether it is the mirror that is no ledger.
    fileprivate func isNoMirror(_ mirror: String) -> Bool {
        code == .notALedger && place == .path(Environment.resolved(mirror))
    }
}

extension Phrase {
    fileprivate static func repair(_ damaged: String, from other: String) -> Phrase {
        Phrase(
            vi: "lấy lại phần hỏng: socai repair --ledger \(damaged) --from \(other)",
            en: "take what is damaged: socai repair --ledger \(damaged) --from \(other)")
    }

    /// Shows what is wrong and what leads on from each flaw.
    fileprivate static func verify(_ folder: String) -> Phrase {
        Phrase(
            vi: "xem hỏng ở đâu và cần làm gì: socai verify --ledger \(folder)",
            en: "see where, and what is to be done: socai verify --ledger \(folder)")
    }

    /// What may lead on where this would be wrong with everything the mirror has.
    fileprivate static func unrepairable(_ flaws: [Flaw]) -> Phrase {
        if flaws.contains(where: \.isToldByMark) {
            return Phrase(
                vi:
                    "tìm một bản sao mới hơn, có cả phần cuối đã mất; chưa có gì thay đổi. Chỉ khi chắc chắn không "
                    + "còn ở đâu: giữ nguyên thư mục sổ làm bằng chứng, chép ra một bản khác, và ở bản đó "
                    + "xóa derived/durable để ghi tiếp mà không có chúng",
                en:
                    "find a newer mirror, one that has the lost end too; nothing was changed. Only where it is "
                    + "certain that there is none: keep this folder as evidence, copy it, and in the "
                    + "copy delete derived/durable to go on without them")
        }
        guard flaws.contains(where: { $0.kind == .checkpointContradicted }) else {
            return Phrase(
                vi: "tìm một bản sao khác, mới hơn, có các sự kiện nêu trên",
                en: "find another, newer mirror that has the events named above")
        }
        return Phrase(
            vi:
                "nếu chỉ tệp điểm kiểm hỏng: thêm --witness KHÓA-KIỂM của khóa đã ký nó; nếu chữ ký đúng thì "
                + "bản sao và sổ đều không phải lịch sử đã ký: tìm bản sao khác",
            en:
                "where only the checkpoint's file is damaged: add --witness VKEY of the key that signed "
                + "it; where its signature is right, mirror and ledger are both not the history that "
                + "was signed: find another mirror")
    }

    fileprivate static let keepBoth = Phrase(
        vi:
            "giữ nguyên cả hai làm bằng chứng; đối chiếu từng thư mục với một điểm kiểm giữ ở nơi khác: "
            + "socai verify --ledger DIR --checkpoint TỆP",
        en:
            "keep both as evidence; hold each folder against a checkpoint kept elsewhere: socai verify "
            + "--ledger DIR --checkpoint FILE")
}
