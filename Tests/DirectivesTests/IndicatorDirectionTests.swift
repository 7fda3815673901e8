import Reporting
import Testing

@testable import Directives

@Suite struct IndicatorDirectionTests {
    private func direction(_ name: String) -> Direction? {
        IndicatorDirection.entry(for: Passage(reading: name).words)?.direction
    }

    @Test(arguments: [
        ("Tỷ lệ hộ nghèo đa chiều", Direction.lower), ("Số vụ tai nạn giao thông", .lower),
        ("Tỷ lệ hồ sơ trễ hạn", .lower), ("Tỷ lệ giải quyết khiếu nại", .higher),
        ("Tỷ lệ thu gom chất thải", .higher), ("Thời gian giải quyết hồ sơ", .lower),
        ("Tỷ số giới tính khi sinh", .band), ("Tổng chi ngân sách", .none),
        ("Cơ cấu kinh tế: dịch vụ", .none), ("Thu nhập bình quân đầu người", .higher),
    ])
    func `The dictionary knows which way an indicator is better`(name: String, direction: Direction)
    {
        #expect(self.direction(name) == direction)
    }

    @Test func `What the dictionary does not know is unknown, and marked where it matters`() throws
    {
        #expect(direction("Chỉ số lưỡng long") == .higher, "chỉ số is an achievement")
        #expect(direction("Số gốc mai vàng") == nil)
        let target = try #require(
            Directive.read(SourceText("I. CHỈ TIÊU NĂM 2026\n- Số gốc mai vàng 1.200 gốc.")).targets
                .first)
        #expect(target.review.contains(.directionUnknown))
    }

    @Test func `No words stand twice in the dictionary`() {
        let entries = IndicatorDirection.entries
        let words = entries.map { LetterFolding.keys(of: $0.words) }
        #expect(Set(words).count == words.count)
        #expect(entries.count > 100)
    }
}
