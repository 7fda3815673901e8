/// A piece of HTML, which escapes what is put into it.
///
/// What is interpolated as text is escaped; only other markup goes in as it is, so that no call site
/// can forget to escape.
struct Markup: ExpressibleByStringInterpolation, Equatable {
    let source: String

    static let nothing: Markup = ""

    init(stringLiteral source: String) {
        self.source = source
    }

    init(stringInterpolation interpolation: StringInterpolation) {
        source = interpolation.source
    }

    fileprivate init(source: String) {
        self.source = source
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var source = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ literal: String) {
            source += literal
        }

        mutating func appendInterpolation(_ markup: Markup) {
            source += markup.source
        }

        mutating func appendInterpolation(_ number: Int) {
            source += String(number)
        }

        /// Escapes for element content and for quoted attribute values alike; control characters
        /// that HTML forbids become the replacement character.
        mutating func appendInterpolation(_ text: String) {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": source += "&amp;"
                case "<": source += "&lt;"
                case ">": source += "&gt;"
                case "\"": source += "&quot;"
                case "'": source += "&#39;"
                case "\t", "\n": source.unicodeScalars.append(scalar)
                case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
                    source += "\u{fffd}"
                default: source.unicodeScalars.append(scalar)
                }
            }
        }
    }
}

extension Sequence where Element == Markup {
    func joined() -> Markup {
        Markup(source: map(\.source).joined())
    }
}
