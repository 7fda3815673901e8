import Bookkeeping
import EventLog
import Projections
import Reporting

/// `socai withdraw TARGET --document ID --reason TEXT`.
struct WithdrawCommand: Command {
    static let info = CommandInfo(
        "withdraw", group: .recording,
        summary: Phrase(vi: "thu hồi một chỉ tiêu", en: "withdraw a target"),
        operands: [.target],
        options: [.reason(), .document(isRequired: true), .effective, .expect],
        common: [.appends],
        details: Phrase(
            vi: """
                Không nêu --effective thì chỉ tiêu thôi có hiệu lực từ ngày ghi. Kỳ đã kết thúc trước ngày đó
                vẫn được đánh giá.
                """,
            en: """
                Without --effective the target ceases on the day it is recorded. A period that was over by
                then stays judged.
                """))

    func run(_ invocation: Invocation) throws(Failure) {
        let withdrawn = TargetWithdrawn(
            document: try invocation.document(), effective: try invocation.day("--effective"),
            reason: invocation.required("--reason").nfc)
        let revision = try invocation.expectedRevision()
        try invocation.record { book throws(Failure) in
            let target = try invocation.knownTarget(in: book)
            return [
                Proposal(
                    .targetWithdrawn(withdrawn), stream: target.id.description,
                    expectedRevision: revision)
            ]
        }
    }
}
