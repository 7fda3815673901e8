import EventLog
import TestSupport

/// What was tried on a ledger, and what its log therefore has to show: the model that the campaigns
/// hold the log against.
struct Chronicle {
    /// What became of a batch.
    enum Fate: Equatable {
        /// The append answered this position: the batch is there for good.
        case acknowledged(first: UInt64)
        /// The append failed: the batch is there whole, or not at all.
        case unknown
        /// The batch was not there when a writer looked: it never will be.
        case gone
    }

    struct Attempt {
        let drafts: [Draft]
        let key: String?
        var fate: Fate
    }

    /// What is wrong with what a log shows.
    struct Contradiction: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var attempts: [Attempt] = []

    /// The batches that were acknowledged, by their number.
    var acknowledged: [Int] {
        attempts.indices.filter {
            if case .acknowledged = attempts[$0].fate { true } else { false }
        }
    }

    /// The position behind all that was acknowledged.
    var end: UInt64 {
        attempts.map { attempt in
            guard case .acknowledged(let first) = attempt.fate else { return 0 }
            return first + UInt64(attempt.drafts.count)
        }.max() ?? 0
    }

    /// How many positions were acknowledged for more than one event.
    var doubledCount: Int {
        let count = attempts.reduce(0) { count, attempt in
            if case .acknowledged = attempt.fate { count + attempt.drafts.count } else { count }
        }
        return count - drafts.count
    }

    /// The drafts that were acknowledged, by their positions.
    var drafts: [UInt64: Draft] {
        attempts.reduce(into: [:]) { drafts, attempt in
            guard case .acknowledged(let first) = attempt.fate else { return }
            for (part, draft) in attempt.drafts.enumerated() {
                drafts[first + UInt64(part)] = draft
            }
        }
    }

    /// All drafts that were acknowledged with a position, the last one at the end.
    func drafts(at position: UInt64) -> [Draft] {
        attempts.compactMap { attempt in
            guard case .acknowledged(let first) = attempt.fate, position >= first,
                position - first < UInt64(attempt.drafts.count)
            else { return nil }
            return attempt.drafts[Int(position - first)]
        }
    }

    /// The drafts of the appends that failed.
    var undecidedDrafts: [Draft] {
        attempts.flatMap { $0.fate == .unknown ? $0.drafts : [] }
    }

    /// Drafts that tell which batch they are of, on some of a few streams.
    mutating func begin(
        _ count: Int, key: String?, citing evidence: Hash? = nil,
        using generator: inout some RandomNumberGenerator
    ) -> Int {
        let number = attempts.count
        let drafts = (0..<count).map { part in
            var members = [
                JSON.Member("batch", .integer(Int64(number))),
                JSON.Member("part", .integer(Int64(part))),
                JSON.Member(
                    "text",
                    .string(String(repeating: "ố", count: .random(in: 0...150, using: &generator)))),
            ]
            if let evidence { members.append(JSON.Member("evidence", .string(evidence.hex))) }
            let stream = Int.random(in: 0..<5, using: &generator)
            return Draft(stream: "s\(stream)", type: "report.submitted", data: .object(members))
        }
        attempts.append(Attempt(drafts: drafts, key: key, fate: .unknown))
        return number
    }

    mutating func settle(_ number: Int, as fate: Fate) {
        attempts[number].fate = fate
    }

    /// Holds what a log shows against what was tried; answers the batches it shows with the position of
    /// each.
    func check(_ lines: [Line]) throws(Contradiction) -> [Int: UInt64] {
        var shown: [Int: UInt64] = [:]
        var rest = lines[...]
        while let first = rest.first {
            guard case .integer(let number) = first.data["batch"] ?? .null,
                attempts.indices.contains(Int(number))
            else { throw Contradiction(description: "event \(first.position) was never tried") }
            let attempt = attempts[Int(number)]
            let batch = Array(rest.prefix(attempt.drafts.count))
            rest = rest.dropFirst(attempt.drafts.count)
            try check(
                batch, number: Int(number), at: UInt64(lines.count - rest.count - batch.count))
            guard shown.updateValue(first.position.rawValue, forKey: Int(number)) == nil else {
                throw Contradiction(description: "batch \(number) stands twice")
            }
        }
        for (number, attempt) in attempts.enumerated() {
            switch attempt.fate {
            case .acknowledged(let first) where shown[number] != first:
                throw Contradiction(
                    description: "batch \(number) was acknowledged at \(first) and stands at "
                        + "\(shown[number].map(String.init) ?? "no place")")
            case .gone where shown[number] != nil:
                throw Contradiction(description: "batch \(number) was gone and came back")
            default: continue
            }
        }
        return shown
    }

    /// Checks the lines of one batch, which stand from a position on.
    private func check(
        _ lines: [Line], number: Int, at position: UInt64
    ) throws(Contradiction) {
        let attempt = attempts[number]
        let isWhole =
            lines.map(\.position.rawValue)
            == Array(position..<(position + UInt64(attempt.drafts.count)))
            && lines.map(\.more) == attempt.drafts.indices.map { $0 < attempt.drafts.count - 1 }
            && lines.first?.key == attempt.key
            && lines.elementsEqual(attempt.drafts) { line, draft in
                line.stream == draft.stream && line.type == draft.type && line.data == draft.data
            }
        guard isWhole else {
            throw Contradiction(description: "batch \(number) is shown in part, or changed")
        }
    }

    /// Settles what was unknown by what a writer found on opening, which is durable by now.
    mutating func settle(by shown: [Int: UInt64]) {
        for number in attempts.indices where attempts[number].fate == .unknown {
            attempts[number].fate = shown[number].map { .acknowledged(first: $0) } ?? .gone
        }
    }
}
