import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai flagrules ID --effective DATE --set NAME=VALUE…`: the limits of noticing are adopted.
struct FlagRulesCommand: Command {
    static let info = CommandInfo(
        "flagrules", group: .recording,
        summary: Phrase(
            vi: "thông qua bộ ngưỡng rà soát của địa phương",
            en: "adopt the limits by which flags are raised"),
        operands: [
            Operand("ID", help: Phrase(vi: "mã bộ ngưỡng", en: "the id of the limits"))
        ],
        options: [
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(vi: "ngày có hiệu lực", en: "the day from which they are in force")),
            Option(
                "--set", "NAME=VALUE", repeats: true,
                help: Phrase(
                    vi: "một ngưỡng; riêng cho một chỉ tiêu thì viết NAME:CHỈ-TIÊU=VALUE",
                    en: "one limit; for one indicator alone NAME:INDICATOR=VALUE")),
            .document(),
            Option(
                "--basis", "TEXT",
                help: Phrase(
                    vi: "căn cứ, nếu không có văn bản trong sổ",
                    en: "what they rest on, where no document is in the ledger")),
        ],
        common: [.appends],
        details: Phrase(
            vi: "Các ngưỡng và giá trị mặc định:\n" + listed(.vi)
                + "\nVí dụ: socai flagrules nguong-2025 --effective 01/01/2025 --set backdatingDays=5 "
                + "--set sourcePercent:san-luong-lua=2 --document 12/QĐ-UBND:2024-12-20",
            en: "The limits and their defaults:\n" + listed(.en)
                + "\nExample: socai flagrules limits-2025 --effective 2025-01-01 --set backdatingDays=5 "
                + "--set sourcePercent:san-luong-lua=2 --document 12/QĐ-UBND:2024-12-20"))

    private static func listed(_ language: Language) -> String {
        Tolerance.allCases.map { tolerance in
            "  \(tolerance.rawValue)=\(tolerance.standard) \(tolerance.measure.text(in: language))"
        }.joined(separator: "\n")
    }

    func run(_ invocation: Invocation) throws(Failure) {
        guard let effective = try invocation.day("--effective") else {
            preconditionFailure("The option --effective is declared as required.")
        }
        var limits: [ToleranceLimit] = []
        for text in invocation.values("--set") { limits.append(try limit(text.nfc, invocation)) }
        let adopted = FlagRulesAdopted(
            flagrules: invocation.operand("ID").nfc, effective: effective, limits: limits,
            document: try invocation.document(), basis: invocation.text("--basis"))
        try invocation.record { _ throws(Failure) in [Proposal(.flagRulesAdopted(adopted))] }
    }

    private func limit(
        _ text: String, _ invocation: Invocation
    ) throws(Failure) -> ToleranceLimit {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        let names = sides.first?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
        guard sides.count == 2, let name = names.first, let tolerance = Tolerance(reading: name)
        else { throw invocation.wrong(text, in: "--set", Tolerance.message) }
        do throws(NumberProblem) {
            return ToleranceLimit(
                tolerance: tolerance,
                value: try NumberReader(form: invocation.numberForm).read(sides[1]),
                indicator: names.count == 2 ? names[1] : nil)
        } catch {
            throw invocation.wrong(text, in: "--set", error.message)
        }
    }
}
