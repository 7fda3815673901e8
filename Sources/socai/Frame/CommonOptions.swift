import Reporting

/// The options that many commands share, each declared here once.
struct CommonOptions: OptionSet, Sendable {
    let rawValue: Int

    /// The command works on a ledger.
    static let ledger = Self(rawValue: 1)
    /// The command can print one JSON document.
    static let json = Self(rawValue: 2)
    /// The command can show the state as it was known at an earlier time.
    static let knownAt = Self(rawValue: 4)
    private static let writing = Self(rawValue: 8)

    /// The command shows something of a ledger.
    static let shows: Self = [.ledger, .json, .knownAt]
    /// The command adds events to a ledger.
    static let appends: Self = [.ledger, .writing, .json]

    /// The options in the order of the help page, those that every command has last.
    var options: [Option] {
        (contains(.writing) ? Self.writingOptions : [])
            + (contains(.knownAt) ? [Self.knownAtOption] : [])
            + (contains(.json) ? [Self.jsonOption] : [])
            + (contains(.ledger) ? [Self.ledgerOption] : [])
            + [Self.languageOption, Self.helpOption]
    }

    private static let writingOptions = [
        Option(
            "--by", "MEMBER",
            help: Phrase(
                vi: "thành viên thực hiện; mặc định lấy từ SOCAI_MEMBER",
                en: "the member who acts; SOCAI_MEMBER by default")),
        Option(
            flag: "--dry-run",
            help: Phrase(
                vi: "kiểm tra mọi điều kiện nhưng không ghi gì vào sổ cái",
                en: "check everything, write nothing")),
        Option(
            "--key", "K",
            help: Phrase(
                vi: "khóa chống ghi trùng: gửi lại cùng khóa thì không ghi thêm lần nữa",
                en: "idempotency key: the same key again writes nothing more")),
        Option(
            "--numbers", "vi|plain", accepts: .choice(["vi", "plain"]),
            help: Phrase(
                vi: "cách đọc số: vi là 1.577,95; plain là 1577.95",
                en: "how numbers are read: vi is 1.577,95; plain is 1577.95")),
        Option(
            "--at", "INSTANT",
            help: Phrase(
                vi: "thời điểm ghi (chỉ dùng cho sổ cái có đồng hồ mô phỏng)",
                en: "the time of recording (only in a ledger with a simulated clock)")),
    ]

    private static let knownAtOption = Option(
        "--known-at", "SEQ|INSTANT",
        help: Phrase(
            vi: "trạng thái như đã biết tại số thứ tự hoặc thời điểm đó",
            en: "the state as it was known at that sequence number or instant"))

    private static let jsonOption = Option(
        flag: "--json",
        help: Phrase(vi: "in ra một văn bản JSON", en: "print one JSON document"))

    private static let ledgerOption = Option(
        "--ledger", "DIR", accepts: .folder,
        help: Phrase(
            vi: "thư mục sổ cái; mặc định lấy từ SOCAI_LEDGER, nếu không có thì là thư mục cha "
                + "gần nhất chứa ledger.json",
            en: "the ledger's folder; by default SOCAI_LEDGER, else the nearest parent folder "
                + "that holds a ledger.json"))

    private static let languageOption = Option(
        LanguageChoice.optionName, "vi|en", accepts: .choice(Language.allCases.map(\.rawValue)),
        help: Phrase(
            vi: "ngôn ngữ của thông báo; mặc định lấy từ SOCAI_LANG, rồi đến hệ thống",
            en: "the language of messages; SOCAI_LANG by default, then the locale"))

    private static let helpOption = Option(
        flag: "--help", help: Phrase(vi: "in trang trợ giúp này", en: "print this help page"))
}
