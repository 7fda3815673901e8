import CGMP

/// A whole number of any size, computed by GMP.
///
/// The limbs are kept here; GMP borrows them for the length of one operation.
struct Integer: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The magnitude, the least significant limb first, without leading noughts.
    private let limbs: [UInt]
    let isNegative: Bool

    init(_ number: Int128) {
        let magnitude = number.magnitude
        let all = [UInt(truncatingIfNeeded: magnitude), UInt(truncatingIfNeeded: magnitude >> 64)]
        limbs = magnitude == 0 ? [] : all[1] == 0 ? [all[0]] : all
        isNegative = number < 0
    }

    /// What `compute` leaves in a number of GMP's, copied out of it.
    private init(_ compute: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
        var number = unsafe __mpz_struct()
        unsafe __gmpz_init(&number)
        // GMP owns the limbs of the number until here.
        defer { unsafe __gmpz_clear(&number) }
        unsafe compute(&number)
        let count = unsafe __gmpz_size(&number)
        limbs = unsafe Array(
            UnsafeBufferPointer(start: __gmpz_limbs_read(&number), count: count))
        isNegative = unsafe number._mp_size < 0
    }

    /// The number as GMP reads it, good for as long as `body` runs.
    private func lend<Result>(_ body: (UnsafePointer<__mpz_struct>) -> Result) -> Result {
        unsafe limbs.withUnsafeBufferPointer { limbs in
            var number = unsafe __mpz_struct()
            unsafe __gmpz_roinit_n(
                &number, limbs.baseAddress, isNegative ? -limbs.count : limbs.count)
            return unsafe withUnsafePointer(to: &number) { unsafe body($0) }
        }
    }

    /// What an operation of GMP on two numbers gives.
    private static func combine(
        _ left: Integer, _ right: Integer,
        by operation: (
            UnsafeMutablePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?,
            UnsafePointer<__mpz_struct>?
        ) -> Void
    ) -> Integer {
        unsafe Integer { result in
            unsafe left.lend { left in
                unsafe right.lend { right in unsafe operation(result, left, right) }
            }
        }
    }

    static func + (left: Self, right: Self) -> Self { unsafe combine(left, right, by: __gmpz_add) }

    static func - (left: Self, right: Self) -> Self { unsafe combine(left, right, by: __gmpz_sub) }

    static func * (left: Self, right: Self) -> Self { unsafe combine(left, right, by: __gmpz_mul) }

    /// The quotient without its fraction; the divisor is not nought.
    static func / (left: Self, right: Self) -> Self {
        precondition(!right.isZero, "a whole number was divided by nought")
        return unsafe combine(left, right, by: __gmpz_tdiv_q)
    }

    static func < (left: Self, right: Self) -> Bool {
        unsafe left.lend { left in
            unsafe right.lend { right in unsafe __gmpz_cmp(left, right) < 0 }
        }
    }

    /// The largest number that divides both.
    static func commonDivisor(_ left: Self, _ right: Self) -> Self {
        unsafe combine(left, right, by: __gmpz_gcd)
    }

    /// The number times itself, `exponent` times in all.
    func power(_ exponent: UInt) -> Integer {
        unsafe Integer { result in unsafe lend { unsafe __gmpz_pow_ui(result, $0, exponent) } }
    }

    /// The largest number whose `degree`-th power is not above this one, which is not negative.
    func root(_ degree: UInt) -> Integer {
        precondition(!isNegative && degree > 0, "there is no such root")
        return unsafe Integer { result in
            unsafe lend { _ = unsafe __gmpz_root(result, $0, degree) }
        }
    }

    var isZero: Bool { limbs.isEmpty }

    var magnitude: Integer { isNegative ? Integer(0) - self : self }

    var description: String {
        unsafe lend { number in
            // A sign and the nought at the end besides the digits.
            let size = unsafe __gmpz_sizeinbase(number, 10) + 2
            return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { text in
                _ = unsafe __gmpz_get_str(text.baseAddress, 10, number)
                return unsafe text.baseAddress.map { unsafe String(cString: $0) } ?? ""
            }
        }
    }

    /// Ten to the power of `exponent`.
    static func powerOfTen(_ exponent: Int) -> Integer { Integer(10).power(UInt(exponent)) }
}
