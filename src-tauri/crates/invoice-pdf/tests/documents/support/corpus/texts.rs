use domain::{CardSummary, InvoiceNumber, InvoicePayment, Money, PaymentTerms};

use super::case::{Case, changed};
use crate::support::{date, names};

/// Texts that are long, in any script, or hardly texts at all.
pub fn cases() -> Vec<Case> {
    let mut cases = everywhere();
    cases.extend(scripts());
    cases.extend(oddities());
    cases
}

/// A text in every field that holds one.
fn in_every_field(name: &str, text: &str) -> Case {
    changed(name, |invoice| {
        invoice.number = InvoiceNumber::new(text);
        for party in [&mut invoice.issuer, &mut invoice.sold_to, &mut invoice.bill_to] {
            party.name = text.to_owned();
            party.attention = Some(text.to_owned());
            party.address_lines = vec![text.to_owned()];
            party.city = Some(text.to_owned());
        }
        invoice.order_number = Some(text.to_owned());
        invoice.po_number = Some(text.to_owned());
        invoice.partner_id = text.to_owned();
        invoice.payment_terms = PaymentTerms::AsWritten(text.to_owned());
        invoice.lines[0].description = names(text, text);
        invoice.taxes[0].label = names(text, text);
        invoice.payment = Some(InvoicePayment::Transfer {
            received: date("2020-06-02"),
            amount: Money::new(invoice.total, invoice.currency),
            reference: text.to_owned(),
        });
    })
}

fn everywhere() -> Vec<Case> {
    vec![
        in_every_field("thousand-letters", &"Wort".repeat(250)),
        in_every_field("thousand-ideographs", &"台灣發票".repeat(250)),
        in_every_field("thousand-kana", &"カタカナ".repeat(250)),
        in_every_field("thousand-without-glyph", &"삼성전자".repeat(250)),
        in_every_field("thousand-from-the-right", &"עולם".repeat(250)),
        in_every_field("thousand-of-two-units", &"🙂𠮷".repeat(500)),
        in_every_field(
            "sentence",
            "One name, 一個名字, with “quotes” (and) [brackets] — €100 / 100 % & more…",
        ),
    ]
}

fn scripts() -> Vec<Case> {
    let buyer = |name, text: &str| {
        changed(name, |invoice| {
            invoice.sold_to.name = text.to_owned();
            invoice.bill_to.address_lines = vec![text.to_owned()];
            invoice.lines[0].description = names(text, text);
            invoice.payment = Some(InvoicePayment::Card {
                card: CardSummary {
                    brand: text.to_owned(),
                    last_four: "4821".to_owned(),
                    expires: None,
                },
                charged: date("2020-05-28"),
                amount: Money::new(invoice.total, invoice.currency),
            });
        })
    };
    vec![
        buyer("latin", "Ångström Łódź Việt Nam Ça Žižek Øresund ſtraße"),
        buyer("greek-and-cyrillic", "Ελλάδα Αθήνα Жук Київ Ђорђе"),
        buyer("kana-and-bopomofo", "とうきょう商事 カブシキガイシャ ㄅㄆㄇㄈ"),
        buyer("simplified", "软件有限公司 汉语 龙门"),
        buyer("variants", "𠮷野家 髙﨑 図書館 邉"),
        buyer("hangul", "삼성전자 주식회사"),
        buyer("arabic", "شركة عربية 2021 للبرمجيات"),
        buyer("hebrew", "חברה בע\"מ 123 שלום"),
        buyer("from-the-right-and-left", "Moore عربى كلمة שלום 12 Ltd 青嵐"),
        buyer("devanagari-and-thai", "नमस्ते कंपनी บริษัท จำกัด"),
        buyer("emoji", "🙂👩‍👩‍👧🇹🇼 ☎ ★ ✓"),
    ]
}

fn oddities() -> Vec<Case> {
    vec![
        changed("control-characters", |invoice| {
            invoice.sold_to.name = "\u{0}Lind\u{7}qvist\u{1b}[31m\r\n\t& \u{202e}Moore\u{feff}\u{fffe}".to_owned();
            invoice.sold_to.address_lines = vec!["\u{0}\u{1}\u{2}".to_owned(), "a\u{85}b\u{2028}c\u{7f}".to_owned()];
            invoice.po_number = Some("(\\)\r<>%PDF endstream\n".to_owned());
        }),
        changed("marks-that-show-nothing", |invoice| {
            invoice.sold_to.name =
                "青\u{fe00}嵐\u{e0100} \u{200f}soft\u{ad}hyphen\u{2060}\u{200b}join\u{200d}er".to_owned();
        }),
        changed("combining-marks", |invoice| {
            invoice.sold_to.name = "e\u{301}le\u{300}ve a\u{30a}ngstro\u{308}m x\u{301}\u{323}\u{308}".to_owned();
        }),
        changed("shared-glyphs", |invoice| {
            invoice.sold_to.name = "µ μ · ‧ ⼀ 一 Ω Ω А A – ‒ ﹣".to_owned();
        }),
        changed("markup", |invoice| {
            invoice.sold_to.name = "<b>&amp;</b> ]]> <?xml?> \"'".to_owned();
            invoice.sold_to.address_lines = vec!["(a) \\ <b> %c {d} [e] /f #20".to_owned()];
        }),
        changed("missing-mark-itself", |invoice| {
            invoice.sold_to.name = "〓 means 〓, 삼 does not".to_owned()
        }),
        changed("replacement-character", |invoice| {
            invoice.sold_to.name = "a\u{fffd}b \u{e000}c".to_owned()
        }),
        changed("many-spaces", |invoice| {
            invoice.sold_to.name = format!("a{}b\u{3000}\u{3000}c\u{a0}d", " ".repeat(300));
        }),
        changed("name-in-one-language", |invoice| {
            invoice.lines[0].description = names("", "學習行動套件")
        }),
        changed("name-twice-the-same", |invoice| {
            invoice.lines[0].description = names("Azure", "Azure");
        }),
    ]
}
