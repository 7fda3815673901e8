import Reporting

/// Words around a target that say how binding it is or only lead to it (mức độ ràng buộc).
enum Stance {
    /// What stands before a target without belonging to its name, and the force it lends.
    static let openings = Lexicon<Force>([
        ("phấn đấu", .aspirational), ("cố gắng", .aspirational),
        ("quyết tâm", .aspirational), ("quyết tâm phấn đấu", .aspirational),
        ("tiếp tục phấn đấu", .aspirational), ("hướng tới", .aspirational),
        ("nỗ lực", .aspirational), ("nỗ lực phấn đấu", .aspirational),
        ("đảm bảo", .mandatory), ("bảo đảm", .mandatory), ("phải", .mandatory),
        ("đảm bảo có", .mandatory), ("bảo đảm có", .mandatory), ("yêu cầu", .mandatory),
        ("tiếp tục", .unspecified), ("thực hiện", .unspecified), ("và", .unspecified),
        ("có", .unspecified), ("có thêm", .unspecified), ("mục tiêu", .unspecified),
        ("thực hiện đạt", .unspecified),
        ("cơ bản", .unspecified), ("đồng thời", .unspecified), ("lãnh đạo thực hiện", .unspecified),
        ("tập trung", .unspecified), ("ít nhất có", .unspecified), ("toàn huyện có", .unspecified),
        ("lãnh đạo", .unspecified), ("chỉ đạo", .unspecified), ("nhất là", .unspecified),
        ("có kế hoạch", .unspecified), ("thực hiện đạt và vượt các chỉ tiêu", .unspecified),
        ("thực hiện đạt và vượt chỉ tiêu", .unspecified), ("trong", .unspecified),
        ("các chỉ tiêu", .unspecified), ("toàn xã có", .unspecified),
        ("toàn tỉnh có", .unspecified),
        ("thực hiện hiệu quả", .unspecified), ("thực hiện có hiệu quả", .unspecified),
        ("góp phần", .unspecified), ("để", .unspecified), ("là", .unspecified),
    ])

    /// How binding the words around a target make it.
    static func force(of words: [Word]) -> Force {
        var force = Force.unspecified
        for offset in words.indices {
            switch openings.match(words, at: offset)?.meaning {
            case .aspirational: return .aspirational
            case .mandatory: force = .mandatory
            default: break
            }
        }
        return force
    }
}
