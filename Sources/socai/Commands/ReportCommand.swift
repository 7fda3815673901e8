import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai report TARGET PERIOD VALUE`.
struct ReportCommand: Command {
    static let info = CommandInfo(
        "report", group: .recording,
        summary: Phrase(vi: "báo cáo kết quả thực hiện một chỉ tiêu", en: "report on a target"),
        operands: [
            .target, .period,
            Operand(
                "VALUE", .optional,
                help: Phrase(
                    vi: "giá trị, có thể kèm đơn vị tính: 590, 98%, “590 tỷ đồng”",
                    en: "the value, its measure behind it if need be: 590, 98%, “590 tỷ đồng”")),
        ],
        options: [
            Option(
                flag: "--estimate",
                help: Phrase(
                    vi: "số ước; không nêu thì là số chính thức",
                    en: "an estimate; without it the figure is official")),
            Option(
                "--status", "STATUS", accepts: .suggestion(ReportStatus.allCases.map(\.rawValue)),
                help: Phrase(
                    vi: "estimate (ước), preliminary (sơ bộ), official (chính thức), final (quyết "
                        + "toán)",
                    en: "estimate, preliminary, official or final")),
            .numerator, .denominator, .document(),
            Option(
                "--dated", "DATE", help: Phrase(vi: "ngày ký văn bản", en: "when it was signed")),
            Option("--received", "DATE", help: Phrase(vi: "ngày nhận", en: "when it was received")),
            Option(
                "--channel", "TEXT",
                help: Phrase(
                    vi: "kênh nhận và số, ví dụ “eOffice 1234”",
                    en: "how it was received, such as “eOffice 1234”")),
            .note, .late,
            Option(
                "--evidence", "FILE", repeats: true, accepts: .file,
                help: Phrase(
                    vi: "tệp chứng cứ, lưu cùng sổ theo mã SHA-256",
                    en: "a file kept with the ledger under its SHA-256")),
            .expect,
        ],
        common: [.appends],
        details: Phrase(
            vi: """
                Ví dụ:
                  socai report 38-CTr/HU:2025-02-04#18 2025-9M 8.100 --numbers vi --estimate
                  socai report 38-CTr/HU:2025-02-04#16 2025 --numerator 96000 --denominator 98000
                """,
            en: """
                Examples:
                  socai report 38-CTr/HU:2025-02-04#18 2025-9M 8100 --estimate
                  socai report 38-CTr/HU:2025-02-04#16 2025 --numerator 96000 --denominator 98000
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let figure = try invocation.figure("VALUE")
        let named: ReportStatus? = try invocation.choice("--status")
        let isEstimate = invocation.flag("--estimate")
        if isEstimate, let named, named != .estimate {
            throw Failure(
                .usage,
                Phrase(
                    vi: "--estimate và --status \(named.rawValue) trái nhau",
                    en: "--estimate and --status \(named.rawValue) contradict each other"))
        }
        let period = try invocation.periodOperand()
        let (numerator, denominator) = (
            try invocation.quantity("--numerator"), try invocation.quantity("--denominator")
        )
        let document = try invocation.document()
        let (dated, received) = (try invocation.day("--dated"), try invocation.day("--received"))
        let revision = try invocation.expectedRevision()
        let files = try invocation.values("--evidence").map { path throws(Failure) in
            try FileAccess.read(path, for: "--evidence")
        }
        var session = try invocation.openToRecord(.targets([try invocation.target()]))
        let book = try session.book(before: invocation.text("--key"))
        let target = try invocation.knownTarget(in: book)
        let measure = figure?.measure.flatMap { $0 == target.term(on: nil).measure ? nil : $0 }
        func proposal(evidence: [String]?) -> Proposal {
            let submitted = ReportSubmitted(
                period: period, value: figure?.quantity, measure: measure, numerator: numerator,
                denominator: denominator, status: named ?? (isEstimate ? .estimate : .official),
                document: document, dated: dated, received: received,
                channel: invocation.text("--channel"), note: invocation.text("--note"),
                late: invocation.text("--late"), evidence: evidence)
            return Proposal(
                .reportSubmitted(submitted), stream: target.id.description,
                expectedRevision: revision)
        }
        // Evidence is kept only for a report that will be recorded: everything is checked first.
        let digests = files.map { Hash(of: $0).hex }
        let proposal = proposal(evidence: digests.isEmpty ? nil : digests)
        if !files.isEmpty, !session.isRehearsal {
            var trial = session
            _ = try Failure.telling { () throws(LedgerError) in
                try trial.ledger.rehearse(
                    [proposal], by: session.member, at: session.instant,
                    key: invocation.text("--key"))
            }
            try keep(files, in: session)
        }
        let receipt = try session.record([proposal], key: invocation.text("--key"))
        invocation.show([receipt])
    }

    /// Keeps the files with the ledger, each under its digest.
    private func keep(_ files: [[UInt8]], in session: RecordingSession) throws(Failure) {
        for bytes in files {
            do throws(LogError) {
                _ = try session.ledger.log.storeEvidence(bytes)
            } catch {
                throw Failure(error)
            }
        }
    }
}
