extension Hash {
    /// The SHA-256 of the bytes: the name that evidence bears.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    public init(of bytes: [UInt8]) {
        self = SHA256.hash(bytes.span)
    }
}
