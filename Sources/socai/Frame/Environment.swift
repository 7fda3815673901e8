import Glibc
import Reporting

/// What the process was started with and in.
struct Environment {
    /// Every variable of the environment that the program looks at.
    enum Variable: String, CaseIterable {
        case ledger = "SOCAI_LEDGER"
        case member = "SOCAI_MEMBER"
        case language = "SOCAI_LANG"
        case localeAll = "LC_ALL"
        case localeMessages = "LC_MESSAGES"
        case locale = "LANG"
        case noColour = "NO_COLOR"
        case terminalKind = "TERM"
    }

    let variables: [Variable: String]

    /// The variable's value; `nil` where it is not set or empty.
    subscript(variable: Variable) -> String? {
        variables[variable]
    }

    /// The environment of this process.
    static func ofProcess() -> Environment {
        var variables: [Variable: String] = [:]
        for variable in Variable.allCases {
            // The pointer is read before anything could change the environment: the program has
            // one thread and sets no variable.
            guard let value = unsafe getenv(variable.rawValue) else { continue }
            let text = unsafe String(cString: value)
            if !text.isEmpty { variables[variable] = text }
        }
        return Environment(variables: variables)
    }

    /// The arguments of this process, without the program's own name.
    ///
    /// They are read from the bytes because `CommandLine.arguments` repairs what is not UTF-8,
    /// and a repaired name is another name.
    static func arguments() throws(Failure) -> [String] {
        var arguments: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            // argv has argc pointers to strings that end in a zero and outlive the process's main.
            guard let pointer = unsafe CommandLine.unsafeArgv[index] else { break }
            let bytes = unsafe UnsafeRawBufferPointer(start: pointer, count: strlen(pointer))
            arguments.append(try text(unsafe Array(bytes), ofArgument: index))
        }
        return arguments
    }

    private static func text(_ bytes: [UInt8], ofArgument index: Int) throws(Failure) -> String {
        do throws(UTF8.ValidationError) {
            return String(copying: try UTF8Span(validating: bytes.span))
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw Failure(
                .usage,
                Phrase(
                    vi: "tham số thứ \(index) không phải là văn bản UTF-8",
                    en: "argument \(index) is not UTF-8 text"),
                place: Phrase(
                    vi: "byte \(offset) của “\(String(decoding: bytes, as: UTF8.self))”",
                    en: "byte \(offset) of “\(String(decoding: bytes, as: UTF8.self))”"),
                remedies: [
                    Phrase(
                        vi: "đặt bảng mã của cửa sổ dòng lệnh là UTF-8 rồi gõ lại",
                        en: "set the terminal's encoding to UTF-8 and type it again")
                ])
        }
    }

    /// The folder the process stands in, as an absolute path; `nil` where it no longer exists.
    static func workingFolder() -> String? {
        // With no buffer of ours, getcwd allocates one of the size it needs, `man 3 getcwd`.
        guard let path = unsafe getcwd(nil, 0) else { return nil }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    /// Whether something is at `path`, as far as can be seen: what we may not look at counts as there,
    /// so that opening it says why not.
    static func exists(_ path: String) -> Bool {
        // access reads the string for the time of the call.
        unsafe access(path, F_OK) == 0 || errno == EACCES
    }

    /// The whole path without links and dots, as far as it leads to something that is there.
    ///
    /// What is not there yet keeps its name below the nearest folder that is.
    static func resolved(_ path: String) -> String {
        guard !path.isEmpty, path != "." else { return workingFolder() ?? path }
        // With no buffer of ours, realpath allocates one of the size it needs, `man 3 realpath`.
        if let found = unsafe realpath(path, nil) {
            defer { unsafe free(found) }
            return unsafe String(cString: found)
        }
        var parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let name = parts.popLast() else { return path }
        let parent = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        let base = resolved(parent.isEmpty ? "." : parent)
        return (base == "/" ? "" : base) + "/" + name
    }
}
