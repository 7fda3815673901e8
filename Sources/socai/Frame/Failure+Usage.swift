import Reporting

/// The ways in which a command line can be wrong.
extension Failure {
    static func unknownCommand(_ name: String, known: [String]) -> Failure {
        Failure(
            .usage, Phrase(vi: "không có lệnh “\(name)”", en: "there is no command “\(name)”"),
            remedies: suggestion(for: name, among: known) + [
                Phrase(vi: "xem các lệnh bằng: socai help", en: "see the commands: socai help")
            ])
    }

    static func unknownOption(_ name: String, of info: CommandInfo) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "lệnh “\(info.name)” không có tùy chọn “\(name)”",
                en: "the command “\(info.name)” has no option “\(name)”"),
            remedies: suggestion(for: name, among: info.options.map(\.name)) + [seeHelp(info)])
    }

    static func optionBeforeCommand(_ name: String, known: [String]) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "tùy chọn “\(name)” không dùng được trước tên lệnh",
                en: "the option “\(name)” cannot stand before the command"),
            remedies: suggestion(for: name, among: known) + [
                Phrase(
                    vi: "viết: socai LỆNH [THAM SỐ] [TÙY CHỌN]",
                    en: "write: socai COMMAND [ARGUMENTS] [OPTIONS]")
            ])
    }

    static func missingValue(of option: Option, found: String?) -> Failure {
        let placeholder = option.placeholder ?? ""
        return Failure(
            .usage,
            Phrase(
                vi: "tùy chọn “\(option.name)” cần một giá trị (\(placeholder))",
                en: "the option “\(option.name)” needs a value (\(placeholder))"),
            why: found.map {
                Phrase(
                    vi: "sau nó là một tùy chọn khác, “\($0)”",
                    en: "another option follows it, “\($0)”")
            },
            remedies: found.map {
                [
                    Phrase(
                        vi: "nếu “\($0)” chính là giá trị, hãy viết \(option.name)=\($0)",
                        en: "if “\($0)” is the value itself, write \(option.name)=\($0)")
                ]
            } ?? [])
    }

    static func unexpectedValue(_ value: String, of option: Option) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "tùy chọn “\(option.name)” không nhận giá trị, nhưng có “\(value)”",
                en: "the option “\(option.name)” takes no value but was given “\(value)”"))
    }

    static func givenTwice(_ option: Option) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "tùy chọn “\(option.name)” chỉ được dùng một lần",
                en: "the option “\(option.name)” may be given only once"))
    }

    static func notAChoice(_ value: String, of name: String, words: [String]) -> Failure {
        let list = words.joined(separator: ", ")
        return Failure(
            .usage,
            Phrase(
                vi: "“\(value)” không phải là giá trị hợp lệ của \(name)",
                en: "“\(value)” is not a valid value of \(name)"),
            remedies: suggestion(for: value, among: words) + [
                Phrase(vi: "chọn một trong các giá trị: \(list)", en: "choose one of: \(list)")
            ])
    }

    static func missingOption(_ option: Option, of info: CommandInfo) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "lệnh “\(info.name)” cần tùy chọn “\(option.usage(in: .vi))”",
                en: "the command “\(info.name)” needs the option “\(option.usage(in: .en))”"),
            remedies: [usageLine(info), seeHelp(info)])
    }

    static func missingOperand(_ operand: Operand, of info: CommandInfo) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "lệnh “\(info.name)” thiếu tham số "
                    + Phrase(placeholder: operand.name).vi,
                en: "the command “\(info.name)” lacks its argument \(operand.name)"),
            remedies: [usageLine(info), seeHelp(info)])
    }

    static func surplusOperand(_ value: String, of info: CommandInfo) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "lệnh “\(info.name)” thừa tham số, kể từ “\(value)”",
                en: "the command “\(info.name)” has too many arguments, from “\(value)” on"),
            remedies: [usageLine(info), seeHelp(info)])
    }

    private static func suggestion(for word: String, among known: [String]) -> [Phrase] {
        guard let nearest = NearestMatch.of(word, among: known) else { return [] }
        return [
            Phrase(
                vi: "có phải bạn muốn “\(nearest)”?", en: "did you mean “\(nearest)”?")
        ]
    }

    private static func usageLine(_ info: CommandInfo) -> Phrase {
        Phrase(vi: "viết: \(info.usage(in: .vi))", en: "write: \(info.usage(in: .en))")
    }

    private static func seeHelp(_ info: CommandInfo) -> Phrase {
        Phrase(
            vi: "xem hướng dẫn bằng: socai help \(info.name)",
            en: "see its help: socai help \(info.name)")
    }
}
