package import EventLog

/// The payload of one kind of event: members in the order of the catalogue, absent where there is
/// nothing to say.
package protocol Payload: Equatable, Sendable {
    /// `noun.verb`.
    static var type: String { get }

    /// Reads the members in order; whatever is left unread is refused by the caller.
    init(from fields: inout Fields) throws(PayloadProblem)

    /// Writes the members in the same order.
    func write(to members: inout Members)
}

extension Payload {
    /// The payload as the `data` of a line.
    package var data: JSON {
        var members = Members()
        write(to: &members)
        return members.object
    }
}

/// Why the data of a line is not the payload its type promises.
package enum PayloadProblem: Error, Equatable, Sendable {
    case unknownType(String)
    case notAnObject
    case missing(String)
    case unexpected(String)
    case malformed(String)

    /// What is wrong, in a few words.
    package var message: Phrase {
        switch self {
        case .unknownType(let type):
            Phrase(
                vi: "loại sự kiện “\(type)” không có trong danh mục",
                en: "the catalogue has no event type “\(type)”")
        case .notAnObject:
            Phrase(vi: "“data” không phải là một đối tượng", en: "“data” is not an object")
        case .missing(let name):
            Phrase(vi: "thiếu thành phần “\(name)”", en: "the member “\(name)” is missing")
        case .unexpected(let name):
            Phrase(
                vi: "thành phần “\(name)” thừa hoặc sai thứ tự",
                en: "the member “\(name)” is unknown or out of order")
        case .malformed(let name):
            Phrase(
                vi: "thành phần “\(name)” không đọc được",
                en: "the member “\(name)” cannot be read")
        }
    }
}

/// The members of a payload, read in order from where they stand.
package struct Fields {
    private var rest: JSONText.Members

    package init(_ data: JSONText) throws(PayloadProblem) {
        guard let members = data.members else { throw .notAnObject }
        rest = members
    }

    /// The next member, which must be called `name`.
    package mutating func take<Value: FieldValue>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(PayloadProblem) -> Value {
        guard let value = try takeIfPresent(name, as: type) else { throw .missing(name) }
        return value
    }

    /// The next member where it is called `name`, else `nil`, and nothing is taken.
    package mutating func takeIfPresent<Value: FieldValue>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(PayloadProblem) -> Value? {
        guard let text = rest.take(name) else { return nil }
        guard let value = Value(text: text) else { throw .malformed(name) }
        return value
    }

    /// Nothing is left.
    package func finish() throws(PayloadProblem) {
        if let name = rest.nextName { throw .unexpected(name) }
    }
}

/// The members of a payload, written in order.
package struct Members {
    private var list: [JSON.Member] = []

    package init() {}

    package mutating func put(_ name: String, _ value: some FieldValue) {
        list.append(JSON.Member(name, value.json))
    }

    /// Writes the member where there is something to say.
    package mutating func put<Value: FieldValue>(_ name: String, ifAny value: Value?) {
        if let value { put(name, value) }
    }

    package var object: JSON { .object(list) }
}
