/// What kind of text stands under a heading (loại mục).
enum Section {
    /// Targets, listed.
    case targets
    /// Aims in general words, or targets and tasks mixed.
    case aims
    /// What was reached so far.
    case results
    /// Tasks and measures, and everything else.
    case tasks

    /// How far into a heading `chỉ tiêu` or `kết quả` may stand to name what it holds.
    private static let openingWordCount = 7

    private static let words = Lexicon<Section>([
        ("chỉ tiêu", .targets), ("mục tiêu", .targets), ("mục tiêu cụ thể", .targets),
        ("mục tiêu tổng quát", .aims), ("mục tiêu chung", .aims), ("quan điểm", .aims),
        ("tầm nhìn", .aims), ("định hướng", .aims),
        ("phương châm", .aims), ("mục tiêu tổng thể", .aims),
        ("kết quả", .results), ("tình hình", .results), ("đánh giá", .results),
        ("tồn tại", .results), ("hạn chế", .results), ("nguyên nhân", .results),
        ("bài học", .results), ("thực trạng", .results), ("sự cần thiết", .results),
        ("bối cảnh", .results),
        ("đặt vấn đề", .results), ("khái quát", .results), ("ưu điểm", .results),
        ("khuyết điểm", .results), ("những kết quả", .results), ("thành tựu", .results),
        ("nhiệm vụ", .tasks), ("giải pháp", .tasks), ("tổ chức thực hiện", .tasks),
        ("mục đích", .tasks), ("yêu cầu", .tasks), ("căn cứ", .tasks), ("phân công", .tasks),
        ("nơi nhận", .tasks), ("kinh phí", .tasks), ("nội dung thực hiện", .tasks),
        ("chương trình đột phá", .tasks), ("công trình trọng điểm", .tasks),
        ("khẩu hiệu", .tasks), ("khâu đột phá", .tasks),
        ("các khâu đột phá", .tasks), ("dự báo", .results), ("nội dung trọng tâm", .tasks),
    ])

    /// The kind that a heading names; `nil` where it names none and the section around it holds.
    static func named(by heading: [Word]) -> Section? {
        var found: [Section] = []
        var offset = 0
        while offset < heading.count {
            guard let match = words.match(heading, at: offset) else {
                offset += 1
                continue
            }
            // `Gắn chính sách kinh tế với mục tiêu xã hội` is a task that speaks of an aim.
            let isCounted =
                match.meaning == .targets && offset > 0 && heading[offset - 1].kind == .number
            if isCounted || match.meaning == .tasks || match.meaning == .aims
                || offset <= openingWordCount
            {
                found.append(match.meaning)
            }
            offset += match.count
        }
        // The first word decides: `Kết quả thực hiện chỉ tiêu` holds results.
        guard let first = found.first else { return nil }
        return first == .targets && found.contains(.tasks) ? .aims : first
    }
}
