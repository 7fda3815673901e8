import Reporting

extension Phrase {
    /// The word in capitals that stands for a value in help: English as it is written, Vietnamese where the
    /// word says nothing to who reads no English.
    init(placeholder word: String) {
        let vietnamese = ["FILE": "TỆP", "MIRROR": "BẢN-SAO", "VKEY": "KHÓA-KIỂM"]
        let words = word.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        self.init(vi: words.map { vietnamese[$0] ?? $0 }.joined(separator: "|"), en: word)
    }
}
