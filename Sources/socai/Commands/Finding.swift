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
        let aftermath = log.flatMap { Self.aftermath(of: diagnoses, in: $0) }
        var findings: [Finding] = []
        for (index, flaw) in audit.flaws.enumerated() {
            var affected = aftermath?.affected(by: index) ?? []
            if let position = flaw.position, flaw.kind == .evidenceMissing, let log, let aftermath {
                affected = intact(at: position, in: log).map { [aftermath.affected(by: $0)] } ?? []
            }
            findings.append(.flaw(flaw, diagnoses[index], affected))
        }
        for violation in violations {
            let affected = aftermath?.affected(
                at: violation.position, stream: violation.stream, type: violation.type)
            findings.append(.violation(violation, affected.map { [$0] } ?? []))
        }
        return findings
    }

    private static func aftermath(of diagnoses: [Diagnosis], in log: Log) -> Aftermath? {
        do throws(LogError) {
            return try Aftermath(of: diagnoses, in: log)
        } catch {
            // A segment that cannot be read leaves the flaws without names; they are told all the same.
            return nil
        }
    }

    /// The intact event whose evidence is at fault.
    private static func intact(at position: Position, in log: Log) -> Line? {
        do throws(LogError) {
            return try log.lines(from: position, upTo: .position(position)).first
        } catch {
            // The flaw itself is told; its event cannot be read.
            return nil
        }
    }
}

extension Flaw {
    /// What is there; that a torn tail was never acknowledged is said only where it can be so.
    func found(given diagnosis: Diagnosis) -> String {
        kind == .tornTail && diagnosis.cause != .tornTail ? "the beginning of a batch" : found
    }
}
