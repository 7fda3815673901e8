/// An event by which a person acknowledges a damaged tail set aside.
struct Acknowledgement {
    static let type = "recovery.acknowledged"

    /// The file in `quarantine/` that it acknowledges.
    let file: String
    let position: Position

    /// The acknowledgement that the event is; `nil` where it is another event.
    init?(_ line: Line) {
        guard line.type == Acknowledgement.type, let file = line.data["quarantine"]?.string else {
            return nil
        }
        self.file = file
        position = line.position
    }

    /// The acknowledgement of this file by an event read earlier.
    init(of file: String, at position: Position) {
        self.file = file
        self.position = position
    }
}
