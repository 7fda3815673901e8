import Testing

@testable import EventLog

/// Who holds a lock, as the kernel's table of locks tells.
@Suite struct LockHolderTests {
    private static let table = """
        1: FLOCK  ADVISORY  WRITE 11 00:1a:5 0 EOF
        2: FLOCK  ADVISORY  WRITE 12 08:01:5 0 EOF
        2: -> FLOCK  ADVISORY  WRITE 13 08:01:5 0 EOF
        3: POSIX  ADVISORY  WRITE 14 08:01:6 0 EOF
        4: FLOCK  ADVISORY  WRITE 15 103:7d102:6 0 EOF
        """

    private func holder(_ device: UInt64, _ number: UInt64) -> Substring? {
        LinuxLocker.holder(of: SIMD2(device, number), in: Self.table)
    }

    @Test func `Of two files of one number the one on the same device is meant`() {
        #expect(holder(0x801, 5) == "12")
        #expect(holder(0x1A, 5) == "11")
        // A minor number of more than eight bits.
        #expect(holder(0x7D1_10302, 6) == "15")
    }

    @Test func `Another device is taken only where there is no doubt`() {
        #expect(holder(0x900, 6) == "15")
        #expect(holder(0x900, 5) == nil)
        #expect(holder(0x801, 7) == nil)
    }
}
