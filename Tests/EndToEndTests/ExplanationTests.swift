import Foundation
import Testing

/// What `verify` says of damage to people and to programs: for each way of damaging a ledger the words
/// in both languages.
struct ExplanationTests {
    /// A change of the stored lines, and what is to be said of it.
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let cause: String
        /// The numbers of the first and the last event, where any is concerned.
        let events: ClosedRange<Int>?
        let vi: [String]
        let en: [String]
        let apply: @Sendable ([Data]) -> [Data]

        init(
            _ name: String, _ cause: String, _ events: ClosedRange<Int>?, vi: [String],
            en: [String], apply: @escaping @Sendable ([Data]) -> [Data]
        ) {
            testDescription = name
            self.cause = cause
            self.events = events
            self.vi = vi
            self.en = en
            self.apply = apply
        }
    }

    private static func replaced(
        _ lines: [Data], _ number: Int, _ text: String, by other: String
    ) -> [Data] {
        var lines = lines
        let line = String(decoding: lines[number], as: UTF8.self)
        lines[number] = Data(line.replacingOccurrences(of: text, with: other).utf8)
        return lines
    }

    private static let keepAsEvidence = (
        vi:
            "  cần làm: giữ nguyên thư mục làm chứng cứ; làm rõ ai giữ tệp trong khoảng thời gian trên; "
            + "đối chiếu với một bản sao hoặc bản giấy",
        en:
            "  to do: keep the folder as evidence; find out who held the files at that time; compare "
            + "with a copy or with paper"
    )

    private static let target = "Chỉ tiêu 1"

    static let damages = [
        Damage(
            "a figure edited", "edit", 24...24,
            vi: [
                "  nguyên nhân: có thể do người sửa: chỗ này không giống lỗi của đĩa",
                "từ “6” về “5” là dòng đúng trở lại",
                "  sự kiện 24: đính chính báo cáo (report.revised), dòng \(Scratch.document)#1",
                "  chỉ tiêu: Chỉ tiêu 1",
                "  số liệu đang đọc thấy, không còn tin được: 691",
                "  số liệu ban đầu, theo mã kiểm: 591",
                "    không tính sự kiện này: 590 tỷ đồng, 101,55%, vượt",
                "    như lúc ghi sổ: 591 tỷ đồng, 101,72%, vượt",
                "    theo chữ đang đọc thấy: 691 tỷ đồng, 118,93%, vượt",
                ", khi sự kiện 23 được ghi (theo đồng hồ của sổ); trước lần kiểm tra này",
                keepAsEvidence.vi,
            ],
            en: [
                "  cause: could be an edit by a person: this does not look like a fault of the disk",
                "put back from “6” to “5” makes the line right again",
                "  event 24: a report corrected (report.revised), stream \(Scratch.document)#1",
                "  figure as it was, by the checksum: 591",
                "    without this event: 590 tỷ đồng, 101.55%, exceeded",
                "    as it was recorded: 591 tỷ đồng, 101.72%, exceeded",
                "    as it now reads: 691 tỷ đồng, 118.93%, exceeded",
                ", when event 23 was recorded (by the ledger's clock); before this check",
                keepAsEvidence.en,
            ]
        ) { replaced($0, 24, #""value":"591""#, by: #""value":"691""#) },
        Damage(
            "a digit off by one bit", "rotOrEdit", 24...24,
            vi: [
                "  nguyên nhân: có thể do đĩa hỏng, cũng có thể do người sửa; không phân biệt được",
                "(khác nhau đúng một bit)", keepAsEvidence.vi,
            ],
            en: [
                "  cause: could be a failing disk, or an edit by a person; the two cannot be told apart",
                "(a single bit)", keepAsEvidence.en,
            ]
        ) { replaced($0, 24, #""value":"591""#, by: #""value":"590""#) },
        Damage(
            "a bit that no text has", "rot", 24...24,
            vi: [
                "  nguyên nhân: có thể do đĩa hoặc bộ nhớ hỏng: không ai gõ chữ ra như thế này",
                "  cần làm: chép cả thư mục sang đĩa khác, kiểm tra đĩa; lấy lại dòng này từ một bản sao",
            ],
            en: [
                "  cause: could be a failing disk or memory: nobody types such text",
                "  to do: copy the whole folder to another disk and have the disk checked; take this line "
                    + "from a copy",
            ]
        ) { lines in
            var lines = lines
            lines[24][40] ^= 0x80
            return lines
        },
        Damage(
            "a block of zeros", "rot", 24...24, vi: ["  căn cứ: 60 byte liền nhau bằng không"],
            en: ["  because: 60 zero bytes in a row"]
        ) { lines in
            var lines = lines
            lines[24].replaceSubrange(30..<90, with: Data(count: 60))
            return lines
        },
        Damage(
            "one blot over several events", "rot", 23...25,
            vi: ["  chỗ hỏng trùm lên các sự kiện 23–25: chỉ biết được "],
            en: ["  the damage spans the events 23–25: only "]
        ) { lines in
            let joined = DamageTests.joined(Array(lines[23...25]))
            let (start, end) = (lines[23].count / 2, joined.count - lines[25].count / 2)
            var blot = joined.dropLast()
            blot.replaceSubrange(
                blot.startIndex + start..<blot.startIndex + end, with: Data(count: end - start))
            return Array(lines[..<23]) + [Data(blot)] + Array(lines[26...])
        },
        Damage(
            "one blot to the end", "unclearTail", 30...30,
            vi: [
                "  từ sự kiện 30 trở đi; phía sau không còn dòng nguyên vẹn nên không biết có mấy sự kiện"
            ],
            en: [
                "  from event 30 on; no intact line follows, so nobody can tell how many events there were"
            ]
        ) { lines in
            let start = lines[30].prefix(60)
            let end = lines[32].dropFirst(60)
            let zeros = Data(count: lines[30].count + lines[31].count)
            return Array(lines[..<30]) + [start + zeros + end]
        },
        Damage(
            "another text", "edit", 24...24,
            vi: [
                "  căn cứ: chữ đọc được trọn vẹn như một sự kiện, nhưng không phải sự kiện mà mã kiểm ghi "
                    + "nhận"
            ],
            en: ["  because: the text is a whole event, but not the one its checksum is of"]
        ) { replaced($0, 24, #""value":"591""#, by: #""value":"12345""#) },
        Damage(
            "two lines swapped", "swapped", 23...24,
            vi: [
                "  nguyên nhân: hai dòng còn nguyên vẹn nhưng đổi chỗ cho nhau",
                "  các sự kiện: 23–24", "  cùng một việc với chỗ hỏng 1",
            ],
            en: [
                "  cause: two lines, both intact, stand in each other's place", "  events: 23–24",
                "  the same matter as flaw 1",
            ]
        ) { lines in
            var lines = lines
            lines.swapAt(23, 24)
            return lines
        },
        Damage(
            "a line deleted", "removed", 24...24,
            vi: [
                "  nguyên nhân: có thể đã bị xóa: không còn ở chỗ của nó", "  chỉ tiêu: Chỉ tiêu 1",
            ],
            en: [
                "  cause: could have been removed: it is no longer in its place",
                "  target: Chỉ tiêu 1",
            ]
        ) { lines in Array(lines[..<24] + lines[25...]) },
        Damage(
            "a line that nothing speaks of", "removed", 28...28,
            vi: ["  chỉ tiêu: không biết được, vì không dòng nào còn lại nói đến"],
            en: ["  target: nobody can tell, as no line that is left speaks of it"]
        ) { lines in Array(lines[..<28] + lines[29...]) },
        Damage(
            "a line twice", "repeated", nil,
            vi: [
                "  nguyên nhân: một dòng nguyên vẹn được chép thêm lần nữa; không mất sự kiện nào",
                "  không sự kiện nào bị mất hay bị đổi",
            ],
            en: [
                "  cause: an intact line was copied in once more; no event is lost",
                "  no event is lost or changed",
            ]
        ) { lines in Array(lines[...24] + lines[24...]) },
        Damage(
            "a foreign line", "inserted", nil,
            vi: [
                "  nguyên nhân: có thể đã bị chèn thêm vào: sổ không ghi thứ này",
                "  không sự kiện nào bị mất hay bị đổi",
            ],
            en: [
                "  cause: could have been put in: the ledger does not write this",
                "  no event is lost or changed",
            ]
        ) { lines in Array(lines[..<24] + [Data(#"{"note":"chen"}"#.utf8)] + lines[24...]) },
        Damage(
            "the last line damaged", "unclearTail", 32...32,
            vi: [
                "  nguyên nhân: có thể là một lần ghi bị ngắt giữa chừng, cũng có thể bị hỏng hoặc bị sửa "
                    + "sau khi đã ghi; không phân biệt được",
                "  cần làm: đối chiếu với bản giấy hoặc bản sao, ghi lại nếu thiếu, rồi xác nhận bằng "
                    + "“socai acknowledge”",
            ],
            en: [
                "  cause: could be a write that was cut short, or damage or an edit after it was "
                    + "recorded; the two cannot be told apart",
                "  to do: compare with paper or a copy, record again what is missing, then acknowledge it "
                    + "with “socai acknowledge”",
            ]
        ) { lines in
            var lines = lines
            lines[32].replaceSubrange(30..<90, with: Data(count: 60))
            return lines
        },
    ]

    @Test(arguments: damages)
    func `Each way of damaging a ledger is told in both languages, without claiming more`(
        damage: Damage
    ) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let lines = try DamageTests.lines(of: scratch)
        try scratch.replaceLog(DamageTests.joined(damage.apply(lines)))
        let finding = try #require(try await DamageTests.findings(in: scratch).first)
        #expect(finding["cause"] == .string(damage.cause), "\(finding)")
        #expect(finding["events"]["first"].integer == damage.events?.lowerBound)
        #expect(finding["events"]["last"].integer == damage.events?.upperBound)
        #expect(finding["window"]["latest"]["basis"] == "audit")
        for (lang, words) in [("vi", damage.vi), ("en", damage.en)] {
            let told = try await scratch.run("verify", "--lang", lang)
            let output = told.output.replacingOccurrences(of: "\u{a0}", with: " ")
            for text in words { #expect(output.contains(text), "\(lang): \(text)\n\(output)") }
        }
    }

    @Test(arguments: damages)
    func `The Vietnamese report holds no English`(damage: Damage) async throws {
        let scratch = try Scratch(holding: try await Scene.files.value)
        let lines = try DamageTests.lines(of: scratch)
        try scratch.replaceLog(DamageTests.joined(damage.apply(lines)))
        let told = try await scratch.run("verify", "--lang", "vi")
        for word in ["expected", "found", "event ", "the ", "damage", "cause", "because"] {
            #expect(!told.output.contains(word), "\(word): \(told.output)")
            #expect(!told.messages.contains(word), "\(word): \(told.messages)")
        }
    }

    @Test func `Affected things have one shape, whatever is wrong`() async throws {
        let names: Set<String> = [
            "seq", "stream", "type", "target", "name", "period", "figure", "originalFigure",
            "counted", "figures",
        ]
        for damage in Self.damages {
            let scratch = try Scratch(holding: try await Scene.files.value)
            let lines = try DamageTests.lines(of: scratch)
            try scratch.replaceLog(DamageTests.joined(damage.apply(lines)))
            for affected in try await DamageTests.findings(in: scratch).flatMap({
                $0["affects"].items
            }) {
                #expect(affected.names == names)
                for figure in affected["figures"].items {
                    #expect(
                        figure.names == [
                            "target", "name", "relation", "closedBy", "current", "original",
                            "asRead",
                        ])
                }
            }
        }
    }
}
