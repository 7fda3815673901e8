import EventLog
import Reporting

/// How a repair is told: as one JSON document, or to a person.
enum RepairText {
    static func show(_ report: RepairReport, _ invocation: Invocation) {
        guard !invocation.flag("--json") else {
            let isRehearsal = invocation.flag("--dry-run")
            invocation.output.writeLine(json(report, isRehearsal: isRehearsal).canonicalText)
            return
        }
        func say(_ phrase: Phrase) {
            invocation.output.writeLine(phrase.text(in: invocation.language))
        }
        let isRehearsal = invocation.flag("--dry-run")
        guard !report.files.isEmpty else {
            say(
                Phrase(
                    vi: "Không có gì để lấy từ bản sao",
                    en: "There is nothing to take from the mirror"))
            return
        }
        for file in report.files { say(words(for: file, isRehearsal: isRehearsal)) }
        if !report.events.isEmpty {
            say(
                Phrase(
                    vi: "Sự kiện lấy từ bản sao: \(text(report.events))",
                    en: "Events taken from the mirror: \(text(report.events))"))
        }
        if let checkpoint = report.checkpoint { say(basis(report.covered, checkpoint)) }
        if report.isIdentityTaken, !report.isIdentityUncovered {
            say(
                Phrase(
                    vi: "ledger.json lấy từ bản sao, giống điều sự kiện mở sổ (sự kiện 0) ghi",
                    en: "ledger.json is the mirror's, and is what the opening event (event 0) says")
            )
        }
        if !report.uncovered.isEmpty || report.isIdentityUncovered {
            let names =
                [report.uncovered.isEmpty ? nil : text(report.uncovered)]
                + [report.isIdentityUncovered ? "ledger.json" : nil]
            let list = names.compactMap(\.self).joined(separator: ", ")
            say(
                Phrase(
                    vi: "Chỉ dựa vào bản sao: \(list)", en: "Rests on the mirror alone: \(list)"))
        }
        say(
            Phrase(
                vi: "Sổ có \(report.size) sự kiện, gốc cây Merkle: \(report.root.base64)",
                en: "The ledger has \(English.count(report.size, "event")), Merkle root: "
                    + report.root.base64))
    }

    private static func words(for file: RepairReport.File, isRehearsal: Bool) -> Phrase {
        let copy = file.setAside.map { " (quarantine/\($0))" } ?? ""
        switch (file.isNew, isRehearsal) {
        case (true, true):
            return Phrase(vi: "Sẽ thêm \(file.name)", en: "Would add \(file.name)")
        case (true, false): return Phrase(vi: "Đã thêm \(file.name)", en: "Added \(file.name)")
        case (false, true):
            return Phrase(vi: "Sẽ thay \(file.name)", en: "Would replace \(file.name)")
        case (false, false):
            return Phrase(vi: "Đã thay \(file.name)\(copy)", en: "Replaced \(file.name)\(copy)")
        }
    }

    /// What the events taken rest on: a checkpoint, and whether anybody's key vouches for it.
    private static func basis(
        _ events: RangeSet<UInt64>, _ checkpoint: CheckedCheckpoint
    ) -> Phrase {
        let size = checkpoint.signed.checkpoint.size
        let names = checkpoint.attestations.map(\.key.name).joined(separator: ", ")
        let word =
            events.ranges.count == 1 && events.ranges[0].count == 1 ? "Event" : "Events"
        let signature =
            checkpoint.attestations.isEmpty
            ? unchecked(checkpoint)
            : Phrase(vi: "chữ ký của \(names): đúng", en: "signature of \(names): right")
        return Phrase(
            vi: "Sự kiện \(text(events)) dựa vào điểm kiểm \(checkpoint.name) (\(size) sự kiện), "
                + signature.vi,
            en: "\(word) \(text(events)) by the checkpoint \(checkpoint.name) "
                + "(\(English.count(size, "event"))), " + signature.en)
    }

    /// What a checkpoint is worth whose signature nobody checked.
    private static func unchecked(_ checkpoint: CheckedCheckpoint) -> Phrase {
        let isKept = checkpoint.name.hasPrefix("checkpoints/")
        return Phrase(
            vi: "chữ ký CHƯA kiểm tra: "
                + (isKept
                    ? "ai sửa được thư mục này cũng sửa được nó; "
                    : "nó chỉ đáng tin bằng nơi đã giữ nó; ")
                + "nêu khóa bằng --witness KHÓA-KIỂM để dựa vào chữ ký",
            en: "its signature NOT checked: "
                + (isKept
                    ? "who can change this folder can change it too; "
                    : "it is worth as much as the place where it was kept; ")
                + "name a key by --witness VKEY to rest on a signature")
    }

    /// Positions as `3, 5–7`.
    static func text(_ events: RangeSet<UInt64>) -> String {
        events.ranges.map { range in
            range.count == 1
                ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound - 1)"
        }.joined(separator: ", ")
    }

    private static func json(_ report: RepairReport, isRehearsal: Bool) -> JSON {
        .object([
            JSON.Member(
                "files",
                .array(
                    report.files.map { file in
                        .object([
                            JSON.Member("name", .string(file.name)),
                            JSON.Member("setAside", file.setAside.map { .string($0) } ?? .null),
                        ])
                    })),
            JSON.Member("events", json(report.events)),
            JSON.Member("covered", json(report.covered)),
            JSON.Member("uncovered", json(report.uncovered)),
            JSON.Member("identityTaken", .bool(report.isIdentityTaken)),
            JSON.Member("identityUncovered", .bool(report.isIdentityUncovered)),
            JSON.Member("checkpoint", report.checkpoint.map { .string($0.name) } ?? .null),
            JSON.Member(
                "checkpointVerified",
                report.checkpoint.map { .bool(!$0.attestations.isEmpty) } ?? .null),
            JSON.Member("size", .integer(Int64(report.size))),
            JSON.Member("root", .string(report.root.base64)),
            JSON.Member(
                "remaining",
                .array(report.remaining.map { .string("\($0.kind.rawValue): \($0)") })),
            JSON.Member("dryRun", .bool(isRehearsal)),
        ])
    }

    /// The first and the last event of each range.
    private static func json(_ events: RangeSet<UInt64>) -> JSON {
        .array(
            events.ranges.map { range in
                .array([
                    .integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound - 1)),
                ])
            })
    }
}
