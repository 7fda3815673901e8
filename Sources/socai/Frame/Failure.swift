import Reporting

/// Why a command did not do what was asked: what, where, why and what to do.
struct Failure: Error, Equatable {
    let status: ExitStatus
    /// What failed, one sentence without a capital or a full stop: it follows the program's name.
    let what: Phrase
    /// Where: `targets.csv:12:5`, a field, a sequence number.
    let place: Phrase?
    let why: Phrase?
    /// What to do about it, one line each.
    let remedies: [Phrase]
    /// Every single fault, where there are several: one line each, its place first.
    let findings: [Phrase]

    init(
        _ status: ExitStatus, _ what: Phrase, place: Phrase? = nil, why: Phrase? = nil,
        remedies: [Phrase] = [], findings: [Phrase] = []
    ) {
        precondition(status != .done, "A failure has an exit status other than 0.")
        self.status = status
        self.what = what
        self.place = place
        self.why = why
        self.remedies = remedies
        self.findings = findings
    }

    /// The failure as standard error shows it, each line ended.
    ///
    /// Lines are not wrapped, so that they can be searched and copied whole.
    func text(in language: Language) -> String {
        var lines = ["\(Program.name): \(what.text(in: language))"]
        func add(_ label: Phrase, _ phrase: Phrase) {
            lines.append("  \(label.text(in: language)): \(phrase.text(in: language))")
        }
        lines += findings.map { $0.text(in: language) }
        if let place { add(Phrase(vi: "Vị trí", en: "Where"), place) }
        if let why { add(Phrase(vi: "Lý do", en: "Why"), why) }
        if let first = remedies.first { add(Phrase(vi: "Cách xử lý", en: "What to do"), first) }
        for remedy in remedies.dropFirst() { lines.append("    \(remedy.text(in: language))") }
        return lines.map { TextWrap.printable($0[...]) + "\n" }.joined()
    }
}
