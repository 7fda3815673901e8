/// The kinds of document that directives are and rest on (loại văn bản).
enum DocumentKind {
    /// The kinds by the words they are printed with.
    static let names = Lexicon(
        [
            "Nghị quyết", "Quyết định", "Chỉ thị", "Kế hoạch", "Kế hoạch hành động",
            "Chương trình", "Chương trình hành động", "Chương trình công tác", "Kết luận",
            "Thông báo", "Thông báo kết luận", "Hướng dẫn", "Báo cáo", "Báo cáo thẩm tra", "Đề án",
            "Tờ trình", "Quy định", "Quy chế", "Phương án", "Công điện", "Công văn", "Thông tư",
            "Thông tri", "Nghị định", "Chiến lược", "Dự án", "Luật", "Bộ luật", "Pháp lệnh",
            "Hiến pháp", "Lệnh", "Quy hoạch", "Thông cáo", "Biên bản", "Văn bản", "Điều lệ",
        ].map { ($0, $0) })

    /// The kind that the letters of a symbol stand for, State and Party alike.
    static func named(byCode code: String) -> String? {
        let parts = code.split { $0 == "/" || $0 == "-" }.map { $0.lowercased() }
        guard let first = parts.first else { return nil }
        if let name = codes[first] { return name }
        // `1234/UBND-KT`: a letter names no kind of its own.
        return bodies.contains(first) ? "Công văn" : nil
    }

    private static let codes = [
        "nq": "Nghị quyết", "qđ": "Quyết định", "qđi": "Quy định", "qyđ": "Quy định",
        "ct": "Chỉ thị", "kh": "Kế hoạch", "ctr": "Chương trình", "cttr": "Chương trình",
        "kl": "Kết luận", "tb": "Thông báo", "hd": "Hướng dẫn", "bc": "Báo cáo", "đa": "Đề án",
        "ttr": "Tờ trình", "qc": "Quy chế", "pa": "Phương án", "cđ": "Công điện",
        "cv": "Công văn", "tt": "Thông tư", "nđ": "Nghị định", "bb": "Biên bản",
    ]

    private static let bodies: Set<String> = [
        "ubnd", "hđnd", "vpubnd", "vpcp", "ttg", "sở", "tu", "hu", "đu", "vptu", "btgtu", "bkhđt",
        "btc", "bnv", "bct", "byt", "bgdđt", "stc", "snv", "skhđt", "syt", "sct",
    ]
}
