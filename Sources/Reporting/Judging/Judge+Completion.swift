package import EventLog

extension Judge {
    /// What a report says of something due by a day.
    package struct Progress {
        package let figure: Figure
        package let period: Period
        /// The day of the report itself.
        package let dated: Day?

        package init(figure: Figure, period: Period, dated: Day?) {
            self.figure = figure
            self.period = period
            self.dated = dated
        }
    }

    /// Whether what the target demands was done by the day it was due, from every live report on it.
    ///
    /// It was done by the end of the first period that says so, or by the day of that report where it is
    /// earlier; late only where a report shows that it was not done by then. `nil` for another form of
    /// target, where no day is set, or where the reports leave it open.
    package func completion(of reports: [Progress]) -> Assessment.Completion? {
        guard criterion.kind == .milestone, let deadline = due ?? lastDay(of: period) else {
            return nil
        }
        let done = reports.filter(isDone).compactMap { report in
            lastDay(of: report.period).map { min($0, report.dated ?? $0) }
        }.min()
        let open = reports.filter { !isDone($0) }.compactMap { lastDay(of: $0.period) }.max()
        if let done {
            if done <= deadline { return .inTime }
            let began = reports.filter(isDone).compactMap {
                $0.period.window(in: .civil)?.lowerBound
            }.min()
            let isLate =
                (open.map { $0 >= deadline } ?? false) || (began.map { $0 > deadline } ?? false)
            return isLate ? .late(days: done.daysSinceEpoch - deadline.daysSinceEpoch) : nil
        }
        return (open.map { $0 >= deadline } ?? false) ? .overdue : nil
    }

    private func isDone(_ report: Progress) -> Bool {
        achievement(of: report.figure, about: report.period).map {
            $0.amount >= Ratio(criterion.low ?? .one)
        } ?? false
    }

    private func lastDay(of period: Period?) -> Day? {
        period?.window(in: .civil)?.upperBound
    }
}
