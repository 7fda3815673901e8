/// Who signed, and in what capacity (người ký, chức vụ).
struct Signature {
    private(set) var office: [String] = []
    private(set) var signer: String?

    /// What a line of a signature opens with: for whom one signs, or one's own office.
    private static let openers = Lexicon([
        "TM", "T/M", "KT", "K/T", "TL", "T/L", "TUQ", "Q", "Chủ tịch", "Phó Chủ tịch", "Bí thư",
        "Phó Bí thư", "Bộ trưởng", "Thứ trưởng", "Giám đốc", "Phó Giám đốc", "Chánh Văn phòng",
        "Phó Chánh Văn phòng", "Trưởng ban", "Phó Trưởng ban", "Trưởng phòng", "Phó Trưởng phòng",
        "Thủ tướng", "Phó Thủ tướng", "Cục trưởng", "Phó Cục trưởng", "Chi cục trưởng",
        "Tổng Giám đốc",
        "Hiệu trưởng", "Viện trưởng", "Chánh án", "Chánh Thanh tra", "Tổng Bí thư", "Thường trực",
        "Chủ nhiệm", "Phó Chủ nhiệm", "Đoàn Chủ tịch", "Quyền",
    ])

    /// How far below the office a name may stand: seal and signature leave empty lines.
    private static let gap = 12

    /// Ranks and degrees before a name.
    private static let ranks = Lexicon([
        "Đại tướng", "Thượng tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Thượng tá",
        "Trung tá", "Thiếu tá", "GS", "PGS", "TS", "ThS", "BS", "KS", "Bs", "Ts",
    ])

    /// The first office below `start` with a name below it; with headings in capitals it has none.
    init(_ lines: [PrintedLine?], from start: Int, in source: SourceText) {
        for first in lines.indices.dropFirst(start) where Signature.opens(lines[first]) {
            if read(lines[first...].prefix(Signature.gap + 6), in: source) { return }
        }
        // Where nobody signed yet, the capacity stands at the very end.
        let end = lines.reversed().prefix { $0?.isInCapitals ?? true }.reversed()
        let office = end.compactMap(\.self).drop { !Signature.opens($0) }
        self.office = office.map { source.printed($0.words.withoutEnd) }
    }

    /// Reads offices and a name; whether there was one.
    private mutating func read(
        _ lines: ArraySlice<PrintedLine?>, in source: SourceText
    ) -> Bool {
        var office: [String] = []
        var isApart = false
        for line in lines {
            guard let line else {
                isApart = true
                continue
            }
            // `(Đã ký)`, and the items of the list beside.
            if line.words.first?.kind == .sign
                || line.words.allSatisfy({ Signature.stamps.contains($0.key) })
            {
                continue
            }
            let name = Signature.name(line, in: source)
            let isOffice = Signature.opens(line) || !isApart && line.isInCapitals
            if isOffice {
                office.append(source.printed(line.words.withoutEnd))
                isApart = false
            } else if let name {
                (signer, self.office) = (name, office)
                return true
            } else if !line.isInCapitals {
                return false
            }
        }
        return false
    }

    private static let stamps = Set(LetterFolding.keys(of: "đã ký daky"))

    /// Whether the line opens a signature: in capitals, with a word for whom one signs or an office.
    static func opens(_ line: PrintedLine?) -> Bool {
        guard let line, let match = openers.match(line.words, at: 0) else { return false }
        // An item of a list, and `Chủ tịch` in a sentence, are none.
        return line.words.prefix(match.count).allSatisfy { $0.kind == .sign || $0.isInCapitals }
            && line.words.allSatisfy { $0.kind != .letters || $0.isInCapitals }
    }

    /// A person's name: two words to six, each with a capital, without rank and degree.
    private static func name(_ line: PrintedLine, in source: SourceText) -> String? {
        var words = line.words.withoutEnd
        while let rank = ranks.match(words, at: 0) {
            words = words.dropFirst(rank.count).drop { $0.isSign(".") }
        }
        guard (2...6).contains(words.count),
            words.allSatisfy({ $0.kind == .letters && $0.isCapitalized })
        else { return nil }
        let name = source.printed(words)
        guard Array(words).areInCapitals else { return name }
        return name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }
            .joined(separator: " ")
    }
}
