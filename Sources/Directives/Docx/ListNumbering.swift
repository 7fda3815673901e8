/// The numbers that Word prints before the paragraphs of a list and does not keep in their text
/// (ECMA-376 Part 1, 17.9).
struct ListNumbering {
    /// How the paragraphs of one level are numbered.
    struct Level {
        var format = "decimal"
        /// `%1.%2`: the counters of the levels put together.
        var text = ""
        var start = 1
    }

    /// The levels of each abstract list, and those that a list has instead of them.
    private var levels: [String: [Int: Level]] = [:]
    private var abstracts: [String: String] = [:]
    /// At which number the levels of a list begin anew.
    private var restarts: [String: [Int: Int]] = [:]
    /// Which of those have begun.
    private var begun: [String: Set<Int>] = [:]
    /// How far each abstract list has counted: its lists count on from each other.
    private var counters: [String: [Int: Int]] = [:]

    /// Lists that number nothing.
    init() {}

    /// The lists that `word/numbering.xml` declares.
    init(xml: [UInt8]) throws(DocxProblem) {
        var levels: [String: [Int: Level]] = [:]
        var abstracts: [String: String] = [:]
        var restarts: [String: [Int: Int]] = [:]
        var (abstract, number, level) = ("", "", 0)
        try DocxXML.walk(xml) { node in
            guard case .start(let name, let attributes) = node else { return }
            let value = attributes["val"] ?? ""
            switch name {
            case "abstractNum": abstract = attributes["abstractNumId"] ?? ""
            case "num":
                number = attributes["numId"] ?? ""
                abstract = ListNumbering.own(number)
            case "abstractNumId": abstracts[number] = value
            case "lvlOverride": level = attributes["ilvl"].flatMap { Int($0) } ?? 0
            case "startOverride": restarts[number, default: [:]][level] = Int(value) ?? 1
            case "lvl":
                level = attributes["ilvl"].flatMap { Int($0) } ?? 0
                levels[abstract, default: [:]][level] = Level()
            case "numFmt": levels[abstract]?[level]?.format = value
            case "lvlText": levels[abstract]?[level]?.text = value
            case "start": levels[abstract]?[level]?.start = Int(value) ?? 1
            default: break
            }
        }
        self.levels = levels
        self.abstracts = abstracts
        self.restarts = restarts
    }

    /// Under which name the levels stand that a list has for itself (17.9.8, `w:lvlOverride`).
    private static func own(_ list: String) -> String { "num " + list }

    private func level(_ level: Int, of list: String, _ abstract: String) -> Level? {
        levels[ListNumbering.own(list)]?[level] ?? levels[abstract]?[level]
    }

    /// What stands before the next paragraph at this level of this list; `nil` for nothing.
    mutating func next(list: String, level: Int) -> String? {
        guard let abstract = abstracts[list],
            let declared = self.level(level, of: list, abstract)
        else { return nil }
        guard declared.format != "bullet" else { return "-" }
        guard declared.format != "none" else { return nil }
        var counts = counters[abstract] ?? [:]
        let restart = restarts[list]?[level]
        if restart != nil, begun[list, default: []].insert(level).inserted { counts[level] = nil }
        counts[level] = counts[level].map { $0 + 1 } ?? restart ?? declared.start
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        counters[abstract] = counts
        var label = declared.text
        for upper in 0...max(level, 0) {
            guard let format = self.level(upper, of: list, abstract) else { continue }
            let number = ListNumbering.printed(
                counts[upper] ?? format.start, as: upper == level ? declared.format : format.format)
            label = label.replacing("%\(upper + 1)", with: number)
        }
        return label.isEmpty ? nil : label
    }

    private static func printed(_ number: Int, as format: String) -> String {
        switch format {
        case "lowerLetter": letters(number)
        case "upperLetter": letters(number).uppercased()
        case "lowerRoman": roman(number)
        case "upperRoman": roman(number).uppercased()
        case "decimalZero": number < 10 ? "0\(number)" : "\(number)"
        default: "\(number)"
        }
    }

    /// a … z, then aa, bb, as Word prints them.
    private static func letters(_ number: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
        guard (1...780).contains(number) else { return "\(number)" }
        let letter = alphabet[(number - 1) % alphabet.count]
        return String(repeating: letter, count: (number - 1) / alphabet.count + 1)
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3_999).contains(number) else { return "\(number)" }
        let signs = [
            (1_000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
            (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var (rest, text) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
