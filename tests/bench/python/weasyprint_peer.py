"""Sets the invoices with WeasyPrint, from HTML: neither tagged nor PDF/A."""

import sys
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from protocol import answer

folder, fonts = sys.argv[1:]
FACES = [("NS", 400, "NotoSans_400Regular"), ("NS", 700, "NotoSans_700Bold"), ("TC", 400, "NotoSansTC_400Regular"), ("TC", 700, "NotoSansTC_700Bold")]
STYLE = """
@page { size: A4; margin: 20mm 20mm 30mm;
  @bottom-left { content: element(footer); width: 60%; }
  @bottom-right { content: element(count); width: 40%; } }
body { font: 9pt/1.45 NS, TC; margin: 0; }
h1 { font-size: 22pt; margin: 0; } h2 { font-size: 10pt; margin: 16pt 0 4pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
td, th { text-align: left; vertical-align: top; padding: 4pt 0; }
.number, .lines .n { text-align: right; }
.rule { border-bottom: 0.5pt solid; } .rules td, .rules th { border-bottom: 0.5pt solid; }
.small { font-size: 7.5pt; } .total { font-weight: bold; font-size: 12pt; }
.description { width: 45%; } .label { width: 150pt; } .next { break-before: page; }
#footer { position: running(footer); font-size: 7.5pt; }
#count { position: running(count); font-size: 7.5pt; text-align: right; }
#count .page::before { content: counter(page); } #count .pages::before { content: counter(pages); }
tr { break-inside: avoid; }
"""
configuration = FontConfiguration()
faces = "".join(
    f"@font-face {{ font-family: {family}; font-weight: {weight}; src: url({(Path(fonts).resolve() / f'{file}.ttf').as_uri()}); }}\n"
    for family, weight, file in FACES
)
style = CSS(string=faces + STYLE, font_config=configuration)


def lines(texts: list[str]) -> str:
    return "<br>".join(map(escape, texts))


def counted(text: str) -> str:
    return escape(text).replace("{page}", '<span class="page"></span>').replace("{pages}", '<span class="pages"></span>')


def cells(texts: list, mark: str = "td", kind: str = "n") -> str:
    return "".join(f'<{mark} class="{kind}">{text}</{mark}>' for text in texts)


def html(page: dict) -> str:
    facts = [f'<td><span class="small">{escape(label)}</span><br>{escape(value)}</td>' for label, value in page["facts"]]
    first, *others = page["columns"]
    last = len(page["totals"]) - 3
    return "".join(
        [
            f'<html lang="en"><title>{escape(page["title"])} {escape(page["number"])}</title><body>',
            f'<div id="footer">{lines(page["footer"])}</div>',
            f'<div id="count"><b>{escape(page["number"])}</b> {"<br>".join(map(counted, page["page"]))}</div>',
            f'<table class="rules"><tr><td><h1>{escape(page["title"])}</h1><td class="number">',
            f'<span class="small">{escape(page["number_label"])}</span><br><b>{escape(page["number"])}</b></table>',
            '<table class="rules"><tr>',
            *(
                f'<td><b class="small">{escape(party["heading"])}</b><br><b>{escape(party["lines"][0])}</b><br>{lines(party["lines"][1:])}'
                for party in page["parties"]
            ),
            "</table><table>",
            *("<tr>" + "".join(facts[at : at + 3]) for at in range(0, len(facts), 3)),
            '</table><table class="lines rules"><thead><tr class="small">',
            f'<th class="description">{lines(first)}{cells(map(lines, others), "th")}</thead>',
            *(
                f'<tr><td>{lines(line["description"])}'
                f"{cells(map(escape, line['numbers']))}"
                for line in page["lines"]
            ),
            f'</table><table><tr><td><b class="small">{escape(page["tax_heading"])}</b>',
            f'<table class="small rules"><tr>{cells(map(lines, page["tax_columns"]), "th")}',
            *(f"<tr>{cells(map(escape, tax))}" for tax in page["taxes"]),
            "</table><td><table>",
            *(
                f'<tr class="{"total" if index == last else ""}"><td>{escape(label)}<td class="number">{escape(amount)}'
                for index, (label, amount) in enumerate(page["totals"])
            ),
            '</table></table><div class="next"></div>',
            *(
                f'<h2>{escape(section["heading"])}</h2><table class="rules">'
                + "".join(f'<tr><td class="label">{escape(label)}<td>{escape(value)}' for label, value in section["facts"])
                + "</table>"
                for section in page["sections"]
            ),
            f'<h2>{escape(page["notes_heading"])}</h2><ol>',
            *(f"<li>{lines(note)}</li>" for note in page["notes"]),
            "</ol></body></html>",
        ]
    )


def set_page(page: dict) -> bytes:
    return HTML(string=html(page)).write_pdf(stylesheets=[style], font_config=configuration)


answer(folder, set_page)
