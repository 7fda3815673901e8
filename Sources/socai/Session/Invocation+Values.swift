import EventLog
import Reporting

/// Values that people type, read or refused with the option or operand they stand in.
extension Invocation {
    /// The option's text in NFC.
    func text(_ option: String) -> String? {
        value(option).map(\.nfc)
    }

    func day(_ option: String) throws(Failure) -> Day? {
        guard let text = value(option) else { return nil }
        do throws(DayProblem) {
            return try Day(reading: text)
        } catch {
            throw wrong(text, in: option, error.message)
        }
    }

    func period(_ option: String) throws(Failure) -> Period? {
        try value(option).map { text throws(Failure) in try period(reading: text, in: option) }
    }

    func periodOperand() throws(Failure) -> Period {
        try period(reading: operand("PERIOD"), in: "PERIOD")
    }

    private func period(reading text: String, in place: String) throws(Failure) -> Period {
        guard let period = Period(reading: text) else {
            throw wrong(text, in: place, PeriodReading.message)
        }
        return period
    }

    func document(_ option: String = "--document") throws(Failure) -> DocumentID? {
        guard let text = text(option) else { return nil }
        guard let id = DocumentID(text) else {
            throw wrong(text, in: option, IdentityReading.documentMessage)
        }
        return id
    }

    func measure(_ option: String) throws(Failure) -> Measure? {
        guard let text = text(option) else { return nil }
        guard let measure = Measure(text) else {
            throw wrong(
                text, in: option, Phrase(vi: "không phải là đơn vị tính", en: "this is no measure"))
        }
        return measure
    }

    func choice<Choice: Vocabulary>(_ option: String) throws(Failure) -> Choice? {
        guard let text = text(option) else { return nil }
        guard let choice = Choice(reading: text) else {
            throw wrong(text, in: option, Choice.message)
        }
        return choice
    }

    func quantity(_ option: String) throws(Failure) -> Quantity? {
        guard let text = value(option) else { return nil }
        do throws(NumberProblem) {
            return try NumberReader(form: numberForm).read(text)
        } catch {
            throw wrong(text, in: option, error.message)
        }
    }

    /// A number and the measure written behind it, from an operand.
    func figure(
        _ operand: String
    ) throws(Failure) -> (quantity: Quantity, measure: Measure?)? {
        guard let text = optionalOperand(operand) else { return nil }
        do throws(NumberProblem) {
            return try NumberReader(form: numberForm).readQuantityWithMeasure(text)
        } catch {
            throw wrong(text, in: operand, error.message)
        }
    }

    /// The number of an event, from an operand.
    func position(_ operand: String = "SEQ") throws(Failure) -> Position {
        let text = self.operand(operand)
        guard let position = Position(reading: text) else {
            throw wrong(text, in: operand, Position.readingMessage)
        }
        return position
    }

    /// How `--numbers` says numbers are written.
    var numberForm: NumberForm? {
        value("--numbers").flatMap(NumberForm.init(rawValue:))
    }

    func wrong(_ text: String, in place: String, _ why: Phrase) -> Failure {
        Failure(
            .usage, Phrase(vi: "không đọc được “\(text)”", en: "“\(text)” cannot be read"),
            place: Phrase(verbatim: place), why: why)
    }
}

extension Position {
    /// What is accepted as the number of an event.
    static let readingMessage = Phrase(
        vi: "số thứ tự sự kiện là số nguyên từ 0", en: "an event's number counts from 0")

    /// The position that a person wrote; `nil` for anything a line cannot hold as its `seq`.
    init?(reading text: String) {
        guard let seq = UInt64(text), seq <= UInt64(JSON.largestInteger) else { return nil }
        self.init(seq)
    }
}
