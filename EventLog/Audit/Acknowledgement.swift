/// The event by which a person acknowledges a damaged tail set aside.
enum Acknowledgement {
    static let type = "recovery.acknowledged"

    /// The file in `quarantine/` that the event acknowledges; `nil` where it is another event.
    static func file(in line: Line) -> String? {
        line.type == type ? line.data["quarantine"]?.string : nil
    }
}
