import Bookkeeping
import EventLog

/// One thing that a verification found, and what it touches.
enum Finding {
    case flaw(Flaw, Diagnosis, [Affected])
    case violation(Verification.Violation, [Affected])

    /// The flaws and the rules broken, each with what can have happened and what it touches.
    static func all(
        of audit: Audit, _ violations: [Verification.Violation], in folder: String, log: Log?
    ) throws(Failure) -> [Finding] {
        guard !audit.flaws.isEmpty || !violations.isEmpty else { return [] }
        let diagnoses: [Diagnosis]
        do throws(LogError) {
            diagnoses = try audit.diagnoses(in: folder, disk: LinuxDisk(), at: SystemClock.now())
        } catch {
            throw Failure(error)
        }
        let evidence = Set(audit.flaws.compactMap(\.evidence))
        let aftermath = log.flatMap { Self.aftermath(of: diagnoses, citing: evidence, in: $0) }
        var findings: [Finding] = []
        for (index, flaw) in audit.flaws.enumerated() {
            let citing = flaw.evidence.flatMap { aftermath?.affected(citing: $0) }?
                .filter { flaw.position == nil || $0.position == flaw.position }
            let affected = citing ?? aftermath?.affected(by: index) ?? []
            findings.append(.flaw(flaw, diagnoses[index], affected))
        }
        for violation in violations {
            let affected = aftermath?.affected(
                at: violation.position, stream: violation.stream, type: violation.type)
            findings.append(.violation(violation, affected.map { [$0] } ?? []))
        }
        return findings
    }

    private static func aftermath(
        of diagnoses: [Diagnosis], citing evidence: Set<String>, in log: Log
    ) -> Aftermath? {
        do throws(LogError) {
            return try Aftermath(of: diagnoses, citing: evidence, in: log)
        } catch {
            // A segment that cannot be read leaves the flaws without names; they are told all the same.
            return nil
        }
    }
}

extension Flaw {
    /// The evidence at fault, by its hash.
    fileprivate var evidence: String? {
        let folder = "evidence/"
        return segment.hasPrefix(folder) ? String(segment.dropFirst(folder.count)) : nil
    }

    /// What is there; that a torn tail was never acknowledged is said only where it can be so.
    func found(given diagnosis: Diagnosis) -> String {
        kind == .tornTail && diagnosis.cause != .tornTail ? "the beginning of a batch" : found
    }
}
