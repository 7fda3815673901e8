/// Folds letters so that spellings of one word become one key (gập chữ để so khớp).
///
/// The key of a syllable is its letters in lower case without the tone mark, then the tone as a digit:
/// `hóa` and `hoá` both become `hoa1`. A final `y` that is the only vowel becomes `i` (`tỷ`, `tỉ`).
/// Letters and their combining marks come to the same key as the composed letters.
enum LetterFolding {
    /// One letter: its lower case without a tone, and the tone, 0 for none.
    private struct Letter {
        let base: UInt32
        let tone: UInt8
    }

    /// The vowels, each without a tone and with the five: sắc, huyền, hỏi, ngã, nặng.
    private static let vowels = [
        "aáàảãạ", "ăắằẳẵặ", "âấầẩẫậ", "eéèẻẽẹ", "êếềểễệ", "iíìỉĩị", "oóòỏõọ", "ôốồổỗộ",
        "ơớờởỡợ", "uúùủũụ", "ưứừửữự", "yýỳỷỹỵ",
    ]

    /// The letters below U+2000 that differ from their key, by scalar value.
    private static let table: [Letter] = {
        var table = (0..<0x2000).map { Letter(base: UInt32($0), tone: 0) }
        for value in 0x41..<0x2000 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            // Letters whose lower case is longer occur in no Vietnamese word.
            if lower.count == 1, let first = lower.first {
                table[value] = Letter(base: first.value, tone: 0)
            }
        }
        for row in vowels {
            let letters = Array(row.unicodeScalars)
            for (tone, letter) in letters.enumerated() {
                let folded = Letter(base: letters[0].value, tone: UInt8(tone))
                for form in [letter, capital(of: letter)] { table[Int(form.value)] = folded }
            }
        }
        // The Icelandic letter is what some scanners read đ as.
        for value in [0xD0, 0xF0] { table[value] = Letter(base: 0x111, tone: 0) }
        return table
    }()

    private static func capital(of letter: Unicode.Scalar) -> Unicode.Scalar {
        letter.properties.uppercaseMapping.unicodeScalars.first ?? letter
    }

    /// The tone that a combining mark stands for.
    private static func tone(ofMark scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0x301: 1
        case 0x300: 2
        case 0x309: 3
        case 0x303: 4
        case 0x323: 5
        default: nil
        }
    }

    /// The letter that `base` and a combining circumflex, breve or horn make.
    private static func marked(_ base: UInt32, by mark: UInt32) -> UInt32? {
        switch (base, mark) {
        case (0x61, 0x302): 0xE2
        case (0x65, 0x302): 0xEA
        case (0x6F, 0x302): 0xF4
        case (0x61, 0x306): 0x103
        case (0x6F, 0x31B): 0x1A1
        case (0x75, 0x31B): 0x1B0
        default: nil
        }
    }

    /// The key of a run of letters.
    static func key(of scalars: ArraySlice<Unicode.Scalar>) -> String {
        var bases: [UInt32] = []
        bases.reserveCapacity(scalars.count)
        var tone: UInt8 = 0
        for scalar in scalars {
            if scalar.value < 0x2000, !isMark(scalar) {
                let letter = table[Int(scalar.value)]
                bases.append(letter.base)
                if letter.tone != 0 { tone = letter.tone }
            } else if let mark = LetterFolding.tone(ofMark: scalar) {
                tone = mark
            } else if let last = bases.last, let made = marked(last, by: scalar.value) {
                bases[bases.count - 1] = made
            } else {
                bases.append(scalar.value)
            }
        }
        if endsInLoneY(bases) { bases[bases.count - 1] = 0x69 }
        var key = "".unicodeScalars
        for base in bases {
            if let scalar = Unicode.Scalar(base) { key.append(scalar) }
        }
        if tone != 0 { key.append(Unicode.Scalar(0x30 + tone)) }
        return String(key)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value)
    }

    /// Whether the syllable is consonants and one `y`: `kỳ` and `kì` are one word, `tuy` and `tui` two.
    private static func endsInLoneY(_ bases: [UInt32]) -> Bool {
        guard bases.count > 1, bases.last == 0x79 else { return false }
        return bases.dropLast().allSatisfy(isConsonant)
    }

    private static func isConsonant(_ base: UInt32) -> Bool {
        switch base {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79, 0x103, 0xE2, 0xEA, 0xF4, 0x1A1, 0x1B0: false
        case 0x111: true
        default: (0x61...0x7A).contains(base)
        }
    }

    /// The keys of a phrase, cut at its spaces and hyphens.
    static func keys(of phrase: String) -> [String] {
        WordScanner.words(of: SourceText(phrase)).map(\.key)
    }
}
