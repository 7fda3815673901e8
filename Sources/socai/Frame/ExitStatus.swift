/// What the program tells the shell; the numbers are part of the contract.
enum ExitStatus: Int32 {
    case done = 0
    /// Checked and found wanting, damage aside.
    case foundWanting = 1
    /// Bad usage or bad input; nothing was written.
    case usage = 2
    /// The ledger is damaged or was rewritten.
    case damaged = 3
    /// The disk is full, a lock timed out, a permission is missing.
    case environment = 4
}
