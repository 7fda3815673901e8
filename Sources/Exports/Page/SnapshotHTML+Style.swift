extension SnapshotHTML {
    /// How the page looks: a printed table, black on white, in the typeface official papers are set in.
    static let style: Markup = """
        @page { size: A4 landscape; margin: 18mm 15mm 16mm 20mm; @top-center { \
        content: counter(page); font: 10pt "Times New Roman", "Liberation Serif", Tinos, serif; } }
        @page :first { @top-center { content: none; } }
        :root { color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 2rem 3rem; max-width: 76rem; color: #000; \
        background: #fff; font: 12pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; \
        font-variant-numeric: lining-nums tabular-nums; }
        header { text-align: center; margin-bottom: 1rem; }
        header p { margin: .15rem 0; }
        .ledger { font-weight: bold; }
        h1 { margin: .6rem 0 .3rem; font-size: 15pt; text-transform: uppercase; }
        .known { font-style: italic; }
        .tally { margin: 0 0 .6rem; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 11pt; \
        line-height: 1.25; }
        caption { caption-side: top; text-align: left; font-style: italic; padding-bottom: .3rem; }
        th, td { border: 1px solid #000; padding: .28rem .4rem; vertical-align: top; \
        text-align: left; font-weight: normal; overflow-wrap: break-word; }
        thead th { font-weight: bold; text-align: center; vertical-align: middle; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .document th { font-weight: bold; }
        .group th { font-weight: bold; font-style: italic; }
        .document, .group { break-after: avoid; }
        .number, .measure { text-align: center; }
        td.plan, td.actual, td.percent { text-align: right; }
        .depth1 .name { padding-left: 1.5rem; }
        .depth2 .name { padding-left: 2.6rem; }
        .depth3 .name { padding-left: 3.7rem; }
        small { display: block; font-size: 9pt; line-height: 1.25; }
        .bar { display: block; width: 100%; height: 9pt; margin-top: .2rem; }
        .done { fill: #6b6b6b; }
        .axis, .full { fill: none; stroke: #000; vector-effect: non-scaling-stroke; }
        .axis { stroke-width: .5; }
        .full { stroke-width: 1.2; }
        .symbol { display: inline-block; width: 1.15em; font-weight: bold; }
        .missed { font-weight: bold; }
        footer { margin-top: .8rem; font-size: 10pt; break-inside: avoid; }
        footer p { margin: .25rem 0; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; \
        margin: .5rem 0; }
        dt { font-style: italic; }
        dd { margin: 0; overflow-wrap: anywhere; }
        code { font: 9pt "Liberation Mono", "Courier New", monospace; }
        @media screen { table { min-width: 62rem; } }
        @media print { body { padding: 0; max-width: none; } }

        """
}
