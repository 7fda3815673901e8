package import EventLog
package import Projections
package import Reporting

/// The evidence of an inspection as files (hồ sơ kiểm tra): what was assigned, what was reported and
/// changed, the states at the cut-offs and at the decision, the events as stored, an index of it all, and
/// the digest for the minutes.
///
/// The same ledger and language give the same bytes on any machine.
package struct Dossier: Sendable {
    /// The files in the order of the index; the index and the minutes come last.
    package let files: [File]
    /// The SHA-256 of the index, which names every other file by its own.
    package let digest: Hash

    /// One file of the dossier.
    package struct File: Sendable {
        package let name: String
        package let bytes: [UInt8]
        let what: Phrase
        let recordCount: Int

        init(_ name: String, _ text: String, _ recordCount: Int, _ what: Phrase) {
            self.name = name
            bytes = Array(text.utf8)
            self.recordCount = recordCount
            self.what = what
        }
    }

    /// The dossier of what was gathered.
    ///
    /// - Complexity: O(*n*) in the events in scope, times the number of states.
    package init(
        _ material: DossierMaterial, flags: Flags, provenance: Provenance, language: Language
    ) {
        let about = flags.all().filter { flag in
            flag.targets.contains { material.includes($0) }
        }
        var files = [
            Dossier.inspection(material), Dossier.terms(material), Dossier.reports(material),
            Dossier.flags(about, language), Dossier.history(material, about, language),
        ]
        files += material.states.compactMap { Dossier.state($0, in: material, provenance) }
        files.append(Dossier.events(material))
        let index = Dossier.index(files, language)
        digest = Hash(of: index.bytes)
        self.files =
            files + [index]
            + [Dossier.minutes(material, provenance, digest, files.count, language)]
    }

    private static func inspection(_ material: DossierMaterial) -> File {
        File(
            "kiem-tra.json",
            InspectionJSON.document(material.inspection).canonicalText + "\n", 1,
            Phrase(
                vi: "Cuộc kiểm tra: quyết định, phạm vi, yêu cầu, kết luận",
                en: "The inspection: decision, scope, requests, conclusion"))
    }

    private static func history(
        _ material: DossierMaterial, _ flags: [Flag], _ language: Language
    ) -> File {
        let steps = Dictionary(grouping: material.trail.steps, by: \.target)
        let text = material.targets.map { target in
            DossierText.history(
                of: target, steps[target.id] ?? [],
                flags.filter { $0.targets.contains(target.id) }, language)
        }.joined(separator: "\n")
        return File(
            "lich-su.txt", text, material.trail.steps.count,
            Phrase(
                vi: "Ai nói gì, khi nào, theo văn bản nào: từng chỉ tiêu, từng sự kiện",
                en: "Who said what, when, on which document: target by target"))
    }

    /// The table of a day, as it was known at the end of that day.
    private static func state(
        _ state: DossierMaterial.DayState, in material: DossierMaterial, _ provenance: Provenance
    ) -> File? {
        guard
            let snapshot = PeriodSnapshot(
                of: .until(state.day), in: state.book, seenFrom: state.day,
                where: material.includes)
        else { return nil }
        let then = Provenance(
            origin: provenance.origin, size: snapshot.knownAt.position.rawValue + 1, root: nil,
            knownAt: snapshot.knownAt)
        return File(
            "trang-thai-\(state.day).csv",
            SnapshotCSV.table(snapshot, provenance: then, numbers: .plain), snapshot.rows.count,
            Phrase(
                vi: "Trạng thái các chỉ tiêu như đã biết hết ngày \(state.day.displayed(in: .vi))",
                en: "Where the targets stood, as known at the end of \(state.day)"))
    }

    private static func events(_ material: DossierMaterial) -> File {
        let text = material.lines.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" }.joined()
        return File(
            "su-kien.jsonl", text, material.lines.count,
            Phrase(
                vi: "Các sự kiện trong phạm vi, nguyên văn như lưu trong sổ",
                en: "The events in scope, as the ledger holds them"))
    }

    /// Mục lục: every file with what it holds, its size and its SHA-256.
    private static func index(_ files: [File], _ language: Language) -> File {
        let line = TableLine(numbers: .plain)
        var text =
            TableLine.byteOrderMark
            + line.text(["no", "file", "content", "records", "bytes", "sha256"])
        for (number, file) in files.enumerated() {
            text += line.text([
                "\(number + 1)", file.name, file.what.text(in: language), "\(file.recordCount)",
                "\(file.bytes.count)", Hash(of: file.bytes).hex,
            ])
        }
        return File("muc-luc.csv", text, files.count, Phrase(vi: "Mục lục", en: "Index"))
    }

    /// What goes into the minutes: few lines that fix the rest.
    private static func minutes(
        _ material: DossierMaterial, _ provenance: Provenance, _ digest: Hash, _ count: Int,
        _ language: Language
    ) -> File {
        let lines = DossierText.minutes(material, provenance, digest, fileCount: count)
        return File(
            "bien-ban.txt", lines.map { $0.text(in: language) + "\n" }.joined(), lines.count,
            Phrase(vi: "Trích cho biên bản", en: "For the minutes"))
    }
}
