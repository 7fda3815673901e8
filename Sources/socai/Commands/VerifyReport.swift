import EventLog
import Reporting

/// How a verification is told: as one JSON document, or to a person.
enum VerifyReport {
    static func json(_ audit: Audit, findings: [Finding]) -> JSON {
        .object(
            [
                JSON.Member("outcome", .string(audit.outcome.rawValue)),
                JSON.Member("size", .integer(Int64(audit.size))),
                JSON.Member("root", audit.root.map { .string($0.base64) } ?? .null),
                JSON.Member("findings", .array(findings.map(FindingJSON.json))),
                JSON.Member("checkpoints", .array(audit.checkpoints.map(CheckpointReport.json))),
            ] + VerifyStart.json(audit))
    }

    static func tell(
        _ audit: Audit, findings: [Finding], keys: [VerifierKey], _ invocation: Invocation
    ) {
        func say(_ phrase: Phrase) {
            // What is read from damaged bytes must not command the terminal.
            for line in phrase.text(in: invocation.language).split(separator: "\n") {
                invocation.output.writeLine(TextWrap.printable(line))
            }
        }
        switch audit.outcome {
        case .intact: say(Phrase(vi: "Kết quả: nguyên vẹn", en: "Outcome: intact"))
        case .intactSince:
            say(
                Phrase(
                    vi: "Kết quả: phần đã đọc nguyên vẹn; phần đầu không đọc lại",
                    en: "Outcome: what was read is intact; the beginning was not read again"))
        case .damaged: say(Phrase(vi: "Kết quả: bị hỏng", en: "Outcome: damaged"))
        case .rewritten: say(Phrase(vi: "Kết quả: bị viết lại", en: "Outcome: rewritten"))
        case .undecided:
            say(
                Phrase(
                    vi: "Kết quả: chưa kết luận được: gõ sai điểm kiểm, hoặc sổ bị viết lại",
                    en: "Outcome: undecided: the checkpoint was mistyped, or the ledger rewritten"))
        }
        say(Phrase(vi: "Số sự kiện: \(audit.size)", en: "Events: \(audit.size)"))
        if let root = audit.root, let unread = audit.unread {
            say(VerifyStart.words(for: root, over: audit.size, without: unread))
        } else if let root = audit.root {
            say(Phrase(vi: "Gốc cây Merkle: \(root.base64)", en: "Merkle root: \(root.base64)"))
        } else {
            say(
                Phrase(
                    vi: "Gốc cây Merkle: không tính được khi còn chỗ hỏng",
                    en: "Merkle root: cannot be computed while there is damage"))
        }
        VerifyStart.tell(audit, invocation, say)
        CheckpointReport.tell(audit.checkpoints, keys: keys, unread: audit.unread, say)
        if audit.uncheckedSignatureCount > 0 {
            say(
                Phrase(
                    vi:
                        "\(audit.uncheckedSignatureCount) dòng có chữ ký mà phiên bản này chưa kiểm tra.",
                    en:
                        "\(English.count(audit.uncheckedSignatureCount, "line")) with a signature that "
                        + "this version does not check."))
        }
        for (index, finding) in findings.enumerated() {
            FindingText.tell(
                finding, number: index + 1, sameAs: earlier(index, among: findings), say)
        }
    }

    /// The number of an earlier flaw that is the same matter: one thing moved leaves several.
    private static func earlier(_ index: Int, among findings: [Finding]) -> Int? {
        guard case .flaw(_, let diagnosis, _) = findings[index], let events = diagnosis.events,
            [.swapped, .reordered, .inserted, .rot, .edit, .rotOrEdit].contains(diagnosis.cause)
        else { return nil }
        let first = findings[..<index].firstIndex { finding in
            guard case .flaw(_, let other, _) = finding else { return false }
            return other.cause == diagnosis.cause && other.events == events
                && (other.evidence == diagnosis.evidence || diagnosis.cause == .reordered)
        }
        return first.map { $0 + 1 }
    }
}
