import Reporting
import Testing

@Suite struct VocabularyTests {
    @Test func `Every word is understood as it is stored and as people write it, in any case`() {
        func check<Word: Vocabulary & Equatable>(_ words: [(Word, [String])]) {
            #expect(words.map(\.0) == Array(Word.allCases))
            for (word, spellings) in words {
                for text in spellings + [word.rawValue] {
                    for spelling in [text, text.uppercased(), text.lowercased()] {
                        #expect(Word(reading: spelling) == word, "\(spelling)")
                    }
                }
                #expect(word.spellings == spellings)
            }
            for text in ["", " ", "không rõ", "none of these"] {
                #expect(Word(reading: text) == nil)
            }
        }
        check([
            (Force.mandatory, ["pháp lệnh", "chỉ tiêu pháp lệnh"]),
            (.aspirational, ["phấn đấu", "chỉ tiêu phấn đấu"]),
            (.unspecified, ["không nêu", "chỉ tiêu không nêu"]),
        ])
        check([
            (ReportStatus.estimate, ["ước"]), (.preliminary, ["sơ bộ"]),
            (.official, ["chính thức"]), (.final, ["quyết toán"]),
        ])
        check([
            (Judgement.exceeded, ["vượt"]), (.met, ["đạt"]), (.nearlyMet, ["cơ bản đạt"]),
            (.notMet, ["không đạt"]), (.inProgress, ["đang thực hiện"]),
            (.notReported, ["chưa báo cáo"]), (.notJudged, ["chưa đủ căn cứ"]),
            (.notDue, ["chưa đến kỳ"]),
        ])
        check([
            (Role.keeper, ["người giữ sổ"]), (.assigner, ["cơ quan giao"]),
            (.reporter, ["người báo cáo"]), (.approver, ["người phê duyệt"]),
            (.inspector, ["kiểm tra", "ủy ban kiểm tra"]),
        ])
        check([
            (Direction.higher, ["cao hơn tốt hơn"]), (.lower, ["thấp hơn tốt hơn"]),
            (.band, ["trong khoảng"]), (.none, ["không có chiều"]),
        ])
        check([
            (RollUpRule.sum, ["cộng"]), (.rate, ["tỷ lệ"]), (.mean, ["bình quân"]),
            (.count, ["đếm"]), (.latest, ["số mới nhất"]), (.none, ["không tổng hợp"]),
        ])
        check([
            (Criterion.Kind.atLeast, [">=", "≥", "ít nhất"]), (.moreThan, [">", "trên"]),
            (.atMost, ["<=", "≤", "không quá"]), (.lessThan, ["<", "dưới"]), (.equal, ["="]),
            (.range, ["khoảng giá trị"]), (.about, ["~", "khoảng"]), (.increaseBy, ["tăng"]),
            (.decreaseBy, ["giảm"]), (.growthPerYear, ["tăng bình quân"]),
            (.maintain, ["duy trì"]), (.noneOccur, ["không để xảy ra"]),
            (.milestone, ["hoàn thành"]), (.deferred, ["theo chỉ tiêu giao"]),
        ])
        check([
            (ReportingCycle.month, ["tháng", "hằng tháng"]), (.quarter, ["quý", "hằng quý"]),
            (.half, ["6 tháng"]), (.nineMonths, ["9 tháng"]), (.year, ["năm", "hằng năm"]),
        ])
        check([
            (CutoffCalendar.nd09, ["nghị định 09/2019", "nđ 09"]), (.civil, ["dương lịch"]),
        ])
        check([
            (ListedDay.holiday, ["nghỉ", "ngày nghỉ"]), (.workday, ["làm bù", "ngày làm bù"]),
        ])
        check([
            (Weekday.monday, ["thứ hai"]), (.tuesday, ["thứ ba"]), (.wednesday, ["thứ tư"]),
            (.thursday, ["thứ năm"]), (.friday, ["thứ sáu"]), (.saturday, ["thứ bảy"]),
            (.sunday, ["chủ nhật"]),
        ])
    }

    @Test func `No two words of a vocabulary share a spelling`() {
        func check<Word: Vocabulary>(_: Word.Type) {
            let all = Word.allCases.flatMap { [$0.rawValue.lowercased()] + $0.spellings }
            #expect(Set(all).count == all.count, "\(Word.self)")
        }
        check(Force.self)
        check(ReportStatus.self)
        check(Judgement.self)
        check(Role.self)
        check(Direction.self)
        check(RollUpRule.self)
        check(Criterion.Kind.self)
        check(ReportingCycle.self)
        check(CutoffCalendar.self)
        check(ListedDay.self)
        check(Weekday.self)
    }

    @Test func `A word that is none is told the words there are`() {
        #expect(
            ReportStatus.message
                == Phrase(
                    vi: "chỉ nhận một trong: estimate, preliminary, official, final",
                    en: "accepted are: estimate, preliminary, official, final"))
    }

    @Test func `A status is higher the more settled it is`() {
        #expect(ReportStatus.allCases.sorted() == [.estimate, .preliminary, .official, .final])
        #expect(ReportStatus.estimate < .preliminary && !(ReportStatus.final < .final))
    }

    @Test func `Only met and exceeded count as reached`() {
        #expect(Judgement.allCases.filter(\.isReached) == [.exceeded, .met])
    }
}
