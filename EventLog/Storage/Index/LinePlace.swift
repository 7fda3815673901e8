/// Where a line lies.
package struct LinePlace: Equatable, Sendable {
    /// The first position of its segment, after which the segment is named.
    let segment: UInt64
    let byteOffset: UInt64
    /// Its length without the line feed.
    let byteCount: Int
}
