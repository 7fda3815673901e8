import Reporting

extension Phrase {
    /// What is the same in every language: a path, a command, a number.
    init(verbatim text: String) {
        self.init(vi: text, en: text)
    }
}
