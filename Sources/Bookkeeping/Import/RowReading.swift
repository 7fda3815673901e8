import EventLog
import Reporting

/// One row of each kind of file, read into the events it asks for.
///
/// A row with a fault gives none; its faults stay with the reader.
enum RowReading {
    static func unit(_ cells: inout CellReader) -> [Proposal] {
        let (from, to) = (cells.day("from"), cells.day("to"))
        guard let unit = identifier("unit", &cells), let name = cells.text("name"),
            cells.problems.isEmpty
        else { return [] }
        let registered = UnitRegistered(
            unit: unit, name: name, level: cells.text("level"), code: cells.text("code"),
            parent: cells.text("parent"), from: from, note: cells.text("note"))
        let stream = StreamName.unit(unit)
        let ended = to.map { UnitEnded(unit: unit, lastDay: $0) }
        return [Proposal(.unitRegistered(registered), stream: stream)]
            + (ended.map { [Proposal(.unitEnded($0), stream: stream)] } ?? [])
    }

    static func member(_ cells: inout CellReader) -> [Proposal] {
        guard let member = identifier("member", &cells), let role: Role = cells.choice("role"),
            cells.problems.isEmpty
        else { return [] }
        let enrolled = MemberEnrolled(
            member: member, name: cells.text("name"), unit: cells.text("unit"), role: role,
            publicKey: cells.text("key"))
        return [Proposal(.memberEnrolled(enrolled))]
    }

    static func document(_ cells: inout CellReader) -> [Proposal] {
        let date = cells.day("date")
        let illustrative = cells.truth("illustrative")
        guard let id = cells.document("document"),
            cells.problems.isEmpty
        else { return [] }
        let symbol = cells.text("symbol")
        let registered = DocumentRegistered(
            document: id, symbol: symbol, date: date, kind: cells.text("kind"),
            issuer: cells.text("issuer"), parentBody: cells.text("parent"),
            place: cells.text("place"), signer: cells.text("signer"),
            office: cells.text("office"), subject: cells.text("subject"),
            period: cells.text("period"),
            handGiven: symbol == nil || date == nil ? true : nil,
            illustrative: illustrative == true ? true : nil)
        return [Proposal(.documentRegistered(registered))]
    }

    static func indicator(_ cells: inout CellReader) -> [Proposal] {
        let measure = cells.measure("measure")
        let direction: Direction? = cells.choice("direction")
        let rollup: RollUpRule? = cells.choice("rollup")
        guard let indicator = identifier("indicator", &cells), let name = cells.text("name"),
            cells.problems.isEmpty
        else { return [] }
        let defined = IndicatorDefined(
            indicator: indicator, name: name, measure: measure, direction: direction,
            rollup: rollup, method: cells.text("method"), reason: cells.text("reason"))
        return [Proposal(.indicatorDefined(defined))]
    }

    static func target(_ cells: inout CellReader) -> [Proposal] {
        let criterion = criterion(&cells)
        let measure = cells.measure("measure")
        let (period, due) = (cells.period("period"), cells.day("due"))
        let force: Force? = cells.choice("force")
        let line = cells.line("line")
        if cells.text("quote") != nil { cells.demand("line") }
        let (document, item) = (cells.document("document"), identifier("item", &cells))
        let parent = identifier("parent", &cells)
        guard let document, let item, let name = cells.text("name"),
            let unit = cells.text("unit"), let criterion, cells.problems.isEmpty
        else { return [] }
        let assigned = TargetAssigned(
            document: document, item: item,
            parent: parent.map { TargetID(document: document, item: $0) },
            group: cells.text("group"), name: name, indicator: cells.text("indicator"), unit: unit,
            scope: cells.text("scope"), measure: measure, period: period, due: due,
            assigner: cells.text("assigner"), force: force ?? .unspecified, criterion: criterion,
            source: line.map { SourcePlace(line: $0, quote: cells.text("quote")) })
        let id = TargetID(document: document, item: item)
        return [Proposal(.targetAssigned(assigned), stream: id.description)]
    }

    static func report(_ cells: inout CellReader) -> [Proposal] {
        let target = cells.target("target")
        let period = cells.period("period")
        let status: ReportStatus? = cells.choice("status")
        let figure = cells.figure("value")
        let measure = cells.measure("measure") ?? figure?.measure
        let (numerator, denominator) = (
            cells.quantity("numerator"), cells.quantity("denominator")
        )
        let document = cells.document("document")
        let (dated, received) = (cells.day("dated"), cells.day("received"))
        guard let target, let period, let status, cells.problems.isEmpty
        else { return [] }
        let report = ReportSubmitted(
            period: period, value: figure?.quantity, measure: measure, numerator: numerator,
            denominator: denominator, status: status, document: document, dated: dated,
            received: received, channel: cells.text("channel"), note: cells.text("note"),
            late: cells.text("late"))
        return [Proposal(.reportSubmitted(report), stream: target.description)]
    }

    static func judgement(_ cells: inout CellReader) -> [Proposal] {
        let (target, period) = (cells.target("target"), cells.period("period"))
        let judgement: Judgement? = cells.choice("judgement")
        let document = cells.document("document")
        guard let target, let period, let judgement, let authority = cells.text("authority"),
            let document, cells.problems.isEmpty
        else { return [] }
        let declared = JudgementDeclared(
            period: period, judgement: judgement, label: cells.text("label"),
            authority: authority, document: document, note: cells.text("note"))
        return [Proposal(.judgementDeclared(declared), stream: target.description)]
    }

    static func summary(_ cells: inout CellReader) -> [Proposal] {
        let (subject, document) = (cells.document("subject"), cells.document("document"))
        let period = cells.period("period")
        let (reached, total) = (cells.count("reached"), cells.count("total"))
        let (nearlyMet, notMet) = (cells.count("nearly_met"), cells.count("not_met"))
        guard let subject, let document, let period, let reached, let total,
            let authority = cells.text("authority"), cells.problems.isEmpty
        else { return [] }
        let declared = SummaryDeclared(
            subject: subject, group: cells.text("group"), unit: cells.text("unit"), period: period,
            reached: reached, nearlyMet: nearlyMet, notMet: notMet, total: total,
            label: cells.text("label"), authority: authority, document: document,
            note: cells.text("note"))
        return [Proposal(.summaryDeclared(declared))]
    }

    private static func criterion(_ cells: inout CellReader) -> Criterion? {
        let (low, high) = (cells.quantity("low"), cells.quantity("high"))
        let value = cells.quantity("base")
        let measure = cells.measure("base_measure")
        let period = cells.period("base_period")
        guard let kind: Criterion.Kind = cells.choice("criterion")
        else { return nil }
        let hasBase = value != nil || measure != nil || period != nil
        let base = hasBase ? Criterion.Base(value: value, measure: measure, period: period) : nil
        do throws(CriterionProblem) {
            return try Criterion(kind: kind, low: low, high: high, base: base)
        } catch {
            // A bound that could not be read is reported as that, not as missing.
            if cells.problems.isEmpty { cells.fault("criterion", error.message) }
            return nil
        }
    }

    /// An id without white space.
    private static func identifier(_ column: String, _ cells: inout CellReader) -> String? {
        guard let text = cells.text(column) else { return nil }
        guard TargetID.isItem(text) else {
            cells.fault(
                column,
                Phrase(
                    vi: "“\(text)”: mã viết liền, không có dấu cách và “#”",
                    en: "“\(text)”: an id has no space and no “#”"))
            return nil
        }
        return text
    }
}
