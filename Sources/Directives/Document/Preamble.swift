/// What stands between title and first heading: on what the document rests, and who issues it (phần căn cứ).
struct Preamble {
    /// The pieces of the preamble, in order.
    let blocks: [[Word]]
    /// The body that issues the document, as the preamble says.
    private(set) var issuer: [Word] = []
    /// What the issuing sentence says behind the body.
    private(set) var statement: [Word] = []

    /// What a sentence that names the bases opens with.
    private static let openers = Lexicon([
        "Căn cứ", "Thực hiện", "Xét", "Theo", "Theo đề nghị", "Trên cơ sở", "Tiếp tục thực hiện",
        "Để", "Để thực hiện", "Nhằm", "Nhằm thực hiện", "Chấp hành", "Quán triệt",
        "Triển khai thực hiện",
        "Sau khi", "Tiếp theo", "Trong thời gian",
    ])

    /// What is done with a document by the body that issues it.
    private static let issuing = Lexicon([
        "ban hành", "xây dựng", "đề ra", "quyết định", "quyết nghị", "có kế hoạch", "yêu cầu",
        "chỉ thị", "thông báo", "kết luận", "hướng dẫn", "báo cáo", "triển khai", "đề nghị", "giao",
        "thống nhất", "lập kế hoạch", "phê duyệt",
    ])

    /// Whether the words open a sentence of a preamble.
    static func opens(_ words: ArraySlice<Word>) -> Bool {
        guard let start = words.firstIndex(where: { $0.kind == .letters }) else { return false }
        return opener(words, at: start) != nil
    }

    /// How many words an opener takes here.
    static func opener(_ words: ArraySlice<Word>, at index: Int) -> Int? {
        guard index < words.endIndex, words[index].isCapitalized else { return nil }
        return openers.match(words, at: index - words.startIndex)?.count
    }

    init(_ text: DirectiveWords, from start: Int) {
        var blocks: [[Word]] = []
        for block in text.blocks {
            guard let first = block.words.first, first.range.lowerBound >= start else { continue }
            let isNumbered = block.label.map { !$0.style.isMark } ?? false
            if isNumbered || blocks.count >= Preamble.longest { break }
            blocks.append(block.words)
        }
        self.blocks = blocks
        for block in blocks where issuer.isEmpty { findIssuer(in: block) }
    }

    /// Preambles of State documents list a dozen bases and more, each a piece of its own.
    private static let longest = 40

    /// A body at the start of a sentence, or behind the comma that closes the bases, that issues.
    private mutating func findIssuer(in block: [Word]) {
        for index in block.indices {
            let opensClause =
                index == 0 || block[index - 1].isSign(",") || block[index - 1].isSign(".")
                || block[index - 1].isSign(";")
            guard opensClause, block[index].isCapitalized,
                BodyName.heads.match(block, at: index) != nil
            else { continue }
            let reach = block[index...].prefix(Preamble.nameLength)
            let verb = reach.indices.dropFirst().first { place in
                Preamble.issuing.match(reach, at: place - reach.startIndex) != nil
                    && !block[place].isCapitalized
            }
            guard let verb,
                !block[index..<verb].contains(where: {
                    $0.isSign(".") || $0.isSign(";") || $0.isSign(",")
                })
            else { continue }
            issuer = Array(block[index..<verb])
            statement = Array(block[verb...])
            return
        }
    }

    /// No name of a body is longer.
    private static let nameLength = 16
}
