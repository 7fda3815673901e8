import Bookkeeping
import Reporting

/// What is wrong with a reviewed sheet, a cause that many rows share told once.
struct SheetFaults {
    /// The name of the sheet, or of the document whose sheet nobody has seen.
    let name: String
    /// Where a fault stands.
    let place: (ImportProblem) -> String

    init(named name: String, place: ((ImportProblem) -> String)? = nil) {
        self.name = name
        self.place = place ?? { "\(name):\($0.place)" }
    }

    /// The columns that say the same in every row of a sheet.
    private static let shared: Set = ["unit", "document"]

    /// Every fault by its place.
    func failure(_ problems: [ImportProblem]) -> Failure {
        var causes: [(first: ImportProblem, count: Int)] = []
        for problem in problems {
            let known = causes.firstIndex { cause in
                cause.first.field == problem.field && cause.first.message == problem.message
            }
            if let known, let field = problem.field, Self.shared.contains(field) {
                causes[known].count += 1
            } else {
                causes.append((problem, 1))
            }
        }
        return Failure(
            .usage,
            Phrase(
                vi: "tệp “\(name)” có \(causes.count) lỗi, không ghi gì",
                en: "the file “\(name)” has \(English.count(causes.count, "fault")), nothing was "
                    + "recorded"),
            findings: causes.map(line))
    }

    private func line(_ problem: ImportProblem, count: Int) -> Phrase {
        let field = problem.field.map { " [\($0)]" } ?? ""
        let start = place(problem) + field
        let (vi, en) = (problem.message.vi, problem.message.en)
        guard count > 1 else { return Phrase(vi: "\(start): \(vi)", en: "\(start): \(en)") }
        return Phrase(
            vi: "\(start): \(vi) (\(count) dòng)", en: "\(start): \(en) (\(count) rows)")
    }
}
