import Reporting

/// What `socai inspection` does, and what each deed needs and takes.
enum InspectionAction: String, CaseIterable {
    case open
    case scope
    case request
    case answer
    case find
    case conclude
    case remedy
    case close
    case list
    case show

    /// The options that go with it.
    private var options: Set<String> {
        switch self {
        case .open: ["--kind", "--body", "--team", "--subject", "--document"]
        case .scope: ["--unit", "--target", "--from", "--to"]
        case .request: ["--text", "--addressee", "--due"]
        case .answer: ["--text", "--document"]
        case .find: ["--text", "--event"]
        case .conclude: ["--text", "--document"]
        case .remedy: ["--text", "--due", "--done", "--document"]
        case .close: ["--document", "--note"]
        case .list, .show: ["--known-at"]
        }
    }

    /// The options that go with some deeds only.
    private static let particular = Set(allCases.flatMap(\.options))

    private var takesItem: Bool { [.request, .answer, .find, .remedy].contains(self) }

    /// Refuses options and operands that do not go with it.
    func requireItsOwn(_ invocation: Invocation) throws(Failure) {
        let foreign = Self.particular.subtracting(options).filter { invocation.flag($0) }.sorted()
        if let option = foreign.first {
            throw Failure(
                .usage,
                Phrase(
                    vi: "\(option) không đi với “inspection \(rawValue)”",
                    en: "\(option) does not go with “inspection \(rawValue)”"),
                place: Phrase(verbatim: option),
                remedies: [
                    Phrase(
                        vi:
                            "“inspection \(rawValue)” nhận: \(options.sorted().joined(separator: ", "))",
                        en:
                            "“inspection \(rawValue)” takes: \(options.sorted().joined(separator: ", "))"
                    )
                ])
        }
        if !takesItem, let item = invocation.optionalOperand("ITEM") {
            throw .surplusOperand(item, of: invocation.info)
        }
        if self == .list, let id = invocation.optionalOperand("CASE") {
            throw .surplusOperand(id, of: invocation.info)
        }
    }

    /// An operand that it needs.
    func operand(_ name: String, _ invocation: Invocation) throws(Failure) -> String {
        guard let value = invocation.optionalOperand(name) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“inspection \(rawValue)” còn thiếu \(name)",
                    en: "“inspection \(rawValue)” needs \(name)"),
                place: Phrase(verbatim: name))
        }
        return value.nfc
    }

    /// The text of an option that it needs.
    func text(_ option: String, _ invocation: Invocation) throws(Failure) -> String {
        guard let text = invocation.text(option) else {
            throw Failure(
                .usage,
                Phrase(
                    vi: "“inspection \(rawValue)” còn thiếu \(option)",
                    en: "“inspection \(rawValue)” needs \(option)"),
                place: Phrase(verbatim: option))
        }
        return text
    }
}
