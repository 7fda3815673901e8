import Bookkeeping
import EventLog
import Reporting

/// `socai verify`: every byte read again, every rule held against every event again.
struct VerifyCommand: Command {
    static let info = CommandInfo(
        "verify", group: .proving,
        summary: Phrase(
            vi: "kiểm tra lại từng byte và từng quy tắc của sổ cái",
            en: "check every byte and every rule of the ledger again"),
        options: [
            Option(
                "--checkpoint", "FILE", repeats: true, accepts: .file,
                help: Phrase(
                    vi:
                        "điểm kiểm giữ ở nơi khác, để đối chiếu cùng những điểm trong checkpoints/; gõ "
                        + "lại từ bản giấy cũng được; - là đầu vào chuẩn",
                    en: "a checkpoint kept elsewhere, to compare beside those in checkpoints/; one "
                        + "typed in from paper will do; - is standard input")),
            Option(
                "--witness", "VKEY", repeats: true,
                help: Phrase(
                    vi:
                        "khóa kiểm tin được (của sổ hay người chứng kiến): mỗi --checkpoint phải có "
                        + "chữ ký của ít nhất một khóa",
                    en:
                        "a trusted verifier key (the ledger's or a witness's): each --checkpoint must "
                        + "be signed by one of them")),
        ] + VerifyStart.options,
        common: [.ledger, .json],
        details: Phrase(
            vi: """
                Đọc lại toàn bộ log/ và evidence/: dạng chuẩn, mã kiểm CRC-32C, thứ tự, các dòng sự kiện,
                chứng cứ, gốc cây Merkle; rồi đối chiếu từng sự kiện với quy tắc nghiệp vụ.
                Đối chiếu với mọi điểm kiểm trong checkpoints/ và các điểm được nêu.
                Mã thoát: 0 nguyên vẹn; 1 có sự kiện trái quy tắc, hoặc không khớp với điểm kiểm không có chữ
                ký; 3 bị hỏng hoặc bị viết lại.
                """,
            en: """
                Reads all of log/ and evidence/ again: canonical form, CRC-32C, order, streams, evidence,
                Merkle root; then holds every event against the rules.
                Holds the log against every checkpoint in checkpoints/ and those given.
                Exit status: 0 intact; 1 an event breaks a rule, or a checkpoint without a signature does not
                match; 3 damaged or rewritten.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = try invocation.damagedLedger()
        let keys = try invocation.verifierKeys("--witness")
        let given = try invocation.givenCheckpoints(signedBy: keys) { path throws(Failure) in
            try invocation.checkpointOrTyped(in: path)
        }
        let start = try VerifyStart.start(invocation)
        let audit: Audit
        let log: Log?
        var violations: [Verification.Violation] = []
        do throws(LogError) {
            audit = try Self.audit(folder, given, keys, start, invocation)
            log = try Self.log(in: folder)
            // After damage to the log an intact event can seem to break a rule that only the damaged
            // one explains.
            if let log, Self.checksRules(audit) {
                violations = try Verification(of: log).violations
            }
        } catch {
            throw Failure(error)
        }
        if let log, !audit.flaws.contains(where: { $0.kind == .identityDamaged }) {
            try Self.require(given, toBeOf: log.identity.origin)
            for (name, signed) in given {
                try invocation.refuseSlip(in: signed, named: name, of: log, in: folder)
            }
        }
        let findings = try Finding.all(of: audit, violations, in: folder, log: log)
        if invocation.flag("--json") {
            invocation.output.writeLine(
                VerifyReport.json(audit, findings: findings).canonicalText)
        } else {
            VerifyReport.tell(audit, findings: findings, keys: keys, invocation)
        }
        try Self.conclude(audit, violations)
    }

    /// The log; `nil` where `ledger.json` cannot be read, which leaves the lines without an identity to open
    /// them under.
    private static func log(in folder: String) throws(LogError) -> Log? {
        do throws(LogError) {
            return try Log.open(folder, for: .reading, disk: LinuxDisk())
        } catch {
            guard error.code == .notALedger else { throw error }
            return nil
        }
    }

    /// Whether the events are held against the rules: where all were read, and none is damaged.
    static func checksRules(_ audit: Audit) -> Bool {
        audit.unread?.checkpoint == nil && !audit.flaws.contains(where: \.isInLog)
    }

    /// Refuses a checkpoint of another ledger: it tells nothing of this one.
    private static func require(
        _ given: [(name: String, signed: SignedCheckpoint)], toBeOf origin: String
    ) throws(Failure) {
        for (name, signed) in given where !signed.checkpoint.isOf(origin) {
            throw Failure(
                .otherOrigin(expected: origin, found: signed.checkpoint.origin), in: name)
        }
    }

    private static func audit(
        _ folder: String, _ given: [(name: String, signed: SignedCheckpoint)],
        _ keys: [VerifierKey], _ start: AuditStart, _ invocation: Invocation
    ) throws(LogError) -> Audit {
        var bar: ProgressBar?
        defer { bar?.finish() }
        return try Audit(
            of: folder, disk: LinuxDisk(), checkpoints: given, keys: keys, from: start,
            began: SystemClock.now()
        ) { done, total in
            if bar == nil {
                bar = ProgressBar(
                    invocation.language == .vi ? "kiểm tra" : "verifying", total: Int(total),
                    on: invocation.messages)
            }
            bar?.advance(to: Int(done))
        }
    }

    private static func conclude(
        _ audit: Audit, _ violations: [Verification.Violation]
    ) throws(Failure) {
        switch audit.outcome {
        case .intact where violations.isEmpty, .intactSince where violations.isEmpty: return
        case .intact, .intactSince:
            throw Failure(
                .foundWanting,
                Phrase(
                    vi: "\(violations.count) sự kiện trái quy tắc",
                    en: "\(English.count(violations.count, "event")) against the rules"))
        case .undecided:
            throw Failure(
                .foundWanting,
                Phrase(
                    vi:
                        "sổ cái không khớp với điểm kiểm không có chữ ký: gõ sai, hoặc sổ đã bị viết lại",
                    en:
                        "the ledger does not match a checkpoint without a signature: it was mistyped, or "
                        + "the ledger was rewritten"),
                remedies: [Diagnosis.Cause.mistypedOrRewritten.advice],
                findings: audit.flaws.map(\.words))
        case .damaged: throw damaged(audit)
        case .rewritten:
            throw Failure(
                .damaged,
                audit.flaws.contains { $0.kind == .checkpointContradicted }
                    ? Phrase(vi: "sổ cái đã bị viết lại", en: "the ledger was rewritten")
                    : Phrase(
                        vi:
                            "sổ cái không còn phần cuối mà điểm kiểm bao gồm: đã bị cắt bỏ, hoặc đây là một bản "
                            + "cũ hơn",
                        en:
                            "the ledger lacks an end that a checkpoint covers: it was removed, or this is "
                            + "an earlier copy"),
                remedies: (isAttested(audit) ? [] : [.checkCheckpoint]) + [
                    Phrase(
                        vi:
                            "giữ nguyên thư mục và điểm kiểm làm bằng chứng; đối chiếu với một bản sao",
                        en: "keep the folder and the checkpoint as evidence; compare with a copy")
                ],
                findings: audit.flaws.filter {
                    $0.kind == .checkpointContradicted || $0.kind == .tailRemoved
                }.map(\.words))
        }
    }

    /// Whether a known key signed a checkpoint that speaks against the ledger.
    private static func isAttested(_ audit: Audit) -> Bool {
        audit.checkpoints.contains { checked in
            (checked.agreement == .contradicted || checked.agreement == .tailRemoved)
                && !checked.attestations.isEmpty
        }
    }

    private static func damaged(_ audit: Audit) -> Failure {
        let isMendable = audit.flaws.contains {
            $0.isToldByMark || $0.isInLog && $0.kind != .tornTail
        }
        let mirror = Phrase(
            vi:
                "giữ nguyên thư mục, không sửa tệp; lấy lại các dòng hỏng từ một bản sao: socai "
                + "repair --from BẢN-SAO",
            en:
                "leave the folder as it is; take the damaged lines from a mirror: socai "
                + "repair --from MIRROR")
        let identity = Phrase(
            vi:
                "ledger.json: lấy lại từ một bản sao: socai repair --from BẢN-SAO; không có bản sao thì ghi lại "
                + "đúng như sự kiện 0",
            en:
                "ledger.json: take it from a mirror: socai repair --from MIRROR; without one put back what "
                + "event 0 says")
        let kinds = Set(audit.flaws.map(\.kind))
        return Failure(
            .damaged,
            Phrase(
                vi: "sổ cái bị hỏng ở \(audit.flaws.count) chỗ",
                en: "the ledger is damaged in \(English.count(audit.flaws.count, "place"))"),
            remedies: (isMendable ? [mirror] : [])
                + (kinds.contains(.identityDamaged) ? [identity] : [])
                + audit.flaws.remedies(afterRepair: false))
    }
}

extension Flaw {
    /// Whether the flaw lies in the lines of the log, and not beside them.
    var isInLog: Bool {
        switch kind {
        case .tornTail, .unclearTail, .crcMismatch, .notCanonical, .tooLong, .sequenceBroken,
            .timeWentBack, .revisionBroken, .batchBroken, .keyRepeated, .missingSegment,
            .unreadable:
            true
        case .foreignFile, .identityDamaged, .evidenceMissing, .evidenceChanged,
            .quarantineChanged, .quarantineMissing, .quarantineUnacknowledged, .checkpointDamaged,
            .checkpointContradicted, .tailRemoved:
            false
        }
    }
}
