import EventLog
import Exports
import Reporting

/// The slip that explains why a checkpoint typed in from paper does not fit the log (lỗi gõ).
///
/// Two histories have roots that share hardly a character: a root that differs from the ledger's in one row
/// only, or is the ledger's with its rows in another order, or over another number of events, was mistyped.
enum TypedSlip {
    /// These characters of this row of the paper, the first at this place of the root.
    case characters(row: Int, count: Int, first: Int, typed: Character, found: Character)
    /// A whole row.
    case row(Int)
    /// The rows of the root in this order.
    case order([Int])
    /// The number of events.
    case size(UInt64)

    /// The slip that leads from `typed` to the root of as many events of a ledger; `nil` where none does.
    init?(from typed: Checkpoint, to root: Hash) {
        let rows = TypedSlip.rootRows(of: typed, root)
        let order = TypedSlip.orders(of: rows.count).first { order in
            order.map { rows[$0] }.joined() == typed.root.base64
        }
        if let order, order != Array(rows.indices) {
            self = .order(order.map { $0 + TypedSlip.rootRow })
            return
        }
        let pairs = Array(zip(typed.root.base64, root.base64))
        let slips = pairs.indices.filter { pairs[$0].0 != pairs[$0].1 }
        guard let first = slips.first, let last = slips.last else { return nil }
        let row = TypedSlip.row(of: first, in: rows)
        if slips.count <= Hash.nearnessLimit {
            self = .characters(
                row: row, count: slips.count, first: first, typed: pairs[first].0,
                found: pairs[first].1)
        } else if row == TypedSlip.row(of: last, in: rows) {
            self = .row(row)
        } else {
            return nil
        }
    }

    /// The row of the paper on which the root begins.
    private static let rootRow = 3

    /// The root as the paper has it, row by row.
    private static func rootRows(of typed: Checkpoint, _ root: Hash) -> [String] {
        var rest = root.base64[...]
        return CheckpointMinutes.rows(of: typed).dropFirst(rootRow - 1).map { row in
            let row = rest.prefix(row.filter { $0 != " " }.count)
            rest = rest.dropFirst(row.count)
            return String(row)
        }
    }

    private static func row(of place: Int, in rows: [String]) -> Int {
        var end = 0
        for (index, row) in rows.enumerated() {
            end += row.count
            if place < end { return index + rootRow }
        }
        return rows.count + rootRow - 1
    }

    /// Every order of so many rows.
    private static func orders(of count: Int) -> [[Int]] {
        guard count > 1 else { return [Array(0..<count)] }
        return orders(of: count - 1).flatMap { order in
            (0...order.count).map { place in
                Array(order[..<place]) + [count - 1] + Array(order[place...])
            }
        }
    }

    /// The numbers that come of a number by one digit wrong, too many, left out, or two exchanged.
    static func sizes(near size: UInt64) -> Set<UInt64> {
        let digits = Array("\(size)")
        var texts: [[Character]] = []
        for place in 0...digits.count {
            for digit in "0123456789" {
                texts.append(Array(digits[..<place]) + [digit] + Array(digits[place...]))
                guard place < digits.count else { continue }
                texts.append(Array(digits[..<place]) + [digit] + Array(digits[(place + 1)...]))
            }
            guard place < digits.count else { continue }
            texts.append(Array(digits[..<place]) + Array(digits[(place + 1)...]))
            guard place + 1 < digits.count else { continue }
            var exchanged = digits
            exchanged.swapAt(place, place + 1)
            texts.append(exchanged)
        }
        return Set(texts.compactMap { UInt64(String($0)) })
    }

    /// What is damaged in the file of a signed checkpoint; `nil` for what only happens in typing.
    func damage(of checkpoint: Checkpoint) -> Phrase? {
        switch self {
        case .characters(_, let count, _, _, _):
            Phrase(
                vi: "gốc cây chỉ khác gốc cây của sổ ở \(count) trên 44 ký tự",
                en: "its root differs from the ledger's in \(count) of 44 characters only")
        case .size(let size):
            Phrase(
                vi:
                    "gốc cây là gốc cây của sổ khi có \(size) sự kiện, không phải \(checkpoint.size)",
                en: "its root is the ledger's over \(size) events, not over \(checkpoint.size)")
        case .row, .order: nil
        }
    }

    /// The refusal of a file that is damaged.
    static func damaged(_ why: Phrase, named name: String) -> Failure {
        Failure(
            .usage,
            Phrase(
                vi: "tệp điểm kiểm này bị hỏng, không nói được gì về sổ",
                en: "the checkpoint's own file is damaged and tells nothing of the ledger"),
            place: Phrase(verbatim: name), why: why,
            remedies: [
                Phrase(
                    vi:
                        "lấy lại tệp từ nơi khác đang giữ nó; muốn kiểm tra chữ ký của nó: --witness "
                        + "KHÓA-KIỂM",
                    en:
                        "take it from where else it is kept; to have its signature checked: --witness "
                        + "VKEY")
            ])
    }

    /// The refusal that names the slip.
    func failure(in typed: Checkpoint, named name: String) -> Failure {
        let what: Phrase
        let place: Phrase
        switch self {
        case .characters(let row, let count, let first, let character, let found):
            what = Phrase(
                vi:
                    "gốc cây gõ lại chỉ khác gốc cây của sổ ở \(count) trên 44 ký tự: chắc là gõ sai",
                en:
                    "the root typed in differs from the ledger's in \(count) of 44 characters only: it "
                    + "was probably mistyped")
            place = Phrase(
                vi: "\(name), ký tự thứ \(first + 1) của gốc cây (hàng \(row) của bản giấy): gõ "
                    + "“\(character)”, sổ có “\(found)”",
                en: "\(name), character \(first + 1) of the root (row \(row) of the paper): typed "
                    + "“\(character)”, the ledger has “\(found)”")
        case .row(let row):
            what = Phrase(
                vi: "gốc cây gõ lại chỉ khác gốc cây của sổ ở một hàng: chắc là gõ sai hàng đó",
                en:
                    "the root typed in differs from the ledger's in one row only: that row was probably "
                    + "mistyped")
            place = Phrase(
                vi: "\(name), hàng \(row) của bản giấy", en: "\(name), row \(row) of the paper")
        case .order(let order):
            let list = order.map(String.init).joined(separator: ", ")
            what = Phrase(
                vi: "gốc cây gõ lại là gốc cây của sổ với các hàng đổi chỗ: chắc là gõ sai thứ tự",
                en:
                    "the root typed in is the ledger's with its rows exchanged: they were probably typed "
                    + "in the wrong order")
            place = Phrase(
                vi: "\(name): đã gõ các hàng của bản giấy theo thứ tự \(list)",
                en: "\(name): the rows of the paper were typed in the order \(list)")
        case .size(let size):
            what = Phrase(
                vi: "gốc cây gõ lại là gốc cây của sổ khi có \(size) sự kiện, không phải "
                    + "\(typed.size): chắc là gõ sai số sự kiện",
                en:
                    "the root typed in is the ledger's over \(size) events, not over \(typed.size): "
                    + "their number was probably mistyped")
            place = Phrase(
                vi: "\(name), hàng 2 của bản giấy", en: "\(name), row 2 of the paper")
        }
        return Failure(
            .usage, what, place: place,
            remedies: [Phrase(vi: "so lại với bản giấy", en: "compare it with the paper again")])
    }
}

extension Invocation {
    /// Refuses a checkpoint that a slip in typing, or of a signed one whose signature is not checked damage to
    /// its file, keeps from fitting the log: it must not convict a ledger.
    func refuseSlip(
        in signed: SignedCheckpoint, named name: String, of log: Log, in folder: String
    ) throws(Failure) {
        let typed = signed.checkpoint
        let isTyped = signed.note.signatures.isEmpty
        guard isTyped || values("--witness").isEmpty, log.flaws.isEmpty else { return }
        var slip: TypedSlip?
        do throws(LogError) {
            if typed.size <= log.size {
                let root = try log.root(at: typed.size)
                guard root != typed.root else { return }
                slip = TypedSlip(from: typed, to: root)
            }
            if slip == nil, let size = try size(givenBy: typed, among: log.size, in: folder) {
                slip = .size(size)
            }
        } catch {
            // Damage is for the audit to tell.
            return
        }
        guard let slip else { return }
        guard isTyped else {
            if let what = slip.damage(of: typed) { throw TypedSlip.damaged(what, named: name) }
            return
        }
        throw slip.failure(in: typed, named: name)
    }

    /// How many events have the root that was typed in, where a slip leads from their number to the one typed.
    private func size(
        givenBy typed: Checkpoint, among eventCount: UInt64, in folder: String
    ) throws(LogError) -> UInt64? {
        let sizes = TypedSlip.sizes(near: typed.size).filter { $0 > 0 && $0 <= eventCount }
        let claims = sizes.compactMap { size -> (name: String, signed: SignedCheckpoint)? in
            do throws(NoteError) {
                let claim = try Checkpoint(origin: typed.origin, size: size, root: typed.root)
                return ("\(size)", SignedCheckpoint(unsigned: claim))
            } catch {
                preconditionFailure("a checkpoint with another number is one still: \(error)")
            }
        }
        let audit = try Audit(of: folder, disk: LinuxDisk(), checkpoints: claims)
        return audit.checkpoints.first {
            $0.agreement == .consistent && $0.signed.note.signatures.isEmpty
        }?.signed.checkpoint.size
    }
}
