package import Reporting

/// A person or an office that may act in the ledger (thành viên).
package struct Member: Equatable, Sendable {
    package let id: MemberID
    package let name: String?
    /// The unit it acts for; `nil` for the whole ledger.
    package let unit: OrganizationID?
    package let role: Role
    package private(set) var isActive: Bool

    init(_ enrolled: MemberEnrolled) {
        id = enrolled.member
        name = enrolled.name
        unit = enrolled.unit
        role = enrolled.role
        isActive = true
    }

    mutating func revoke() {
        isActive = false
    }
}
