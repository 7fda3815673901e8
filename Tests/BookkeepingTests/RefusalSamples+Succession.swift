import Bookkeeping
import EventLog
import Projections
import Reporting
import TestSupport

extension RefusalSamples {
    /// A succession on 1 July 2025 by the decision of the office.
    static func succeeding(
        _ from: [OrganizationID], _ to: [OrganizationID], _ edges: [SuccessionEdge],
        on day: String = "2025-07-01", document: DocumentID? = Office.decision
    ) -> Told {
        (
            .unitSucceeded(
                UnitSucceeded(
                    from: from, to: to, effective: written(day), edges: edges, document: document)),
            StreamName.unit(from.first ?? ""), Office.keeper
        )
    }

    static func edge(
        _ from: OrganizationID, _ to: OrganizationID, share: String? = nil, origin: String? = nil
    ) -> SuccessionEdge {
        SuccessionEdge(
            from: from, to: to, share: share.map { written($0) },
            origin: origin.map { written($0) })
    }

    private static func transferring(to unit: OrganizationID) -> Told {
        (
            .targetTransferred(
                TargetTransferred(
                    unit: unit, effective: written("2025-07-01"), document: Office.decision)),
            target.description, Office.assigner
        )
    }

    private static let merged = succeeding(["xa-a"], ["xa-b"], [edge("xa-a", "xa-b")])

    static var succession: [Provocation] { changes + edges + shares }

    private static var changes: [Provocation] {
        [
            provocation(
                .succession(.unchanged("xa-a")),
                "Đơn vị xa-a đã có tên, cấp và mã như vậy vào ngày đó; không có gì thay đổi.",
                "The unit xa-a has that name, level and code on that day already; nothing changes.",
                refusing: (
                    .unitRenamed(
                        UnitRenamed(
                            unit: "xa-a", name: "Tên xa-a", effective: written("2025-07-01"))),
                    "unit:xa-a", Office.keeper
                )),
            provocation(
                .succession(.documentMissing), "Cần nêu văn bản quyết định (--document).",
                "The document that decides it is needed (--document).",
                refusing: succeeding(
                    ["xa-a"], ["xa-b"], [edge("xa-a", "xa-b")], document: nil)),
            provocation(
                .succession(.ended("xa-a", lastDay: written("2025-06-15"))),
                "Đơn vị xa-a đã kết thúc hoạt động sau ngày 15/06/2025; từ hôm sau không giao, ghi danh "
                    + "hay thay đổi gì cho đơn vị này nữa.",
                "The unit xa-a ended after 2025-06-15; from the day after nothing is assigned, enrolled "
                    + "or changed for it.",
                after: [ending("xa-a")],
                refusing: (
                    .unitRenamed(
                        UnitRenamed(
                            unit: "xa-a", name: "Tên Mới", effective: written("2026-01-01"))),
                    "unit:xa-a", Office.keeper
                )),
            provocation(
                .succession(.takerEnded("xa-b", lastDay: written("2025-06-15"))),
                "Đơn vị xa-b đã kết thúc hoạt động sau ngày 15/06/2025 nên không thể kế thừa đơn vị "
                    + "khác.",
                "The unit xa-b ended after 2025-06-15 and cannot follow upon another.",
                after: [ending("xa-b")], refusing: merged),
            provocation(
                .succession(.notBegun("xa-c", firstDay: written("2025-07-02"))),
                "Đơn vị xa-c chỉ có từ ngày 02/07/2025.",
                "The unit xa-c is there from 2025-07-02 only.",
                after: [
                    (
                        .unitRegistered(
                            UnitRegistered(
                                unit: "xa-c", name: "Xã C", from: written("2025-07-02"))),
                        "unit:xa-c", Office.keeper
                    )
                ],
                refusing: transferring(to: "xa-c")),
            provocation(
                .succession(.alreadyOwed(target, by: "huyen")),
                "Chỉ tiêu 38-CTr/HU:2025-02-04#1 đã do đơn vị huyen thực hiện.",
                "The target 38-CTr/HU:2025-02-04#1 is owed by huyen already.",
                refusing: transferring(to: "huyen")),
            provocation(
                .succession(.alreadySucceeded("xa-a", effective: written("2025-07-01"))),
                "Đơn vị xa-a đã có cơ quan kế thừa từ ngày 01/07/2025; một đơn vị chỉ kết thúc một "
                    + "lần.",
                "The unit xa-a was succeeded on 2025-07-01 already; a unit ends once.",
                after: [merged],
                refusing: succeeding(["xa-a"], ["huyen"], [edge("xa-a", "huyen")])),
            provocation(
                .succession(
                    .lastDayDiffers(
                        "xa-a", lastDay: written("2025-06-15"), effective: written("2025-07-01"))),
                "Đơn vị xa-a kết thúc hoạt động sau ngày 15/06/2025, không khớp với ngày hiệu lực "
                    + "01/07/2025. Ngày hiệu lực phải là 16/06/2025.",
                "The unit xa-a ended after 2025-06-15, which does not fit a succession from "
                    + "2025-07-01. It has to be in force from 2025-06-16.",
                after: [ending("xa-a")], refusing: merged),
            provocation(
                .succession(
                    .periodAfterEnd(
                        .quarter(2025, 4), unit: "huyen", lastDay: written("2025-06-15"),
                        successors: [])),
                "Đơn vị huyen đã kết thúc hoạt động sau ngày 15/06/2025, không có số liệu của quý IV "
                    + "năm 2025. Chưa ghi nhận cơ quan kế thừa.",
                "The unit huyen ended after 2025-06-15 and has no figure for quarter 4 of 2025. No "
                    + "successor is recorded.",
                after: [ending("huyen")],
                refusing: reporting(submitted("1", about: .quarter(2025, 4)))),
        ]
    }

    private static var edges: [Provocation] {
        [
            provocation(
                .succession(.empty),
                "Cần nêu đơn vị cũ (--from) và đơn vị kế thừa (--to). Đơn vị giải thể mà không có cơ "
                    + "quan kế thừa thì ghi bằng “socai unit end”.",
                "Units that end (--from) and units that follow (--to) are needed. A unit that ends "
                    + "without a successor is recorded with “socai unit end”.",
                refusing: succeeding(["xa-a"], [], [])),
            provocation(
                .succession(.ownSuccessor("xa-a")),
                "Đơn vị xa-a không thể vừa kết thúc vừa kế thừa. Đơn vị còn tiếp tục và nhận thêm đơn "
                    + "vị khác thì chỉ nêu ở --to.",
                "The unit xa-a cannot end and follow at once. A unit that goes on and takes in others "
                    + "stands in --to only.",
                refusing: succeeding(
                    ["xa-b", "xa-a"], ["xa-a"], [edge("xa-b", "xa-a"), edge("xa-a", "xa-a")])),
            provocation(
                .succession(.edgeOutside(from: "huyen", to: "xa-b")),
                "Cặp huyen → xa-b không nằm trong các đơn vị đã nêu ở --from và --to.",
                "The pair huyen → xa-b is not among the units of --from and --to.",
                refusing: succeeding(
                    ["xa-a"], ["xa-b"], [edge("xa-a", "xa-b"), edge("huyen", "xa-b")])),
            provocation(
                .succession(.edgeRepeated(from: "xa-a", to: "xa-b")),
                "Cặp xa-a → xa-b được nêu hai lần.",
                "The pair xa-a → xa-b is given twice.",
                refusing: succeeding(
                    ["xa-a"], ["xa-b"], [edge("xa-a", "xa-b"), edge("xa-a", "xa-b")])),
            provocation(
                .succession(.edgeMissing("huyen")),
                "Chưa rõ huyen nhập vào hoặc hình thành từ đơn vị nào. Nhiều đơn vị sang nhiều đơn vị "
                    + "thì nêu từng cặp bằng --share CŨ:MỚI.",
                "It is not known which unit huyen goes into or comes from. Where several become "
                    + "several, name each pair with --share OLD:NEW.",
                refusing: succeeding(["xa-a"], ["xa-b", "huyen"], [edge("xa-a", "xa-b")])),
            provocation(
                .succession(.circle(["xa-b", "xa-a", "xa-b"])),
                "Đơn vị không thể kế thừa chính mình qua các đơn vị khác: xa-b → xa-a → xa-b.",
                "A unit cannot follow upon itself through others: xa-b → xa-a → xa-b.",
                after: [merged],
                refusing: succeeding(["xa-b"], ["xa-a"], [edge("xa-b", "xa-a")])),
        ]
    }

    private static var shares: [Provocation] {
        [
            provocation(
                .succession(.shareOutside(written("1.5"), from: "xa-a", to: "xa-b")),
                "Tỷ lệ 1,5 của cặp xa-a → xa-b phải nằm trong khoảng từ 0 đến 1.",
                "The share 1.5 of xa-a → xa-b has to lie between 0 and 1.",
                refusing: succeeding(["xa-a"], ["xa-b"], [edge("xa-a", "xa-b", share: "1.5")])),
            provocation(
                .succession(.sharesDisagree("xa-a", sum: Ratio(written("0.9")))),
                "Các tỷ lệ của đơn vị cũ xa-a cộng lại được 0,9, phải bằng 1. Tỷ lệ share là phần của "
                    + "đơn vị cũ chuyển sang đơn vị mới; phần của đơn vị mới có gốc từ đơn vị cũ thì "
                    + "ghi ở origin.",
                "The shares of xa-a add up to 0.9, not to 1. A share is the part of the old unit that "
                    + "goes into the new one; the part of the new unit that came from the old one is "
                    + "its origin.",
                refusing: succeeding(
                    ["xa-a"], ["xa-b", "huyen"],
                    [edge("xa-a", "xa-b", share: "0.6"), edge("xa-a", "huyen", share: "0.3")])),
            provocation(
                .succession(.originsDisagree("huyen", sum: Ratio(written("1.1")))),
                "Các phần hình thành đơn vị mới huyen (origin) cộng lại được 1,1, lớn hơn 1.",
                "The origins of the new unit huyen add up to 1.1, more than 1.",
                refusing: succeeding(
                    ["xa-a", "xa-b"], ["huyen"],
                    [edge("xa-a", "huyen", origin: "0.6"), edge("xa-b", "huyen", origin: "0.5")])),
        ]
    }
}
