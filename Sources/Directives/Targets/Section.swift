/// What kind of text stands under a heading (loại mục).
enum Section {
    /// Targets, listed.
    case targets
    /// Aims in general words.
    case aims
    /// What was reached so far.
    case results
    /// Tasks and measures, and everything else.
    case tasks

    private static let words = Lexicon<Section>([
        ("chỉ tiêu", .targets), ("mục tiêu", .targets), ("mục tiêu cụ thể", .targets),
        ("mục tiêu tổng quát", .aims), ("mục tiêu chung", .aims), ("quan điểm", .aims),
        ("phương châm", .aims), ("mục tiêu tổng thể", .aims),
        ("kết quả", .results), ("tình hình", .results), ("đánh giá", .results),
        ("tồn tại", .results), ("hạn chế", .results), ("nguyên nhân", .results),
        ("bài học", .results), ("thực trạng", .results), ("ưu điểm", .results),
        ("khuyết điểm", .results), ("những kết quả", .results), ("thành tựu", .results),
        ("nhiệm vụ", .tasks), ("giải pháp", .tasks), ("tổ chức thực hiện", .tasks),
        ("mục đích", .tasks), ("yêu cầu", .tasks), ("tổ chức", .tasks), ("phân công", .tasks),
        ("nơi nhận", .tasks), ("kinh phí", .tasks), ("nội dung thực hiện", .tasks),
        ("chương trình đột phá", .tasks), ("công trình trọng điểm", .tasks),
        ("khẩu hiệu", .tasks), ("phương hướng", .tasks), ("khâu đột phá", .tasks),
        ("các khâu đột phá", .tasks), ("dự báo", .results), ("nội dung trọng tâm", .tasks),
    ])

    /// The kind that a heading names; `nil` where it names none and the section around it holds.
    static func named(by heading: [Word]) -> Section? {
        var found: Section?
        var offset = 0
        while offset < heading.count {
            guard let match = words.match(heading, at: offset) else {
                offset += 1
                continue
            }
            offset += match.count
            // The first word decides: `Mục tiêu, nhiệm vụ` lists targets, `Kết quả thực hiện chỉ tiêu` results.
            if found == nil { found = match.meaning }
        }
        return found
    }
}
