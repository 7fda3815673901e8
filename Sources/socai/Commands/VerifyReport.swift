import Bookkeeping
import EventLog
import Reporting

/// How a verification is told: as one JSON document, or to a person.
enum VerifyReport {
    static func json(
        _ audit: Audit, affected: [Int: Affected], violations: [Verification.Violation]
    ) -> JSON {
        let flaws = audit.flaws.enumerated().map { index, flaw in
            JSON.object([
                JSON.Member("kind", .string(flaw.kind.rawValue)),
                JSON.Member("segment", .string(flaw.segment)),
                JSON.Member("offset", .integer(Int64(flaw.byteOffset))),
                JSON.Member("seq", flaw.position?.json ?? .null),
                JSON.Member("expected", .string(flaw.expected)),
                JSON.Member("found", .string(flaw.found)),
                JSON.Member("affects", .array(affected[index].map { [json($0)] } ?? [])),
            ])
        }
        let broken = violations.map { violation in
            JSON.object([
                JSON.Member("kind", .string("ruleBroken")),
                JSON.Member("segment", .null),
                JSON.Member("offset", .null),
                JSON.Member("seq", violation.position.json),
                JSON.Member("expected", .string(violation.why.en)),
                JSON.Member("found", .string(violation.type)),
                JSON.Member("affects", .array([.string(violation.stream)])),
            ])
        }
        return .object(
            [
                JSON.Member("outcome", .string(audit.outcome.rawValue)),
                JSON.Member("size", .integer(Int64(audit.size))),
                JSON.Member("root", audit.root.map { .string($0.base64) } ?? .null),
                JSON.Member("findings", .array(flaws + broken)),
                JSON.Member("checkpoints", .array(audit.checkpoints.map(CheckpointReport.json))),
            ] + VerifyStart.json(audit))
    }

    private static func json(_ affected: Affected) -> JSON {
        func orNull(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
        return .object([
            JSON.Member("seq", affected.position.json),
            JSON.Member("stream", orNull(affected.stream)),
            JSON.Member("type", orNull(affected.type)),
            JSON.Member("target", orNull(affected.target?.description)),
            JSON.Member("name", orNull(affected.name)),
            JSON.Member("period", orNull(affected.period)),
            JSON.Member("figure", orNull(affected.figure)),
        ])
    }

    static func tell(
        _ audit: Audit, affected: [Int: Affected], violations: [Verification.Violation],
        _ invocation: Invocation
    ) {
        func say(_ phrase: Phrase) {
            invocation.output.writeLine(phrase.text(in: invocation.language))
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
        }
        say(Phrase(vi: "Số sự kiện: \(audit.size)", en: "Events: \(audit.size)"))
        if let root = audit.root {
            say(Phrase(vi: "Gốc cây Merkle: \(root.base64)", en: "Merkle root: \(root.base64)"))
        } else {
            say(
                Phrase(
                    vi: "Gốc cây Merkle: không tính được khi còn chỗ hỏng",
                    en: "Merkle root: cannot be computed while there is damage"))
        }
        VerifyStart.tell(audit, invocation, say)
        CheckpointReport.tell(audit.checkpoints, say)
        if audit.uncheckedSignatureCount > 0 {
            say(
                Phrase(
                    vi:
                        "\(audit.uncheckedSignatureCount) dòng có chữ ký mà phiên bản này chưa kiểm tra.",
                    en:
                        "\(English.count(audit.uncheckedSignatureCount, "line")) with a signature that "
                        + "this version does not check."))
        }
        for (index, flaw) in audit.flaws.enumerated() {
            say(
                Phrase(
                    vi: "Chỗ hỏng \(index + 1) [\(flaw.kind.rawValue)]: \(flaw.segment), byte "
                        + "\(flaw.byteOffset)\(flaw.position.map { ", sự kiện \($0)" } ?? "")",
                    en: "Flaw \(index + 1) [\(flaw.kind.rawValue)]: \(flaw.segment), byte "
                        + "\(flaw.byteOffset)\(flaw.position.map { ", event \($0)" } ?? "")"))
            say(
                Phrase(
                    vi: "  \(flaw.kind.vietnamese)",
                    en: "  expected: \(flaw.expected)\n  found: \(flaw.found)"))
            if let touched = affected[index] { tell(touched, say) }
        }
        for violation in violations {
            say(
                Phrase(
                    vi: "Sự kiện \(violation.position) (\(violation.type)) trái quy tắc: "
                        + violation.why.vi,
                    en: "Event \(violation.position) (\(violation.type)) breaks a rule: "
                        + violation.why.en))
        }
    }

    private static func tell(_ affected: Affected, _ say: (Phrase) -> Void) {
        say(
            Phrase(
                vi: "  sự kiện: \(affected.type ?? "không đọc được loại"), dòng "
                    + "\(affected.stream ?? "không đọc được")",
                en: "  event: \(affected.type ?? "type unreadable"), stream "
                    + "\(affected.stream ?? "unreadable")"))
        if let name = affected.name {
            say(
                affected.target == nil
                    ? Phrase(vi: "  tên: \(name)", en: "  name: \(name)")
                    : Phrase(vi: "  chỉ tiêu: \(name)", en: "  target: \(name)"))
        }
        if let figure = affected.figure {
            let period = affected.period.map { " (\($0))" } ?? ""
            say(
                Phrase(
                    vi: "  số liệu đang đọc thấy, không còn tin được: \(figure)\(period)",
                    en: "  figure as it now reads, no longer to be trusted: \(figure)\(period)"))
        }
    }
}
