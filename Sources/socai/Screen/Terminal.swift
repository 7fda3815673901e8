import Glibc

/// What is at the other end of a channel: a person's terminal, or a file or a pipe.
struct Terminal {
    /// The width in which text is laid out where no terminal has one of its own.
    static let defaultWidth = 120

    let isTerminal: Bool
    let width: Int
    let hasColour: Bool

    init(isTerminal: Bool, width: Int = Self.defaultWidth, hasColour: Bool = false) {
        self.isTerminal = isTerminal
        self.width = width
        self.hasColour = hasColour
    }

    /// What the open file `descriptor` is.
    ///
    /// `NO_COLOR` is obeyed as https://no-color.org has it.
    init(descriptor: Int32, environment: Environment) {
        guard isatty(descriptor) == 1 else {
            self.init(isTerminal: false)
            return
        }
        var size = winsize()
        // The kernel fills in one `winsize`, `man 2 TIOCGWINSZ`.
        let isKnown = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.init(
            isTerminal: true, width: isKnown ? Int(size.ws_col) : Self.defaultWidth,
            hasColour: environment[.noColour] == nil && environment[.terminalKind] != "dumb")
    }

    /// The text in `style`, where the terminal has colour; else as it is.
    func styled(_ text: String, _ style: TextStyle) -> String {
        hasColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
