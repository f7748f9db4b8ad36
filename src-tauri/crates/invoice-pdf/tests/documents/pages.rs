//! How content fills the pages: long words, many lines, huge amounts, and what stays together.

use crate::support::{decimal, irish, names, taiwanese, torture, with_lines, with_original, written};
use domain::{Decimal, InvoiceNumber};
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::Options;

fn without_white_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Every word of the file with its box: page, left, top, right, bottom.
fn words_of(written: &crate::support::Written) -> Vec<(usize, [f64; 4], String)> {
    let boxes = written.tool("pdftotext", &["-bbox"], &["-"]);
    let mut page = 0;
    let mut words = Vec::new();
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else {
            continue;
        };
        let (attributes, text) = rest.split_once('>').unwrap();
        let numbers: Vec<f64> = attributes
            .split('"')
            .skip(1)
            .step_by(2)
            .map(|number| number.parse().unwrap())
            .collect();
        words.push((
            page,
            [numbers[0], numbers[1], numbers[2], numbers[3]],
            text.replace("</word>", ""),
        ));
    }
    words
}

fn assert_inside_margins(written: &crate::support::Written) {
    let words = words_of(written);
    assert!(!words.is_empty());
    for (page, [left, top, right, bottom], text) in words {
        // A4 with 24 mm on the left and 20 mm on the right; a glyph's box may overhang its advance a little.
        assert!(
            left >= 67.5 && right <= 539.5,
            "page {page}: {text:?} from {left} to {right}"
        );
        assert!(
            top >= 50.0 && bottom <= 812.0,
            "page {page}: {text:?} from {top} to {bottom}"
        );
    }
}

#[test]
fn long_names_break_and_stay_inside() {
    for language in DocumentLanguage::ALL {
        let mut invoice = irish();
        invoice.number = InvoiceNumber::new("9".repeat(120));
        invoice.sold_to.name = "x".repeat(1_000);
        invoice.bill_to.name = "青".repeat(1_000);
        invoice.po_number = Some("p".repeat(1_000));
        invoice.lines[0].description = names(&"w".repeat(1_000), &"嵐".repeat(1_000));
        invoice.taxes[0].label = names(&"t".repeat(300), &"稅".repeat(300));
        let written = written(&invoice, language, &Options::default());
        let text = without_white_space(&written.running_text());
        let count = |letter: char| text.chars().filter(|character| *character == letter).count();
        for (letter, least) in [('x', 1_000), ('青', 1_000), ('p', 1_000), ('w', 1_000)] {
            assert!(count(letter) >= least, "{letter} stands {} times", count(letter));
        }
        assert_inside_margins(&written);
    }
}

#[test]
fn a_value_longer_than_a_page_goes_on() {
    let mut invoice = irish();
    invoice.lines[0].description.en = "many words ".repeat(3_000);
    invoice.sold_to.name = "z".repeat(20_000);
    let written = written(&invoice, English, &Options::default());
    let text = written.running_text();
    assert_eq!(text.matches("many").count(), 3_000);
    assert!(without_white_space(&text).matches('z').count() >= 20_000);
    assert_inside_margins(&written);
}

#[test]
fn huge_amounts_do_not_collide() {
    let mut invoice = irish();
    let huge = decimal("-123456789012345678901234.56");
    for amount in [
        &mut invoice.net,
        &mut invoice.total,
        &mut invoice.tax,
        &mut invoice.paid,
        &mut invoice.amount_due,
    ] {
        *amount = huge;
    }
    invoice.lines[0].net = huge;
    invoice.lines[0].unit_price = huge;
    invoice.lines[0].quantity = huge;
    invoice.taxes[0].taxable = huge;
    invoice.taxes[0].tax = huge;
    let written = written(&invoice, English, &Options::default());
    assert_inside_margins(&written);
    let words = words_of(&written);
    for (index, (page, one, text)) in words.iter().enumerate() {
        for (other_page, other, other_text) in &words[index + 1..] {
            let across = one[2].min(other[2]) - one[0].max(other[0]);
            let down = one[3].min(other[3]) - one[1].max(other[1]);
            let height = (one[3] - one[1]).min(other[3] - other[1]);
            assert!(
                page != other_page || across < 1.0 || down < height / 2.0,
                "{text:?} and {other_text:?} lie on each other"
            );
        }
    }
}

#[test]
fn a_thousand_lines_fill_pages_that_each_say_what_the_columns_are() {
    for (language, heading) in [(English, "Description"), (TraditionalChinese, "項目"), (Both, "項目")] {
        let written = written(&with_lines(1_000), language, &Options::default());
        let text = written.text();
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(pages.len(), written.document.pages);
        assert!(pages.len() > 40);
        for number in 1..=1_000 {
            let [english, chinese] = [
                format!("Membership offer number {number}"),
                format!("會員優惠編號{number}"),
            ];
            assert!(language == TraditionalChinese || text.contains(&english), "{english}");
            assert!(language == English || text.contains(&chinese), "{chinese}");
        }
        let last = pages.len();
        for (index, page) in pages.iter().enumerate() {
            let has_lines = page.contains("Membership offer number") || page.contains("會員優惠編號");
            assert_eq!(page.contains(heading), has_lines, "page {}", index + 1);
            let count = match language {
                English | Both => format!("Page {} of {last}", index + 1),
                TraditionalChinese => format!("第 {} 頁，共 {last} 頁", index + 1),
            };
            assert!(page.contains(&count), "page {}", index + 1);
        }
        assert!(pages[last - 2..].iter().any(|page| page.contains("516,600.00")));
    }
}

#[test]
fn an_invoice_that_fits_on_one_page_takes_one() {
    for (invoice, language) in [
        (irish(), English),
        (irish(), TraditionalChinese),
        (taiwanese(), English),
        (taiwanese(), TraditionalChinese),
    ] {
        let written = written(&invoice, language, &Options::default());
        assert_eq!(written.document.pages, 1, "{} {language}", invoice.number);
        assert_inside_margins(&written);
    }
    assert_eq!(written(&irish(), Both, &Options::default()).document.pages, 2);
}

#[test]
fn the_totals_are_never_alone_on_a_page() {
    for language in DocumentLanguage::ALL {
        for count in 1..=40 {
            let text = written(&with_lines(count), language, &Options::default()).text();
            let total = if language == TraditionalChinese {
                "應付餘額"
            } else {
                "Amount due"
            };
            let page = text.split('\u{c}').find(|page| page.contains(total)).unwrap();
            let name = if language == TraditionalChinese {
                "會員優惠編號"
            } else {
                "Membership offer number"
            };
            assert!(page.contains(name), "{count} lines:\n{page}");
        }
    }
}

#[test]
fn a_section_stays_on_one_page_where_it_fits() {
    let written = written(&torture(), Both, &with_original());
    let text = written.text();
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages.len() > 4);
    for (first, last) in [
        ("Stored original", "SHA-256"),
        ("Term of the subscription", "Benefits end"),
        ("An issued invoice", "Total less the amount paid"),
    ] {
        let page = pages.iter().find(|page| page.contains(first)).unwrap();
        assert!(page.contains(last), "{last:?} is not with {first:?}:\n{page}");
    }
}

#[test]
fn many_tax_rates_go_on_over_pages() {
    let mut invoice = irish();
    let tax = invoice.taxes[0].clone();
    invoice.taxes = (1..=150)
        .map(|rate| domain::TaxLine {
            rate: Decimal::from(rate),
            ..tax.clone()
        })
        .collect();
    let written = written(&invoice, English, &Options::default());
    let text = written.text();
    for rate in 1..=150 {
        assert!(text.contains(&format!("VAT {rate}%, Ireland")), "{rate}");
    }
    assert_inside_margins(&written);
}
