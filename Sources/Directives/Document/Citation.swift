package import EventLog

/// A document that another rests on or names (văn bản căn cứ, văn bản viện dẫn).
package struct Citation: Equatable, Sendable {
    /// How the citing document speaks of it.
    package enum Role: String, Sendable {
        /// The document says that it rests on it (căn cứ).
        case basis
        /// It is named in the title of a basis.
        case within
        /// It is named in the text.
        case cited
    }

    package let symbol: String?
    package internal(set) var day: Day?
    /// The words that name it.
    package let name: String
    package let role: Role
    package let place: TextPlace
}
