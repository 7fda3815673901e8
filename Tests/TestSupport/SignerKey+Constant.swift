public import EventLog
import Foundation

extension SignerKey {
    /// The same key for a name each time, so that what it signs are the same bytes in every run; no secret.
    public static func constant(for name: String) throws(NoteError) -> SignerKey {
        let seed = (name + String(repeating: ".", count: 32)).utf8.prefix(32)
        let key = Data([VerifierKey.Kind.note.rawValue] + seed).base64EncodedString()
        do throws(NoteError) {
            return try SignerKey("PRIVATE+KEY+\(name)+00000000+\(key)")
        } catch {
            // The number of a key follows from the key, and the refusal tells it.
            guard case .wrongKeyID(let expected, _) = error else { throw error }
            let digits = String(expected, radix: 16)
            let id = String(repeating: "0", count: 8 - digits.count) + digits
            return try SignerKey("PRIVATE+KEY+\(name)+\(id)+\(key)")
        }
    }
}
