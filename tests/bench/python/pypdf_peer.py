"""Writes invoices of two pages with ReportLab, and reads the text of such files with pypdf on some processes.

pypdf_peer.py make FOLDER COUNT FONTS
pypdf_peer.py read FOLDER PROCESSES
"""

import json
import sys
import time
from multiprocessing import Pool
from pathlib import Path

ROWS = 42


def write(task: tuple[str, int, str]) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    folder, number, fonts = task
    if "NS" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("NS", str(Path(fonts) / "NotoSans_400Regular.ttf")))
    canvas = Canvas(str(Path(folder) / f"{number:05}.pdf"), pagesize=A4)
    total = 0

    def line(height: float, left: str, right: str = "") -> None:
        canvas.drawString(56, height, left)
        canvas.drawRightString(540, height, right)

    def rows(first: int, top: float) -> None:
        nonlocal total
        line(top, "Description", "Amount")
        for at in range(ROWS):
            cents = 1_000 + (number * 37 + (first + at) * 13) % 90_000
            total += cents
            line(top - 15 * (at + 1), f"Position {first + at}: hours of project {number % 89 + at}", f"{cents / 100:,.2f}")

    canvas.setFont("NS", 9)
    line(790, "Fabrikam Consulting GmbH", "INVOICE")
    for at, (label, value) in enumerate([
        ("Invoice number:", f"RE-{number:06}"),
        ("Invoice date:", f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"),
        ("Purchase order:", f"PO-{number % 997}"),
    ]):
        canvas.drawString(56, 770 - 15 * at, label)
        canvas.drawString(160, 770 - 15 * at, value)
    rows(1, 715)
    canvas.showPage()
    canvas.setFont("NS", 9)
    rows(ROWS + 1, 790)
    line(130, "Total", f"EUR {total / 100:,.2f}")
    canvas.save()


def characters(file: str) -> int:
    from pypdf import PdfReader

    pages = PdfReader(file).pages
    assert len(pages) == 2, file
    text = "".join(page.extract_text() for page in pages)
    assert f"RE-{int(Path(file).stem):06}" in text, file
    return len(text)


def warm(_: int) -> None:
    import pypdf  # noqa: F401
    time.sleep(0.2)


if __name__ == "__main__":
    if sys.argv[1] == "make":
        folder, count, fonts = sys.argv[2:]
        Path(folder).mkdir(parents=True)
        with Pool() as pool:
            pool.map(write, [(folder, number, fonts) for number in range(int(count))], chunksize=8)
    else:
        files = sorted(str(file) for file in Path(sys.argv[2]).iterdir())
        processes = int(sys.argv[3])
        with Pool(processes) as pool:
            pool.map(warm, range(processes), chunksize=1)
            start = time.perf_counter_ns()
            read = pool.map(characters, files, chunksize=4)
            took = time.perf_counter_ns() - start
        print(json.dumps({"nanoseconds": took, "files": len(read), "characters": sum(read)}))
