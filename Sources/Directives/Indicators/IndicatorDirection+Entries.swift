import Reporting

extension IndicatorDirection {
    private static func entries(
        _ direction: Direction, weight: Int, _ words: [String]
    ) -> [Entry] {
        words.map { Entry(words: $0, direction: direction, weight: weight) }
    }

    /// The dictionary.
    static let entries: [Entry] =
        // Want, disease and death are to become less.
        entries(
            .lower, weight: 2,
            [
                "hộ nghèo", "nghèo đa chiều", "cận nghèo", "tái nghèo", "tỷ lệ nghèo",
                "suy dinh dưỡng",
                "thấp còi", "nhẹ cân", "tử vong", "tử suất", "tỷ suất chết", "tỷ số tử vong",
                "mắc bệnh", "mắc lao", "nhiễm hiv", "mù chữ", "bỏ học", "lưu ban", "thất nghiệp",
                "không có việc làm", "thiếu việc làm", "nhà tạm", "nhà dột nát", "tảo hôn",
                "hôn nhân cận huyết", "sinh con thứ ba", "sinh con thứ 3", "lao động trẻ em",
                "tai nạn lao động", "bạo lực", "tự tử",
            ])
        // Offences, accidents and crime are to become less.
        + entries(
            .lower, weight: 2,
            [
                "tai nạn giao thông", "tội phạm", "phạm pháp hình sự", "phạm tội", "vi phạm",
                "khiếu nại",
                "khiếu kiện", "cháy nổ", "cháy, nổ", "vụ cháy", "cháy rừng", "số vụ",
                "số người chết", "người bị thương",
                "người nghiện", "tệ nạn", "đuối nước", "điểm nóng", "trộm cắp", "tái phạm",
            ])
        // Delay, arrears and losses are to become less.
        + entries(
            .lower, weight: 2,
            [
                "trễ hạn", "quá hạn", "trễ hẹn", "chậm muộn", "nợ đọng", "nợ xấu", "nợ thuế",
                "tồn đọng",
                "thất thoát", "hao hụt", "tổn thất", "tiêu hao", "ô nhiễm", "chôn lấp", "phát thải",
                "khí nhà kính", "chất thải nhựa", "chi phí tuân thủ",
                "đầu mối",
                "tỷ lệ tăng dân số", "tăng dân số tự nhiên", "icor", "tổn thất điện năng",
                "lạm phát",
                "chỉ số giá tiêu dùng", "bội chi", "tổ chức đảng yếu kém",
            ])
        // The natural level is good; either side of it is worse.
        + entries(
            .band, weight: 4,
            [
                "mất cân bằng giới tính", "tỷ số giới tính", "giới tính khi sinh", "mức sinh",
                "tổng tỷ suất sinh",
            ])
        // Spending and structure are neither better nor worse.
        + entries(
            .none, weight: 1,
            [
                "chi ngân sách", "tổng chi", "chi thường xuyên", "dự toán chi", "chi cân đối",
                "quy mô dân số", "dân số trung bình", "kinh phí",
                "nguồn vốn", "vốn ngân sách", "ngân sách trung ương", "ngân sách tỉnh",
            ])
        // A structure is how parts share a whole; none of them is better.
        + entries(
            .none, weight: 5, ["cơ cấu"])
        // The shorter the wait the better.
        + entries(
            .lower, weight: 4,
            [
                "thời gian trung bình", "thời gian giải quyết", "thời gian xử lý",
                "thời gian gián đoạn",
                "thời gian chờ", "thời gian thực hiện thủ tục",
            ])
        // Work against an evil: the more the better.
        + entries(
            .higher, weight: 3, remedyWords)
        // An achievement: the higher the better.
        + entries(
            .higher, weight: 0,
            achievementWords)

    private static let remedyWords = [
        "giải quyết", "xử lý", "thu gom", "khắc phục", "điều tra", "khám phá", "phát hiện",
        "thu hồi",
        "cai nghiện", "được điều trị", "được hỗ trợ", "tiếp cận", "phòng chống", "vận động",
        "được quản lý",
        "được vay", "thoát nghèo", "được tiếp cận", "được cấp", "được tham gia", "xóa", "tham gia",
        "được xử lý", "tiếp nhận", "được sàng lọc", "được trợ giúp", "có việc làm",
    ]

    private static let achievementWords = [
        "thu ngân sách", "thu nhập", "tăng trưởng", "tốc độ tăng", "giá trị sản xuất",
        "giá trị sản phẩm",
        "tổng sản phẩm", "grdp", "sản lượng", "năng suất", "kim ngạch", "xuất khẩu", "vốn đầu tư",
        "thu hút", "huy động", "đạt chuẩn", "nông thôn mới", "bảo hiểm", "qua đào tạo", "đào tạo",
        "nước sạch", "hợp vệ sinh", "che phủ", "cây xanh", "bác sĩ", "giường bệnh", "văn hóa",
        "gia đình văn hóa",
        "việc làm", "hoàn thành tốt", "hoàn thành", "kết nạp", "đảng viên", "phát triển",
        "dịch vụ công",
        "trực tuyến", "hài lòng", "chỉ số", "xếp hạng", "số hóa", "chuyển đổi số", "kinh tế số",
        "internet",
        "doanh thu", "khách", "doanh nghiệp", "hợp tác xã", "ocop", "phổ cập", "tốt nghiệp",
        "huy động trẻ",
        "đi học", "tuổi thọ", "được công nhận", "được thành lập", "giao quân", "an toàn",
        "vững mạnh",
        "đô thị hóa", "giải ngân", "đúng hạn", "diện tích", "thành lập", "xây dựng", "sử dụng",
        "hộ gia đình",
        "cơ quan, đơn vị", "khu công nghiệp", "trạm y tế", "trường", "bao phủ", "tiêm chủng",
        "kiên cố hóa",
        "cứng hóa", "bê tông hóa", "nhựa hóa", "chiếu sáng", "vốn", "tỷ trọng công nghiệp",
        "đoàn kết, tập hợp",
        "tập hợp", "hội viên", "đoàn viên", "sản phẩm", "thu nội địa", "tổng thu", "lao động có",
        "được khám",
        "lấp đầy", "cơ giới hóa", "tái chế", "quỹ", "thu thuế", "thu phí", "tiết kiệm", "đóng góp",
    ]
}
