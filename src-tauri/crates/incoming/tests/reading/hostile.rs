use std::fs;
use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary};
use proptest::prelude::*;

use crate::containers::archive;
use crate::fixtures::folder;
use crate::support::{bytes, code, read};

fn fixture(name: &str) -> Vec<u8> {
    fs::read(folder().join("invoices").join(name)).unwrap()
}

/// A document of one page with this content.
fn document(content: Stream) -> Document {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let content = document.add_object(content);
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
    });
    document.objects.insert(
        pages,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }),
    );
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn page(content: &str) -> Vec<u8> {
    saved(document(Stream::new(dictionary! {}, content.into())))
}

#[test]
fn what_is_no_invoice_is_refused_by_its_content() {
    assert_eq!(code(""), "empty");
    assert_eq!(code(b"\x89PNG\r\n\x1a\n0000".as_slice()), "image");
    assert_eq!(code(b"\xFF\xD8\xFF\xE0".as_slice()), "image");
    assert_eq!(code(b"\x00\x01\x02\x03\x04\x05".as_slice()), "unknown_kind");
    assert_eq!(code(b"MZ\x90\x00\x03".as_slice()), "unknown_kind");
    assert_eq!(code(b"%PDF-1.7\n".as_slice()), "damaged");
    assert_eq!(code(b"PK\x03\x04rest".as_slice()), "damaged");
    assert_eq!(code(vec![b'%'; 200 << 20]), "too_large");
}

#[test]
fn a_page_without_text_or_with_text_of_no_meaning_could_not_be_read() {
    assert_eq!(code(page("0 0 100 100 re f")), "could_not_be_read");
    // Text that is not seen: what a machine guessed from a picture.
    assert_eq!(
        code(page("BT /F 10 Tf 3 Tr 10 10 Td (Total: 1.00) Tj ET")),
        "could_not_be_read"
    );
    // A code that the encoding does not have.
    assert_eq!(
        code(page("BT /F 10 Tf 10 10 Td <546F74616C0181> Tj ET")),
        "could_not_be_read"
    );
}

/// A document with a total, under this password and one that only its owner has.
fn under(user_password: &str) -> Document {
    let content = b"BT /F 10 Tf 10 700 Td (Invoice number: G012345678) Tj 0 -20 Td (Total: EUR 1.00) Tj ET";
    let mut document = document(Stream::new(dictionary! {}, content.to_vec()));
    document.trailer.set(
        "ID",
        vec![
            Object::string_literal("0123456789abcdef"),
            Object::string_literal("0123456789abcdef"),
        ],
    );
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    document
}

#[test]
fn a_document_under_a_password_is_told_as_one() {
    assert_eq!(code(saved(under("user"))), "password_protected");
    // Some writers put what it is closed with into the trailer itself.
    for password in ["user", ""] {
        let mut document = under(password);
        let closed_with = document.get_encrypted().unwrap().clone();
        document.trailer.set("Encrypt", Object::Dictionary(closed_with));
        assert_eq!(code(saved(document)), "password_protected", "{password}");
    }
}

#[test]
fn a_document_that_opens_without_a_password_is_read() {
    let told = read([bytes("invoice.pdf", saved(under("")))]);
    assert_eq!(told.codes(), []);
    let total = told.proposals[0].fields.total.as_ref();
    assert_eq!(total.map(|total| total.value.to_string()).as_deref(), Some("1.00"));
}

#[test]
fn a_document_that_is_cut_anywhere_ends_as_a_refusal_or_right() {
    for name in ["en-00-reportlab.pdf", "de-07-pikepdf.pdf", "zh-03-typst.pdf"] {
        let whole = fixture(name);
        let before = read([bytes("whole", whole.clone())]);
        let before = &before.proposals[0].fields;
        for part in 1..40 {
            let cut = &whole[..whole.len() * part / 40];
            let told = read([bytes("cut", cut)]);
            assert_eq!(told.proposals.len() + told.refusals.len(), 1, "{name} {part}");
            for proposal in &told.proposals {
                let fields = &proposal.fields;
                assert!(
                    fields.number.is_none() || fields.number == before.number,
                    "{name} {part}"
                );
                assert!(fields.total.is_none() || fields.total == before.total, "{name} {part}");
                assert!(fields.date.is_none() || fields.date == before.date, "{name} {part}");
            }
        }
    }
}

#[test]
fn a_gigabyte_in_a_small_stream_is_not_unpacked() {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let block = vec![b' '; 1 << 20];
    for _ in 0..1024 {
        packer.write_all(&block).unwrap();
    }
    let packed = packer.finish().unwrap();
    let bomb = saved(document(Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed)));
    assert!(bomb.len() < 2 << 20);
    let before = Instant::now();
    assert_eq!(code(bomb), "unpacks_too_large");
    assert!(before.elapsed() < Duration::from_secs(20));
}

#[test]
fn objects_and_forms_within_each_other_do_not_overflow() {
    let deep = format!(
        "%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer <</Root 1 0 R>>\n",
        "[".repeat(500_000)
    );
    assert_eq!(code(deep), "damaged");
    let content = format!("{} BT /F 10 Tf 10 10 Td (x) Tj ET", "[".repeat(500_000));
    read([bytes("content", page(&content))]);
    // A form that draws itself.
    let mut looped = document(Stream::new(dictionary! {}, b"/X Do".to_vec()));
    let form = looped.new_object_id();
    let resources = dictionary! { "XObject" => dictionary! { "X" => form } };
    let stream = Stream::new(
        dictionary! { "Subtype" => "Form", "Resources" => resources.clone() },
        b"/X Do /X Do".to_vec(),
    );
    looped.objects.insert(form, Object::Stream(stream));
    let page = looped.page_iter().next().unwrap();
    looped.get_dictionary_mut(page).unwrap().set("Resources", resources);
    assert_eq!(code(saved(looped)), "too_deep");
}

/// Texts at places on one page.
fn placed(texts: &[(i32, i32, &str)]) -> Vec<u8> {
    let content: String = texts
        .iter()
        .map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n"))
        .collect();
    page(&content)
}

fn fields(texts: &[(i32, i32, &str)]) -> incoming::Fields {
    read([bytes("page", placed(texts))]).proposals.remove(0).fields
}

#[test]
fn what_contradicts_itself_or_has_two_meanings_is_empty() {
    let two = fields(&[
        (50, 700, "Invoice Number: A1"),
        (50, 680, "Invoice Number: A2"),
        (50, 660, "Total: 5.00"),
    ]);
    assert_eq!(
        (two.number, two.total.unwrap().value.to_string()),
        (None, "5.00".to_owned())
    );
    let sums = fields(&[
        (50, 700, "Net: 100.00"),
        (50, 680, "VAT: 19.00"),
        (50, 660, "Total: 120.00"),
    ]);
    assert_eq!((sums.net, sums.tax, sums.total), (None, None, None));
    let date = fields(&[(50, 700, "Invoice Date: 03/04/2026"), (50, 680, "Total: 1,234")]);
    assert_eq!((date.date, date.total), (None, None));
    let proven = fields(&[(50, 700, "Invoice Date: 03/04/2026"), (50, 680, "Due Date: 25/04/2026")]);
    assert_eq!(proven.date.unwrap().value.to_string(), "2026-04-03");
    // The heading of a column is no label of the first line.
    let column = fields(&[
        (50, 700, "Description"),
        (400, 700, "Total"),
        (50, 680, "Support"),
        (400, 680, "12.00"),
    ]);
    assert_eq!(column.total, None);
    // Two neighbours of a name.
    let names = fields(&[
        (50, 700, "Bill To"),
        (300, 700, "Payment advice"),
        (50, 686, "Fabrikam Ltd"),
    ]);
    assert_eq!(names.buyer, None);
    // A name that goes on in the next line.
    let wrapped = fields(&[
        (50, 700, "Bill To:"),
        (50, 688, "Contoso Consulting"),
        (50, 676, "Engineering GmbH"),
    ]);
    assert_eq!(wrapped.buyer, None);
    let whole = fields(&[
        (50, 700, "Bill To:"),
        (50, 688, "Contoso Ltd"),
        (50, 676, "1 High Street"),
    ]);
    assert_eq!(whole.buyer.unwrap().value, "Contoso Ltd");
    assert_eq!(fields(&[(50, 700, "Customer: see attached")]).buyer, None);
}

#[test]
fn a_page_in_one_currency_without_fractions_says_what_three_digits_after_a_comma_are() {
    let total = |texts: &[&str]| {
        let placed: Vec<(i32, i32, &str)> = (0..).zip(texts).map(|(at, text)| (50, 700 - 20 * at, *text)).collect();
        fields(&placed).total.map(|total| total.value.to_string())
    };
    for text in ["Total: NT$10,500", "Total: TWD 10,500", "Total: 10,500 KRW"] {
        assert_eq!(total(&[text]).as_deref(), Some("10500"), "{text}");
    }
    assert_eq!(total(&["Currency: TWD", "Total: 10,500"]).as_deref(), Some("10500"));
    for text in [
        "Total: USD 10,500",
        "Total: 10,500",
        "Total: TWD 0,500",
        "Total: TWD 10.500",
    ] {
        assert_eq!(total(&[text]), None, "{text}");
    }
    assert_eq!(total(&["Total: TWD 10,500", "Paid: EUR 300"]), None, "two currencies");
}

#[test]
fn nothing_is_said_of_a_number_that_belongs_to_something_else() {
    let other = fields(&[
        (50, 700, "Original invoice number: A1"),
        (50, 680, "Order Number: 77"),
        (50, 660, "Customer Number: 78"),
        (50, 640, "Total pages: 3"),
    ]);
    assert_eq!((other.number, other.purchase_order, other.total), (None, None, None));
}

#[test]
fn a_credit_note_is_proposed_without_amounts_that_say_the_opposite() {
    let totals = |title: &[(i32, i32, &str)], minus: &str| {
        let (net, tax, total) = (
            format!("Net: {minus}100.00"),
            format!("VAT: {minus}19.00"),
            format!("Total: {minus}119.00"),
        );
        let rest = [
            (50, 660, net.as_str()),
            (50, 640, tax.as_str()),
            (50, 620, total.as_str()),
        ];
        let read = fields(&[title, &rest].concat());
        [read.net, read.tax, read.total].map(|amount| amount.map(|amount| amount.value.to_string()))
    };
    let texts = |amounts: [&str; 3]| amounts.map(|amount| Some(amount.to_owned()));
    for title in [
        "CREDIT NOTE",
        "Credit note 20260017",
        "Credit memo number: C-17",
        "GUTSCHRIFT",
        "Gutschrift-Nr.: 4711",
        "Rechnungskorrektur zu 4711",
    ] {
        assert_eq!(totals(&[(50, 700, title)], ""), [None, None, None], "{title}");
        let negative = totals(&[(50, 700, title)], "-");
        assert_eq!(negative, texts(["-100.00", "-19.00", "-119.00"]), "{title}");
    }
    // What was taken off an invoice does not make a credit note of it.
    for taken_off in [
        &[(50, 700, "Invoice"), (50, 680, "Credit note"), (400, 680, "-10.00")][..],
        &[(50, 700, "Rechnung"), (50, 680, "Gutschrift: -10.00 EUR")],
    ] {
        assert_eq!(totals(taken_off, ""), texts(["100.00", "19.00", "119.00"]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_end_as_proposals_or_refusals(
        start in prop::sample::select(vec![&b""[..], b"%PDF-1.4\n", b"PK\x03\x04", b"<a>", b"[{", b"number,date,currency,total\n", b"From: a\nTo: b\n\n"]),
        rest in prop::collection::vec(any::<u8>(), 1..2000),
    ) {
        let told = read([bytes("any", [start, &rest].concat())]);
        prop_assert!(!told.proposals.is_empty() || !told.refusals.is_empty());
    }

    #[test]
    fn a_document_with_other_bytes_does_no_harm(at in any::<prop::sample::Index>(), byte in any::<u8>(), more in any::<prop::sample::Index>()) {
        for whole in [fixture("en-04-xhtml2pdf.pdf"), archive(&[("a", b"number,date,currency,total\n1,2026-03-14,EUR,1\n")])] {
            let mut broken = whole;
            let (first, second) = (at.index(broken.len()), more.index(broken.len()));
            broken[first] = byte;
            broken[second] ^= 0x55;
            let told = read([bytes("broken", broken)]);
            prop_assert!(!told.proposals.is_empty() || !told.refusals.is_empty());
        }
    }
}
