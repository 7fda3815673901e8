/// A part of a whole as somebody wrote it: `0.6`, or `1/3` where no decimal says it (tỷ lệ).
package struct Share: Hashable, Sendable, TextFieldValue {
    package let numerator: Quantity
    /// What it is a part of; `nil` for a decimal.
    package let denominator: Quantity?
    /// The part itself, exactly.
    package let ratio: Ratio

    /// `nil` where the denominator is not above nought.
    package init?(_ numerator: Quantity, of denominator: Quantity? = nil) {
        guard denominator?.isNegative != true, let ratio = Ratio(numerator, denominator ?? .one)
        else { return nil }
        self.numerator = numerator
        self.denominator = denominator
        self.ratio = ratio
    }

    package init?(canonical text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            .compactMap { Quantity($0) }
        guard let first = parts.first, parts.count <= 2 else { return nil }
        self.init(first, of: parts.count == 2 ? parts[1] : nil)
        guard canonical == text else { return nil }
    }

    package var canonical: String {
        numerator.description + (denominator.map { "/" + $0.description } ?? "")
    }

    /// The part as a person wrote it, a decimal or a fraction.
    ///
    /// - Throws: the problem of the number that cannot be read.
    package init?(reading text: String, by reader: NumberReader) throws(NumberProblem) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            .map { String($0).tidied }
        let numerator = try reader.read(parts[0])
        try self.init(numerator, of: parts.count == 2 ? reader.read(parts[1]) : nil)
    }

    /// The part as readers of the language expect it.
    package func formatted(in language: Language) -> String {
        numerator.formatted(in: language)
            + (denominator.map { "/" + $0.formatted(in: language) } ?? "")
    }
}
