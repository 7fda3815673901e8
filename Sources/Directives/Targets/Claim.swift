import EventLog
import Reporting

/// What one clause states, before it has an item, a parent and the time of its headings (nội dung chỉ tiêu).
struct Claim {
    var name: String
    var criterion: Criterion
    var upper: Quantity?
    var measure: Measure?
    /// The time that the clause itself or the start of its sentence names.
    var span: TimeSpan?
    let force: Force
    let assigner: String?
    /// The words it was read from.
    var passage: Passage
    var review: [ReviewReason]
    /// Whether it is a part of the claim before it that is none.
    var isPart: Bool
    /// Whether its figure stands without a comparison or a verb of change.
    var isBare = false
    /// How surely it is a target where no heading says so.
    var strength: Strength

    /// What makes a sentence of running text a target.
    enum Strength: Int, Comparable {
        /// A fact, a description, a task.
        case none
        /// A verb that sets targets as often as it describes: only a list makes it one.
        case weak
        /// `phấn đấu`, `không để xảy ra`, `hoàn thành trước …`: a target anywhere.
        case strong

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// Reads a bare percentage as the growth it is, where it is a part of one: `tăng 14%, trong đó dịch
    /// vụ 15,8%`.
    mutating func followGrowth(of whole: Claim) {
        let isYearly = whole.measure?.symbol.hasPrefix("%/") ?? false
        guard measure == .percent, isYearly || whole.criterion.kind == .growthPerYear else {
            return
        }
        if isYearly { measure = whole.measure }
        let isFloor = isBare || criterion.kind == .moreThan || criterion.kind == .atLeast
        guard isFloor, criterion.kind != .range, let low = criterion.low ?? criterion.high else {
            return
        }
        do throws(CriterionProblem) {
            criterion = try Criterion(kind: .growthPerYear, low: low)
            review.removeAll { $0 == .directionUnknown }
        } catch {
            // A growth takes any low figure: the claim stays as it was read.
            return
        }
    }

    /// Reads a bare figure as the cut it is, where a verb before it rules it too: `giảm 5% số vụ, 3% số
    /// người chết`.
    mutating func followCut(of previous: Claim) {
        let words = ClauseSplitter.skippingOpenings(previous.passage.words)
        guard isBare, previous.criterion.kind == .decreaseBy,
            Lead.verbs.match(words, at: 0)?.meaning == .cut,
            let low = criterion.low ?? criterion.high
        else { return }
        do throws(CriterionProblem) {
            criterion = try Criterion(kind: .decreaseBy, low: low)
        } catch {
            // A cut takes any low figure: the claim stays as it was read.
            return
        }
    }

    /// Reads a bare figure on the side of its whole, where its own words do not tell: `hộ nghèo 1,2%,
    /// trong đó vùng cao 5%`.
    mutating func followDirection(of whole: Claim) {
        guard isBare, review.contains(.directionUnknown), !whole.review.contains(.directionUnknown),
            let figure = criterion.low ?? criterion.high
        else { return }
        review.removeAll { $0 == .directionUnknown }
        do throws(CriterionProblem) {
            switch whole.criterion.kind {
            case .atMost, .lessThan: criterion = try Criterion(kind: .atMost, high: figure)
            case .equal: criterion = try Criterion(kind: .equal, low: figure)
            default: break
            }
        } catch {
            // One figure makes either kind: the claim stays as it was read.
            return
        }
    }

    /// Whether it is striven for by a time to come.
    var isStriven: Bool { force == .aspirational && strength == .strong && span != nil }

    /// Whether it is a title to be reached, whose figures are its details.
    var isTitle: Bool { criterion.kind == .milestone && criterion.low == nil }
}
