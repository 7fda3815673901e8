import Directives
import Exports
import Reporting

/// What was read of a directive, for people: the document, its targets, its duties, what to look at.
struct DirectiveTable {
    private let invocation: Invocation
    private let directive: Directive

    static func write(_ reading: DirectiveFile, to invocation: Invocation) {
        let table = DirectiveTable(invocation: invocation, directive: reading.directive)
        table.writeFacts()
        table.writeTargets()
        table.writeDuties()
        table.writeCount()
    }

    private var language: Language { invocation.language }

    private func heading(_ vi: String, _ en: String) -> String {
        Phrase(vi: vi, en: en).text(in: language)
    }

    private func writeFacts() {
        let facts = directive.document
        var table = TextTable([
            .init(heading("Văn bản", "Document")), .init("", wraps: true),
            .init(heading("Cần xem lại", "To look at"), wraps: true),
        ])
        func add(_ name: String, _ value: String?, _ fact: DocumentReview.Fact? = nil) {
            let review = facts.review.filter { $0.fact == fact }.map {
                $0.message.text(in: language)
            }
            guard value != nil || !review.isEmpty else { return }
            table.add([name, value ?? "—", review.joined(separator: "; ")], styles: [2: .yellow])
        }
        add(heading("Số, ký hiệu", "Symbol"), facts.symbol, .symbol)
        add(heading("Ngày", "Date"), facts.day?.displayed(in: language), .day)
        add(heading("Loại", "Kind"), facts.kind, .kind)
        add(heading("Cơ quan ban hành", "Issuer"), facts.issuer, .issuer)
        add(heading("Cơ quan cấp trên", "Body above"), facts.parentBody, .parentBody)
        add(heading("Nơi ban hành", "Place"), facts.place)
        add(heading("Người ký", "Signer"), facts.signer, .signer)
        add(heading("Chức vụ", "Office"), facts.signerOffice)
        add(heading("Trích yếu", "Subject"), facts.subject, .subject)
        add(heading("Thời gian", "Validity"), facts.validity)
        for citation in facts.citations where citation.role != .cited {
            let name = citation.role == .basis ? heading("Căn cứ", "Basis") : ""
            let day = citation.day.map { ", " + $0.displayed(in: language) } ?? ""
            add(name, (citation.symbol.map { $0 + day }) ?? citation.name)
        }
        add(heading("Nơi nhận", "Recipients"), facts.recipients.joined(separator: "; "))
        write(table)
    }

    private func writeTargets() {
        guard !directive.targets.isEmpty else { return }
        var table = TextTable([
            .init(heading("Mục", "Item")), .init(heading("Chỉ tiêu", "Target"), wraps: true),
            .init(heading("Mức", "Demand"), .right, wraps: true),
            .init(heading("Kỳ", "Period"), wraps: true), .init(heading("Dòng", "Line"), .right),
            .init(heading("Cần xem lại", "To look at"), wraps: true),
        ])
        for target in directive.targets {
            let demand = StandingText.criterion(
                target.criterion, measure: target.measure, in: language)
            let period = target.period?.displayName(in: language) ?? ""
            let due = target.due?.displayed(in: language)
            table.add(
                [
                    target.item, target.name, demand, due ?? period,
                    "\(target.source.place.line)",
                    target.review.map { $0.message.text(in: language) }.joined(separator: "; "),
                ], styles: [5: .yellow])
        }
        write(table)
    }

    private func writeDuties() {
        guard !directive.duties.isEmpty else { return }
        var table = TextTable([
            .init(heading("Ai", "Who"), wraps: true), .init(heading("Việc", "What"), wraps: true),
            .init(heading("Cho ai", "To whom"), wraps: true),
            .init(heading("Thời hạn", "Due"), wraps: true),
            .init(heading("Dòng", "Line"), .right),
        ])
        for duty in directive.duties {
            table.add([
                duty.who, duty.what, duty.to ?? "", duty.due ?? "",
                "\(duty.source.place.line)",
            ])
        }
        write(table)
    }

    private func write(_ table: TextTable) {
        invocation.output.write(table.text(on: invocation.output.terminal))
        invocation.output.writeLine()
    }

    private func writeCount() {
        let marked = directive.targets.count { !$0.review.isEmpty }
        let (targets, duties) = (directive.targets.count, directive.duties.count)
        invocation.output.writeLine(
            Phrase(
                vi:
                    "\(targets) chỉ tiêu, \(marked) cần xem lại; \(duties) nhiệm vụ báo cáo, theo dõi",
                en: "\(English.count(targets, "target")), \(marked) to look at; "
                    + (duties == 1 ? "1 duty" : "\(duties) duties")
            ).text(in: language))
    }
}
