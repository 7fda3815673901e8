import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    private static func assigning(
        _ criterion: Criterion, name: String = "x", measure: String, period: String = "2025"
    ) -> Told {
        let assigned = TargetAssigned(
            document: Office.program, item: "9", name: name, unit: "huyen",
            measure: written(measure), period: written(period), force: .mandatory,
            criterion: criterion)
        return (.targetAssigned(assigned), assigned.target.description, Office.assigner)
    }

    /// What is refused for its form, whoever asks for it.
    static var forms: [Provocation] {
        let dated = written("99-KH/HU:2025-03-01", as: DocumentID.self)
        let yearly = written("\(Office.program)#9", as: TargetID.self)
        return [
            provocation(
                .wholeLedgerForbids(Office.approver, of: "tinh"),
                "“duyet” thuộc đơn vị tinh, không được quyết định cho toàn sổ. Hãy nêu đơn vị bằng "
                    + "--unit, hoặc để người giữ sổ thực hiện.",
                "“duyet” belongs to tinh and may not decide for the whole ledger. Name the unit with "
                    + "--unit, or let a keeper do it.",
                refusing: (
                    .periodClosed(PeriodClosed(period: .year(2025))), "period:2025",
                    Office.approver
                )),
            provocation(
                .wholeLedgerForbids(Office.approver, of: "tinh"),
                "“duyet” thuộc đơn vị tinh, không được quyết định cho toàn sổ. Hãy nêu đơn vị bằng "
                    + "--unit, hoặc để người giữ sổ thực hiện.",
                "“duyet” belongs to tinh and may not decide for the whole ledger. Name the unit with "
                    + "--unit, or let a keeper do it.",
                after: [
                    (
                        .periodClosed(PeriodClosed(period: .year(2025))), "period:2025",
                        Office.keeper
                    )
                ],
                refusing: (
                    .periodReopened(PeriodReopened(period: .year(2025), reason: "sót")),
                    "period:2025", Office.approver
                )),
            provocation(
                .documentDateDiffers(dated, written("2025-03-02")),
                "Mã “\(dated)” và ngày ban hành 02/03/2025 không khớp nhau. Mã văn bản là ký hiệu:ngày, "
                    + "ví dụ 38-CTr/HU:2025-02-04.",
                "The id “\(dated)” and the date 2025-03-02 do not agree. A document's id is "
                    + "symbol:date, such as 38-CTr/HU:2025-02-04.",
                refusing: (
                    .documentRegistered(
                        DocumentRegistered(document: dated, date: written("2025-03-02"))),
                    dated.description, Office.keeper
                )),
            provocation(
                .nameMissing, "Tên không được để trống.", "The name may not be empty.",
                refusing: assigning(.floor("1"), name: "", measure: "tấn")),
            provocation(
                .baseMeasureMissing,
                "Gốc so sánh của một tỷ lệ cần có đơn vị tính riêng (--base-measure), ví dụ tỷ đồng hoặc "
                    + "hộ.",
                "What a rate is counted from needs a measure of its own (--base-measure), such as tỷ "
                    + "đồng or hộ.",
                refusing: assigning(
                    criterion(.decreaseBy, low: "15", base: .init(value: written("173"))),
                    measure: "%")),
            provocation(
                .periodNotReportable(.everyYear),
                "Kỳ yearly không phải là một khoảng thời gian cụ thể. Hãy nêu năm hoặc một phần của năm, "
                    + "ví dụ 2025 hoặc 2025-9M.",
                "The period yearly is no definite time. Give a year or a part of one, such as 2025 or "
                    + "2025-9M.",
                after: [assigning(.floor("1"), measure: "tấn", period: "yearly")],
                refusing: (
                    .reportSubmitted(submitted(about: .everyYear)), yearly.description,
                    Office.keeper
                )),
        ]
    }

    private static func criterion(
        _ kind: Criterion.Kind, low: String, base: Criterion.Base
    ) -> Criterion {
        do {
            return try Criterion(kind: kind, low: written(low), base: base)
        } catch {
            preconditionFailure("The bounds of the sample fit its kind.")
        }
    }
}
