import Reporting

/// Which column of a table holds what, told by its header (vai trò của cột).
struct TableColumns {
    /// A column of figures.
    struct Value {
        let index: Int
        /// The time its heading names.
        let period: Period?
        /// The unit its heading names in brackets.
        let unit: String?
    }

    private enum Role {
        case number
        case name
        case unit
        case value
        /// A value where no column says so more clearly.
        case perhapsValue
        case ignored
    }

    private(set) var number: Int?
    private(set) var name: Int?
    private(set) var unit: Int?
    private(set) var values: [Value] = []

    /// The headings that name the indicators, where each row is a place: `Tên xã | Tỷ lệ hộ nghèo (%)`.
    private(set) var indicators: Table.Row = []

    /// Whether a heading says that a column holds values.
    private(set) var hasValues = false

    private static let roles = Lexicon<Role>([
        ("stt", .number), ("tt", .number), ("số tt", .number), ("số thứ tự", .number),
        ("nội dung", .name), ("tên chỉ tiêu", .name), ("chỉ tiêu", .name), ("danh mục", .name),
        ("chỉ số", .name), ("tiêu chí", .name), ("lĩnh vực", .name), ("các chỉ tiêu", .name),
        ("tên", .name), ("nội dung chỉ tiêu", .name), ("nhiệm vụ", .name), ("mục tiêu", .name),
        ("đơn vị tính", .unit), ("đvt", .unit), ("đơn vị", .unit), ("đ/v tính", .unit),
        ("kế hoạch", .value), ("giao", .value), ("phấn đấu", .value), ("dự toán", .value),
        ("kh", .value),
        ("chỉ tiêu giao", .value), ("mục tiêu đến", .value), ("mục tiêu năm", .value),
        ("chỉ tiêu năm", .value), ("chỉ tiêu đến", .value), ("chỉ tiêu kế hoạch", .value),
        ("nghị quyết", .value), ("đến năm", .value), ("giá trị mục tiêu", .value),
        ("chỉ tiêu giai đoạn", .value), ("mục tiêu giai đoạn", .value), ("mức phấn đấu", .value),
        ("mức", .value), ("yêu cầu đạt", .value), ("số lượng", .value),
        ("chỉ tiêu phấn đấu", .value),
        ("mục tiêu phấn đấu", .value), ("chỉ tiêu đạt", .value), ("kết quả cần đạt", .value),
        ("năm", .perhapsValue), ("giai đoạn", .perhapsValue), ("giá trị", .perhapsValue),
        ("lộ trình", .perhapsValue),
        ("ghi chú", .ignored), ("thực hiện", .ignored), ("ước", .ignored), ("so sánh", .ignored),
        ("kết quả", .ignored), ("cơ quan", .ignored), ("đơn vị thực hiện", .ignored),
        ("đơn vị chủ trì", .ignored), ("chủ trì", .ignored), ("phụ trách", .ignored),
        ("th", .ignored),
        ("đơn vị phụ trách", .ignored), ("thời gian", .ignored), ("căn cứ", .ignored),
        ("so với", .ignored), ("hiện trạng", .ignored), ("ước th", .ignored),
        ("ước thực hiện", .ignored),
        ("đơn vị theo dõi", .ignored), ("cơ quan theo dõi", .ignored), ("nguồn", .ignored),
        ("đơn vị báo cáo", .ignored), ("đơn vị phối hợp", .ignored), ("phối hợp", .ignored),
    ])

    /// What a column of places is called.
    private static let places = Lexicon([
        "tên xã", "tên đơn vị", "địa phương", "tên địa phương", "xã, phường",
        "xã, phường, thị trấn",
        "các xã, phường", "đơn vị hành chính", "tên xã, phường", "xã, thị trấn", "huyện, thành phố",
    ])

    init(_ table: Table, in source: SourceText) {
        let header = table.header
        guard !header.isEmpty else {
            guess(table)
            return
        }
        let roles = header.map(TableColumns.role)
        number = roles.firstIndex(of: .number)
        if let places = header.firstIndex(where: { TableColumns.places.match($0, at: 0) != nil }) {
            name = places
            values = header.indices
                .filter { $0 > places && roles[$0] != .ignored && !header[$0].isEmpty }
                .map { TableColumns.value($0, header[$0], source) }
            (indicators, hasValues) = (header, !values.isEmpty)
            return
        }
        unit = roles.firstIndex(of: .unit)
        let named = roles.indices.filter { roles[$0] == .name }
        name = named.first ?? roles.indices.first { $0 != number && roles[$0] == nil }
        var found = roles.indices.filter { roles[$0] == .value && $0 != name }
        // `Nội dung | Chỉ tiêu`: the second column with the name of a name holds the figure.
        if found.isEmpty { found = Array(named.dropFirst()) }
        hasValues = !found.isEmpty
        if found.isEmpty { found = roles.indices.filter { roles[$0] == .perhapsValue } }
        if found.isEmpty, let name {
            found = roles.indices.filter { $0 > name && roles[$0] == nil && $0 != unit }
        }
        hasValues = hasValues || !found.isEmpty && number != nil
        values = found.map { TableColumns.value($0, header[$0], source) }
    }

    private static func value(_ index: Int, _ heading: [Word], _ source: SourceText) -> Value {
        let passage = Passage(heading, of: source)
        let period = TimeScan.spans(in: passage).lazy.compactMap { found -> Period? in
            if case .period(let period) = found.span.meaning { period } else { nil }
        }.last
        let bare = heading.last.flatMap { word in
            word.kind == .number && word.key.count == 4 ? Int(word.key) : nil
        }
        let brackets = ClauseSplitter.withoutBrackets(heading).asides.first
        let unit = brackets.flatMap { words in
            UnitPhrase(in: Passage(words, of: source), at: 0)?.symbol
        }
        return Value(index: index, period: period ?? bare.map { Period.year($0) }, unit: unit)
    }

    /// What a heading says of its column; values outweigh what they are compared with.
    private static func role(of heading: [Word]) -> Role? {
        if isRatio(heading) { return .ignored }
        var found: [Role] = []
        var offset = 0
        while offset < heading.count {
            if let match = roles.match(heading, at: offset) {
                found.append(match.meaning)
                offset += match.count
            } else {
                offset += 1
            }
        }
        if found.contains(.ignored), found.first != .value { return .ignored }
        if found.contains(.value) { return .value }
        if found.isEmpty, let only = heading.first, heading.count == 1, only.kind == .number,
            only.key.count == 4
        {
            return .perhapsValue
        }
        return found.first
    }

    /// `KH 2026/ƯTH 2025 (%)`: what the plan is of something else, and no plan itself.
    private static func isRatio(_ heading: [Word]) -> Bool {
        let bare = ClauseSplitter.withoutBrackets(heading).words
        guard heading.contains(where: { $0.isSign("%") }),
            let slash = bare.firstIndex(where: { $0.isSign("/") })
        else { return false }
        return slash > 0 && !bare[slash - 1].isSign("%")
    }

    /// Without a header: a number, a name, and the last column for the figure.
    private mutating func guess(_ table: Table) {
        let count = table.columnCount
        guard count > 1 else { return }
        let isNumbered = table.rows.prefix(6).contains { row in
            row.first.map { $0.count <= 2 && $0.first?.kind == .number } ?? false
        }
        number = isNumbered ? 0 : nil
        name = isNumbered ? 1 : 0
        if count > (isNumbered ? 2 : 1) {
            values = [Value(index: count - 1, period: nil, unit: nil)]
            if count > (isNumbered ? 3 : 2) { unit = count - 2 }
        }
    }

    /// Whether there is a column to read.
    var isReadable: Bool { name != nil }

    /// Whether the name is all there is, so that it holds the figure too.
    var isNameOnly: Bool { values.isEmpty }
}
