/// Number and symbol of a document as printed: `38-CTr/HU`, `92/KH-UBND`, `72/2025/QH15` (số, ký hiệu).
struct PrintedSymbol: Equatable {
    /// Without the blanks and marks that a scan leaves in it.
    let text: String
    /// The number as printed: `09`; empty where the place for it was left blank.
    let number: String
    /// What stands behind the number: `CTr/HU`.
    let code: String
    /// How many words it takes.
    let count: Int

    /// The symbol that begins at `start`.
    ///
    /// Behind the word `số` its number may be set off by blanks (`Số 09 -NQ/HU`), and in a draft be missing.
    init?(_ words: ArraySlice<Word>, at start: Int, in source: SourceText, isIntroduced: Bool) {
        var index = start
        var number = ""
        func word() -> Word? { index < words.endIndex ? words[index] : nil }
        if let first = word(), first.kind == .number {
            guard first.key.allSatisfy(\.isNumber), first.key.count <= 6 else { return nil }
            number = first.key
            index += 1
            // `12a-KH/TU`
            if let suffix = word(), suffix.isGlued, suffix.kind == .letters, suffix.key.count == 1 {
                number += suffix.key
                index += 1
            }
        } else if !isIntroduced {
            return nil
        }
        func separator() -> String? {
            guard let sign = word(), sign.isSign("-") || sign.isSign("/"),
                sign.isGlued || isIntroduced
            else { return nil }
            index += 1
            return sign.key
        }
        guard let first = separator() else { return nil }
        var middle = first
        if let year = word(), year.kind == .number, year.isGlued, year.key.count == 4 {
            index += 1
            guard let second = separator() else { return nil }
            middle += year.key + second
        }
        let codeStart = index
        guard let head = word(), head.kind == .letters, head.isCapitalized,
            head.isGlued || isIntroduced
        else { return nil }
        index += 1
        while let sign = word(), sign.isGlued, sign.isSign("-") || sign.isSign("/"),
            index + 1 < words.endIndex, words[index + 1].isGlued, words[index + 1].kind == .letters
        {
            index += 2
        }
        let code = source.printed(words[codeStart..<index]).filter { !$0.isWhitespace }
        guard code.count(where: \.isLetter) >= 2 else { return nil }
        text = number + middle + code
        self.number = number
        self.code = code
        count = index - start
    }

    /// What two spellings of one symbol share: case aside, `QĐi` is `QĐ`.
    static func folded(_ symbol: String) -> String {
        symbol.lowercased().replacing("qđi", with: "qđ").replacing("qyđ", with: "qđ")
    }
}
