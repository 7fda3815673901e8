import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai log`: the stored lines, byte for byte, newest last.
struct LogCommand: Command {
    static let info = CommandInfo(
        "log", group: .looking,
        summary: Phrase(
            vi: "in các dòng sự kiện như đã lưu, mới nhất ở cuối",
            en: "print the events as they are stored, newest last"),
        options: [
            Option(
                "--unit", "UNIT",
                help: Phrase(
                    vi: "sự kiện về đơn vị này, các đơn vị trực thuộc và chỉ tiêu của chúng",
                    en: "about this unit, the units below it and their targets")),
            Option(
                "--by", "MEMBER", help: Phrase(vi: "do thành viên này ghi", en: "by this member")),
            Option(
                "--type", "TYPE",
                help: Phrase(
                    vi: "loại sự kiện, cả loại (report.revised) hoặc phần đầu (report)",
                    en: "the event type, whole (report.revised) or its noun (report)")),
            Option("--stream", "STREAM", help: Phrase(vi: "dòng sự kiện", en: "the stream")),
            Option("--since", "INSTANT", help: Phrase(vi: "ghi từ lúc này", en: "recorded since")),
            Option("--until", "INSTANT", help: Phrase(vi: "ghi đến lúc này", en: "recorded until")),
        ],
        common: [.shows],
        details: Phrase(
            vi: "Mỗi dòng là một sự kiện JSON, đúng từng byte như trong log/.",
            en: "Each line is one event in JSON, byte for byte as in log/."))

    func run(_ invocation: Invocation) throws(Failure) {
        let unit = invocation.text("--unit")
        // Only the question of a unit needs the state; the lines themselves need no understanding.
        let book = unit == nil ? Attainment() : try invocation.openToLook().book
        if let unit, book.registry.organizations[unit] == nil {
            throw Failure(
                .usage, Refusal.unknownUnit(unit).message, place: Phrase(verbatim: "--unit"))
        }
        let log = try invocation.openLog()
        let toldCount = log.flaws.count
        defer { invocation.warn(of: log, beyond: toldCount) }
        let since = try instant(invocation, "--since", atStartOfDay: true)
        let until = try instant(invocation, "--until", atStartOfDay: false)
        let type = invocation.value("--type")
        let (by, stream) = (invocation.text("--by"), invocation.text("--stream"))
        let cut = try invocation.knownAt()
        do throws(LogError) {
            try log.forEachLine(upTo: cut) { line throws(LogError) in
                if invocation.output.isClosed { return }
                guard since.map({ line.at >= $0 }) ?? true, until.map({ line.at <= $0 }) ?? true,
                    by.map({ line.by == $0 }) ?? true,
                    stream.map({ line.stream == $0 }) ?? true,
                    type.map({ line.type == $0 || line.type.hasPrefix($0 + ".") }) ?? true,
                    unit.map({ concerns(line, unit: $0, in: book) }) ?? true
                else { return }
                invocation.output.write(line.bytes)
                invocation.output.writeLine()
            }
        } catch {
            throw Failure(error)
        }
    }

    /// Whether the line is about the unit, a unit below it, or a target one of them owes.
    private func concerns(_ line: Line, unit: OrganizationID, in book: Attainment) -> Bool {
        if let target = TargetID(line.stream).flatMap({ book.targets[$0] }) {
            return book.registry.isWithin(target.unit, of: unit)
        }
        guard line.stream.hasPrefix("unit:") else { return false }
        return book.registry.isWithin(String(line.stream.dropFirst("unit:".count)), of: unit)
    }

    private func instant(
        _ invocation: Invocation, _ option: String, atStartOfDay: Bool
    ) throws(Failure) -> Instant? {
        guard let text = invocation.value(option) else { return nil }
        guard let instant = Instant(reading: text) else {
            throw invocation.wrong(
                text, in: option,
                Phrase(vi: "cần một ngày hoặc thời điểm", en: "a day or a point in time is needed"))
        }
        // A day alone is read as its end; events since that day begin a day earlier.
        let isDay = !text.contains(":")
        return isDay && atStartOfDay ? instant.advanced(byMilliseconds: 1 - 86_400_000) : instant
    }
}
