import Bookkeeping
import EventLog
import Reporting

/// `socai init DIR --origin NAME --title TEXT`.
struct InitCommand: Command {
    static let info = CommandInfo(
        "init", group: .starting,
        summary: Phrase(vi: "mở một sổ cái mới", en: "open a new ledger"),
        operands: [
            Operand(
                "DIR", accepts: .folder,
                help: Phrase(
                    vi: "thư mục của sổ, trống hoặc chưa có",
                    en: "the ledger's folder, empty or not there yet"))
        ],
        options: [
            Option(
                "--origin", "NAME", isRequired: true,
                help: Phrase(
                    vi: "tên nguồn duy nhất của sổ, ví dụ socai.canduoc.longan.gov.vn/2025",
                    en: "the ledger's unique name, such as socai.canduoc.longan.gov.vn/2025")),
            Option(
                "--title", "TEXT", isRequired: true,
                help: Phrase(vi: "tên gọi của sổ", en: "what people call it")),
            Option(
                "--cutoff", "nd09|civil", accepts: .choice(CutoffCalendar.allCases.map(\.rawValue)),
                help: Phrase(
                    vi:
                        "cách chốt số liệu: nd09 theo Nghị định 09/2019/NĐ-CP (mặc định), civil theo "
                        + "ngày dương lịch",
                    en:
                        "where data windows are cut: nd09 by Decree 09/2019 (the default), civil by "
                        + "the calendar")),
            Option(
                "--clock", "system|simulated",
                accepts: .choice(Identity.Clock.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "đồng hồ: system (mặc định), hoặc simulated để dựng lại và kiểm thử",
                    en: "the clock: system (the default), or simulated for rebuilding and testing")),
        ],
        common: [.appends],
        details: Phrase(
            vi: "Người mở sổ (--by) trở thành người giữ sổ (keeper) đầu tiên.",
            en: "Whoever opens the ledger (--by) becomes its first keeper."))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = invocation.operand("DIR")
        try FileAccess.requireFolder(folder, for: "DIR")
        let member = try invocation.member().nfc
        let clock = invocation.value("--clock").flatMap(Identity.Clock.init(rawValue:)) ?? .system
        let cutoff: CutoffCalendar =
            invocation.value("--cutoff").flatMap(CutoffCalendar.init(rawValue:)) ?? .nd09
        let instant = try Invocation.instant(invocation.value("--at"), clock: clock, last: nil)
        let identity = Identity(origin: invocation.required("--origin").nfc, clock: clock)
        guard TargetID.isItem(member) else {
            throw invocation.wrong(
                member, in: "--by",
                Phrase(
                    vi: "tên thành viên viết liền, không có dấu cách",
                    en: "a member's id has no space"))
        }
        guard !invocation.required("--title").tidied.isEmpty else {
            throw Failure(
                .usage, Refusal.nameMissing.message, place: Phrase(verbatim: "--title"))
        }
        try LedgerLocation.refuseLostLedger(in: folder)
        guard !invocation.flag("--dry-run") else {
            invocation.tell(
                Phrase(vi: "chạy thử: chưa mở sổ nào", en: "dry run: no ledger was made"))
            return
        }
        let ledger = try Failure.telling { () throws(LedgerError) in
            try Ledger.create(
                in: folder, identity: identity, title: invocation.required("--title").nfc,
                cutoff: cutoff, founder: member, at: instant, disk: LinuxDisk())
        }
        let positions = (0..<ledger.log.size).map { Position($0) }
        invocation.show([Ledger.Receipt(positions: positions, isRepeated: false)])
    }
}
