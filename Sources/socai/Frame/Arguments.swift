/// A command's arguments, sorted into options and operands and checked against its description.
struct Arguments {
    private(set) var options: [String: [String]] = [:]
    private(set) var operands: [String: [String]] = [:]
    private(set) var asksForHelp = false

    /// Reads `arguments` as `info` describes them.
    ///
    /// Options may stand anywhere before `--`, as `--name value` or `--name=value`. What begins
    /// with a dash and a digit is a negative number, not an option. Where help is asked for,
    /// nothing is missed.
    init(_ arguments: [String], for info: CommandInfo) throws(Failure) {
        var places: [String] = []
        var gathering: Option?
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            if argument == "--" {
                places += arguments[index...]
                break
            }
            guard Self.isOption(argument) else {
                if let gathering, places.count >= info.operands.count {
                    options[gathering.name, default: []].append(argument)
                } else {
                    places.append(argument)
                }
                continue
            }
            let next = index < arguments.count ? arguments[index] : nil
            if try read(argument, next: next, for: info) { index += 1 }
            let option = info.option(String(argument.prefix { $0 != "=" }))
            gathering = option.flatMap { $0.gathers ? $0 : nil }
        }
        guard !asksForHelp else { return }
        try assign(places, for: info)
        for option in info.options where option.isRequired && options[option.name] == nil {
            throw .missingOption(option, of: info)
        }
    }

    /// Whether `argument` is meant as an option; `-` alone and negative numbers are not.
    static func isOption(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), let second = argument.dropFirst().first else { return false }
        return !(second.isASCII && second.isNumber)
    }

    /// Reads one option; says whether it took `next` as its value.
    private mutating func read(
        _ argument: String, next: String?, for info: CommandInfo
    ) throws(Failure) -> Bool {
        guard argument != "-h" && argument != "--help" else {
            asksForHelp = true
            return false
        }
        let name = String(argument.prefix { $0 != "=" })
        guard let option = info.option(name) else { throw .unknownOption(name, of: info) }
        let attached =
            name.count < argument.count ? String(argument.dropFirst(name.count + 1)) : nil
        guard option.placeholder != nil else {
            if let attached { throw .unexpectedValue(attached, of: option) }
            options[name] = []
            return false
        }
        guard let value = attached ?? next else { throw .missingValue(of: option, found: nil) }
        if attached == nil, info.option(String(value.prefix { $0 != "=" })) != nil {
            throw .missingValue(of: option, found: value)
        }
        if let words = option.accepts.words, !words.contains(value) {
            throw .notAChoice(value, of: name, words: words)
        }
        guard option.repeats || options[name] == nil else { throw .givenTwice(option) }
        options[name, default: []].append(value)
        return attached == nil
    }

    private mutating func assign(_ places: [String], for info: CommandInfo) throws(Failure) {
        var rest = places[...]
        for operand in info.operands {
            let taken = operand.count == .many ? rest : rest.prefix(1)
            guard !taken.isEmpty || operand.count == .optional else {
                throw .missingOperand(operand, of: info)
            }
            if let words = operand.accepts.words,
                let wrong = taken.first(where: { !words.contains($0) })
            {
                throw .notAChoice(wrong, of: operand.name, words: words)
            }
            operands[operand.name] = Array(taken)
            rest = rest.dropFirst(taken.count)
        }
        if let surplus = rest.first { throw .surplusOperand(surplus, of: info) }
    }
}
