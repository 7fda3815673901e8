/// What a calendar says of a day that it lists (ngày trong lịch).
package enum ListedDay: String, CaseIterable, Sendable {
    /// A day off.
    case holiday
    /// A weekend day that is worked instead of another.
    case workday
}

extension ListedDay: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .holiday: ["nghỉ", "ngày nghỉ"]
        case .workday: ["làm bù", "ngày làm bù"]
        }
    }
}
