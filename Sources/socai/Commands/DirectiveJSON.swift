import Directives
import EventLog
import Exports
import Reporting

/// What was read of a directive, in the shape that scripts rely on.
enum DirectiveJSON {
    static func document(_ reading: DirectiveFile) -> JSON {
        .object([
            JSON.Member("document", facts(reading)),
            JSON.Member("targets", .array(reading.directive.targets.map(target))),
            JSON.Member("duties", .array(reading.directive.duties.map(duty))),
        ])
    }

    private static func facts(_ reading: DirectiveFile) -> JSON {
        let facts = reading.directive.document
        return .object([
            JSON.Member("symbol", orNull(facts.symbol)),
            JSON.Member("number", orNull(facts.number)),
            JSON.Member("kind", orNull(facts.kind)),
            JSON.Member("issuer", orNull(facts.issuer)),
            JSON.Member("parentBody", orNull(facts.parentBody)),
            JSON.Member("place", orNull(facts.place)),
            JSON.Member("date", orNull(facts.day)),
            JSON.Member("signer", orNull(facts.signer)),
            JSON.Member("signerOffice", orNull(facts.signerOffice)),
            JSON.Member("subject", orNull(facts.subject)),
            JSON.Member("validity", orNull(facts.validity)),
            JSON.Member("bases", .array(facts.citations.map(citation))),
            JSON.Member("recipients", .array(facts.recipients.map(JSON.string))),
            JSON.Member("sha256", .string(reading.sha256)),
            JSON.Member("review", .array(facts.review.map { .string($0.rawValue) })),
        ])
    }

    /// `role` tells what the document rests on (`basis`) from what the basis (`within`) and the text
    /// (`cited`) name.
    private static func citation(_ citation: Citation) -> JSON {
        .object([
            JSON.Member("symbol", orNull(citation.symbol)),
            JSON.Member("date", orNull(citation.day)),
            JSON.Member("name", .string(citation.name)),
            JSON.Member("role", .string(citation.role.rawValue)),
            JSON.Member("line", .integer(Int64(citation.place.line))),
        ])
    }

    private static func target(_ target: ProposedTarget) -> JSON {
        .object([
            JSON.Member("item", .string(target.item)),
            JSON.Member("parent", orNull(target.parent)),
            JSON.Member("group", orNull(target.group)),
            JSON.Member("name", .string(target.name)),
            JSON.Member("criterion", criterion(target)),
            JSON.Member("measure", orNull(target.measure)),
            JSON.Member("period", orNull(target.period)),
            JSON.Member("due", orNull(target.due)),
            JSON.Member("scope", orNull(target.scope)),
            JSON.Member("force", target.force.json),
            JSON.Member("assigner", orNull(target.assigner)),
            JSON.Member("source", source(target.source)),
            JSON.Member("review", .array(target.review.map { .string($0.rawValue) })),
        ])
    }

    /// An exact figure is both bounds, as tables print it.
    private static func criterion(_ target: ProposedTarget) -> JSON {
        let base: JSON? = target.criterion.base.map { base in
            .object([
                JSON.Member("value", orNull(base.value)),
                JSON.Member("measure", orNull(base.measure)),
                JSON.Member("period", orNull(base.period)),
            ])
        }
        return .object([
            JSON.Member("kind", target.criterion.kind.json),
            JSON.Member("low", orNull(target.bounds.low)),
            JSON.Member("high", orNull(target.bounds.high)),
            JSON.Member("base", base ?? .null),
        ])
    }

    private static func duty(_ duty: Duty) -> JSON {
        .object([
            JSON.Member("kind", .string(duty.kind.rawValue)),
            JSON.Member("who", .string(duty.who)),
            JSON.Member("what", .string(duty.what)),
            JSON.Member("to", orNull(duty.to)),
            JSON.Member("due", orNull(duty.due)),
            JSON.Member("source", source(duty.source)),
        ])
    }

    private static func source(_ source: SourceQuote) -> JSON {
        .object([
            JSON.Member("line", .integer(Int64(source.place.line))),
            JSON.Member("column", .integer(Int64(source.place.column))),
            JSON.Member("quote", .string(source.quote)),
        ])
    }

    private static func orNull(_ value: (some FieldValue)?) -> JSON {
        value?.json ?? .null
    }
}
