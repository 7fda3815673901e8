/// A limit that local practice sets for noticing (ngưỡng rà soát).
///
/// What stands here is used only until a set of limits is adopted, and is named as the default where it
/// is used.
package enum Tolerance: String, CaseIterable, Sendable {
    /// F1: a change later than so many days is to be explained soon.
    case lateDays
    /// F1: a change by more than so many per cent is to be explained soon.
    case largeChangePercent
    /// F2: how many working days may lie between a document's date and its recording.
    case backdatingDays
    /// F4: in how many days before the end of its period a target is lowered late.
    case lateAdjustmentDays
    /// F5: how far above 100% of the plan, in points, a figure hugs it.
    case huggingPoints
    /// F5: in how many units figures that hug the plan are a heap.
    case heapingUnits
    /// F7: from how many figures on a report can be a copy.
    case copiedFigures
    /// F8: how many days an estimate may stand.
    case estimateDays
    /// F10: by how many per cent of the whole the parts may miss it.
    case componentPercent
    /// F14: from how many periods on, recorded in one day by one account, entry comes in a burst.
    case burstPeriods
    /// F14: for how many units one account may report in one day.
    case accountUnits
    /// F18: by how many per cent two sources may differ.
    case sourcePercent

    /// The limit where none was adopted.
    package var standard: Quantity {
        switch self {
        case .lateDays: Quantity(30)
        case .largeChangePercent: Quantity(5)
        case .backdatingDays: Quantity(2)
        case .lateAdjustmentDays: Quantity(92)
        case .huggingPoints: Quantity(tenths: 5)
        case .heapingUnits: Quantity(3)
        case .copiedFigures: Quantity(3)
        case .estimateDays: Quantity(90)
        case .componentPercent: .zero
        case .burstPeriods: Quantity(3)
        case .accountUnits: Quantity(5)
        case .sourcePercent: .one
        }
    }

    /// What the limit counts.
    package var measure: Phrase {
        switch self {
        case .lateDays, .lateAdjustmentDays, .estimateDays: Phrase(vi: "ngày", en: "days")
        case .backdatingDays: Phrase(vi: "ngày làm việc", en: "working days")
        case .largeChangePercent, .componentPercent, .sourcePercent: Phrase(vi: "%", en: "%")
        case .huggingPoints: Phrase(vi: "điểm %", en: "points")
        case .heapingUnits, .accountUnits: Phrase(vi: "đơn vị", en: "units")
        case .copiedFigures: Phrase(vi: "số liệu", en: "figures")
        case .burstPeriods: Phrase(vi: "kỳ", en: "periods")
        }
    }
}

extension Quantity {
    /// So many tenths.
    fileprivate init(tenths: Int) {
        guard let quantity = Quantity(significand: Int128(tenths), scale: 1) else {
            preconditionFailure("A few tenths are a quantity.")
        }
        self = quantity
    }
}

extension Tolerance: Vocabulary, TextFieldValue {
    package var spellings: [String] { [] }
}
