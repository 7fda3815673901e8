import Foundation
import Testing

/// `snapshot --format html`: one file that stands by itself and says where it comes from.
struct PageTests {
    private static let command = ["snapshot", "2025", "--format", "html"]

    /// A ledger with a made-up figure beside a real one, and texts that try to be markup.
    private static func story() async throws -> Scratch {
        let scratch = try await Scratch()
        try scratch.file(
            "minh-hoa.csv",
            "document,symbol,date,subject,illustrative\n"
                + "MH-1:2025-12-31,MH-1,2025-12-31,Số liệu minh họa,true\n")
        try await scratch.record("import", "minh-hoa.csv")
        let real = try await scratch.assign(
            "1", "--kind", "atLeast", "--low", "581", "--measure", "tỷ đồng", "--group",
            "<script>alert(1)</script> & \"nhóm\"")
        let madeUp = try await scratch.assign("2", "--kind", "atLeast", "--low", "10")
        try await scratch.report(real, "590")
        try await scratch.report(madeUp, "9", "--document", "MH-1:2025-12-31")
        return scratch
    }

    @Test func `It is one file without anything from elsewhere`() async throws {
        let scratch = try await Self.story()
        for language in ["vi", "en"] {
            let page = try await scratch.run(
                Self.command, environment: ["SOCAI_LANG": language])
            #expect(page.status == 0)
            #expect(page.output.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
            #expect(page.output.hasSuffix("</html>\n"))
            for outside in [
                "<script", "<link", "<img", "<iframe", "<object", "src=", "href=", "url(",
                "@import", "http:", "https:", "//",
            ] {
                #expect(!page.output.contains(outside), "\(outside)")
            }
            #expect(page.output.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; "))
        }
    }

    @Test func `Its markup is well-formed`() async throws {
        let scratch = try await Self.story()
        try await scratch.run(Self.command + ["--out", "bang.html"]).expectDone()
        let outcome = try await Program.python(
            #"""
            import sys
            from html.parser import HTMLParser
            class Checker(HTMLParser):
                open = []
                def handle_starttag(self, tag, attributes):
                    if tag not in ("meta", "col", "br"): self.open.append(tag)
                def handle_startendtag(self, tag, attributes): pass
                def handle_endtag(self, tag):
                    assert self.open.pop() == tag, (tag, self.getpos())
            checker = Checker()
            checker.feed(open(sys.argv[1], encoding="utf-8").read())
            assert not checker.open, checker.open
            """#, [scratch.folder + "/bang.html"])
        #expect(outcome.status == 0, "\(outcome.messages)")
    }

    @Test func `It says what ledger and what state it comes from`() async throws {
        let scratch = try await Self.story()
        let audit = try await scratch.json("verify")
        let root = try #require(audit["root"].text)
        let size = try #require(audit["size"].integer)
        let last = try #require(try Value.lines(try scratch.log()).last)
        let page = try await scratch.run(Self.command).output
        #expect(page.contains("<dd>kiem-thu.vn/2025</dd>"))
        #expect(page.contains("<dd>\(size)</dd>"))
        #expect(page.contains("<dd>\(root)</dd>"))
        let text = try #require(last["at"].text)
        let utc = ISO8601DateFormatter()
        utc.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
        let local = DateFormatter()
        local.locale = Locale(identifier: "en_US_POSIX")
        local.timeZone = TimeZone(secondsFromGMT: 7 * 3_600)
        local.dateFormat = "HH:mm:ss 'ngày' dd/MM/yyyy"
        let time = local.string(from: try #require(utc.date(from: text)))
        #expect(page.contains("<dd>\(size - 1) (\(time), giờ Việt Nam)</dd>"))
        // The command it names makes it again, also after more was recorded.
        let command = try #require(page.firstMatch(of: /<code>socai (snapshot [^<]*)<\/code>/)).1
        try await scratch.record("close", "2025")
        let words = command.split(separator: " ").map(String.init)
        #expect(try await scratch.run(words).output == page)
        #expect(try await scratch.run(Self.command).output != page)
    }

    @Test func `What was made up is marked and explained`() async throws {
        let scratch = try await Self.story()
        for (language, mark) in [("vi", "(minh họa)"), ("en", "(illustrative)")] {
            let page = try await scratch.run(
                Self.command, environment: ["SOCAI_LANG": language]
            ).output
            let rows = page.components(separatedBy: "<tr ").filter { $0.contains("<em>\(mark)") }
            #expect(rows.count == 1)
            #expect(rows.first?.contains("Chỉ tiêu 2") == true)
            #expect(page.contains("<p>\(mark)"), "the footer explains the mark")
        }
        let plain = try Scratch(holding: try await Scene.files.value)
        #expect(try await !plain.run(Self.command).output.contains("minh họa"))
    }

    @Test func `The same state gives the same page everywhere`() async throws {
        let scratch = try await Self.story()
        let first = try await scratch.run(Self.command)
        for environment in [
            ["TZ": "America/New_York", "LC_ALL": "C"], ["TZ": "Asia/Ho_Chi_Minh"],
            ["TZ": "Pacific/Kiritimati", "LC_NUMERIC": "de_DE.UTF-8"],
        ] {
            let again = try await scratch.run(Self.command, environment: environment)
            #expect(again.bytes == first.bytes, "\(environment)")
        }
        try await scratch.run(Self.command + ["--out", "bang.html"]).expectDone()
        let file = try Data(contentsOf: URL(fileURLWithPath: scratch.folder + "/bang.html"))
        #expect(file == first.bytes)
    }
}

extension Child.Outcome {
    /// The command did what it was asked for.
    func expectDone(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(status == 0, "\(messages)", sourceLocation: sourceLocation)
    }
}
