import EventLog
import Projections
import Reporting
import Testing

@testable import Exports

@Suite struct SnapshotHTMLTests {
    private func page(_ story: Story, in language: Language = .vi) throws -> String {
        SnapshotHTML.page(
            try story.snapshot(), provenance: try story.provenance(), language: language)
    }

    /// The markup of the row of the target printed under `item`.
    private func row(_ item: String, of page: String) throws -> Substring {
        let cell = "<td class=\"number\">\(item)</td>"
        let start = try #require(page.firstRange(of: cell)?.lowerBound)
        let end = try #require(page[start...].firstRange(of: "</tr>")?.lowerBound)
        return page[start..<end]
    }

    @Test(arguments: Language.allCases)
    func `The page needs nothing from elsewhere and runs nothing`(language: Language) throws {
        let page = try page(try Scenarios().story, in: language)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
        #expect(page.contains("<meta charset=\"utf-8\">"))
        for forbidden in ["<script", "<link", "<img", "href=", "src=", "url(", "@import", "http"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
    }

    @Test(arguments: Language.allCases)
    func `The same snapshot gives the same bytes`(language: Language) throws {
        #expect(
            try page(try Scenarios().story, in: language)
                == (try page(try Scenarios().story, in: language)))
    }

    @Test func `The foot says in Vietnam's time up to when it is known`() throws {
        let story = try Scenarios().story
        let known = try story.snapshot().knownAt
        let time = InstantText.phrase(known.at)
        #expect(
            try page(story).contains(
                "<dt>Ghi đến</dt><dd>\(known.position) (\(time.vi), giờ Việt Nam)</dd>"))
        #expect(
            try page(story, in: .en).contains(
                "<dt>Known at</dt><dd>\(known.position) (\(time.en), Vietnam time)</dd>"))
    }

    @Test func `Every element that is opened is closed`() throws {
        let page = try page(try Scenarios().story)
        for name in [
            "table", "tbody", "thead", "tr", "th", "td", "svg", "span", "small", "p", "dl",
        ] {
            let opened = page.ranges(of: "<\(name)>").count + page.ranges(of: "<\(name) ").count
            #expect(opened == page.ranges(of: "</\(name)>").count, "\(name)")
            #expect(opened > 0, "\(name)")
        }
    }

    @Test func `Every target has exactly one row`() throws {
        let story = try Scenarios().story
        let page = try page(story)
        #expect(page.ranges(of: "<th scope=\"row\"").count == (try story.snapshot().rows.count))
    }

    @Test func `The columns are those that officials know, and repeat on every page`() throws {
        let page = try page(try Scenarios().story)
        let heads = page.matches(of: /<th scope="col" class="\w+">([^<]*)<\/th>/).map {
            String($0.output.1)
        }
        #expect(
            heads == [
                "STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "% so kế hoạch", "Đánh giá",
            ])
        #expect(page.contains("thead { display: table-header-group; }"))
        #expect(page.contains("tr { break-inside: avoid; }"))
        #expect(page.contains("size: A4 landscape"))
    }

    @Test func `Text from the ledger cannot become markup`() throws {
        var story = Story()
        let attack = "</span><script>alert('x')</script>\"&"
        let target = try story.assign(
            "<1>", attack, try .floor("1"), "<b>", group: attack, assigner: attack)
        story.report(target, "2")
        let page = try page(story)
        #expect(!page.contains("<script"))
        #expect(!page.contains("<b>"))
        let escaped = "&lt;/span&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"
        #expect(page.ranges(of: escaped).count == 3)
    }

    @Test func `The tally is counted from the rows`() throws {
        let line = """
            Đạt và vượt 5/14 chỉ tiêu (kể cả 1 chỉ tiêu thành phần; không kể 1 chỉ tiêu đạt riêng \
            nhưng cả mục chưa đạt; có 1 dòng minh họa): vượt 4, đạt 1, không đạt 7, chưa báo cáo 1, \
            chưa đủ căn cứ 1.
            """
        #expect(try page(try Scenarios().story).contains(line))
    }

    @Test func `Parts stand indented under their parent, by document and group`() throws {
        let page = try page(try Scenarios().story)
        let order = [
            "38-CTr/HU, 04/02/2025, Huyện ủy Cần Đước", "Chỉ tiêu kinh tế", ">Sản lượng lúa<",
            "Chỉ tiêu xã hội", ">Hộ dân nông thôn dùng nước sạch<", ">Trong đó: nước máy<",
            "BC-minh-hoa", ">Số liệu để xem thử<",
        ]
        let places = try order.map { try #require(page.firstRange(of: $0)?.lowerBound, "\($0)") }
        #expect(places == places.sorted())
        #expect(page.contains("<tr class=\"depth1\"><td class=\"number\">20/a</td>"))
        #expect(page.contains("<tr class=\"depth0\"><td class=\"number\">20</td>"))
        #expect(page.ranges(of: "Chỉ tiêu xã hội").count == 1)
    }

    @Test func `A part assigned after another target still follows its parent`() throws {
        var story = Story()
        let parent = try story.assign("1", "Mục", try .floor("1"))
        try story.assign("2", "Khác", try .floor("1"))
        try story.assign("1/a", "Phần", try .floor("1"), parent: parent)
        let items = try page(story).matches(of: /<td class="number">([^<]*)<\/td>/)
        #expect(items.map { String($0.output.1) } == ["1", "1/a", "2"])
    }

    @Test func `An adjusted target shows the original beside the adjusted`() throws {
        let row = try row("17", of: try page(try Scenarios().story))
        #expect(row.contains("<span>10.500</span><small>ban đầu 12.000</small>"))
        #expect(row.contains("điều chỉnh: 45-QĐ/HU:2025-11-20, 20/11/2025"))
        #expect(row.contains("<span>100,95%</span>"))
        #expect(row.contains("so với ban đầu 12.000: không đạt, 88,33%"))
    }

    @Test func `Judgements are told by word and sign`() throws {
        let page = try page(try Scenarios().story)
        #expect(try row("4", of: page).contains("aria-hidden=\"true\">▲</span><span>vượt</span>"))
        let missed = "aria-hidden=\"true\">✗</span><span class=\"missed\">không đạt</span>"
        #expect(try row("13", of: page).contains(missed))
        #expect(try row("13", of: page).contains("<span>5,0% (chính xác 5,04%)</span>"))
        #expect(
            try row("15", of: page).contains(
                "cơ quan đánh giá: đạt (“đạt ở mức khá”) – khác kết quả tính"))
        #expect(try row("4", of: page).contains("<small>Tỉnh giao, pháp lệnh</small>"))
        #expect(try row("text-07", of: page).contains("<small>Huyện ủy giao, phấn đấu</small>"))
    }

    @Test func `A bar stands where there is a percentage, and says it in words`() throws {
        let page = try page(try Scenarios().story)
        #expect(try row("4", of: page).contains("aria-label=\"Thanh: 101,55% kế hoạch\""))
        #expect(try row("4", of: page).contains("width=\"101.55\""))
        for item in ["13", "15", "23"] {
            #expect(!(try row(item, of: page).contains("<svg")), "\(item)")
        }
        #expect(page.ranges(of: "<svg").count == 11)
    }

    @Test(arguments: [
        ("150", "150.00", false), ("150.01", "139.00", true), ("200", "139.00", true),
        ("0", "0.00", false), ("-5", "0.00", false), ("99.99", "99.99", false),
    ])
    func `A bar is cut at 150% and says that it is`(
        percent: String, width: String, isCapped: Bool
    ) throws {
        let percent = Ratio(try #require(Quantity(percent)))
        let bar = AttainmentBar(percent: percent, language: .en)
        let markup = bar.markup.source
        #expect(markup.contains("y=\"2\" width=\"\(width)\""))
        #expect(markup.contains("M142 1 150 6 142 11Z") == isCapped)
        #expect(markup.contains("drawn up to 150%") == isCapped)
        #expect(markup.contains("class=\"full\" d=\"M100 0V12\""))
    }

    @Test func `What was made up is marked, and the foot says so`() throws {
        let story = try Scenarios().story
        let row = try row("1", of: try page(story))
        #expect(row.contains("<em>(minh họa)</em>"))
        #expect(try page(story).ranges(of: "<em>(minh họa)</em>").count == 1)
        #expect(try page(story).contains("<p>(minh họa): số liệu được đặt ra"))
        #expect(!(try page(Story()).contains("minh họa")))
    }

    @Test func `The foot names the ledger, its size, its root and how to verify`() throws {
        let story = try Scenarios().story
        let (page, provenance) = (try page(story), try story.provenance())
        let head = try #require(provenance.knownAt)
        let time = InstantText.phrase(head.at)
        #expect(page.contains("<dd>\(provenance.origin)</dd>"))
        #expect(page.contains("<dd>\(provenance.size)</dd>"))
        #expect(page.contains("<dd>\((provenance.root?.base64 ?? "-"))</dd>"))
        #expect(page.contains("<dd>\(head.position) (\(time.vi), giờ Việt Nam)</dd>"))
        #expect(page.contains("<code>socai verify</code>"))
        #expect(page.contains("socai snapshot 2025 --known-at \(head.position) --format html"))
    }

    @Test func `English has every word of the page`() throws {
        let page = try page(try Scenarios().story, in: .en)
        for text in [
            "Attainment of targets", "Period: 2025", ">Target</th>", "% of plan",
            "Met or exceeded 5/14 targets", "complete\u{a0}1\u{a0}xã",
            "originally 12,000", "exceeded; with its parts: not met", "(illustrative)",
            "not judged (target not determined yet)", "To verify: ",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func `A period without targets says so`() throws {
        #expect(try page(Story()).contains("Kỳ này không có chỉ tiêu nào."))
    }
}

@Suite struct MarkupTests {
    @Test(arguments: [
        ("a&b", "a&amp;b"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;"),
        ("\u{0}", "\u{fffd}"), ("\u{1b}", "\u{fffd}"), ("\u{85}", "\u{fffd}"), ("\n", "\n"),
        ("ế \u{a0}–", "ế \u{a0}–"),
    ])
    func `Text is escaped`(text: String, escaped: String) {
        let markup: Markup = "<p>\(text)</p>"
        #expect(markup.source == "<p>\(escaped)</p>")
    }

    @Test func `Markup goes into markup as it is`() {
        let inner: Markup = "<b>\("<")</b>"
        let outer: Markup = "<p>\(inner)\(5)</p>"
        #expect(outer.source == "<p><b>&lt;</b>5</p>")
        #expect([inner, inner].joined().source == "<b>&lt;</b><b>&lt;</b>")
    }
}
