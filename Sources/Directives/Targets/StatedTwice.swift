import Reporting

/// Marks what a directive states twice with different figures (nêu hai lần, số khác nhau).
enum StatedTwice {
    private struct Key: Hashable {
        let name: [String]
        let period: Period?
        let measure: Measure?
    }

    /// The targets, those that contradict each other marked.
    static func marked(_ targets: [ProposedTarget]) -> [ProposedTarget] {
        var places: [Key: [Int]] = [:]
        for (index, target) in targets.enumerated() where target.criterion.hasFigure {
            let key = Key(
                name: plain(target.name), period: target.period, measure: target.measure)
            if !key.name.isEmpty { places[key, default: []].append(index) }
        }
        var marked = targets
        for indices in places.values where indices.count > 1 {
            let figures = Set(indices.map { Figures(targets[$0].criterion) })
            guard figures.count > 1 else { continue }
            for index in indices { marked[index].review.append(.statedDifferently) }
        }
        return marked
    }

    private struct Figures: Hashable {
        let low: Quantity?
        let high: Quantity?

        init(_ criterion: Criterion) {
            low = criterion.low
            high = criterion.high
        }
    }

    private static func plain(_ name: String) -> [String] {
        let words = Passage(reading: name).words.filter { $0.kind != .sign }
        let end = words.indices.dropFirst().first {
            FigureClaim.Name.stances.match(words, at: $0) != nil
        }
        return words[..<(end ?? words.endIndex)].map(\.key)
    }
}

extension Criterion {
    /// Whether there is a figure to compare.
    fileprivate var hasFigure: Bool { low != nil || high != nil }
}
