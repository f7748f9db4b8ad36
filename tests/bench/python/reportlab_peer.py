"""Sets the invoices with ReportLab's platypus: neither tagged nor PDF/A."""

import io
import sys
from functools import lru_cache
from pathlib import Path

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as PlatypusParagraph

from protocol import answer

folder, fonts = sys.argv[1:]
FACES = {"NS": "NotoSans_400Regular", "NSB": "NotoSans_700Bold", "TC": "NotoSansTC_400Regular", "TCB": "NotoSansTC_700Bold"}
for name, file in FACES.items():
    pdfmetrics.registerFont(TTFont(name, str(Path(fonts) / f"{file}.ttf")))
IN_LATIN = frozenset(pdfmetrics.getFont("NS").face.charToGlyph)
WIDTH = A4[0] - 40 * mm
RULE = (0.5, "black")


@lru_cache
def style(size: float, bold: bool, right: bool) -> ParagraphStyle:
    font = "NSB" if bold else "NS"
    return ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.45, alignment=TA_RIGHT if right else 0)


def parts(text: str, bold: bool) -> list[tuple[str, str]]:
    """The text in parts of one face each: ReportLab looks for no other face by itself."""
    found: list[tuple[str, str]] = []
    for character in text:
        face = ("NS" if ord(character) in IN_LATIN else "TC") + ("B" if bold else "")
        if found and found[-1][0] == face:
            found[-1] = (face, found[-1][1] + character)
        else:
            found.append((face, character))
    return found


def marked(text: str, bold: bool) -> str:
    escaped = ((face, part.replace("&", "&amp;").replace("<", "&lt;")) for face, part in parts(text, bold))
    return "".join(part if face.startswith("NS") else f'<font name="{face}">{part}</font>' for face, part in escaped)


def paragraph(*texts: str, size: float = 9, bold: bool = False, right: bool = False) -> PlatypusParagraph:
    return PlatypusParagraph("<br/>".join(marked(text, bold) for text in texts), style(size, bold, right))


def table(rows: list, widths: list[float], lines: list[tuple] = (), **options) -> Table:
    base = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    return Table(rows, colWidths=widths, style=TableStyle([*base, *lines]), **options)


def draw(canvas: Canvas, x: float, y: float, text: str, bold: bool = False, right: bool = False) -> None:
    if right:
        x -= sum(pdfmetrics.stringWidth(part, face, 7.5) for face, part in parts(text, bold))
    for face, part in parts(text, bold):
        canvas.setFont(face, 7.5)
        canvas.drawString(x, y, part)
        x += pdfmetrics.stringWidth(part, face, 7.5)


def numbered(page: dict):
    """A canvas that writes the footers when the number of pages is known."""

    class Numbered(Canvas):
        def __init__(self, *arguments, **options) -> None:
            super().__init__(*arguments, **options)
            self.states: list[dict] = []

        def showPage(self) -> None:
            self.states.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            pages = str(len(self.states))
            for number, state in enumerate(self.states, 1):
                self.__dict__.update(state)
                self.line(20 * mm, 26 * mm, 20 * mm + WIDTH, 26 * mm)
                for index, text in enumerate(page["footer"]):
                    y = 22 * mm - index * 11
                    draw(self, 20 * mm, y, text)
                    count = page["page"][index].replace("{pages}", pages).replace("{page}", str(number))
                    draw(self, 20 * mm + WIDTH, y, f"{page['number']} {count}" if index == 0 else count, right=True)
                super().showPage()
            super().save()

    return Numbered


def story(page: dict) -> list:
    third = [WIDTH / 3] * 3
    below = [("LINEBELOW", (0, 0), (-1, -1), *RULE)]
    found = [
        table([[paragraph(page["title"], size=22, bold=True), [paragraph(page["number_label"], size=8, right=True), paragraph(page["number"], size=12, bold=True, right=True)]]], [WIDTH / 2] * 2, below),
        table([[[paragraph(party["heading"], size=8, bold=True), paragraph(party["lines"][0], bold=True), paragraph(*party["lines"][1:])] for party in page["parties"]]], third, below),
    ]
    facts = [[paragraph(label, size=7.5), paragraph(value)] for label, value in page["facts"]]
    found += [table([facts[at : at + 3] for at in range(0, len(facts), 3)], third, below), Spacer(0, 16)]
    lines = [[paragraph(*column, size=7.5, bold=True, right=index > 0) for index, column in enumerate(page["columns"])]]
    for line in page["lines"]:
        description = paragraph(*line["description"], size=9.5)
        lines.append([description, *(paragraph(number, size=9.5, right=True) for number in line["numbers"])])
    widths = [WIDTH - 270, 45, 80, 55, 90]
    found += [table(lines, widths, below, repeatRows=1), Spacer(0, 16)]
    taxes = [[paragraph(*column, size=7.5, right=index > 0) for index, column in enumerate(page["tax_columns"])]]
    taxes += [[paragraph(text, size=8, right=index > 0) for index, text in enumerate(tax)] for tax in page["taxes"]]
    totals = [
        [paragraph(label, bold=index + 3 == len(page["totals"])), paragraph(amount, bold=index + 3 == len(page["totals"]), right=True)]
        for index, (label, amount) in enumerate(page["totals"])
    ]
    left = [paragraph(page["tax_heading"], size=8, bold=True), table(taxes, [80, 50, 50, 50], below)]
    found += [table([[left, table(totals, [150, 95])]], [WIDTH - 245, 245]), PageBreak()]
    for section in page["sections"]:
        found.append(paragraph(section["heading"], size=10, bold=True))
        found.append(table([[paragraph(label), paragraph(value)] for label, value in section["facts"]], [150, WIDTH - 150], below))
        found.append(Spacer(0, 16))
    found.append(paragraph(page["notes_heading"], size=10, bold=True))
    notes = [[paragraph(str(index)), paragraph(*note)] for index, note in enumerate(page["notes"], 1)]
    found.append(table(notes, [16, WIDTH - 16]))
    return found


def set_page(page: dict) -> bytes:
    out = io.BytesIO()
    frame = Frame(20 * mm, 30 * mm, WIDTH, A4[1] - 50 * mm, 0, 0, 0, 0)
    document = BaseDocTemplate(out, pagesize=A4, title=f"{page['title']} {page['number']}", pageTemplates=[PageTemplate(frames=[frame])])
    document.build(story(page), canvasmaker=numbered(page))
    return out.getvalue()


answer(folder, set_page)
