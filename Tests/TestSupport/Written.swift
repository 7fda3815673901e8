package import EventLog
package import Reporting

/// The value that `text` writes in its canonical form; a text that writes none stops the test.
package func written<Value: TextFieldValue>(
    _ text: String, as type: Value.Type = Value.self
) -> Value {
    guard let value = Value(canonical: text) else {
        preconditionFailure("“\(text)” is no \(type)")
    }
    return value
}

extension Criterion {
    /// The criterion of these bounds, which have to fit its kind.
    package static func of(
        _ kind: Kind, low: String? = nil, high: String? = nil, base: Base? = nil
    ) -> Criterion {
        do throws(CriterionProblem) {
            return try Criterion(
                kind: kind, low: low.map { written($0) }, high: high.map { written($0) },
                base: base)
        } catch {
            preconditionFailure(error.message.en)
        }
    }

    /// At least `low`: a floor, the commonest form of a target.
    package static func floor(_ low: String) -> Criterion { of(.atLeast, low: low) }
}

extension Instant {
    /// Eight in the morning of that day in Vietnam.
    package static func morning(of day: String) -> Instant {
        Instant(startOf: written(day)).advanced(byMilliseconds: 3_600_000)
    }
}
