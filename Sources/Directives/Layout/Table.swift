/// A table of a directive: its header and its rows, repeated headers and wrapped rows put right (bảng).
package struct Table: Sendable {
    /// The cells of one row, empty ones included.
    package typealias Row = [[Word]]

    /// The header; empty where the table has none.
    package let header: Row

    /// The rows below the header.
    package let rows: [Row]

    package init(header: Row, rows: [Row]) {
        self.header = header
        self.rows = rows
    }

    /// How many columns the widest row has.
    package var columnCount: Int {
        max(header.count, rows.map(\.count).max() ?? 0)
    }
}
