extension Audit {
    /// For each of the flaws, in their order, what can have happened and when, as of `now`.
    ///
    /// Reads the log once more where there are flaws; a pass over an intact log is spared.
    ///
    /// - Throws: ``LogError`` with what the disk gives when it lists folders; never for damage.
    /// - Complexity: O(*n*) in the bytes of the log.
    public func diagnoses(
        in folder: String, disk: any Disk, at now: Instant
    ) throws(LogError) -> [Diagnosis] {
        guard !flaws.isEmpty else { return [] }
        do {
            let examination = try Examination(
                of: flaws, checkpoints: checkpoints, size: size, in: LedgerFolder(folder),
                disk: disk, at: now)
            return examination.diagnoses()
        } catch {
            throw LogError(error, while: "examining the flaws")
        }
    }
}
