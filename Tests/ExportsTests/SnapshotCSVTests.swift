import Bookkeeping
import EventLog
import Exports
import Projections
import Reporting
import Testing

@Suite struct SnapshotCSVTests {
    /// The rows of a table read back by the ledger's own reader: column name → cell.
    private func read(_ table: String) throws -> [[String: String]] {
        let sheet = try Sheet(bytes: Array(table.utf8))
        #expect(sheet.problems.isEmpty)
        return sheet.rows.map { Dictionary(uniqueKeysWithValues: zip(sheet.header, $0.cells)) }
    }

    private func table(_ story: Story, _ numbers: NumberForm = .plain) throws -> String {
        SnapshotCSV.table(
            try story.snapshot(), provenance: try story.provenance(), numbers: numbers)
    }

    @Test func `The columns are those of the contract, in its order`() throws {
        let sheet = try Sheet(bytes: Array(try table(Story()).utf8))
        let expected = """
            target,document,item,parent,group,name,unit,unit_name,scope,measure,period,assigner,\
            force,criterion,low,high,base,base_measure,base_period,reported_period,value,\
            value_measure,numerator,denominator,status,attainment,judgement,own_judgement,reason,\
            ruleset,official_judgement,original_attainment,original_judgement,illustrative,flags,\
            report_seq,latest_seq,ledger_origin,ledger_size,ledger_root,known_at_seq,known_at
            """
        #expect(sheet.header == expected.split(separator: ",").map(String.init))
        #expect(sheet.rows.isEmpty)
    }

    @Test func `The table reads back as it was written, one row a target`() throws {
        let scenarios = try Scenarios()
        let rows = try read(try table(scenarios.story))
        let snapshot = try scenarios.story.snapshot()
        #expect(rows.map { $0["target"] } == snapshot.rows.map { $0.target.id.description })
        let jobs = try #require(rows.first { $0["item"] == "17" })
        #expect(jobs["low"] == "10500")
        #expect(jobs["value"] == "10600")
        #expect(jobs["attainment"] == "100.95")
        #expect(jobs["judgement"] == "exceeded")
        #expect(jobs["original_attainment"] == "88.33")
        #expect(jobs["original_judgement"] == "notMet")
        let striven = try #require(rows.first { $0["item"] == "text-07" })
        #expect(striven["measure"] == "tỷ đồng")
        #expect(striven["value_measure"] == "triệu đồng")
        #expect(striven["assigner"] == "Huyện ủy")
        #expect(striven["force"] == "aspirational")
        #expect(striven["flags"] == "late")
        let deferred = try #require(rows.first { $0["criterion"] == "deferred" })
        #expect(deferred["reason"] == "deferred")
        #expect(deferred["value"]?.isEmpty == true)
        let water = try #require(rows.first { $0["item"] == "20" })
        #expect(water["judgement"] == "notMet")
        let quoted = try #require(rows.first { $0["item"] == "11" })
        #expect(quoted["name"] == "Xã được công nhận chuẩn <mới> & \"nâng cao\"")
        #expect(rows.last?["illustrative"] == "true")
    }

    @Test func `Every row carries where the table came from`() throws {
        let story = try Scenarios().story
        let provenance = try story.provenance()
        let rows = try read(try table(story))
        for row in rows {
            #expect(row["ledger_origin"] == provenance.origin)
            #expect(row["ledger_size"] == provenance.size.description)
            #expect(row["ledger_root"] == provenance.root?.base64)
            #expect(row["known_at_seq"] == provenance.knownAt?.position.description)
            #expect(row["known_at"] == provenance.knownAt?.at.description)
        }
        #expect(rows.count == 14)
    }

    @Test func `Numbers take a decimal comma when asked for, and never groups`() throws {
        var story = Story()
        let growth = try Criterion(
            kind: .increaseBy, low: Quantity("1.1"),
            base: Criterion.Base(value: Quantity("1560.781"), measure: Measure("tỷ đồng")))
        let target = try story.assign("1.1", "Giá trị sản xuất", growth, "%")
        story.report(target, "1577.95", of: "tỷ đồng")
        let plain = try #require(try read(try table(story, .plain)).first)
        let vietnamese = try #require(try read(try table(story, .vi)).first)
        #expect([plain["value"], plain["base"], plain["low"]] == ["1577.95", "1560.781", "1.1"])
        #expect(
            [vietnamese["value"], vietnamese["base"], vietnamese["low"]]
                == ["1577,95", "1560,781", "1,1"])
        let reader = NumberReader(form: .vi)
        #expect(try reader.read(vietnamese["value"] ?? "") == Quantity("1577.95"))
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("- Thu ngân sách", "'- Thu ngân sách"), ("@SUM(A1)", "'@SUM(A1)"),
        ("+84", "'+84"), ("-12,5", "-12,5"), ("-3", "-3"), ("＝1", "'＝1"),
        ("Thu = chi", "Thu = chi"),
        ("'=1", "'=1"),
    ])
    func `A text that a spreadsheet would run gets an apostrophe`(
        name: String, cell: String
    ) throws {
        var story = Story()
        try story.assign("1", name, try .floor("1"))
        let row = try #require(try read(try table(story)).first)
        #expect(row["name"] == cell)
    }

    @Test func `The bytes are RFC 4180 with a byte order mark`() throws {
        var story = Story()
        try story.assign("1", "Dòng một\ndòng \"hai\", ba; bốn", try .floor("1"))
        let bytes = Array(try table(story).utf8)
        #expect(bytes.starts(with: [0xef, 0xbb, 0xbf]))
        #expect(bytes.suffix(2) == [0x0d, 0x0a])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains(",\"Dòng một\ndòng \"\"hai\"\", ba; bốn\","))
        #expect(text.components(ofLineEnd: "\r\n") == 3)
        let row = try #require(try read(text).first)
        #expect(row["name"] == "Dòng một\ndòng \"hai\", ba; bốn")
    }

    @Test func `The same snapshot gives the same bytes`() throws {
        #expect(try table(try Scenarios().story) == (try table(try Scenarios().story)))
    }
}

extension String {
    /// How many pieces the text falls into at `lineEnd`, the empty one after the last included.
    fileprivate func components(ofLineEnd lineEnd: String) -> Int {
        split(separator: lineEnd, omittingEmptySubsequences: false).count
    }
}
