import EventLog
import Reporting

extension Identity {
    /// What `ledger.json` says and what the first event says of the ledger, where the two differ.
    func difference(from opened: Identity) -> Phrase {
        Phrase(
            vi: "ledger.json ghi \(words.vi); sự kiện 0 ghi \(opened.words.vi)",
            en: "ledger.json says \(words.en); event 0 says \(opened.words.en)")
    }

    private var words: Phrase {
        Phrase(
            vi: "nguồn “\(origin)”, \(clock.words.vi)",
            en: "origin “\(origin)”, \(clock.words.en)")
    }
}

extension Identity.Clock {
    /// Whose time the lines bear.
    var words: Phrase {
        switch self {
        case .system: Phrase(vi: "đồng hồ hệ thống", en: "clock system")
        case .simulated: Phrase(vi: "đồng hồ mô phỏng", en: "clock simulated")
        }
    }
}
