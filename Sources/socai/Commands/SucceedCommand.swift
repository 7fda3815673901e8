import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai succeed --from UNIT… --to UNIT… --effective DATE --document D`: merger, split, abolition.
struct SucceedCommand: Command {
    static let info = CommandInfo(
        "succeed", group: .recording,
        summary: Phrase(
            vi: "ghi việc sáp nhập, chia tách, giải thể và kế thừa đơn vị",
            en: "record a merger, a split or an abolition of units"),
        options: [
            Option(
                "--from", "UNIT", gathers: true, isRequired: true,
                help: Phrase(
                    vi: "các đơn vị kết thúc hoạt động (cách nhau bằng dấu cách hoặc dấu phẩy)",
                    en: "the units that end, parted by spaces or commas")),
            Option(
                "--to", "UNIT", gathers: true, isRequired: true,
                help: Phrase(vi: "các đơn vị kế thừa", en: "the units that follow")),
            Option(
                "--effective", "DATE", isRequired: true,
                help: Phrase(
                    vi: "ngày đầu tiên của đơn vị kế thừa; đơn vị cũ kết thúc ngày hôm trước",
                    en: "the first day of the units that follow; the old ones end the day before")),
            .document(isRequired: true),
            Option(
                "--share", "OLD:NEW[=SHARE[:BASIS]]", gathers: true,
                help: Phrase(
                    vi:
                        "một cặp, và phần của đơn vị CŨ chuyển sang đơn vị MỚI (0 đến 1, như 0,6 hoặc 1/3; các phần của "
                        + "một đơn vị cũ cộng lại bằng 1)",
                    en:
                        "a pair, and the part of the OLD unit that goes into the NEW one (0 to 1; those "
                        + "of one old unit add up to 1)")),
            Option(
                "--origin", "OLD:NEW=SHARE[:BASIS]", gathers: true,
                help: Phrase(
                    vi:
                        "phần của đơn vị MỚI hình thành từ đơn vị CŨ (0 đến 1), dùng cho chuỗi số liệu "
                        + "theo địa giới cũ",
                    en:
                        "the part of the NEW unit that came from the OLD one (0 to 1), for series on "
                        + "old boundaries")),
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ví dụ:
                  socai succeed --from xa-a xa-b --to xa-moi --effective 2025-07-01 --document NQ:2025-06-16
                  socai succeed --from xa-c --to xa-d xa-e --share xa-c:xa-d=0,6:"dân số 2024" xa-c:xa-e=0,4 …
                Đơn vị nhận thêm đơn vị khác mà vẫn tiếp tục (xa-d nhận xa-c) thì chỉ đứng ở --to.
                Nhiều đơn vị sang nhiều đơn vị thì nêu từng cặp bằng --share. Tỷ lệ không ghi thì không suy đoán:
                “socai series” nói rõ phần nào chưa tính được.
                """,
            en: """
                Examples:
                  socai succeed --from xa-a xa-b --to xa-moi --effective 2025-07-01 --document NQ:2025-06-16
                  socai succeed --from xa-c --to xa-d xa-e --share xa-c:xa-d=0.6:"dân số 2024" xa-c:xa-e=0.4 …
                A unit that takes in others and goes on (xa-d takes in xa-c) stands in --to only.
                Where several become several, each pair is named with --share. A share that is not recorded is
                not guessed: “socai series” tells what cannot be computed.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let effective = try invocation.day("--effective") else {
            preconditionFailure("The option --effective is declared as required.")
        }
        var edges = try invocation.values("--share").map { text throws(Failure) in
            try Self.edge(text, in: "--share", invocation)
        }
        for text in invocation.values("--origin") {
            let edge = try Self.edge(text, in: "--origin", invocation)
            let known = edges.firstIndex { $0.from == edge.from && $0.to == edge.to }
            let shared = known.map { edges.remove(at: $0) }
            edges.append(
                SuccessionEdge(
                    from: edge.from, to: edge.to, share: shared?.share, origin: edge.share,
                    basis: edge.basis ?? shared?.basis))
        }
        let succeeded = UnitSucceeded(
            from: Self.units("--from", invocation), to: Self.units("--to", invocation),
            effective: effective, naming: edges, document: try invocation.document())
        try invocation.record { book throws(Failure) in succeeded.batch(in: book.registry) }
    }

    private static func units(_ option: String, _ invocation: Invocation) -> [OrganizationID] {
        invocation.values(option).flatMap { $0.split(separator: ",") }.map { String($0).tidied }
    }

    /// `OLD:NEW`, `OLD:NEW=0.6` or `OLD:NEW=0.6:BASIS`; the share stands as `share` whatever it is of.
    private static func edge(
        _ text: String, in option: String, _ invocation: Invocation
    ) throws(Failure) -> SuccessionEdge {
        let halves = text.nfc.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let units = halves[0].split(separator: ":").map { String($0).tidied }
        guard units.count == 2, halves.count == 2 || option == "--share" else {
            throw invocation.wrong(
                text, in: option,
                Phrase(
                    vi: "viết như xa-cu:xa-moi=0,6 hoặc xa-cu:xa-moi=0,6:căn cứ",
                    en: "write it like xa-cu:xa-moi=0.6 or xa-cu:xa-moi=0.6:basis"))
        }
        guard halves.count == 2 else { return SuccessionEdge(from: units[0], to: units[1]) }
        let parts = halves[1].split(separator: ":", maxSplits: 1).map { String($0).tidied }
        do throws(NumberProblem) {
            let reader = NumberReader(form: invocation.numberForm)
            guard let share = try Share(reading: parts.first ?? "", by: reader) else {
                throw NumberProblem.notANumber(found: parts[0])
            }
            return SuccessionEdge(
                from: units[0], to: units[1], share: share,
                basis: parts.count == 2 ? parts[1] : nil)
        } catch {
            throw invocation.wrong(text, in: option, error.message)
        }
    }
}
