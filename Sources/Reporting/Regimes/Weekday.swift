package import EventLog

/// A day of the week (thứ trong tuần).
package enum Weekday: String, CaseIterable, Sendable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// The weekday of a day.
    package init(of day: Day) {
        // 1 January 1970 was a Thursday, the fourth of the list.
        let count = (day.daysSinceEpoch + 3) % 7
        self = Weekday.allCases[count < 0 ? count + 7 : count]
    }
}

extension Weekday: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .monday: ["thứ hai"]
        case .tuesday: ["thứ ba"]
        case .wednesday: ["thứ tư"]
        case .thursday: ["thứ năm"]
        case .friday: ["thứ sáu"]
        case .saturday: ["thứ bảy"]
        case .sunday: ["chủ nhật"]
        }
    }
}

extension Weekday: TextFieldValue {}
