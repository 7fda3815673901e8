/// What an audit had established when it came to an event: enough to go on from there.
struct VerifiedState: ~Copyable {
    let origin: String
    /// When the audit began.
    let readAt: Instant
    /// The tree heads over as many events as the checkpoints at hand covered.
    let heads: [UInt64: Hash]
    /// The events so far that acknowledge a tail set aside.
    let acknowledgements: [Acknowledgement]
    var prefix: Prefix

    /// What its file begins with.
    private static let format = Array("socai-verified/1\n".utf8)
    private static let hashByteCount = 32

    /// The file: numbers in eight bytes, the highest first; at the end the SHA-256 of all before it.
    static func bytes(
        of prefix: borrowing Prefix, origin: String, readAt: Instant, heads: [UInt64: Hash],
        acknowledgements: [Acknowledgement]
    ) -> [UInt8] {
        var file = StateWriter(format)
        file.write(origin)
        file.write(UInt64(bitPattern: readAt.millisecondsSinceEpoch))
        file.write(UInt64(heads.count))
        for (size, head) in heads.sorted(by: { $0.key < $1.key }) {
            file.write(size)
            file.write(head)
        }
        file.write(UInt64(acknowledgements.count))
        for acknowledgement in acknowledgements {
            file.write(acknowledgement.file)
            file.write(acknowledgement.position.rawValue)
        }
        prefix.write(to: &file)
        let sum = Hash(of: file.bytes)
        file.write(sum)
        return file.bytes
    }

    /// Reads such a file; `nil` where it is none, or not whole.
    init?(_ bytes: [UInt8]) {
        let split = bytes.count - VerifiedState.hashByteCount
        guard split > 0, bytes.starts(with: VerifiedState.format),
            Hash(of: Array(bytes[..<split])) == Hash(bytes: bytes[split...])
        else { return nil }
        var file = StateReader(bytes[VerifiedState.format.count..<split])
        guard let origin = file.text(), let readAt = file.number() else { return nil }
        let heads = file.list { file -> (UInt64, Hash)? in
            guard let size = file.number(), let head = file.hash() else { return nil }
            return (size, head)
        }
        let acknowledgements = file.list { file -> Acknowledgement? in
            guard let name = file.text(), let position = file.number() else { return nil }
            return Acknowledgement(of: name, at: Position(position))
        }
        guard let heads, let acknowledgements, let prefix = Prefix(from: &file), file.isAtEnd else {
            return nil
        }
        self.origin = origin
        self.readAt = Instant(millisecondsSinceEpoch: Int64(bitPattern: readAt))
        self.heads = Dictionary(heads) { first, _ in first }
        self.acknowledgements = acknowledgements
        self.prefix = prefix
    }
}
