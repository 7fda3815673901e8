/// A table of a directive: its header and its rows, repeated headers and wrapped rows put right (bảng).
struct Table: Sendable {
    /// The cells of one row, empty ones included.
    typealias Row = [[Word]]

    /// The header; empty where the table has none.
    let header: Row

    /// The rows below the header.
    let rows: [Row]

    /// How many columns the widest row has.
    var columnCount: Int {
        max(header.count, rows.map(\.count).max() ?? 0)
    }
}
