import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai demo [DIR]`: the whole story on the five directives.
struct DemoCommand: Command {
    static let info = CommandInfo(
        "demo", group: .starting,
        summary: Phrase(
            vi: "dựng một sổ cái từ năm văn bản thật và kể lại toàn bộ câu chuyện",
            en: "build a ledger from five real directives and tell the whole story"),
        operands: [
            Operand(
                "DIR", .optional, accepts: .folder,
                help: Phrase(
                    vi: "thư mục kết quả, trống hoặc chưa có; mặc định socai-demo",
                    en: "where the results go, empty or not there yet; socai-demo by default"))
        ],
        common: [],
        details: Phrase(
            vi: """
                Số liệu mang nhãn “(minh họa)” được đặt ra để câu chuyện trọn vẹn; mọi chỉ tiêu và số
                liệu khác lấy từ năm văn bản và bộ số liệu ngân sách tỉnh (vietnamdata, CC0).
                """,
            en: """
                Figures marked “(illustrative)” were made up to round off the story; all other targets
                and figures come from the five directives and the provincial budgets (vietnamdata, CC0).
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let folder = invocation.optionalOperand("DIR") ?? "socai-demo"
        let teller = DemoTeller(invocation: invocation, folder: folder)
        try teller.prepare()
        try teller.record()
        try teller.tellWhatStands()
        try teller.tellHistory()
        try teller.tellProof()
        try teller.tellSnapshots()
    }
}
