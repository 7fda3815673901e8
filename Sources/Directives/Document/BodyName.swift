/// Names of bodies: what they begin with, and how they are written outside of capitals (tên cơ quan).
enum BodyName {
    /// What the name of a body begins with, and its full spelling.
    static let heads = Lexicon(
        [
            "Hội đồng nhân dân", "Ủy ban nhân dân", "Bộ", "Sở", "Phòng", "Cục", "Chi cục",
            "Tổng cục", "Văn phòng", "Thanh tra", "Ban Quản lý", "Ban Chỉ đạo", "Chính phủ",
            "Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Tòa án nhân dân",
            "Viện kiểm sát nhân dân", "Kho bạc Nhà nước", "Trung tâm", "Công an",
            "Bộ Chỉ huy quân sự", "Ban Chỉ huy quân sự", "Tỉnh ủy", "Thành ủy", "Huyện ủy",
            "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Ban Chấp hành", "Ban Thường vụ",
            "Ban Bí thư", "Bộ Chính trị", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận",
            "Ban Nội chính", "Ủy ban Kiểm tra", "Đại hội", "Đoàn Chủ tịch", "Liên đoàn Lao động",
            "Công đoàn", "Mặt trận Tổ quốc", "Ủy ban Mặt trận Tổ quốc", "Hội Nông dân",
            "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên", "Thường trực",
            "Ngân hàng", "Bảo hiểm xã hội", "Tập đoàn", "Trường", "Viện", "Thủ tướng",
            "Ban", "Ban Thường trực", "Hội đồng", "Hội", "Đoàn", "Tổ",
            "Chủ tịch Ủy ban nhân dân", "Chủ tịch", "Bộ trưởng", "Giám đốc",
        ].map { ($0, $0) }
            + abbreviations.map { ($0.short, $0.full) })

    /// The abbreviations that stand for whole words in running text.
    private static let abbreviations: [(short: String, full: String)] = [
        ("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("BTV", "Ban Thường vụ"),
        ("BCH", "Ban Chấp hành"), ("LĐLĐ", "Liên đoàn Lao động"),
        ("MTTQ", "Mặt trận Tổ quốc"), ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ]

    /// What is governed: the word before its name.
    static let territories = Lexicon([
        "tỉnh", "thành phố", "tp", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu",
    ])

    /// The name in ordinary letters: as the text itself prints it elsewhere, else by rule.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    static func ordinary(_ words: some BidirectionalCollection<Word>, in text: DirectiveWords)
        -> String
    {
        let words = Array(words)
        guard words.areInCapitals else { return expanded(words, in: text.source) }
        let keys = words.map(\.key)
        for unit in text.units {
            var start = unit.startIndex
            while start + keys.count <= unit.endIndex {
                let window = unit[start..<start + keys.count]
                if unit[start].key == keys[0], unit[start].isCapitalized, window.spell(keys),
                    !Array(window).areInCapitals
                {
                    return expanded(Array(window), in: text.source)
                }
                start += 1
            }
        }
        return byRule(words, in: text.source)
    }

    /// The printed words with abbreviations spelled out.
    static func expanded(_ words: [Word], in source: SourceText) -> String {
        var name = ""
        var index = 0
        while index < words.count {
            let spelled = full(words[index])
            // `BTV - LĐLĐ`: a hyphen between two short names joins them, and is not spelled out.
            let joins =
                words[index].isSign("-") && !words[index].isGlued
                && isAbbreviation(words.dropFirst(index + 1).first)
            if joins {
                index += 1
                continue
            }
            if !name.isEmpty, !words[index].isGlued { name += " " }
            name += spelled ?? source.printed([words[index]])
            index += 1
        }
        return name
    }

    /// What an abbreviation in capitals stands for.
    private static func full(_ word: Word) -> String? {
        word.isInCapitals ? fullNames[word.key] : nil
    }

    private static func isAbbreviation(_ word: Word?) -> Bool {
        word.flatMap(full) != nil
    }

    private static let fullNames = Dictionary(
        uniqueKeysWithValues: abbreviations.map { (LetterFolding.keys(of: $0.short)[0], $0.full) })

    /// Known words as they are written, names of places with a capital each.
    private static func byRule(_ words: [Word], in source: SourceText) -> String {
        var parts: [String] = []
        var index = 0
        while index < words.count {
            if let head = heads.match(words, at: index) {
                parts.append(head.meaning)
                index += head.count
            } else if let territory = territories.match(words, at: index) {
                parts.append(source.printed(words[index..<index + territory.count]).lowercased())
                index += territory.count
            } else {
                let letters = source.printed([words[index]])
                parts.append(
                    smallWords.contains(words[index].key)
                        ? letters.lowercased()
                        : letters.prefix(1) + letters.dropFirst().lowercased())
                index += 1
            }
        }
        return parts.joined(separator: " ")
    }

    private static let smallWords = Set(["và", "các", "về", "của"].flatMap(LetterFolding.keys))
}
