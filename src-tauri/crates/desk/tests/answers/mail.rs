use std::fs;
use std::path::Path;

/// Rows of a table, one of which has no date.
const TABLE: &str = "number;date;currency;total;tax;buyer\n\
    E0400AB123;2026-03-04;EUR;516,60;96,60;Contoso Ireland Ltd\n\
    E0400AB124;soon;EUR;10,00;;Contoso Ireland Ltd\n";

/// What comes by mail: invoices that other programs wrote, one of them twice, one that says little, a table with a row that is
/// none, and a file that is no invoice.
pub fn write(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../incoming/tests/fixtures/invoices");
    for name in ["en-00-reportlab.pdf", "zh-01-fpdf2.pdf"] {
        fs::copy(written.join(name), folder.join(name)).unwrap();
    }
    fs::copy(written.join("en-00-reportlab.pdf"), folder.join("same-again.pdf")).unwrap();
    let letter = ["Invoice", "Invoice number: T000009001", "Thank you for your order."];
    fs::write(folder.join("letter.pdf"), pdf_of(&letter)).unwrap();
    fs::write(folder.join("invoices.csv"), TABLE).unwrap();
    fs::write(folder.join("notes.txt"), "Call Aoife back.").unwrap();
}

/// A page with these lines.
fn pdf_of(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -20 Td")).collect();
    let content = format!("BT /F 12 Tf 72 760 Td {} ET", shown.join(" "));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>"
            .to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let table = file.len();
    let count = objects.len() + 1;
    file.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n{}", places.concat()));
    file.push_str(&format!(
        "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    file.into_bytes()
}
