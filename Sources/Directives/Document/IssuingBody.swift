/// The body that issues a document, and the one above it (cơ quan ban hành, cơ quan chủ quản).
struct IssuingBody {
    private(set) var name: String?
    private(set) var parent: String?
    /// Whether the head lost the name, and the text gives it.
    private(set) var isFromText = false
    private(set) var isParentFromText = false

    init(
        head: Letterhead, title: Title, preamble: Preamble, recipients: [String],
        text: DirectiveWords
    ) {
        var words: [Word] = []
        if let printed = head.bodies.last {
            words = printed
            if head.bodies.count > 1 { parent = BodyName.ordinary(head.bodies[0], in: text) }
        } else if !preamble.issuer.isEmpty {
            words = preamble.issuer
            isFromText = true
        } else if !title.body.isEmpty {
            words = title.body
            isFromText = true
        }
        guard !words.isEmpty else { return }
        let ordinary = BodyName.ordinary(words, in: text)
        // A congress issues in the name of the organization whose head the paper bears; a committee that
        // it elected in its own.
        let isCommittee = IssuingBody.committees.match(words, at: 0) != nil
        let isCongress =
            head.symbol?.code.hasSuffix("/ĐH") ?? false
            || !isCommittee && title.subject.lowercased().hasPrefix("đại hội")
        name =
            isCongress && !ordinary.hasPrefix("Đại hội") ? "Đại hội đại biểu \(ordinary)" : ordinary
        if parent == nil {
            parent = IssuingBody.above(words, recipients: recipients, preamble: preamble, in: text)
            isParentFromText = parent != nil
        }
    }

    private static let committees = Lexicon(["Ban Chấp hành", "BCH", "Ban Thường vụ", "BTV"])

    /// Bodies that exist at every level under one name, as they are printed in full and short.
    private static let systems = [
        ["Ủy ban nhân dân", "UBND"], ["Liên đoàn Lao động", "LĐLĐ"],
    ].map { $0.map(LetterFolding.keys) }

    /// The levels that have a province above them.
    private static let levels = ["xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "đặc khu"]
        .map(LetterFolding.keys)
    private static let upper = Lexicon(["tỉnh", "thành phố", "tp"])

    /// The same body of a province that the recipients, or the bases, call by its name.
    private static func above(
        _ body: [Word], recipients: [String], preamble: Preamble, in text: DirectiveWords
    ) -> String? {
        let isLower = levels.contains { level in
            body.indices.contains { body[$0...].prefix(level.count).spell(level) }
        }
        let system = systems.first { spellings in
            spellings.contains { contains(body, $0) }
        }
        guard isLower, let system else { return nil }
        for recipient in recipients {
            let source = SourceText(recipient)
            if let name = named(system, in: WordScanner.words(of: source), of: source) {
                return name
            }
        }
        for block in preamble.blocks {
            if let name = named(system, in: block, of: text.source) { return name }
        }
        return nil
    }

    private static func contains(_ words: [Word], _ keys: [String]) -> Bool {
        words.indices.contains { words[$0...].prefix(keys.count).spell(keys) }
    }

    /// `UBND tỉnh Trà Vinh`: the body, a level, and a name.
    private static func named(
        _ system: [[String]], in words: [Word], of source: SourceText
    ) -> String? {
        for start in words.indices {
            guard let keys = system.first(where: { words[start...].prefix($0.count).spell($0) }),
                let level = upper.match(words, at: start + keys.count)
            else { continue }
            let nameStart = start + keys.count + level.count
            let name = words[nameStart...].prefix { $0.kind == .letters && $0.isCapitalized }
            guard !name.isEmpty else { continue }
            return BodyName.expanded(Array(words[start..<name.endIndex]), in: source)
        }
        return nil
    }
}
