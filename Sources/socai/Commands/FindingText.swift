import Bookkeeping
import EventLog
import Reporting

/// How a finding is told to a person: what, where, which figures, since when, what to do.
enum FindingText {
    /// As many events and figures are told of one finding; `--json` has them all.
    private static let shownCount = 5

    static func tell(
        _ finding: Finding, number: Int, sameAs earlier: Int?, _ say: (Phrase) -> Void
    ) {
        switch finding {
        case .flaw(let flaw, let diagnosis, let affected):
            let place = StandardInput.shown(flaw.segment)
            say(
                Phrase(
                    vi: "Chỗ hỏng \(number) [\(flaw.kind.rawValue)]: \(place.vi), byte "
                        + "\(flaw.byteOffset)\(flaw.position.map { ", sự kiện \($0)" } ?? "")",
                    en: "Flaw \(number) [\(flaw.kind.rawValue)]: \(place.en), byte "
                        + "\(flaw.byteOffset)\(flaw.position.map { ", event \($0)" } ?? "")"))
            say(
                Phrase(
                    vi: "  \(flaw.vietnamese(given: diagnosis))",
                    en: "  expected: \(flaw.expected)\n  found: \(flaw.found(given: diagnosis))"))
            if let earlier {
                say(
                    Phrase(
                        vi: "  cùng một việc với chỗ hỏng \(earlier)",
                        en: "  the same matter as flaw \(earlier)"))
            } else {
                tell(diagnosis, affected, isEnd: flaw.kind == .unclearTail, say)
                if diagnosis.events == nil, flaw.isInLog, !flaw.segment.contains("/") {
                    say(
                        Phrase(
                            vi: "  không sự kiện nào bị mất hay bị đổi",
                            en: "  no event is lost or changed"))
                }
            }
        case .violation(let violation, let affected):
            say(
                Phrase(
                    vi: "Sự kiện \(violation.position) (\(violation.type)) trái quy tắc: "
                        + violation.why.vi,
                    en: "Event \(violation.position) (\(violation.type)) breaks a rule: "
                        + violation.why.en))
            for touched in affected { AffectedText.tell(touched, say) }
        }
    }

    private static func tell(
        _ diagnosis: Diagnosis, _ affected: [Affected], isEnd: Bool, _ say: (Phrase) -> Void
    ) {
        let cause = diagnosis.cause.words
        say(Phrase(vi: "  nguyên nhân: \(cause.vi)", en: "  cause: \(cause.en)"))
        for evidence in diagnosis.evidence.prefix(shownCount) {
            let words = evidence.words
            say(Phrase(vi: "  căn cứ: \(words.vi)", en: "  because: \(words.en)"))
        }
        if diagnosis.evidence.count > shownCount {
            tellMore(diagnosis.evidence.count - shownCount, say)
        }
        if let events = diagnosis.events, events.lowerBound < events.upperBound {
            let range = "\(events.lowerBound)–\(events.upperBound)"
            let isAll = ![.rewritten, .forked].contains(diagnosis.cause)
            say(
                isAll
                    ? Phrase(vi: "  các sự kiện: \(range)", en: "  events: \(range)")
                    : Phrase(
                        vi: "  ít nhất một trong các sự kiện: \(range)",
                        en: "  at least one of the events: \(range)"))
        }
        if isEnd, diagnosis.restored == nil, let events = diagnosis.events {
            say(
                Phrase(
                    vi:
                        "  từ sự kiện \(events.lowerBound) trở đi; phía sau không còn dòng nguyên vẹn nên "
                        + "không biết có mấy sự kiện",
                    en:
                        "  from event \(events.lowerBound) on; no intact line follows, so nobody can tell "
                        + "how many events there were"))
        }
        if diagnosis.isOfHistory, diagnosis.remains.isEmpty {
            AffectedText.tellTargets(of: affected, say)
        } else {
            for touched in affected.prefix(shownCount) { AffectedText.tell(touched, say) }
            if affected.count > shownCount { tellMore(affected.count - shownCount, say) }
        }
        tellUnknown(diagnosis, affected, say)
        if affected.isEmpty, diagnosis.events != nil, diagnosis.cause != .tornTail {
            say(
                Phrase(
                    vi: "  chỉ tiêu: không biết được, vì không dòng nào còn lại nói đến",
                    en: "  target: nobody can tell, as no line that is left speaks of it"))
        }
        let window = diagnosis.window.words
        say(Phrase(vi: "  thời gian: \(window.vi)", en: "  time: \(window.en)"))
        let advice = diagnosis.cause.advice
        say(Phrase(vi: "  cần làm: \(advice.vi)", en: "  to do: \(advice.en)"))
    }

    /// Where one damage spans several events: that more of them there were than are known.
    private static func tellUnknown(
        _ diagnosis: Diagnosis, _ affected: [Affected], _ say: (Phrase) -> Void
    ) {
        guard !diagnosis.remains.isEmpty, !diagnosis.isOfHistory, let events = diagnosis.events,
            events.upperBound.rawValue - events.lowerBound.rawValue + 1 > UInt64(affected.count),
            !affected.isEmpty
        else { return }
        let range = "\(events.lowerBound)–\(events.upperBound)"
        say(
            Phrase(
                vi:
                    "  chỗ hỏng trùm lên các sự kiện \(range): chỉ biết được \(affected.count) nêu trên, "
                    + "các sự kiện khác nói về gì thì không biết",
                en:
                    "  the damage spans the events \(range): only \(affected.count) named above can be "
                    + "known, what the others were about cannot"))
    }

    /// Says how much of a list is left out.
    static func tellMore(_ count: Int, _ say: (Phrase) -> Void) {
        say(
            Phrase(
                vi: "  … và \(count) mục khác (xem đủ bằng --json)",
                en: "  … and \(count) more (all of them with --json)"))
    }
}
