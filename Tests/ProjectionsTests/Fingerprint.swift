import Reporting

/// Everything a value holds, private members too, as a text in which dictionaries and sets are sorted:
/// equal states have equal fingerprints.
func fingerprint(_ value: Any) -> String {
    if let text = value as? any TextFieldValue { return text.canonical }
    if let text = value as? String { return text }
    let mirror = Mirror(reflecting: value)
    guard let style = mirror.displayStyle else { return "\(value)" }
    let children = mirror.children.map { child in
        (child.label ?? "") + ":" + fingerprint(child.value)
    }
    if children.isEmpty { return "\(value)" }
    switch style {
    case .dictionary, .set: return "{" + children.sorted().joined(separator: ",") + "}"
    default: return "(" + children.joined(separator: ",") + ")"
    }
}
