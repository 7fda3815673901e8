import Reporting
import Testing

@Suite struct PhraseTests {
    @Test func `A phrase speaks the language it is asked for`() {
        let phrase = Phrase(vi: "kỳ", en: "period")
        #expect(phrase.text(in: .vi) == "kỳ")
        #expect(phrase.text(in: .en) == "period")
        #expect(Language.allCases.map(\.rawValue) == ["vi", "en"])
    }

    @Test func `Text is composed to NFC, and composing it again changes nothing`() {
        let decomposed = "thu\u{31B}\u{323}c hie\u{302}\u{323}n"
        #expect(
            Array(decomposed.nfc.unicodeScalars) == Array("th\u{1EF1}c hi\u{1EC7}n".unicodeScalars))
        #expect(Array(decomposed.nfc.nfc.unicodeScalars) == Array(decomposed.nfc.unicodeScalars))
        #expect("plain" == "plain".nfc)
    }
}
