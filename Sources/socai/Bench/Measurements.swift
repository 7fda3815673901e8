import EventLog
import Reporting

/// What one piece of work came to in several runs.
struct Figures {
    /// What the values count.
    enum Unit: String {
        case seconds = "s"
        case eventsPerSecond = "events/s"
        case megabytes = "MB"
        case ratio = "×"
    }

    /// What a person reads behind the values; scripts read the unit itself.
    var unitName: Phrase {
        switch unit {
        case .eventsPerSecond: Phrase(vi: "sự kiện/s", en: unit.rawValue)
        case .ratio: Phrase(vi: "lần", en: "times")
        case .seconds, .megabytes: Phrase(vi: unit.rawValue, en: unit.rawValue)
        }
    }

    /// The name that scripts rely on.
    let key: String
    let name: Phrase
    let unit: Unit
    let values: [Double]

    init(_ key: String, _ name: Phrase, _ unit: Unit, _ values: [Double]) {
        precondition(!values.isEmpty, "Whatever is measured was run at least once.")
        self.key = key
        self.name = name
        self.unit = unit
        self.values = values.sorted()
    }

    var median: Double { values[values.count / 2] }
    var least: Double { values[0] }
    var most: Double { values[values.count - 1] }

    /// A value as it is shown: whole events, thousandths of a second, hundredths of a ratio.
    func text(_ value: Double) -> String {
        let decimals =
            switch unit {
            case .seconds: 4
            case .eventsPerSecond: 0
            case .megabytes: 1
            case .ratio: 2
            }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let digits = Int((value * scale).rounded())
        guard let quantity = Quantity(significand: Int128(digits), scale: decimals) else {
            preconditionFailure("What is measured in one run is no astronomical figure.")
        }
        return quantity.description
    }

    var json: JSON {
        .object([
            JSON.Member("name", .string(key)), JSON.Member("unit", .string(unit.rawValue)),
            JSON.Member("median", .string(text(median))), JSON.Member("min", .string(text(least))),
            JSON.Member("max", .string(text(most))),
            JSON.Member("runs", .integer(Int64(values.count))),
        ])
    }
}
