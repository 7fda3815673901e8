import EventLog

/// A day as directives print it: `ngày 04/02/2025`, `ngày 10 tháng 12 năm 2025`, `30.4.2025`.
struct PrintedDay: Equatable {
    let day: Day
    /// How many words it takes.
    let count: Int

    /// The day that begins at `start`, the word `ngày` before it included.
    init?(_ words: ArraySlice<Word>, at start: Int) {
        var index = start
        if index < words.endIndex, words[index].key == "ngay2" { index += 1 }
        guard let (numbers, length) = PrintedDay.numbers(words[index...]),
            let day = Day(year: numbers[2], month: numbers[1], day: numbers[0])
        else { return nil }
        self.day = day
        count = index - start + length
    }

    /// Day, month and year, and how many words they take.
    private static func numbers(_ words: ArraySlice<Word>) -> ([Int], Int)? {
        guard let first = words.first, first.kind == .number else { return nil }
        let dotted = first.key.split(separator: ".")
        if dotted.count == 3 { return checked(dotted.map(String.init), 1) }
        let window = Array(words.prefix(5))
        guard window.count == 5 else { return nil }
        let isSlashed =
            window[1].kind == .sign && window[1].key == window[3].key
            && ["/", "-"].contains(window[1].key) && window[1...].allSatisfy(\.isGlued)
        let isSpelled = window[1].key == "thang1" && window[3].key == "năm"
        guard isSlashed || isSpelled else { return nil }
        return checked([window[0].key, window[2].key, window[4].key], 5)
    }

    private static func checked(_ texts: [String], _ count: Int) -> ([Int], Int)? {
        let numbers = texts.compactMap { Int($0) }
        guard numbers.count == 3, texts[2].count == 4 else { return nil }
        return (numbers, count)
    }
}
