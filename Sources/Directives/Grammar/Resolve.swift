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
    /// Work that sets no target by itself.
    case work

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
        ("thuộc nhóm", .reach), ("nằm trong nhóm", .reach), ("gỡ", .reach),
        ("giao đất", .reach), ("vào nhóm", .reach),
        ("xây dựng thành công", .reach), ("xây dựng hoàn thành", .reach), ("cơ bản đạt", .reach),
        ("cơ bản hoàn thành", .reach), ("đưa vào sử dụng", .reach), ("đưa vào vận hành", .reach),
        ("khởi công", .reach), ("khánh thành", .reach), ("về đích", .reach), ("hoàn tất", .reach),
        ("thực hiện hoàn thành", .reach), ("phê duyệt", .reach), ("giải quyết dứt điểm", .reach),
        ("thành lập", .reach), ("công nhận", .reach), ("ban hành", .reach), ("đưa", .reach),
        ("tổ chức hoàn thành", .reach), ("xây dựng", .reach),
        ("tăng cường", .work), ("tăng tốc", .work), ("xây dựng kế hoạch", .work),
        ("xây dựng chương trình", .work), ("xây dựng và triển khai", .work),
        ("xây dựng và tổ chức", .work), ("ban hành kế hoạch", .work), ("đưa tin", .work),
        ("giảm bớt", .work), ("hạn chế thấp nhất", .cut), ("hạn chế tối đa", .cut),
        ("thi công hoàn thành", .reach),
    ])

    /// Where a clause hands its figure over to another body: whether the words do so anywhere, or only
    /// in a list of targets.
    static let deferrals = Lexicon<Bool>([
        ("theo chỉ tiêu", true), ("đạt chỉ tiêu", true), ("đạt và vượt chỉ tiêu", true),
        ("vượt chỉ tiêu", true), ("hoàn thành chỉ tiêu", true), ("hoàn thành các chỉ tiêu", true),
        ("đạt các chỉ tiêu", true), ("đạt, vượt chỉ tiêu", true), ("đạt 100% chỉ tiêu", true),
        ("hoàn thành và vượt chỉ tiêu", true), ("hoàn thành vượt chỉ tiêu", true),
        ("đạt và vượt các chỉ tiêu", true), ("đạt hoặc vượt chỉ tiêu", true),
        ("hoàn thành chỉ tiêu, nhiệm vụ", true), ("hoàn thành đạt và vượt chỉ tiêu", true),
        ("theo dự toán", false), ("đạt và vượt dự toán", true), ("đạt dự toán", true),
        ("không vượt quá dự toán", true), ("không vượt dự toán", true),
        ("trong dự toán", true), ("không vượt kế hoạch", true), ("không vượt quá chỉ tiêu", true),
        ("hoàn thành dự toán", true), ("hoàn thành và vượt dự toán", true),
        ("đạt hoặc vượt dự toán", true), ("đạt kế hoạch", false), ("theo kế hoạch", false),
        ("theo nghị quyết", false), ("theo chỉ tiêu kế hoạch", true),
        ("đạt và vượt kế hoạch", false), ("hoàn thành kế hoạch", false),
        ("đạt kế hoạch giao", true), ("theo quyết định", false),
    ])

    /// Whether the words hand a figure over wherever they stand.
    static func handsOver(_ words: [Word]) -> Bool {
        deferrals.first(in: words)?.meaning ?? false
    }

    private static let completions = Lexicon(["hoàn thành", "hoàn tất", "cơ bản hoàn thành"])

    /// Whether the words say that something is to be done, not how much there is to be.
    static func completes(_ words: [Word]) -> Bool {
        completions.match(words, at: 0) != nil
    }
}
