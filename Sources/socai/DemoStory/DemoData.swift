/// The facts of the five directives and of the provincial budgets, and the figures made up to go with
/// them: files inside the program, written out so that anybody can import them again.
enum DemoData {
    /// Every file by its name.
    static let files: [(name: String, bytes: [UInt8])] = [
        ("units.csv", PackageResources.units_csv),
        ("members.csv", PackageResources.members_csv),
        ("documents.csv", PackageResources.documents_csv),
        ("indicators.csv", PackageResources.indicators_csv),
        ("targets-173-KH-HU.csv", PackageResources.targets_173_KH_HU_csv),
        ("targets-38-CTr-HU.csv", PackageResources.targets_38_CTr_HU_csv),
        ("targets-92-KH-UBND.csv", PackageResources.targets_92_KH_UBND_csv),
        ("targets-KH-LDLD.csv", PackageResources.targets_KH_LDLD_csv),
        ("targets-09-NQ-HU.csv", PackageResources.targets_09_NQ_HU_csv),
        ("results-KH-LDLD-targets.csv", PackageResources.results_KH_LDLD_targets_csv),
        ("results-KH-LDLD-reports.csv", PackageResources.results_KH_LDLD_reports_csv),
        ("results-KH-LDLD-judgements.csv", PackageResources.results_KH_LDLD_judgements_csv),
        ("budgets.csv", PackageResources.budgets_csv),
        (
            "illustrative-2025-02-documents.csv",
            PackageResources.illustrative_2025_02_documents_csv
        ),
        ("illustrative-2025-02-reports.csv", PackageResources.illustrative_2025_02_reports_csv),
        (
            "illustrative-2025-10-documents.csv",
            PackageResources.illustrative_2025_10_documents_csv
        ),
        ("illustrative-2025-10-reports.csv", PackageResources.illustrative_2025_10_reports_csv),
        (
            "illustrative-2025-11-documents.csv",
            PackageResources.illustrative_2025_11_documents_csv
        ),
        (
            "illustrative-2025-12-documents.csv",
            PackageResources.illustrative_2025_12_documents_csv
        ),
        ("illustrative-2025-12-reports.csv", PackageResources.illustrative_2025_12_reports_csv),
        (
            "illustrative-2026-01-documents.csv",
            PackageResources.illustrative_2026_01_documents_csv
        ),
        ("illustrative-2026-01-reports.csv", PackageResources.illustrative_2026_01_reports_csv),
    ]
}
