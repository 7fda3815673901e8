import Foundation
import Testing

/// The district Cầu Ngang before and after 1 July 2025: fifteen old units, five successors, and one unit
/// that went to Ngũ Lạc, outside them.
enum CauNgang {
    static let plan = "92/KH-UBND:2022-11-08"
    static let resolution = "1687/NQ:2025-06-16"
    static let successors = [
        ("cau-ngang", "Cầu Ngang", ["tt-cau-ngang", "my-hoa", "thuan-hoa"]),
        ("my-long", "Mỹ Long", ["tt-my-long", "my-long-bac", "my-long-nam"]),
        ("vinh-kim", "Vinh Kim", ["kim-hoa", "vinh-kim-cu"]),
        ("nhi-truong", "Nhị Trường", ["hiep-hoa", "truong-tho", "nhi-truong-cu"]),
        ("hiep-my", "Hiệp Mỹ", ["hiep-my-dong", "hiep-my-tay", "long-son"]),
        ("ngu-lac", "Ngũ Lạc", ["thanh-hoa-son", "ngu-lac-cu"]),
    ]

    static func target(_ unit: String) -> String { "\(plan)#\(unit)" }

    /// The ledger up to 30 June 2025: units, members, targets on rice for 2025, and the reports of the old
    /// units on the first half of the year, 400 tấn each.
    static func before() async throws -> Scratch {
        let scratch = try Scratch(empty: ())
        try await scratch.record(
            "init", "so-cai", "--origin", "tra-vinh.vn/2025", "--title", "Sổ", "--clock",
            "simulated", "--cutoff", "civil")
        try scratch.file("units.csv", units)
        try scratch.file("members.csv", members)
        try scratch.file(
            "documents.csv",
            """
            document,symbol,date,subject
            \(plan),92/KH-UBND,2022-11-08,Kế hoạch
            \(resolution),1687/NQ,2025-06-16,Sắp xếp đơn vị hành chính

            """)
        try scratch.file(
            "indicators.csv",
            """
            indicator,name,measure,direction,rollup
            lua,Sản lượng lúa,tấn,higher,sum
            bhyt,Tỷ lệ bao phủ BHYT,%,higher,rate

            """)
        try scratch.file("targets.csv", targets)
        try scratch.file("reports.csv", reports)
        try await scratch.record(
            "import", "units.csv", "members.csv", "documents.csv", "indicators.csv", "targets.csv",
            "--at", "2025-02-05T08:00:00+07:00")
        try await scratch.record(
            "import", "reports.csv", "--numbers", "plain", "--at", "2025-06-27T08:00:00+07:00")
        return scratch
    }

    /// The succession by a sheet; `part` is what is recorded of the part of Ngũ Lạc that came from Thạnh
    /// Hòa Sơn.
    static func succeed(_ scratch: Scratch, part: String?) async throws -> [Int] {
        var rows = ["from,to,share,origin,basis,effective,document"]
        for (new, _, olds) in successors {
            for old in olds {
                let isPart = old == "thanh-hoa-son" && part != nil
                rows.append(
                    "\(old),\(new),1,\(isPart ? part ?? "" : ""),\(isPart ? "dân số 2024" : ""),"
                        + "2025-07-01,\(resolution)")
            }
        }
        try scratch.file("ke-thua.csv", rows.joined(separator: "\n") + "\n")
        return try await scratch.record(
            "import", "ke-thua.csv", "--numbers", "plain", "--at", "2025-07-01T08:00:00+07:00")
    }

    /// The reports of the six successors on the year: 1.000 tấn for every old unit in them.
    static func reportYear(_ scratch: Scratch, except silent: String? = nil) async throws {
        var rows = ["target,period,value,status"]
        for (new, _, olds) in successors where new != silent {
            rows.append("\(target(new)),2025,\(1000 * olds.count),official")
        }
        try scratch.file("nam.csv", rows.joined(separator: "\n") + "\n")
        try await scratch.record(
            "import", "nam.csv", "--numbers", "plain", "--at", "2026-01-05T08:00:00+07:00")
    }

    private static var units: String {
        var rows = [
            "unit,name,level,code,parent", "tinh,Tỉnh Trà Vinh,tinh,,",
            "huyen-cau-ngang,Huyện Cầu Ngang,huyen,,tinh",
            "huyen-duyen-hai,Huyện Duyên Hải,huyen,,tinh",
        ]
        for (new, name, olds) in successors {
            rows.append("\(new),Xã \(name),xa,,tinh")
            for old in olds {
                let district = old == "ngu-lac-cu" ? "huyen-duyen-hai" : "huyen-cau-ngang"
                let name = old == "thanh-hoa-son" ? "Xã Thạnh Hòa Sơn" : "Xã \(old)"
                rows.append("\(old),\(name),xa,,\(district)")
            }
        }
        return rows.joined(separator: "\n") + "\n"
    }

    private static let members = """
        member,name,unit,role
        ubnd-huyen,UBND huyện Cầu Ngang,huyen-cau-ngang,reporter
        ubnd-xa,UBND xã Cầu Ngang,cau-ngang,reporter
        ubnd-xa-khac,UBND xã Long Toàn,huyen-duyen-hai,reporter
        giao,UBND tỉnh,tinh,assigner

        """

    private static var targets: String {
        var rows = ["document,item,name,unit,criterion,low,measure,period,indicator"]
        let all = ["huyen-cau-ngang"] + successors.flatMap { [$0.0] + $0.2 }
        for unit in all {
            rows.append("\(plan),\(unit),Sản lượng lúa,\(unit),atLeast,900,tấn,2025,lua")
        }
        return rows.joined(separator: "\n") + "\n"
    }

    private static var reports: String {
        let rows = successors.flatMap(\.2).map { "\(target($0)),2025-H1,400,official" }
        return (["target,period,value,status"] + rows).joined(separator: "\n") + "\n"
    }
}
