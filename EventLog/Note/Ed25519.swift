import CLibCrypto

/// Ed25519 (RFC 8032) by libcrypto.
enum Ed25519 {
    /// A seed, and a public key, have 32 bytes.
    static let keyByteCount = 32
    /// A signature has 64 bytes.
    static let signatureByteCount = 64

    /// A seed that nobody can guess.
    static func makeSeed() -> [UInt8] {
        var seed = [UInt8](repeating: 0, count: keyByteCount)
        // The buffer has as many bytes as are asked for.
        let done = unsafe seed.withUnsafeMutableBufferPointer {
            unsafe RAND_priv_bytes($0.baseAddress, Int32($0.count))
        }
        precondition(done == 1, "the operating system gives no random bytes")
        return seed
    }

    /// The public key that belongs to a seed.
    static func publicKey(of seed: [UInt8]) -> [UInt8] {
        let key = Key(seed: seed)
        var bytes = [UInt8](repeating: 0, count: keyByteCount)
        var count = keyByteCount
        // The buffer has `count` bytes, and the key lives through the call.
        let done = unsafe bytes.withUnsafeMutableBufferPointer {
            unsafe EVP_PKEY_get_raw_public_key(key.pointer, $0.baseAddress, &count)
        }
        precondition(done == 1 && count == keyByteCount, "libcrypto gives no public key")
        return bytes
    }

    /// The signature of a message by the key with this seed.
    static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8] {
        let key = Key(seed: seed)
        let context = Context()
        // Ed25519 takes no digest: it hashes by itself (man 7 EVP_SIGNATURE-ED25519).
        let started = unsafe EVP_DigestSignInit(context.pointer, nil, nil, nil, key.pointer)
        precondition(started == 1, "libcrypto has no Ed25519")
        var bytes = [UInt8](repeating: 0, count: signatureByteCount)
        var count = signatureByteCount
        // Both buffers live through the call, and the signature has room for its 64 bytes.
        let done = unsafe bytes.withUnsafeMutableBufferPointer { signature in
            unsafe message.withUnsafeBufferPointer {
                unsafe EVP_DigestSign(
                    context.pointer, signature.baseAddress, &count, $0.baseAddress, $0.count)
            }
        }
        precondition(done == 1 && count == signatureByteCount, "libcrypto refuses to sign")
        return bytes
    }

    /// Whether a signature of a message is by the holder of a public key.
    static func verifies(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard let key = Key(publicKey: publicKey) else { return false }
        let context = Context()
        let started = unsafe EVP_DigestVerifyInit(context.pointer, nil, nil, nil, key.pointer)
        precondition(started == 1, "libcrypto has no Ed25519")
        // Both buffers live through the call, which checks the length of the signature itself.
        return unsafe signature.withUnsafeBufferPointer { signature in
            unsafe message.withUnsafeBufferPointer {
                unsafe EVP_DigestVerify(
                    context.pointer, signature.baseAddress, signature.count, $0.baseAddress,
                    $0.count)
            }
        } == 1
    }

    /// A key of libcrypto; safe, as the pointer is its own and dies with it.
    @safe private struct Key: ~Copyable {
        let pointer: OpaquePointer

        init(seed: [UInt8]) {
            precondition(seed.count == keyByteCount, "a seed has 32 bytes")
            // libcrypto copies the seed.
            let key = unsafe seed.withUnsafeBufferPointer {
                unsafe EVP_PKEY_new_raw_private_key(
                    EVP_PKEY_ED25519, nil, $0.baseAddress, $0.count)
            }
            guard let key = unsafe key else { preconditionFailure("libcrypto has no Ed25519") }
            unsafe pointer = key
        }

        init?(publicKey: [UInt8]) {
            guard publicKey.count == keyByteCount else { return nil }
            // libcrypto copies the key.
            let key = unsafe publicKey.withUnsafeBufferPointer {
                unsafe EVP_PKEY_new_raw_public_key(
                    EVP_PKEY_ED25519, nil, $0.baseAddress, $0.count)
            }
            guard let key = unsafe key else { return nil }
            unsafe pointer = key
        }

        deinit {
            // Made in init, freed nowhere else.
            unsafe EVP_PKEY_free(pointer)
        }
    }

    /// A context of libcrypto; safe, as the pointer is its own and dies with it.
    @safe private struct Context: ~Copyable {
        let pointer: OpaquePointer

        init() {
            guard let context = unsafe EVP_MD_CTX_new() else {
                preconditionFailure("libcrypto gives no context")
            }
            unsafe pointer = context
        }

        deinit {
            // Made in init, freed nowhere else.
            unsafe EVP_MD_CTX_free(pointer)
        }
    }
}
