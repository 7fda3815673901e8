/// The nouns that directives count (danh từ đếm được).
///
/// A noun of several words is listed whole, so that `01 khu dân cư kiểu mẫu` counts `khu dân cư`.
enum CountNouns {
    /// A unit of physics, money or school arithmetic, which says nothing about what is measured.
    static let abstract = Lexicon([
        "đồng", "usd", "đô la", "đô la mỹ", "euro", "vnđ", "tấn", "tạ", "kg", "ha", "hecta", "m2",
        "m3",
        "km", "km2", "m", "lít", "kwh", "mw", "kw", "gb", "mbps", "lần", "điểm", "điểm phần trăm",
        "giờ", "phút", "ngày", "gam", "gram", "mg", "calo", "mm", "dặm", "hải lý", "đồng việt nam",
        "tuổi",
        "cm", "kcal", "mét",
    ])

    /// What multiplies the unit after it.
    static let multipliers = Lexicon([
        ("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("nghìn tỷ", 12), ("ngàn tỷ", 12),
        ("vạn", 4), ("trăm", 2), ("triệu tỷ", 15),
    ])

    static let nouns = Lexicon([
        "xã", "phường", "thị trấn", "huyện", "quận", "tỉnh", "thành phố", "ấp", "thôn", "bản",
        "làng",
        "khóm", "khu phố", "tổ dân phố", "tổ", "buôn", "khu dân cư", "khu", "cụm", "vùng", "điểm",
        "đơn vị", "cơ quan", "địa phương", "đơn vị hành chính", "cơ quan, đơn vị", "thôn bản",
        "hộ", "hộ gia đình", "hộ dân", "hộ nghèo", "hộ cận nghèo", "người", "người dân",
        "nhân khẩu", "bé trai", "ngày công", "kỹ sư", "thạc sĩ", "tiến sĩ", "nghệ nhân",
        "vận động viên",
        "lao động", "trẻ", "trẻ em", "học sinh", "sinh viên", "giáo viên", "bác sĩ", "dược sĩ",
        "điều dưỡng", "giường bệnh", "giường", "cán bộ", "công chức", "viên chức", "biên chế",
        "đảng viên", "đoàn viên", "hội viên", "thanh niên", "công nhân", "phụ nữ",
        "nông dân", "chi bộ", "đảng bộ", "tổ chức cơ sở đảng", "tổ chức", "đoàn thể",
        "chi hội", "công đoàn cơ sở", "nghiệp đoàn", "câu lạc bộ", "quần chúng", "chuyên gia",
        "doanh nghiệp", "hợp tác xã", "tổ hợp tác", "trang trại", "cơ sở", "cơ sở sản xuất",
        "hộ kinh doanh", "dự án", "công trình", "đề án", "kế hoạch", "mô hình", "đề tài",
        "sáng kiến", "sản phẩm", "nhãn hiệu", "thương hiệu", "chuỗi",
        "chuỗi liên kết", "mã số vùng trồng", "trường", "trường học", "lớp", "phòng học",
        "lớp học", "phòng", "bệnh viện", "trạm y tế", "trạm", "nhà", "căn hộ", "căn", "khu vực",
        "chiếc", "tuyến hẻm", "thôn, làng", "bóng đèn", "hẻm",
        "ổ dịch", "điểm đen", "lượt lao động", "lượt cán bộ", "nhân lực", "hạng mục",
        "tổ chức đảng", "vụ cháy",
        "nhóm thủ tục",
        "nhà ở", "ngôi nhà", "nhà ở xã hội", "nhà văn hóa", "thiết chế văn hóa", "chợ", "siêu thị",
        "khu công nghiệp", "cụm công nghiệp", "khu đô thị", "khu tái định cư", "đô thị", "tuyến",
        "tuyến đường", "cầu", "hồ", "công trình thủy lợi", "vụ", "vụ việc", "vụ án", "ca",
        "trường hợp", "đối tượng", "lượt", "lượt khách", "lượt người", "khách", "khách du lịch",
        "hồ sơ", "thủ tục", "thủ tục hành chính", "dịch vụ công", "dịch vụ", "văn bản", "đơn thư",
        "cuộc", "cuộc kiểm tra", "buổi", "đợt", "hội nghị", "lớp tập huấn", "giải", "huy chương",
        "danh hiệu", "suất", "suất quà", "tiêu chí", "chỉ số", "bậc", "hạng", "con",
        "cây", "cây xanh", "cây trồng", "tấn", "lồng", "bè", "tàu", "xe", "máy", "thiết bị",
        "camera",
        "tài khoản", "thuê bao", "trung tâm", "bến", "cảng", "di tích", "lễ hội", "bộ phận", "thửa",
        "giấy chứng nhận", "văn phòng", "nền tảng", "ứng dụng", "trạm bts", "hội", "đội",
        "đội bóng", "sân", "công viên", "khu vui chơi", "bãi", "lò", "nhà máy", "nhà trường",
        "nhà đầu tư",
        "cơ sở giáo dục", "cơ sở y tế", "liên hiệp hợp tác xã", "khu thương mại", "điểm đến",
        "tour",
        "phòng khách sạn", "khách sạn", "đồng chí", "thành viên", "gia đình", "cặp vợ chồng",
        "tháng",
    ])
}
