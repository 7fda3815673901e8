@testable import Directives

/// The reader of directives: any bytes give proposals or a refusal, and what is proposed can be traced
/// back to the bytes.
@c(LLVMFuzzerTestOneInput)
public func fuzzDirective(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        check(try SourceText(bytes))
    } catch {
        expect(!error.message.vi.isEmpty && !error.message.en.isEmpty, "a refusal says why")
    }
    return 0
}

private func check(_ source: SourceText) {
    let targets = Directive.read(source).targets
    let items = Set(targets.map(\.item))
    expect(items.count == targets.count, "every item is unique")
    for target in targets {
        let place = target.source.place
        expect((1...source.lines.count).contains(place.line), "a target stands on a line")
        let line = source.lines[place.line - 1]
        expect((1...line.count + 1).contains(place.column), "a target stands in its line")
        expect(!target.source.quote.isEmpty, "a target quotes the words it rests on")
        if let parent = target.parent { expect(items.contains(parent), "a parent is proposed too") }
    }
    let (reading, again) = (Directive.read(source), Directive.read(source))
    expect(
        again.targets.map { "\($0)" } == targets.map { "\($0)" }, "reading twice gives the same")
    expect(again.document == reading.document, "reading twice gives the same document")
    expect(again.duties == reading.duties, "reading twice gives the same duties")
    for place in reading.duties.map(\.source.place) + reading.document.citations.map(\.place) {
        expect((1...source.lines.count).contains(place.line), "what is read stands on a line")
    }
}
