"""Sets the invoices with typst: tagged, as typst does by itself, and not PDF/A."""

import json
import sys
from pathlib import Path

import typst

from protocol import answer

folder, fonts = sys.argv[1:]
faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
compiler = typst.Compiler(input=str(Path(__file__).with_name("invoice.typ")), font_paths=faces)
answer(folder, lambda page: compiler.compile(format="pdf", sys_inputs={"page": json.dumps(page, ensure_ascii=False)}))
