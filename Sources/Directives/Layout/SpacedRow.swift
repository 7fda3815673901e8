/// A line whose cells are set apart by spaces, as `pdftotext -layout` prints tables (dòng bảng căn bằng dấu cách).
struct SpacedRow {
    /// One run of words between wide gaps, and where it stands on the line.
    struct Segment {
        let range: Range<Int>
        let words: [Word]
    }

    let segments: [Segment]

    /// How many spaces make a gap between cells.
    private static let gapLength = 2

    /// The segments of a line; `nil` where no gap stands inside it.
    init?(_ line: Range<Int>, of source: SourceText) {
        var ranges: [Range<Int>] = []
        var start: Int?
        var blanks = 0
        for index in line {
            if source.scalars[index] == " " || source.scalars[index] == "\u{A0}" {
                blanks += 1
                continue
            }
            if let opened = start, blanks >= SpacedRow.gapLength {
                ranges.append(opened..<index - blanks)
                start = index
            }
            start = start ?? index
            blanks = 0
        }
        if let start { ranges.append(start..<line.upperBound - blanks) }
        guard ranges.count > 1 || line.lowerBound < (ranges.first?.lowerBound ?? 0) else {
            return nil
        }
        segments = ranges.map { range in
            Segment(
                range: range.lowerBound - line.lowerBound..<range.upperBound - line.lowerBound,
                words: WordScanner.words(of: source, in: range))
        }
    }

    /// Whether the line heads a table: `STT   Nội dung   Chỉ tiêu`.
    var isHeader: Bool {
        segments.count > 2
            && segments.first?.words.first.map { TableRows.numberHeadings.contains($0.key) }
                ?? false
    }

    /// The cells under the columns of a header; `nil` where the line is no row of that table.
    func cells(under header: SpacedRow) -> Table.Row? {
        let columns = header.segments
        guard let first = segments.first else { return nil }
        if segments.count == 1, !goesOn(first, under: columns) { return nil }
        var row: Table.Row = Array(repeating: [], count: columns.count)
        var next = 0
        for segment in segments {
            let nearest = columns.indices.dropFirst(next).min { left, right in
                SpacedRow.distance(segment, columns[left])
                    < SpacedRow.distance(segment, columns[right])
            }
            guard let nearest else { return nil }
            row[nearest] += segment.words
            next = nearest
        }
        return row
    }

    /// Whether a lone segment is the second line of a cell, or a part without figures.
    private func goesOn(_ segment: Segment, under columns: [Segment]) -> Bool {
        guard columns.count > 1, segment.range.lowerBound + 2 >= columns[1].range.lowerBound else {
            return false
        }
        return LineReading.goesOn(segment.words) || segment.words.first?.isSign("-") ?? false
    }

    /// How far a segment stands from a column: by its start, its end or its middle.
    private static func distance(_ segment: Segment, _ column: Segment) -> Int {
        let (range, other) = (segment.range, column.range)
        let middle = range.lowerBound + range.upperBound - other.lowerBound - other.upperBound
        return min(
            abs(range.lowerBound - other.lowerBound), abs(range.upperBound - other.upperBound),
            abs(middle) / 2)
    }
}
