/// A person or office may act, in a role, for a unit or for the whole ledger (ghi danh thành
/// viên).
package struct MemberEnrolled: Payload {
    package static let type = "member.enrolled"

    package let member: MemberID
    package let name: String?
    package let unit: OrganizationID?
    package let role: Role
    package let publicKey: String?

    package init(
        member: MemberID, name: String? = nil, unit: OrganizationID? = nil, role: Role,
        publicKey: String? = nil
    ) {
        self.member = member
        self.name = name
        self.unit = unit
        self.role = role
        self.publicKey = publicKey
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        member = try fields.take("member")
        name = try fields.takeIfPresent("name")
        unit = try fields.takeIfPresent("unit")
        role = try fields.take("role")
        publicKey = try fields.takeIfPresent("publicKey")
    }

    package func write(to members: inout Members) {
        members.put("member", member)
        members.put("name", ifAny: name)
        members.put("unit", ifAny: unit)
        members.put("role", role)
        members.put("publicKey", ifAny: publicKey)
    }
}

/// A member may act no longer (thôi ghi danh).
package struct MemberRevoked: Payload {
    package static let type = "member.revoked"

    package let member: MemberID
    package let reason: String

    package init(member: MemberID, reason: String) {
        self.member = member
        self.reason = reason
    }

    package init(from fields: inout Fields) throws(PayloadProblem) {
        member = try fields.take("member")
        reason = try fields.take("reason")
    }

    package func write(to members: inout Members) {
        members.put("member", member)
        members.put("reason", reason)
    }
}
