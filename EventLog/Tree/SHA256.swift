import CLibCrypto

/// SHA-256 by libcrypto, used again and again.
///
/// The functions are those below its EVP interface: they take the same instructions of the processor, and
/// for the few hundred bytes of a line EVP costs as much again as the hashing.
struct SHA256: ~Copyable {
    private var context = SHA256_CTX()

    init() {
        start()
    }

    private mutating func start() {
        // The context is ours, and written to by this call alone.
        let started = unsafe SHA256_Init(&context)
        precondition(started == 1, "libcrypto refuses to begin a hash")
    }

    /// Takes in further bytes.
    mutating func update(_ bytes: Span<UInt8>) {
        // libcrypto reads these bytes and keeps no pointer to them.
        let done = unsafe bytes.withUnsafeBufferPointer {
            unsafe SHA256_Update(&context, $0.baseAddress, $0.count)
        }
        precondition(done == 1, "libcrypto refuses to hash")
    }

    /// Takes in one byte.
    mutating func update(_ byte: UInt8) {
        // libcrypto reads the one byte that is passed to it.
        let done = unsafe withUnsafePointer(to: byte) { unsafe SHA256_Update(&context, $0, 1) }
        precondition(done == 1, "libcrypto refuses to hash")
    }

    /// Takes in the bytes of a hash.
    mutating func update(_ hash: Hash) {
        // The words lie in memory as their bytes follow each other, 32 of them.
        let done = unsafe withUnsafePointer(to: hash.bigEndianWords) {
            unsafe SHA256_Update(&context, $0, 32)
        }
        precondition(done == 1, "libcrypto refuses to hash")
    }

    /// The hash of all bytes taken in since the last one.
    mutating func finish() -> Hash {
        var words = SIMD4<UInt64>()
        // The words have room for the 32 bytes that SHA-256 writes.
        let done = unsafe withUnsafeMutableBytes(of: &words) {
            unsafe SHA256_Final($0.baseAddress, &context)
        }
        precondition(done == 1, "libcrypto refuses to finish a hash")
        start()
        return Hash(bigEndianWords: words)
    }
}
