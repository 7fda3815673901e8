/// Verbs that set a target without a figure (động từ của chỉ tiêu định tính).
enum Resolve: Sendable {
    case none
    case keep
    case cut
    case rise
    /// Something is to be done, or a title to be reached.
    case reach
    /// The figure is what another body assigns.
    case deferred

    /// The verbs that open a clause.
    static let openings = Lexicon<Resolve>([
        ("không để xảy ra", .none), ("không để phát sinh", .none), ("không để trở thành", .none),
        ("không để hình thành", .none), ("không để tái diễn", .none), ("không để tồn đọng", .none),
        ("không xảy ra", .none), ("không phát sinh", .none), ("không còn", .none),
        ("không để có", .none), ("không để", .none), ("không có", .none), ("xóa hết", .none),
        ("duy trì", .keep), ("giữ vững", .keep), ("duy trì và giữ vững", .keep),
        ("củng cố và duy trì", .keep), ("củng cố và giữ vững", .keep), ("củng cố giữ vững", .keep),
        ("giữ ổn định", .keep), ("duy trì ổn định", .keep), ("củng cố", .keep),
        ("giảm", .cut), ("kéo giảm", .cut), ("kiềm chế", .cut), ("làm giảm", .cut),
        ("hạn chế xảy ra", .cut), ("hạn chế", .cut), ("giảm dần", .cut), ("giảm thiểu", .cut),
        ("tăng", .rise), ("tăng dần", .rise), ("nâng tỷ lệ", .rise), ("nâng cao tỷ lệ", .rise),
        ("hoàn thành", .reach), ("đạt", .reach), ("được công nhận", .reach), ("trở thành", .reach),
        ("xây dựng thành công", .reach), ("xây dựng hoàn thành", .reach), ("cơ bản đạt", .reach),
        ("cơ bản hoàn thành", .reach), ("đưa vào sử dụng", .reach), ("đưa vào vận hành", .reach),
        ("khởi công", .reach), ("khánh thành", .reach), ("về đích", .reach), ("hoàn tất", .reach),
        ("thực hiện hoàn thành", .reach), ("phê duyệt", .reach), ("giải quyết dứt điểm", .reach),
        ("thành lập", .reach), ("công nhận", .reach), ("ban hành", .reach), ("đưa", .reach),
        ("tổ chức hoàn thành", .reach), ("xây dựng", .reach), ("thi công hoàn thành", .reach),
    ])

    /// Where a clause hands its figure over to another body.
    static let deferrals = Lexicon([
        "theo chỉ tiêu", "đạt chỉ tiêu", "đạt và vượt chỉ tiêu", "vượt chỉ tiêu", "hoàn thành chỉ tiêu",
        "hoàn thành các chỉ tiêu", "đạt các chỉ tiêu", "đạt, vượt chỉ tiêu", "đạt 100% chỉ tiêu",
        "hoàn thành và vượt chỉ tiêu", "hoàn thành vượt chỉ tiêu", "đạt và vượt các chỉ tiêu",
        "đạt kế hoạch", "theo kế hoạch", "theo dự toán", "đạt và vượt dự toán", "theo nghị quyết",
        "theo chỉ tiêu kế hoạch", "đạt và vượt kế hoạch", "đạt dự toán", "theo lộ trình giao",
        "hoàn thành dự toán", "hoàn thành và vượt dự toán", "đạt hoặc vượt chỉ tiêu",
        "hoàn thành chỉ tiêu, nhiệm vụ", "đạt hoặc vượt dự toán", "hoàn thành kế hoạch",
    ])

    private static let completions = Lexicon(["hoàn thành", "hoàn tất", "cơ bản hoàn thành"])

    /// Whether the words say that something is to be done, not how much there is to be.
    static func completes(_ words: [Word]) -> Bool {
        completions.match(words, at: 0) != nil
    }
}
