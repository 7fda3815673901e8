import Reporting

/// Which language the person is spoken to in.
enum LanguageChoice {
    static let optionName = "--lang"

    /// The language by `--lang`, else by the environment.
    ///
    /// The option is looked for before anything else is read, so that what is wrong with the rest
    /// is said in the language asked for.
    static func choose(
        arguments: [String], environment: Environment
    ) throws(Failure) -> Language {
        guard let word = option(in: arguments) else { return fallback(environment) }
        guard let language = Language(rawValue: word) else {
            throw .notAChoice(word, of: optionName, words: Language.allCases.map(\.rawValue))
        }
        return language
    }

    /// The language by `SOCAI_LANG`, else by the locale, else Vietnamese.
    static func fallback(_ environment: Environment) -> Language {
        if let own = environment[.language].flatMap(language(ofLocale:)) { return own }
        // The first variable that is set decides, POSIX.1-2017 XBD §8.2; "C" speaks no language.
        let locale =
            environment[.localeAll] ?? environment[.localeMessages] ?? environment[.locale]
        return locale.flatMap(language(ofLocale:)) ?? .vi
    }

    private static func language(ofLocale locale: String) -> Language? {
        Language.allCases.first { locale.lowercased().hasPrefix($0.rawValue) }
    }

    private static func option(in arguments: [String]) -> String? {
        let options = arguments.prefix { $0 != "--" }
        for (index, argument) in options.enumerated() {
            if argument.hasPrefix(optionName + "=") {
                return String(argument.dropFirst(optionName.count + 1))
            }
            if argument == optionName, index + 1 < arguments.count { return arguments[index + 1] }
        }
        return nil
    }
}
