import Exports
import Projections

/// A flag on the terminal: its title and, indented, what there is to say of it.
enum FlagView {
    static func write(_ flag: Flag, of flags: Flags, to invocation: Invocation) {
        let (language, out) = (invocation.language, invocation.output)
        out.writeLine()
        out.writeLine(TextWrap.printable(FlagText.title(flag, in: language)[...]))
        for paragraph in FlagText.paragraphs(flag, of: flags, in: language) {
            out.writeLine("    " + TextWrap.printable(paragraph[...]))
        }
    }
}
