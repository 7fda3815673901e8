import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting

/// `socai dossier CASE --out DIR`: the evidence of an inspection as a folder of files.
struct DossierCommand: Command {
    static let info = CommandInfo(
        "dossier", group: .inspecting,
        summary: Phrase(
            vi: "lập hồ sơ của một cuộc kiểm tra", en: "write the dossier of an inspection"),
        operands: [
            Operand(
                "CASE",
                help: Phrase(
                    vi: "mã cuộc kiểm tra, ví dụ KT-01", en: "the inspection, such as KT-01"))
        ],
        options: [
            Option(
                "--out", "DIR", isRequired: true, accepts: .folder,
                help: Phrase(
                    vi:
                        "thư mục đích; tệp đã có thì không ghi đè, trừ khi giống hệt hoặc có --force",
                    en:
                        "the folder to write to; a file there is left alone unless it is the same, or "
                        + "--force is given")),
            .force,
        ],
        common: [.ledger, .knownAt],
        details: Phrase(
            vi: """
                Hồ sơ có: chỉ tiêu đang có hiệu lực, mọi báo cáo và đính chính (ngày ghi bên cạnh ngày ký),
                các điểm cần làm rõ, lịch sử từng chỉ tiêu, trạng thái tại các mốc chốt số liệu và tại ngày quyết định, nguyên
                văn các sự kiện, mục lục có SHA-256 của từng tệp và đoạn trích cho biên bản. Cùng một sổ
                và cùng ngôn ngữ thì mọi lần lập đều giống nhau từng byte.

                  socai dossier KT-01 --out ho-so-KT-01
                """,
            en: """
                It holds the targets in force, every report and correction (when recorded, beside when
                signed), what needs to be explained, the history of each target, the states at the cut-offs and on the day of the
                decision, the events as stored, an index with the SHA-256 of each file, and the lines for
                the minutes. The same ledger and language give the same bytes every time.

                  socai dossier KT-01 --out dossier-KT-01
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = invocation.required("--out")
        try FileAccess.requireOutsideLedgers(folder + "/muc-luc.csv", for: "--out")
        try FileAccess.requireFolder(folder, for: "--out")
        let ledger = try invocation.openToLook()
        let inspection = try invocation.inspection(invocation.operand("CASE"), in: ledger.book)
        guard var material = DossierMaterial(of: inspection, in: ledger.book) else {
            throw Failure(
                .usage, InspectionRefusal.notScoped(inspection.opened.inspection).message,
                place: Phrase(verbatim: "CASE"))
        }
        let cut = try invocation.knownAt()
        try Self.gather(&material, from: ledger.log, upTo: cut)
        let dossier = Dossier(
            material, flags: try invocation.flags(of: ledger),
            provenance: try invocation.provenance(of: ledger),
            language: invocation.language)
        try FileAccess.makeFolder(folder)
        for file in dossier.files {
            try FileAccess.write(
                file.bytes, to: folder + "/" + file.name,
                overwriting: Overwriting(isForced: invocation.flag(Option.force.name)) {
                    $0 == file.bytes
                })
        }
        invocation.tell(
            Phrase(
                vi: "đã ghi \(dossier.files.count) tệp vào \(folder); SHA-256 của muc-luc.csv: "
                    + dossier.digest.hex,
                en: "wrote \(English.count(dossier.files.count, "file")) to \(folder); SHA-256 of "
                    + "muc-luc.csv: \(dossier.digest.hex)"))
    }

    private static func gather(
        _ material: inout DossierMaterial, from log: Log, upTo cut: Cut
    ) throws(Failure) {
        do throws(FoldError) {
            try material.fold(log, upTo: cut)
        } catch {
            throw Failure(error)
        }
        material.finish()
        do throws(LogError) {
            try log.forEachLine(upTo: cut) { material.keep($0) }
        } catch {
            throw Failure(error)
        }
    }
}
