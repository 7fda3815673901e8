import Foundation

/// Random numbers that come again with the same seed: SplitMix64 (Steele, Lea, Flood 2014).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// The generator for this seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension SeededGenerator {
    /// The seed of a random test, told before it begins: a trap does not lose it.
    ///
    /// In CI always the same, so that a change is held against what the one before was held against;
    /// elsewhere that of `SOCAI_SEED`, or another one each time.
    public static func seed(of test: String) -> UInt64 {
        let environment = ProcessInfo.processInfo.environment
        let seed =
            environment["SOCAI_SEED"].flatMap { UInt64($0) }
            ?? (environment["CI"] == "true" ? 20_261_121 : UInt64.random(in: 0...UInt64.max))
        print("\(test): SOCAI_SEED=\(seed)")
        return seed
    }
}
