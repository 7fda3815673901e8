/// How the numbers of a text are written (cách viết số).
public enum NumberForm: String, Sendable, CaseIterable {
    /// Vietnamese: `1.577,95`.
    case vi

    /// Plain: `1577.95`, also `1,577.95`.
    case plain

    fileprivate var point: Character { self == .vi ? "," : "." }
    fileprivate var groupSeparator: Character { self == .vi ? "." : "," }
}

/// Why a text could not be read as a number (lỗi đọc số).
public enum NumberProblem: Error, Equatable, Sendable {
    /// The text has two readings with different values, and no form was given.
    case ambiguous(found: String, asVietnamese: Quantity, asPlain: Quantity)

    /// The text is a number, but not in the form that was asked for.
    case wrongForm(found: String, expected: NumberForm)

    /// The text is no number in any form.
    case notANumber(found: String)

    /// The number has more digits than a quantity holds.
    case tooLong(found: String)

    /// What was found and what to do.
    public var message: Phrase {
        switch self {
        case .ambiguous(let found, let asVietnamese, let asPlain):
            Phrase(
                vi:
                    "“\(found)” có hai cách đọc: \(NumberProblem.ungrouped(asVietnamese)) (viết kiểu"
                    + " Việt Nam) hoặc \(NumberProblem.ungrouped(asPlain)) (dấu chấm thập phân);"
                    + " hãy chọn bằng --numbers vi hoặc --numbers plain.",
                en: "“\(found)” can be read in two ways: \(asVietnamese) (Vietnamese) or"
                    + " \(asPlain) (plain); choose with --numbers vi or --numbers plain.")
        case .wrongForm(let found, .vi):
            Phrase(
                vi: "“\(found)” không viết theo kiểu Việt Nam; hãy viết như 1.577,95"
                    + " hoặc chọn --numbers plain.",
                en: "“\(found)” is not written the Vietnamese way; write it like 1.577,95"
                    + " or choose --numbers plain.")
        case .wrongForm(let found, .plain):
            Phrase(
                vi: "“\(found)” không viết theo kiểu dấu chấm thập phân; hãy viết như 1577.95"
                    + " hoặc chọn --numbers vi.",
                en: "“\(found)” is not written the plain way; write it like 1577.95"
                    + " or choose --numbers vi.")
        case .notANumber(let found):
            Phrase(
                vi: "“\(found)” không phải là số; hãy viết như 1.577,95 hoặc 1577.95.",
                en: "“\(found)” is not a number; write it like 1.577,95 or 1577.95.")
        case .tooLong(let found):
            Phrase(
                vi:
                    "“\(found)” có quá nhiều chữ số; sổ giữ tối đa \(Quantity.maximumDigits) chữ số,"
                    + " trong đó \(Quantity.maximumScale) chữ số sau dấu thập phân.",
                en: "“\(found)” has too many digits; the ledger holds at most"
                    + " \(Quantity.maximumDigits), \(Quantity.maximumScale) of them decimals.")
        }
    }

    /// The value in Vietnamese without the groups that made it ambiguous.
    private static func ungrouped(_ quantity: Quantity) -> String {
        String(quantity.description.map { $0 == "." ? "," : $0 })
    }
}

/// Reads numbers as people type them, and never guesses between two readings (đọc số).
public struct NumberReader: Sendable {
    /// The only form to accept; `nil` accepts both where they agree.
    public let form: NumberForm?

    /// A reader for one form, or for both.
    public init(form: NumberForm? = nil) {
        self.form = form
    }

    /// The number that `text` spells, white space around it aside.
    public func read(_ text: String) throws(NumberProblem) -> Quantity {
        let found = text.tidied
        let spelled = found.replacingMinus
        let vietnamese = NumberReader.plainSpelling(of: spelled, form: .vi)
        let plain = NumberReader.plainSpelling(of: spelled, form: .plain)
        switch (form, vietnamese, plain) {
        case (_, nil, nil): throw .notANumber(found: found)
        case (.vi, nil, _): throw .wrongForm(found: found, expected: .vi)
        case (.plain, _, nil): throw .wrongForm(found: found, expected: .plain)
        case (.vi, let spelling?, _), (.plain, _, let spelling?),
            (nil, let spelling?, nil), (nil, nil, let spelling?):
            return try quantity(spelling, found: found)
        case (nil, let vietnamese?, let plain?):
            let asVietnamese = try quantity(vietnamese, found: found)
            let asPlain = try quantity(plain, found: found)
            guard asVietnamese == asPlain else {
                throw .ambiguous(found: found, asVietnamese: asVietnamese, asPlain: asPlain)
            }
            return asVietnamese
        }
    }

    /// The number and the measure behind it: `1.577,95 tỷ đồng`, `98%`, `85000`.
    public func readQuantityWithMeasure(
        _ text: String
    ) throws(NumberProblem) -> (quantity: Quantity, measure: Measure?) {
        let found = text.tidied
        let number = found.prefix { "-−.,".contains($0) || ("0"..."9").contains($0) }
        let measure = found.dropFirst(number.count).drop { $0 == " " }
        // What follows a number is a word or a per cent sign: `5-6`, `17/17 xã`, `1 577` are not.
        guard let first = measure.first else { return (try read(String(number)), nil) }
        guard first.isLetter || first == "%" || first == "‰", !number.isEmpty else {
            throw .notANumber(found: found)
        }
        return (try read(String(number)), Measure(String(measure)))
    }

    private func quantity(_ plain: String, found: String) throws(NumberProblem) -> Quantity {
        guard let quantity = Quantity(plain) else { throw .tooLong(found: found) }
        return quantity
    }

    /// The plain canonical spelling of `text` read in `form`; `nil` where it has not that form.
    private static func plainSpelling(of text: String, form: NumberForm) -> String? {
        let isNegative = text.first == "-"
        let parts = text.dropFirst(isNegative ? 1 : 0).split(
            separator: form.point, maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, let digits = digits(of: whole, form: form) else {
            return nil
        }
        var spelling: String
        if parts.count == 2 {
            guard isDigits(parts[1]), digits == "0" || digits.first != "0" else { return nil }
            spelling = digits + "." + parts[1]
        } else {
            // `03 xã` is how counts below ten are printed; `03,5` is not.
            spelling = String(digits.drop { $0 == "0" })
            if spelling.isEmpty { spelling = "0" }
        }
        let isZero = spelling.allSatisfy { $0 == "0" || $0 == "." }
        return isNegative && !isZero ? "-" + spelling : spelling
    }

    /// The digits before the point, groups of three joined; `nil` where they are no number.
    private static func digits(of whole: Substring, form: NumberForm) -> String? {
        let groups = whole.split(separator: form.groupSeparator, omittingEmptySubsequences: false)
        guard groups.allSatisfy(isDigits), let lead = groups.first else { return nil }
        if groups.count > 1 {
            guard lead.count <= 3, lead.first != "0",
                groups.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        return groups.joined()
    }

    private static func isDigits(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension String {
    /// The text with a leading minus sign (U+2212) made a hyphen.
    fileprivate var replacingMinus: String {
        hasPrefix("\u{2212}") ? "-" + dropFirst() : self
    }
}

extension NumberForm {
    /// A number in plain form, grouped for reading, with its decimals as they are.
    package func grouped(_ plain: String) -> String {
        let isNegative = plain.hasPrefix("-")
        let parts = plain.dropFirst(isNegative ? 1 : 0).split(separator: ".")
        var grouped = ""
        for (index, digit) in parts[0].enumerated() {
            if index > 0, (parts[0].count - index).isMultiple(of: 3) {
                grouped.append(groupSeparator)
            }
            grouped.append(digit)
        }
        let sign = isNegative ? "-" : ""
        guard parts.count == 2 else { return sign + grouped }
        return sign + grouped + String(point) + parts[1]
    }
}

extension Quantity {
    /// The quantity grouped for reading, with its decimals as they are.
    ///
    /// `1.577,95` in Vietnamese form, `1,577.95` in plain form.
    public func formatted(_ form: NumberForm) -> String { form.grouped(description) }

    /// The quantity as readers of `language` expect it.
    public func formatted(in language: Language) -> String {
        formatted(language == .vi ? .vi : .plain)
    }
}
