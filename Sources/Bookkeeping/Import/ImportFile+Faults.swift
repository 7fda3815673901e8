package import EventLog
import Reporting

extension ImportFile {
    /// Everything that is wrong with the file, in the order of its lines: what cannot be read, and what
    /// the rules refuse of the rest.
    ///
    /// A row that is at fault only because another row of the file is — a part whose parent cannot be
    /// read — is left out; what is wrong with the author or with the ledger as a whole stands once.
    /// `next` is the position that the first item would be given.
    package func faults(_ refusals: Refusals?, from next: Position) -> [ImportProblem] {
        var faults = problems
        var nameless = unreadable
        var aboutTheWhole: [Refusal] = []
        for item in refusals?.list ?? [] {
            let stream = items[item.index].proposal.stream
            if let missing = item.refusal.missingStream, nameless.contains(missing) {
                nameless.insert(stream)
                continue
            }
            if item.refusal.isAboutTheWhole {
                if aboutTheWhole.contains(item.refusal) { continue }
                aboutTheWhole.append(item.refusal)
            }
            if !item.refusal.isAboutWhatExists { nameless.insert(stream) }
            faults.append(problem(item, from: next))
        }
        return faults.sorted {
            ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
        }
    }

    private func problem(_ item: Refusals.Item, from next: Position) -> ImportProblem {
        let place = items[item.index].place(of: item.refusal.field)
        if case .reportExists(let period, let report) = item.refusal, report >= next {
            // The other report is a row of this very file and has no number yet.
            let other = items[Int(report.rawValue - next.rawValue)].place(of: nil).line
            return ImportProblem(
                at: place, field: item.refusal.field,
                Phrase(
                    vi: "dòng \(other) của tệp đã báo cáo kỳ \(period) của chỉ tiêu này",
                    en: "line \(other) of the file reports on \(period) of this target already"))
        }
        return ImportProblem(at: place, field: item.refusal.field, item.refusal.message)
    }
}

extension Refusal {
    /// The stream of what the refusal says does not exist.
    fileprivate var missingStream: String? {
        switch self {
        case .unknownUnit(let unit): StreamName.unit(unit)
        case .unknownMember(let member): StreamName.member(member)
        case .unknownDocument(let document): document.description
        case .unknownIndicator(let indicator): StreamName.indicator(indicator)
        case .unknownTarget(let target): target
        case .unknownParent(let target): target.description
        default: nil
        }
    }

    /// Whether every row of the file would be refused for the same reason.
    fileprivate var isAboutTheWhole: Bool {
        switch self {
        case .ledgerNotOpened, .unknownMember, .revokedMember, .roleForbids: true
        default: false
        }
    }

    /// Whether the refused row names something that exists all the same.
    fileprivate var isAboutWhatExists: Bool {
        switch self {
        case .unitExists, .memberExists, .documentExists, .indicatorExists, .targetExists: true
        default: false
        }
    }
}
