/// A closed list of words that people choose from.
package protocol Vocabulary: RawRepresentable, CaseIterable, Sendable
where RawValue == String {
    /// Other ways to write the word.
    var spellings: [String] { get }
}

extension Vocabulary {
    /// The word that `text` means: as it is stored, or as people write it, in any case.
    package init?(reading text: String) {
        let folded = text.lowercased()
        let match = Self.allCases.first { word in
            word.rawValue.lowercased() == folded || word.spellings.contains(folded)
        }
        guard let match else { return nil }
        self = match
    }

    /// What is accepted.
    package static var message: Phrase {
        let words = allCases.map(\.rawValue).joined(separator: ", ")
        return Phrase(vi: "chỉ nhận một trong: \(words)", en: "accepted are: \(words)")
    }
}

extension Force: Vocabulary {
    package var spellings: [String] { [name.vi, "chỉ tiêu \(name.vi)"] }
}

extension ReportStatus: Vocabulary {
    package var spellings: [String] { [name.vi] }
}

extension Judgement: Vocabulary {
    package var spellings: [String] { [name.vi] }
}

extension Role: Vocabulary {
    package var spellings: [String] {
        self == .inspector ? [name.vi, "ủy ban kiểm tra"] : [name.vi]
    }
}

extension Direction: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .higher: ["cao hơn tốt hơn"]
        case .lower: ["thấp hơn tốt hơn"]
        case .band: ["trong khoảng"]
        case .none: ["không có chiều"]
        }
    }
}

extension RollUpRule: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .sum: ["cộng"]
        case .rate: ["tỷ lệ"]
        case .mean: ["bình quân"]
        case .count: ["đếm"]
        case .latest: ["số mới nhất"]
        case .none: ["không tổng hợp"]
        }
    }
}

extension Criterion.Kind: Vocabulary {
    package var spellings: [String] {
        switch self {
        case .atLeast: [">=", "≥", "ít nhất"]
        case .moreThan: [">", "trên"]
        case .atMost: ["<=", "≤", "không quá"]
        case .lessThan: ["<", "dưới"]
        case .equal: ["="]
        case .range: ["khoảng giá trị"]
        case .about: ["~", "khoảng"]
        case .increaseBy: ["tăng"]
        case .decreaseBy: ["giảm"]
        case .growthPerYear: ["tăng bình quân"]
        case .maintain: ["duy trì"]
        case .noneOccur: ["không để xảy ra"]
        case .milestone: ["hoàn thành"]
        case .deferred: ["theo chỉ tiêu giao"]
        }
    }
}

/// What is accepted as the id of a document or a target.
package enum IdentityReading {
    package static let documentMessage = Phrase(
        vi: "mã văn bản viết liền, không có dấu cách và “#”, ví dụ 38-CTr/HU:2025-02-04",
        en: "a document's id has no space and no “#”, such as 38-CTr/HU:2025-02-04")
    package static let targetMessage = Phrase(
        vi: "mã chỉ tiêu là văn bản#mục, ví dụ 38-CTr/HU:2025-02-04#1.1",
        en: "a target is document#item, such as 38-CTr/HU:2025-02-04#1.1")
}

/// What is accepted as a period.
package enum PeriodReading {
    package static let message = Phrase(
        vi: "kỳ viết như 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-06, 2021-2030, term:2020-2025, "
            + "until:2025-04-30, yearly hoặc “9 tháng 2025”",
        en: "a period is written 2025, 2025-H1, 2025-Q2, 2025-9M, 2025-06, 2021-2030, "
            + "term:2020-2025, until:2025-04-30, yearly or “9 tháng 2025”")
}
