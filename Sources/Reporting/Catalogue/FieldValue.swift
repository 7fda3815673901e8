package import EventLog

/// A value that stands in a payload: one JSON value ⇄ one value of the domain.
package protocol FieldValue: Sendable {
    /// The value, or `nil` where the JSON is of another kind or not canonical for it.
    init?(json: JSON)

    /// The value that stands in a payload, read without a tree where the type knows how.
    init?(text: JSONText)

    var json: JSON { get }
}

extension FieldValue {
    package init?(text: JSONText) {
        self.init(json: text.json)
    }
}

extension String: FieldValue {
    package init?(json: JSON) {
        guard case .string(let text) = json else { return nil }
        self = text
    }

    package init?(text: JSONText) {
        guard let string = text.string else { return nil }
        self = string
    }

    package var json: JSON { .string(self) }
}

extension Bool: FieldValue {
    package init?(json: JSON) {
        guard case .bool(let truth) = json else { return nil }
        self = truth
    }

    package init?(text: JSONText) {
        guard let truth = text.bool else { return nil }
        self = truth
    }

    package var json: JSON { .bool(self) }
}

extension Int: FieldValue {
    package init?(json: JSON) {
        guard case .integer(let number) = json else { return nil }
        self.init(exactly: number)
    }

    package var json: JSON { .integer(Int64(self)) }
}

extension Position: FieldValue {
    package init?(json: JSON) {
        guard case .integer(let number) = json, let seq = UInt64(exactly: number) else {
            return nil
        }
        self.init(seq)
    }

    package init?(text: JSONText) {
        guard let number = text.integer, let seq = UInt64(exactly: number) else { return nil }
        self.init(seq)
    }

    package var json: JSON { .integer(Int64(rawValue)) }
}

extension Array: FieldValue where Element: FieldValue {
    package init?(json: JSON) {
        guard case .array(let values) = json else { return nil }
        let elements = values.compactMap(Element.init(json:))
        guard elements.count == values.count else { return nil }
        self = elements
    }

    package init?(text: JSONText) {
        guard let texts = text.elements else { return nil }
        let elements = texts.compactMap(Element.init(text:))
        guard elements.count == texts.count else { return nil }
        self = elements
    }

    package var json: JSON { .array(map(\.json)) }
}

/// A value whose canonical text stands in the payload: reading it and writing it again gives the
/// same text.
package protocol TextFieldValue: FieldValue {
    init?(canonical text: String)

    var canonical: String { get }
}

extension TextFieldValue {
    package init?(json: JSON) {
        guard case .string(let text) = json else { return nil }
        self.init(canonical: text)
    }

    package init?(text: JSONText) {
        guard let string = text.string else { return nil }
        self.init(canonical: string)
    }

    package var json: JSON { .string(canonical) }
}

extension Quantity: TextFieldValue {
    package init?(canonical text: String) { self.init(text) }
    package var canonical: String { description }

    package init?(text: JSONText) {
        guard let digits = text.content else { return nil }
        self.init(plain: text.bytes.span.extracting(digits))
    }
}

extension Day: TextFieldValue {
    package init?(canonical text: String) { self.init(text) }
    package var canonical: String { description }
}

extension Instant: TextFieldValue {
    package init?(canonical text: String) { self.init(text) }
    package var canonical: String { description }
}

extension Period: TextFieldValue {
    package init?(canonical text: String) { self.init(code: text) }
    package var canonical: String { description }
}

extension Measure: TextFieldValue {
    package init?(canonical text: String) {
        self.init(text)
        guard symbol == text else { return nil }
    }

    package var canonical: String { symbol }
}

extension DocumentID: TextFieldValue {
    package init?(canonical text: String) { self.init(text) }
    package var canonical: String { description }
}

extension TargetID: TextFieldValue {
    package init?(canonical text: String) { self.init(text) }
    package var canonical: String { description }
}

extension TextFieldValue where Self: RawRepresentable, RawValue == String {
    package init?(canonical text: String) { self.init(rawValue: text) }
    package var canonical: String { rawValue }
}

extension Force: TextFieldValue {}
extension ReportStatus: TextFieldValue {}
extension Judgement: TextFieldValue {}
extension Role: TextFieldValue {}
extension Direction: TextFieldValue {}
extension RollUpRule: TextFieldValue {}
extension Criterion.Kind: TextFieldValue {}
extension CutoffCalendar: TextFieldValue {}

/// A value written as an object of its own inside a payload.
package protocol ObjectFieldValue: FieldValue {
    init(from fields: inout Fields) throws(PayloadProblem)

    func write(to members: inout Members)
}

extension ObjectFieldValue {
    package init?(json: JSON) {
        self.init(text: JSONText(json))
    }

    package init?(text: JSONText) {
        do throws(PayloadProblem) {
            var fields = try Fields(text)
            try self.init(from: &fields)
            try fields.finish()
        } catch {
            // The caller names the member that holds this object.
            return nil
        }
    }

    package var json: JSON {
        var members = Members()
        write(to: &members)
        return members.object
    }
}

extension Criterion: ObjectFieldValue {
    package init(from fields: inout Fields) throws(PayloadProblem) {
        let kind: Kind = try fields.take("kind")
        let low: Quantity? = try fields.takeIfPresent("low")
        let high: Quantity? = try fields.takeIfPresent("high")
        let base: Base? = try fields.takeIfPresent("base")
        do throws(CriterionProblem) {
            try self.init(kind: kind, low: low, high: high, base: base)
        } catch {
            throw .malformed("criterion")
        }
    }

    package func write(to members: inout Members) {
        members.put("kind", kind)
        members.put("low", ifAny: low)
        members.put("high", ifAny: high)
        members.put("base", ifAny: base)
    }
}

extension Criterion.Base: ObjectFieldValue {
    package init(from fields: inout Fields) throws(PayloadProblem) {
        self.init(
            value: try fields.takeIfPresent("value"),
            measure: try fields.takeIfPresent("measure"),
            period: try fields.takeIfPresent("period"))
    }

    package func write(to members: inout Members) {
        members.put("value", ifAny: value)
        members.put("measure", ifAny: measure)
        members.put("period", ifAny: period)
    }
}
