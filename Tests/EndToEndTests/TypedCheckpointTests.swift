import Foundation
import Testing

/// A checkpoint that comes back from paper, typed in by hand.
struct TypedCheckpointTests {
    /// The rows that the page for the minutes shows, each with its check code.
    private static func rows(_ notary: Notary) async throws -> [(row: String, code: String)] {
        let page = try await notary.scratch.run("checkpoint", "--print")
        try #require(page.status == 0, "\(page.messages)")
        return page.lines.filter { $0.hasPrefix("<tr><td>") }.map { line in
            let cells = line.split(separator: "<").compactMap { cell -> String? in
                guard cell.hasPrefix("td") else { return nil }
                return cell.split(separator: ">").last.map(String.init)
            }
            return (cells[0], cells[1])
        }
    }

    /// The outcome of `verify` for what was typed, and what it says of the signature.
    private static func check(_ typed: String, _ notary: Notary) async throws -> Child.Outcome {
        try notary.scratch.file("go-lai", typed)
        return try await notary.scratch.run(
            "verify", "--checkpoint", "go-lai", environment: ["SOCAI_LANG": "en"])
    }

    @Test func `Rows typed in again are held against the log, however they are laid out`()
        async throws
    {
        let notary = try await Notary()
        let rows = try await Self.rows(notary)
        #expect(rows.count == 5)
        let plain = rows.map(\.row)
        let root = plain[2...].joined().filter { $0 != " " }
        let layouts = [
            rows.map { "\($0.row) \($0.code)\n" }.joined(),
            plain.map { $0 + "\n" }.joined(),
            plain.joined(separator: "\r\n"),
            "\n  \(plain[0])  \n\n\t\(plain[1]) \(rows[1].code)\n\n\(root)",
            "\(plain[0])\n\(plain[1])\n\(root.dropLast())\n",
            "\(plain[0])\n\(plain[1])\n" + root.map { "\($0) " }.joined() + "\n",
        ]
        for layout in layouts {
            let outcome = try await Self.check(layout, notary)
            #expect(outcome.status == 0, "\(layout)\(outcome.messages)")
            #expect(outcome.output.contains("Checkpoint go-lai (17 events): consistent\n"))
            #expect(
                outcome.output.contains("\n  no signature: it was compared with the log only\n"))
        }
        let piped = try await Program.run(
            ["verify", "--checkpoint", "-", "--ledger", notary.scratch.ledger, "--lang", "vi"],
            input: Data(layouts[0].utf8))
        #expect(piped.status == 0, "\(piped.messages)")
        #expect(piped.output.contains("Điểm kiểm từ đầu vào chuẩn (17 sự kiện): khớp\n"))
        #expect(piped.output.contains("\n  không có chữ ký: chỉ mới đối chiếu với sổ\n"))
    }

    @Test func `Signatures that came through a letter with other line ends are still checked`()
        async throws
    {
        let notary = try await Notary()
        let mailed = try notary.text("diem-kiem").split(separator: "\n").map { "  \($0)\r\n" }
        try notary.scratch.file("thu", mailed.joined())
        let outcome = try await notary.scratch.run(
            "verify", "--checkpoint", "thu", "--witness", notary.keeper)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("  chữ ký của \(Notary.origin): đúng\n"))
    }

    @Test func `A mark that an editor puts before the text does not matter`() async throws {
        let notary = try await Notary()
        let typed = try await Self.rows(notary).map { $0.row + "\n" }.joined()
        for text in [typed, try notary.text("diem-kiem")] {
            let outcome = try await Self.check("\u{FEFF}" + text, notary)
            #expect(outcome.status == 0, "\(outcome.messages)")
            let input = try await Program.run(
                ["verify", "--ledger", notary.scratch.ledger, "--checkpoint", "-"],
                input: Data(("\u{FEFF}" + text).utf8))
            #expect(input.status == 0, "\(input.messages)")
        }
    }

    /// Every letter of every row typed as every letter that looks like it, with and without codes.
    @Test func `A slip is told as one, with its place, and convicts nobody`() async throws {
        let notary = try await Notary()
        let rows = try await Self.rows(notary)
        let alike: [(Character, Character)] = [
            ("0", "O"), ("O", "0"), ("l", "1"), ("1", "l"), ("I", "l"), ("5", "S"), ("S", "5"),
            ("8", "B"), ("B", "8"), ("2", "Z"), ("Z", "2"), ("u", "v"), ("n", "m"),
        ]
        var slips = 0
        for (number, row) in rows.enumerated().dropFirst(2) {
            for (written, typed) in alike {
                guard let place = row.row.firstIndex(of: written) else { continue }
                var wrong = row.row
                wrong.replaceSubrange(place...place, with: [typed])
                slips += 1
                for hasCodes in [true, false] {
                    let text = rows.enumerated().map { index, row in
                        (index == number ? wrong : row.row) + (hasCodes ? " \(row.code)\n" : "\n")
                    }.joined()
                    let outcome = try await Self.check(text, notary)
                    #expect(outcome.status == 2, "\(wrong)")
                    #expect(outcome.output.isEmpty)
                    if hasCodes {
                        #expect(
                            outcome.messages.contains("Where: go-lai:\(number + 1)\n"),
                            "\(outcome.messages)")
                    } else {
                        // The last letter may no longer be one that a root ends in.
                        #expect(
                            outcome.messages.contains("in 1 of 44 characters only")
                                && outcome.messages.contains("typed “\(typed)”, the ledger has ")
                                || outcome.messages.contains("no root ends in"),
                            "\(outcome.messages)")
                    }
                }
            }
        }
        // A random root of 43 letters has some of the thirteen in nearly any case.
        #expect(slips > 0)
    }

    @Test func `What no checkpoint can be is refused in its own words`() async throws {
        let notary = try await Notary()
        let rows = try await Self.rows(notary)
        let (origin, size) = (rows[0].row, rows[1].row)
        let root = rows[2...].map(\.row).joined(separator: " ")
        let cases: [(typed: String, vi: String, en: String)] = [
            (
                "\(origin)\n\(size)\n\(root.dropLast(6))\n", "gốc cây có 44 ký tự, ở đây có ",
                "a root has 44 characters, here are "
            ),
            (
                "\(origin)\n\(size)\n\(root.dropFirst())ă\n",
                "“ă” không có trong gốc cây: chỉ có chữ cái không dấu, chữ số, + và /\n",
                "“ă” stands in no root: there are only plain letters, digits, + and /\n"
            ),
            (
                "\(origin)\n1O\n\(root)\n", "“O” không phải là chữ số: đây là số sự kiện\n",
                "“O” is no digit: this is the number of events\n"
            ),
            (
                "\(origin)\n\(size)\n",
                "đây không phải là điểm kiểm: có 2 dòng chứ không phải ba\n",
                "this is no checkpoint: it has 2 lines and not three\n"
            ),
            (
                "\(origin) #000\n\(size)\n\(root)\n",
                "mã dò #000 không khớp với dòng này: có chữ gõ sai, hoặc mã gõ sai\n",
                "the check code #000 does not fit this row: the row or the code was mistyped\n"
            ),
            (
                "khac.vn\n\(size)\n\(root)\n",
                "đây là điểm kiểm của “khac.vn”, không phải của “\(Notary.origin)”\n",
                "this is a checkpoint of “khac.vn”, not of “\(Notary.origin)”\n"
            ),
        ]
        let before = try notary.scratch.contents()
        for (typed, vietnamese, english) in cases {
            try notary.scratch.file("go-lai", typed)
            for (language, words) in [("vi", vietnamese), ("en", english)] {
                let outcome = try await notary.scratch.run(
                    "verify", "--checkpoint", "go-lai", environment: ["SOCAI_LANG": language])
                #expect(outcome.status == 2, "\(typed)")
                #expect(outcome.messages.hasPrefix("socai: " + words), "\(outcome.messages)")
            }
        }
        #expect(try notary.scratch.contents() == before)
    }

    @Test func `Rows exchanged, a row mistyped and a wrong number are named as what they are`()
        async throws
    {
        let notary = try await Notary()
        let rows = try await Self.rows(notary).map(\.row)
        let other = String(rows[2].map { $0 == " " ? " " : $0 == "A" ? "B" : "A" })
        let cases: [(typed: [String], vi: String, en: String)] = [
            (
                [rows[0], rows[1], rows[3], rows[2], rows[4]],
                "đã gõ các hàng của bản giấy theo thứ tự 4, 3, 5",
                "the rows of the paper were typed in the order 4, 3, 5"
            ),
            (
                [rows[0], rows[1], other, rows[3], rows[4]], "hàng 3 của bản giấy",
                "row 3 of the paper"
            ),
            (
                [rows[0], "16"] + rows[2...], "khi có 17 sự kiện, không phải 16",
                "over 17 events, not over 16"
            ),
            (
                [rows[0], "71"] + rows[2...], "khi có 17 sự kiện, không phải 71",
                "over 17 events, not over 71"
            ),
            ([rows[0], "170"] + rows[2...], "hàng 2 của bản giấy", "row 2 of the paper"),
        ]
        for (typed, vietnamese, english) in cases {
            try notary.scratch.file("go-lai", typed.map { $0 + "\n" }.joined())
            for (language, words) in [("vi", vietnamese), ("en", english)] {
                let outcome = try await notary.scratch.run(
                    "verify", "--checkpoint", "go-lai", "--lang", language)
                #expect(outcome.status == 2, "\(typed)")
                #expect(outcome.output.isEmpty)
                #expect(outcome.messages.contains(words), "\(outcome.messages)")
            }
        }
    }

    @Test func `Another root altogether is undecided, as nobody signed it, and does not pass`()
        async throws
    {
        let notary = try await Notary()
        let rows = try await Self.rows(notary)
        let root = try await Self.root(of: notary)
        let text = "\(rows[0].row)\n17\n\(String(root.dropLast(2).reversed()))A=\n"
        let cases: [(size: Int, kind: String)] = [
            (17, "checkpointContradicted"), (400, "tailRemoved"),
        ]
        for (size, kind) in cases {
            let typed = text.replacing("\n17\n", with: "\n\(size)\n")
            let outcome = try await Self.check(typed, notary)
            #expect(outcome.status == 1, "\(outcome.messages)")
            #expect(outcome.output.hasPrefix("Outcome: undecided: "))
            #expect(!outcome.output.contains("history was rewritten\n  expected"))
            #expect(outcome.messages.contains("compare each row with the paper"))
            #expect(outcome.messages.contains("--witness VKEY"))
            let json = try await notary.scratch.run("verify", "--checkpoint", "go-lai", "--json")
            let report = try Value(json.bytes)
            #expect(report["outcome"] == "undecided")
            #expect(report["findings"].items.map { $0["kind"] } == [.string(kind)])
            #expect(report["findings"][0]["cause"] == "mistypedOrRewritten")
            let told = try await notary.scratch.run(
                "verify", "--checkpoint", "go-lai", "--lang", "vi")
            #expect(told.output.contains("KHÔNG khớp: gõ sai, hoặc lịch sử đã bị viết lại"))
            #expect(!told.output.contains("root"))
        }
    }

    /// The ledger's root.
    private static func root(of notary: Notary) async throws -> String {
        try #require(try await notary.scratch.json("verify")["root"].text)
    }

    @Test func `Without signatures no key vouches for it`() async throws {
        let notary = try await Notary()
        let rows = try await Self.rows(notary)
        try notary.scratch.file("go-lai", rows.map { $0.row + "\n" }.joined())
        try await notary.refuses(
            ["verify", "--checkpoint", "go-lai", "--witness", notary.keeper],
            vi: "điểm kiểm gõ lại không có chữ ký, nên không khóa nào kiểm tra được nó",
            en: "a checkpoint typed in has no signature that a key could check")
        let told = try await notary.scratch.run(
            "verify", "--checkpoint", "go-lai", "--witness", notary.keeper, "--lang", "en")
        #expect(
            told.messages.hasSuffix(
                """
                  Where: go-lai
                  What to do: leave --witness out: the root is held against the log without a key
                    to have its signatures checked too, name the file it was printed from: socai \
                verify --checkpoint FILE --witness VKEY

                """), "\(told.messages)")
    }
}
