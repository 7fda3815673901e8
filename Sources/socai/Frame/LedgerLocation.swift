import EventLog
import Reporting

/// Where the ledger is that a command works on.
enum LedgerLocation {
    /// The file that makes a folder a ledger.
    static let marker = "ledger.json"

    /// The folder by the option, else by `SOCAI_LEDGER`, else the nearest parent that is a ledger.
    static func find(option: String?, environment: Environment) throws(Failure) -> String {
        if let named = option ?? environment[.ledger] {
            guard Environment.exists(named + "/" + marker) else {
                throw notALedger(named, source: option != nil ? "--ledger" : "SOCAI_LEDGER")
            }
            return named
        }
        let parents = Environment.workingFolder().map(parents(of:)) ?? []
        guard let found = parents.first(where: { Environment.exists($0 + "/" + marker) }) else {
            throw notFound(from: parents.first)
        }
        return found
    }

    /// The same for commands that can work on a ledger which lost its ``marker``.
    static func findDamaged(option: String?, environment: Environment) throws(Failure) -> String {
        let places = (option ?? environment[.ledger]).map { [$0] }
        let nearest = places ?? Environment.workingFolder().map(parents(of:)) ?? []
        let found = nearest.first { Environment.exists($0 + "/" + marker) || hasLog($0) }
        guard let found else { return try find(option: option, environment: environment) }
        return found
    }

    /// Whether a folder holds the log of a ledger.
    private static func hasLog(_ folder: String) -> Bool {
        do throws(LogError) {
            return try Audit.hasLedger(in: folder, disk: LinuxDisk())
        } catch {
            // A folder that cannot be listed is told of as any other that is no ledger.
            return false
        }
    }

    /// The ledger that a file at `path` would lie in.
    static func enclosing(_ path: String) -> String? {
        let base = path.hasPrefix("/") ? "" : (Environment.workingFolder() ?? "") + "/"
        return parents(of: base + path).dropFirst().first { Environment.exists($0 + "/" + marker) }
    }

    /// `path` and every folder above it, the nearest first.
    static func parents(of path: String) -> [String] {
        let names = path.split(separator: "/")
        return (0...names.count).reversed().map { "/" + names[..<$0].joined(separator: "/") }
    }

    /// Refuses to begin a ledger where the log of one lies that lost its ``marker``.
    static func refuseLostLedger(in folder: String) throws(Failure) {
        guard !Environment.exists(folder + "/" + marker), hasLog(folder) else { return }
        throw Failure(
            .usage,
            Phrase(
                vi: "thư mục có nhật ký của một sổ đã mất \(marker)",
                en: "the folder holds the log of a ledger that lost its \(marker)"),
            place: Phrase(verbatim: folder), remedies: [lost(folder)])
    }

    private static func lost(_ folder: String) -> Phrase {
        Phrase(
            vi: "thư mục có nhật ký của một sổ: \(marker) đã mất; lấy lại từ bản sao: socai repair "
                + "--ledger \(folder) --from BẢN-SAO",
            en:
                "the folder holds the log of a ledger: \(marker) was lost; take it from a mirror: socai "
                + "repair --ledger \(folder) --from MIRROR")
    }

    private static func notALedger(_ folder: String, source: String) -> Failure {
        Failure(
            .usage,
            Phrase(vi: "“\(folder)” không phải là sổ cái", en: "“\(folder)” is not a ledger"),
            place: Phrase(verbatim: source),
            why: Phrase(
                vi: "thư mục không có tệp \(marker)", en: "the folder holds no \(marker)"),
            remedies: [
                hasLog(folder)
                    ? lost(folder)
                    : Phrase(
                        vi: "kiểm tra lại đường dẫn, hoặc mở sổ cái mới bằng: socai init DIR",
                        en: "check the path, or start a new ledger: socai init DIR")
            ])
    }

    private static func notFound(from folder: String?) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "chưa rõ làm việc với sổ cái nào", en: "it is not known which ledger is meant"),
            place: folder.map(Phrase.init(verbatim:)),
            why: Phrase(
                vi:
                    "không có --ledger, không có SOCAI_LEDGER, và cả thư mục này lẫn các thư mục cha "
                    + "đều không có tệp \(marker)",
                en: "there is no --ledger and no SOCAI_LEDGER, and neither this folder nor one "
                    + "above it holds a \(marker)"),
            remedies: [
                Phrase(
                    vi:
                        "thêm --ledger DIR, hoặc đặt biến môi trường SOCAI_LEDGER, hoặc vào thư mục "
                        + "của sổ cái",
                    en: "add --ledger DIR, or set the environment variable SOCAI_LEDGER, or go to "
                        + "the ledger's folder"),
                Phrase(
                    vi: "nếu chưa có sổ cái, mở sổ mới bằng: socai init DIR",
                    en: "if there is no ledger yet, start one: socai init DIR"),
            ])
    }
}
