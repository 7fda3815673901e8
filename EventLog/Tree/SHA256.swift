import CLibCrypto

/// SHA-256 by libcrypto: one context, used again and again.
///
/// Safe, as the context never leaves it and dies with it.
@safe struct SHA256: ~Copyable {
    private let context: OpaquePointer

    init() {
        // Both calls fail only where no memory is left or libcrypto lacks SHA-256.
        guard let context = unsafe EVP_MD_CTX_new() else {
            preconditionFailure("libcrypto gives no digest context")
        }
        unsafe self.context = context
        // The context is ours until deinit.
        let started = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
        precondition(started == 1, "libcrypto has no SHA-256")
    }

    deinit {
        // Made in init, freed nowhere else.
        unsafe EVP_MD_CTX_free(context)
    }

    /// Takes in further bytes.
    mutating func update(_ bytes: Span<UInt8>) {
        // libcrypto reads these bytes and keeps no pointer to them.
        let done = unsafe bytes.withUnsafeBufferPointer {
            unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count)
        }
        precondition(done == 1, "libcrypto refuses to hash")
    }

    /// The hash of all bytes taken in since the last one.
    mutating func finish() -> Hash {
        var bytes = [UInt8](repeating: 0, count: 32)
        // The buffer has the 32 bytes that SHA-256 writes.
        let done = unsafe bytes.withUnsafeMutableBufferPointer {
            unsafe EVP_DigestFinal_ex(context, $0.baseAddress, nil)
        }
        // A context that was finished starts again with the same algorithm.
        let restarted = unsafe EVP_DigestInit_ex(context, nil, nil)
        guard done == 1, restarted == 1, let hash = Hash(bytes: bytes) else {
            preconditionFailure("libcrypto refuses to finish a hash")
        }
        return hash
    }
}
