import Reporting

/// The bar that shows attainment: 0 to 150% long, with a tick at 100% and an arrow where it goes on.
struct AttainmentBar {
    /// Longer bars would dwarf the rest and say nothing more.
    private static let longest = Ratio(Quantity(150))

    /// Where a bar that goes on gives way to the head of its arrow.
    private static let beforeArrow = Ratio(Quantity(139))

    let percent: Ratio
    let language: Language

    var markup: Markup {
        let isCapped = percent > Self.longest
        let length =
            isCapped ? Self.beforeArrow : percent.isNegative ? .zero : percent
        let arrow: Markup =
            isCapped ? "<path class=\"done\" d=\"M142 1 150 6 142 11Z\"/>" : .nothing
        return """
            <svg class="bar" role="img" aria-label="\(label(isCapped))" viewBox="0 0 150 12" \
            width="150" height="12"><path class="axis" d="M0 11.5H150"/>\
            <rect class="done" y="2" width="\(length.quotient(decimals: 2))" height="8"/>\
            \(arrow)<path class="full" d="M100 0V12"/></svg>
            """
    }

    private func label(_ isCapped: Bool) -> String {
        let number = percent.formatted(decimals: 2, in: language)
        return isCapped
            ? Phrase(
                vi: "Thanh: \(number)% kế hoạch, vẽ đến 150%",
                en: "Bar: \(number)% of plan, drawn up to 150%"
            ).text(in: language)
            : Phrase(vi: "Thanh: \(number)% kế hoạch", en: "Bar: \(number)% of plan")
                .text(in: language)
    }
}
