import Bookkeeping
import EventLog
import Reporting

/// `socai unit rename|reclassify|end UNIT`: a unit changes its name or its level, or ends.
struct UnitCommand: Command {
    static let info = CommandInfo(
        "unit", group: .recording,
        summary: Phrase(
            vi: "đổi tên, chuyển loại hoặc kết thúc một đơn vị",
            en: "rename, reclassify or end a unit"),
        operands: [
            Operand(
                "ACTION", accepts: .choice(["rename", "reclassify", "end"]),
                help: Phrase(
                    vi: "đổi tên, chuyển loại (xã thành phường) hoặc kết thúc hoạt động",
                    en: "another name, another level, or the end")),
            Operand("UNIT", help: Phrase(vi: "mã đơn vị", en: "the unit's id")),
            Operand(
                "VALUE", .optional,
                help: Phrase(
                    vi: "tên mới hoặc cấp mới (phuong); với end thì bỏ trống",
                    en: "the new name or the new level (phuong); nothing for end")),
        ],
        options: [
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(
                    vi: "ngày có hiệu lực; với end là ngày cuối cùng hoạt động",
                    en: "the day from which it holds; the last day, for end")),
            .document(isRequired: true),
            Option(
                "--code", "CODE",
                help: Phrase(
                    vi: "mã đơn vị hành chính mới, nếu thay đổi (với reclassify)",
                    en: "the new administrative code, where it changes (for reclassify)")),
            .reason(isRequired: false),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ví dụ:
                  socai unit rename xa-nhon-trach "Phường Nhơn Trạch" --effective 2026-01-01 --document NQ:2025-12-20
                  socai unit reclassify xa-nhon-trach phuong --effective 2026-01-01 --document NQ:2025-12-20
                  socai unit end huyen-cau-ngang --effective 2025-06-30 --document NQ-202:2025-06-12
                Đổi tên và chuyển loại không làm thay đổi số liệu nào.
                """,
            en: """
                Examples:
                  socai unit rename xa-nhon-trach "Phường Nhơn Trạch" --effective 2026-01-01 --document NQ:2025-12-20
                  socai unit reclassify xa-nhon-trach phuong --effective 2026-01-01 --document NQ:2025-12-20
                  socai unit end huyen-cau-ngang --effective 2025-06-30 --document NQ-202:2025-06-12
                Another name and another level change no figure.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let day = try invocation.day("--effective") else {
            preconditionFailure("The option --effective is declared as required.")
        }
        let unit = invocation.operand("UNIT").nfc
        let value = invocation.optionalOperand("VALUE").map(\.nfc)
        let document = try invocation.document()
        let event: Event =
            switch (invocation.operand("ACTION"), value) {
            case ("rename", let name?):
                .unitRenamed(
                    UnitRenamed(unit: unit, name: name, effective: day, document: document))
            case ("reclassify", let level?):
                .unitReclassified(
                    UnitReclassified(
                        unit: unit, level: level, code: invocation.text("--code"), effective: day,
                        document: document))
            case ("end", nil):
                .unitEnded(
                    UnitEnded(
                        unit: unit, lastDay: day, document: document,
                        reason: invocation.text("--reason")))
            case ("end", let surplus?):
                throw .surplusOperand(surplus, of: Self.info)
            default: throw .missingOperand(Self.info.operands[2], of: Self.info)
            }
        try invocation.record { _ throws(Failure) in [Proposal(event)] }
    }
}
