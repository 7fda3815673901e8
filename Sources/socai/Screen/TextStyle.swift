/// How a piece of text stands out on a terminal (ECMA-48 §8.3.117, select graphic rendition).
enum TextStyle: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
}
