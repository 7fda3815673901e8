import Reporting

/// The heading a command stands under in the overview.
enum CommandGroup: CaseIterable {
    case starting
    case recording
    case looking
    case proving
    case inspecting
    case measuring
    case assisting

    var title: Phrase {
        switch self {
        case .starting: Phrase(vi: "Bắt đầu", en: "Starting")
        case .recording: Phrase(vi: "Ghi sổ", en: "Recording")
        case .looking: Phrase(vi: "Tra cứu", en: "Looking")
        case .proving: Phrase(vi: "Chứng minh", en: "Proving")
        case .inspecting: Phrase(vi: "Kiểm tra", en: "Inspecting")
        case .measuring: Phrase(vi: "Đo lường", en: "Measuring")
        case .assisting: Phrase(vi: "Trợ giúp", en: "Assisting")
        }
    }
}
