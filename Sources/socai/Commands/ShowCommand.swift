import EventLog
import Reporting

/// `socai show SEQ`: one stored line, byte for byte.
struct ShowCommand: Command {
    static let info = CommandInfo(
        "show", group: .looking,
        summary: Phrase(
            vi: "in một sự kiện như đã lưu", en: "print one event as it is stored"),
        operands: [
            Operand(
                "SEQ", help: Phrase(vi: "số thứ tự sự kiện", en: "the event's number"))
        ],
        common: [.shows])

    func run(_ invocation: Invocation) throws(Failure) {
        let position = try invocation.position()
        let cut = try invocation.knownAt()
        let log = try invocation.openLog()
        let toldCount = log.flaws.count
        defer { invocation.warn(of: log, beyond: toldCount) }
        let line: Line?
        let size: UInt64
        do throws(LogError) {
            var cursor = log.cursor(from: position, upTo: cut)
            let first = try cursor.next()
            line = first?.position == position ? first : nil
            size = try invocation.size(of: log, at: cut)
        } catch {
            throw Failure(error)
        }
        if line == nil, position.rawValue < size {
            throw Failure(
                .damaged,
                Phrase(
                    vi: "sự kiện \(position) bị hỏng, không đọc được",
                    en: "event \(position) is damaged and cannot be read"),
                remedies: [.runVerify])
        }
        guard let line else {
            throw Failure(
                .usage,
                Phrase(
                    vi: size < log.size
                        ? "lúc đó sổ cái chưa có sự kiện \(position)"
                        : "sổ cái không có sự kiện \(position)",
                    en: size < log.size
                        ? "the ledger did not have event \(position) then"
                        : "the ledger has no event \(position)"),
                remedies: [
                    Phrase(
                        vi: "sự kiện đếm từ 0; “socai log” in tất cả",
                        en: "events count from 0; “socai log” prints them all")
                ])
        }
        invocation.output.write(line.bytes)
        invocation.output.writeLine()
    }
}
