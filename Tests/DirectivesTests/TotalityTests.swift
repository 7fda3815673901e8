import Reporting
import TestSupport
import Testing

@testable import Directives

/// Whatever the bytes, there are proposals or a refusal.
@Suite struct TotalityTests {
    /// A directive that holds every form the reader knows, in few lines.
    private static let sample = """
        Số: 12/NQ-HĐND
        NGHỊ QUYẾT
        Về kế hoạch phát triển kinh tế - xã hội năm 2026
        I. CÁC CHỈ TIÊU
        1. Về kinh tế:
        (1) Tốc độ tăng bình quân 2026-2030 đạt 9,5%/năm, trong đó: dịch vụ tăng 8%/năm (vận tải 7%); nông nghiệp 3%.
        - Thu ngân sách 1 tỷ 656 triệu đồng; chi 2.000 triệu đồng.
        a) Giảm tỷ lệ hộ nghèo từ 3,9% xuống còn 2,5% và nâng tỷ lệ $\\geq 1\\%$
        đạt 103-105 nam/100 nữ¹ trước 30/4/2026.

        ¹ Ghi chú.

        STT\tNội dung\tĐơn vị\tKế hoạch 2026
        1\tHộ nghèo\t%\t≤ 2
        -\tTrong đó: dân tộc\t%\t3

        | TT | Chỉ tiêu | Năm 2026 |
        |----|----------|----------|
        | 1  | **BHYT** | 95% trở lên |
        II. NHIỆM VỤ
        Phấn đấu đến năm 2030 trở thành đô thị loại III; không để xảy ra điểm nóng.
        """

    private func read(_ bytes: [UInt8]) -> [ProposedTarget]? {
        do {
            return Directive.read(try SourceText(bytes)).targets
        } catch {
            #expect(!error.message.vi.isEmpty && !error.message.en.isEmpty)
            return nil
        }
    }

    @Test func `A directive cut short anywhere is read`() {
        let bytes = Array(Self.sample.utf8)
        var counts: Set<Int> = []
        for end in stride(from: 0, through: bytes.count, by: 3) {
            if let targets = read(Array(bytes[..<end])) { counts.insert(targets.count) }
        }
        #expect(counts.count > 5, "more text holds more targets")
    }

    @Test func `Random damage is read or refused`() {
        let seed = SeededGenerator.seed(of: "A directive damaged at random")
        var generator = SeededGenerator(seed: seed)
        let bytes = Array(Self.sample.utf8)
        let spices = Array(" \t\n|()-.,:;%$\\0123456789đ₫\u{301}".utf8)
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...12, using: &generator) {
                let place = Int.random(in: 0..<damaged.count, using: &generator)
                switch Int.random(in: 0...4, using: &generator) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: damaged.remove(at: place)
                case 2: damaged.insert(spices.randomElement(using: &generator) ?? 0, at: place)
                case 3:
                    let end = min(damaged.count, place + 40)
                    damaged += damaged[place..<end]
                default: damaged.swapAt(place, damaged.count - 1 - place)
                }
            }
            guard let targets = read(damaged) else { continue }
            let items = Set(targets.map(\.item))
            #expect(items.count == targets.count, "seed \(seed)")
            #expect(targets.allSatisfy { $0.parent.map(items.contains) ?? true }, "seed \(seed)")
        }
    }

    @Test func `The same text read twice gives the same targets`() {
        let source = SourceText(Self.sample)
        let told = { (targets: [ProposedTarget]) in targets.map { "\($0)" } }
        let first = told(Directive.read(source).targets)
        #expect(first == told(Directive.read(source).targets))
        #expect(first.count > 10)
    }

    /// Twenty times the text takes some twenty times as long; quadratic reading would take four hundred.
    @Test func `One sentence of any length is read in time linear in it`() {
        let time = { (count: Int) in
            let text = String(repeating: "đạt 5% và tỷ lệ hộ, ", count: count)
            return processorTime { _ = Directive.read(SourceText("I. CHỈ TIÊU\n- " + text)) }
        }
        _ = time(10)
        let (short, long) = (leastOfThree { time(50) }, leastOfThree { time(1_000) })
        #expect(long < max(short * 200, .milliseconds(50)), "\(short) and \(long)")
    }
}
