extension Judgement {
    /// The judgement as people say it.
    package var name: Phrase {
        switch self {
        case .exceeded: Phrase(vi: "vượt", en: "exceeded")
        case .met: Phrase(vi: "đạt", en: "met")
        case .nearlyMet: Phrase(vi: "cơ bản đạt", en: "nearly met")
        case .notMet: Phrase(vi: "không đạt", en: "not met")
        case .inProgress: Phrase(vi: "đang thực hiện", en: "in progress")
        case .notReported: Phrase(vi: "chưa báo cáo", en: "not reported")
        case .notJudged: Phrase(vi: "chưa đủ căn cứ", en: "not judged")
        case .notDue: Phrase(vi: "chưa đến kỳ", en: "not due")
        }
    }
}

extension Assessment.Reason {
    /// Why there is no judgement, as people say it.
    package var name: Phrase {
        switch self {
        case .deferred: Phrase(vi: "chưa xác định chỉ tiêu", en: "target not determined yet")
        case .insufficientData: Phrase(vi: "chưa đủ số liệu", en: "insufficient data")
        case .baseUnknown: Phrase(vi: "chưa có số gốc để so sánh", en: "base unknown")
        case .needsAuthority:
            Phrase(vi: "chờ cơ quan có thẩm quyền đánh giá", en: "for an authority to judge")
        case .partOfPeriod:
            Phrase(vi: "số liệu chỉ của một phần kỳ", en: "the figure covers a part of the period")
        case .noDirection: Phrase(vi: "chỉ tiêu không có chiều hơn kém", en: "no better or worse")
        case .unitEnded: Phrase(vi: "đơn vị đã kết thúc hoạt động", en: "unit ended")
        case .measureMismatch: Phrase(vi: "đơn vị tính không quy đổi được", en: "measure mismatch")
        case .withdrawn: Phrase(vi: "chỉ tiêu đã thu hồi", en: "target withdrawn")
        }
    }
}

extension ReportStatus {
    /// The status as people say it.
    package var name: Phrase {
        switch self {
        case .estimate: Phrase(vi: "ước", en: "estimate")
        case .preliminary: Phrase(vi: "sơ bộ", en: "preliminary")
        case .official: Phrase(vi: "chính thức", en: "official")
        case .final: Phrase(vi: "quyết toán", en: "final")
        }
    }
}

extension Role {
    /// The role as people say it.
    package var name: Phrase {
        switch self {
        case .keeper: Phrase(vi: "người giữ sổ", en: "keeper")
        case .assigner: Phrase(vi: "cơ quan giao", en: "assigner")
        case .reporter: Phrase(vi: "người báo cáo", en: "reporter")
        case .approver: Phrase(vi: "người phê duyệt", en: "approver")
        case .inspector: Phrase(vi: "kiểm tra", en: "inspector")
        }
    }
}

extension Force {
    /// The force as people say it.
    package var name: Phrase {
        switch self {
        case .mandatory: Phrase(vi: "pháp lệnh", en: "mandatory")
        case .aspirational: Phrase(vi: "phấn đấu", en: "aspirational")
        case .unspecified: Phrase(vi: "không nêu", en: "unspecified")
        }
    }
}
