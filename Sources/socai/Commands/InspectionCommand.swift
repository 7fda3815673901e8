import Bookkeeping
import EventLog
import Reporting

/// `socai inspection ACTION`: an inspection from its decision to its close.
struct InspectionCommand: Command {
    static let info = CommandInfo(
        "inspection", group: .inspecting,
        summary: Phrase(
            vi: "ghi và xem cuộc kiểm tra: quyết định, phạm vi, yêu cầu, kết luận",
            en: "record and look at an inspection: decision, scope, requests, conclusion"),
        operands: [
            Operand(
                "ACTION", accepts: .choice(InspectionAction.allCases.map(\.rawValue)),
                help: Phrase(
                    vi:
                        "open (mở), scope (phạm vi), request (yêu cầu), answer (trả lời), find (nội "
                        + "dung kết luận), conclude (kết luận), remedy (khắc phục), close (kết thúc), "
                        + "list, show",
                    en: "open, scope, request, answer, find, conclude, remedy, close, list, show")),
            Operand(
                "CASE", .optional,
                help: Phrase(
                    vi: "mã cuộc kiểm tra, ví dụ KT-01; chỉ list không cần",
                    en: "the inspection, such as KT-01; all but list need it")),
            Operand(
                "ITEM", .optional,
                help: Phrase(
                    vi: "mã yêu cầu, nội dung kết luận hoặc việc khắc phục trong cuộc kiểm tra",
                    en: "the request, finding or remedy in the inspection")),
        ],
        options: [
            Option(
                "--kind", "TEXT",
                help: Phrase(
                    vi: "loại, ví dụ “kiểm tra khi có dấu hiệu vi phạm”",
                    en: "the kind, such as “kiểm tra khi có dấu hiệu vi phạm”")),
            Option(
                "--body", "UNIT",
                help: Phrase(vi: "cơ quan kiểm tra", en: "the body that inspects")),
            Option(
                "--team", "MEMBER", repeats: true,
                help: Phrase(vi: "thành viên đoàn kiểm tra", en: "a member of the team")),
            Option("--subject", "TEXT", help: Phrase(vi: "nội dung kiểm tra", en: "what about")),
            .document(),
            Option(
                "--unit", "UNIT", repeats: true,
                help: Phrase(vi: "đơn vị được kiểm tra", en: "a unit that is inspected")),
            Option(
                "--target", "TARGET", repeats: true,
                help: Phrase(
                    vi: "chỉ tiêu được kiểm tra; không nêu thì mọi chỉ tiêu của đơn vị",
                    en: "a target that is inspected; by default all of the units")),
            Option(
                "--from", "DATE",
                help: Phrase(
                    vi: "mốc thời gian kiểm tra: từ ngày", en: "the first day of the window")),
            Option(
                "--to", "DATE",
                help: Phrase(
                    vi: "mốc thời gian kiểm tra: đến ngày", en: "the last day of the window")),
            Option("--text", "TEXT", help: Phrase(vi: "nội dung", en: "the words")),
            Option(
                "--addressee", "UNIT",
                help: Phrase(vi: "đơn vị được yêu cầu", en: "the unit that is asked")),
            Option("--due", "DATE", help: Phrase(vi: "thời hạn", en: "by when")),
            Option(
                "--done", "DATE", help: Phrase(vi: "ngày khắc phục xong", en: "when it was done")),
            Option(
                "--event", "SEQ", repeats: true,
                help: Phrase(vi: "sự kiện làm căn cứ", en: "an event that it rests on")),
            .note,
        ],
        common: [.appends, .knownAt],
        details: Phrase(
            vi: """
                Một cuộc kiểm tra từ đầu đến cuối:
                  socai inspection open KT-01 --kind "kiểm tra khi có dấu hiệu vi phạm" \\
                      --body ubkt --document 12-QĐ/UBKTHU:2025-12-20 --subject "Báo cáo chỉ tiêu 2025"
                  socai inspection scope KT-01 --unit xa-can-duoc --from 01/01/2025 --to 31/12/2025
                  socai inspection request KT-01 YC-1 --text "Giải trình" --addressee xa-can-duoc \\
                      --due 10/01/2026
                  socai inspection answer KT-01 YC-1 --text "…" --document 03/BC-UBND:2026-01-08
                  socai inspection find KT-01 KL-1 --text "…" --event 17 --event 21
                  socai inspection conclude KT-01 --text "…" --document 05-TB/UBKTHU:2026-01-20
                  socai inspection remedy KT-01 KP-1 --text "…" --due 28/02/2026
                  socai inspection close KT-01
                Lập hồ sơ của cuộc kiểm tra: socai dossier KT-01 --out ho-so
                """,
            en: """
                An inspection from beginning to end:
                  socai inspection open KT-01 --kind "kiểm tra khi có dấu hiệu vi phạm" \\
                      --body ubkt --document 12-QĐ/UBKTHU:2025-12-20 --subject "Reports of 2025"
                  socai inspection scope KT-01 --unit xa-can-duoc --from 2025-01-01 --to 2025-12-31
                  socai inspection request KT-01 YC-1 --text "Please explain" --addressee xa-can-duoc \\
                      --due 2026-01-10
                  socai inspection answer KT-01 YC-1 --text "…" --document 03/BC-UBND:2026-01-08
                  socai inspection find KT-01 KL-1 --text "…" --event 17 --event 21
                  socai inspection conclude KT-01 --text "…" --document 05-TB/UBKTHU:2026-01-20
                  socai inspection remedy KT-01 KP-1 --text "…" --due 2026-02-28
                  socai inspection close KT-01
                Its dossier: socai dossier KT-01 --out dossier
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        guard let action = InspectionAction(rawValue: invocation.operand("ACTION")) else {
            preconditionFailure("An action is one of those that are declared.")
        }
        try action.requireItsOwn(invocation)
        switch action {
        case .list, .show: try InspectionView(invocation).write(action)
        default:
            let event = try event(of: action, invocation)
            try invocation.record { _ throws(Failure) in [Proposal(event)] }
        }
    }

    private func event(
        of action: InspectionAction, _ invocation: Invocation
    ) throws(Failure) -> Event {
        let id = try action.operand("CASE", invocation)
        switch action {
        case .open:
            return .inspectionOpened(
                InspectionOpened(
                    inspection: id, kind: try action.text("--kind", invocation),
                    body: invocation.text("--body"), document: try invocation.document(),
                    team: invocation.texts("--team"), subject: invocation.text("--subject")))
        case .scope:
            return .inspectionScoped(try scope(id, action, invocation))
        case .request:
            return .inspectionRequested(
                InspectionRequested(
                    inspection: id, request: try action.operand("ITEM", invocation),
                    text: try action.text("--text", invocation),
                    addressee: invocation.text("--addressee"), due: try invocation.day("--due")))
        case .answer:
            return .inspectionAnswered(
                InspectionAnswered(
                    inspection: id, request: try action.operand("ITEM", invocation),
                    text: try action.text("--text", invocation),
                    document: try invocation.document()))
        case .find:
            return .inspectionFound(
                InspectionFound(
                    inspection: id, finding: try action.operand("ITEM", invocation),
                    text: try action.text("--text", invocation),
                    events: try invocation.positions("--event")))
        case .conclude:
            return .inspectionConcluded(
                InspectionConcluded(
                    inspection: id, document: try invocation.document(),
                    text: try action.text("--text", invocation)))
        case .remedy:
            return .inspectionRemedied(
                InspectionRemedied(
                    inspection: id, remedy: try action.operand("ITEM", invocation),
                    text: try action.text("--text", invocation), due: try invocation.day("--due"),
                    done: try invocation.day("--done"), document: try invocation.document()))
        case .close:
            return .inspectionClosed(
                InspectionClosed(
                    inspection: id, document: try invocation.document(),
                    note: invocation.text("--note")))
        case .list, .show: preconditionFailure("What looks records nothing.")
        }
    }

    private func scope(
        _ id: String, _ action: InspectionAction, _ invocation: Invocation
    ) throws(Failure) -> InspectionScoped {
        var targets: [TargetID] = []
        for text in invocation.values("--target") {
            guard let target = TargetID(text.nfc) else {
                throw invocation.wrong(text, in: "--target", IdentityReading.targetMessage)
            }
            targets.append(target)
        }
        _ = try action.text("--from", invocation)
        _ = try action.text("--to", invocation)
        guard let from = try invocation.day("--from"), let to = try invocation.day("--to") else {
            preconditionFailure("Both ends of the window were asked for just now.")
        }
        return InspectionScoped(
            inspection: id, units: invocation.texts("--unit") ?? [],
            targets: targets.isEmpty ? nil : targets, from: from, to: to)
    }
}

extension Invocation {
    /// All texts of an option that repeats, in NFC; `nil` where it was not given.
    func texts(_ option: String) -> [String]? {
        let texts = values(option).map(\.nfc)
        return texts.isEmpty ? nil : texts
    }

    /// The numbers of events given by an option that repeats.
    func positions(_ option: String) throws(Failure) -> [Position] {
        try values(option).map { text throws(Failure) in
            guard let position = Position(reading: text) else {
                throw wrong(text, in: option, Position.readingMessage)
            }
            return position
        }
    }
}
