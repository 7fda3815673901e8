import EventLog
import Projections
import Reporting
import TestSupport
import Testing

extension Story {
    /// What the whole story comes to.
    var attainment: Attainment {
        var state = Attainment()
        for entry in entries { state.apply(entry) }
        return state
    }

    /// The state of one target.
    func state(of target: TargetID) throws -> TargetState {
        try #require(attainment.targets[target])
    }

    /// One target seen from the last event, or at the end of `period`; on `day` where one is given.
    func standing(
        of target: TargetID, period: String? = nil, on day: String? = nil
    ) throws -> Standing {
        let attainment = attainment
        let period = period.map { written($0, as: Period.self) }
        let viewpoint = try #require(
            attainment.viewpoint(period: period, day: day.map { written($0, as: Day.self) }))
        return attainment.standing(of: try state(of: target), from: viewpoint)
    }
}
