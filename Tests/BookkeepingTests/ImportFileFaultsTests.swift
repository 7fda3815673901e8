import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport
import Testing

/// What is wrong with a file, by reading and by the rules, in one list.
@Suite struct ImportFileFaultsTests {
    /// `line:column field: message` of every fault that the file has in a ledger that has begun.
    private func faults(_ text: String, by author: MemberID = Office.keeper) throws -> [String] {
        var ledger = try SmallOffice().opened()
        let file = try ImportFile(
            Sheet(bytes: Array(text.utf8)), options: .init(), book: ledger.book)
        let next = ledger.next
        var refusals: Refusals?
        do throws(LedgerError) {
            _ = try ledger.rehearse(
                file.items.map(\.proposal), by: author, at: .morning(of: "2025-12-20"))
        } catch {
            guard case .refused(let list) = error else { throw error }
            refusals = list
        }
        return file.faults(refusals, from: next).map { fault in
            "\(fault.place) \(fault.field ?? "-"): \(fault.message.en)"
        }
    }

    private static let reports = "target,period,status,value,document\n"
    private static let targets = "document,item,parent,name,unit,criterion,low,force\n"
    private static let target = RefusalSamples.target.description

    @Test func `What cannot be read and what the rules refuse stand in one list, by line`() throws {
        let found = try faults(
            Self.reports + "\(Self.target),2026,official,1,\n\(Self.target),?,maybe,1,\n"
                + "\(Self.target),2025,official,1,QĐ-0\n")
        try #require(found.count == 4)
        let outside = Refusal.periodOutside(.year(2026), target: .year(2025)).message.en
        #expect(found[0].hasPrefix("2:") && found[0].hasSuffix(" period: " + outside))
        #expect(found[1].hasPrefix("3:") && found[1].contains(" period: “?”"))
        #expect(found[2].hasPrefix("3:") && found[2].contains(" status: “maybe”"))
        let unknown = Refusal.unknownDocument(RefusalSamples.unknown).message.en
        #expect(found[3].hasPrefix("4:") && found[3].hasSuffix(" document: " + unknown))
    }

    @Test func `A refusal points at the cell of its field, or at its row`() throws {
        let outside = try faults(Self.reports + "\(Self.target),2026,official,1,\n")
        try #require(outside.count == 1)
        #expect(outside[0].hasPrefix("2:\(Self.target.count + 2) period: "))
        // A file of reports has no column for who records it.
        let found = try faults(
            Self.reports + "\(Self.target),2025,official,1,\n", by: Office.assigner)
        try #require(found.count == 1)
        #expect(found[0].hasPrefix("2:1 by: "))
    }

    @Test func `Two reports about the same days name the other line, not a report that is none`()
        throws
    {
        let row = "\(Self.target),2025,official,1,\n"
        let same = "\(Self.target),until:2025-12-31,official,1,\n"
        let found = try faults(Self.reports + row + row + same)
        try #require(found.count == 2)
        #expect(found[0].hasPrefix("3:") && found[1].hasPrefix("4:"))
        #expect(found[0].hasSuffix("line 2 of the file reports on 2025 of this target already"))
        #expect(found[1].contains("line 2 of the file reports on until:2025-12-31"))
        let old = try faults(Self.reports + "\(Self.target),2025-H1,official,1,\n")
        try #require(old.count == 1)
        #expect(old[0].contains("Report 19 about 2025-H1 is live."))
    }

    @Test func `What follows from another faulty row is left out`() throws {
        let program = Office.program.description
        let whole = "\(program),7,,Whole,huyen,≥,chín,mandatory\n"
        let part = "\(program),7.1,7,Part,huyen,≥,9,mandatory\n"
        let deeper = "\(program),7.1.1,7.1,Part,huyen,≥,9,mandatory\n"
        let unread = try faults(Self.targets + whole + part + deeper)
        try #require(unread.count == 1)
        #expect(unread[0].contains(" low: "))
        let nobody = whole.replacing("chín", with: "9").replacing("huyen", with: "xa-z")
        let refused = try faults(Self.targets + nobody + part + deeper)
        try #require(refused.count == 1)
        #expect(refused[0].contains(" unit: There is no unit “xa-z”."))
        let alone = try faults(Self.targets + part)
        try #require(alone.count == 1)
        #expect(alone[0].contains(" parent: There is no parent target"))
    }

    @Test func `A row about what exists already hides no other fault about it`() throws {
        let again = "\(Office.program),1,,Again,huyen,≥,9,mandatory\n"
        let part = "\(Office.program),1.1,1,Part,xa-z,≥,9,mandatory\n"
        let found = try faults(Self.targets + again + part)
        try #require(found.count == 2)
        #expect(found[0].contains("is assigned already"))
        #expect(found[1].contains("There is no unit “xa-z”."))
    }

    @Test(arguments: ["la", Office.assigner])
    func `What is wrong with the author is told once`(author: MemberID) throws {
        let rows = ["2025", "2025-9M", "2025-Q1"].map { "\(Self.target),\($0),official,1,\n" }
        let found = try faults(Self.reports + rows.joined(), by: author)
        try #require(found.count == 1)
        #expect(found[0].contains("“\(author)” is "))
    }
}
