use std::ops::ControlFlow;

use incoming::{Event, Limits, TEMPLATE_CSV, import};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::support::{bytes, code, read, read_within};

const TWO_ROWS: &str = "number,date,currency,total\nA1,2026-03-14,EUR,1234.56\nA2,2026-03-15,USD,10.00\n";

#[test]
fn the_template_reads_back() {
    let told = read([bytes("template.csv", TEMPLATE_CSV)]);
    assert_eq!(told.numbers(), ["T000000123"], "{told:?}");
    let fields = &told.proposals[0].fields;
    assert_eq!(fields.total.as_ref().unwrap().value.to_string(), "1100.85");
    assert_eq!(fields.period_to.as_ref().unwrap().value.to_string(), "2027-03-13");
    assert!(told.ignored.is_empty());
    assert_eq!(told.proposals[0].source.to_string(), "template.csv › 2");
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let with_mark = |mark: &[u8], text: Vec<u8>| [mark, &text].concat();
    let german = TWO_ROWS.replace(',', ";").replace("1234.56", "1.234,56");
    let chinese = "發票號碼,日期,幣別,總計\nA1,2026年3月14日,EUR,1234.56\nA2,2026/03/15,USD,10.00\n";
    for (name, content) in [
        ("plain", TWO_ROWS.as_bytes().to_vec()),
        ("mark", with_mark(b"\xEF\xBB\xBF", TWO_ROWS.into())),
        ("little", with_mark(b"\xFF\xFE", utf16(TWO_ROWS, false))),
        ("big", with_mark(b"\xFE\xFF", utf16(TWO_ROWS, true))),
        ("no mark", utf16(TWO_ROWS, false)),
        ("semicolons", german.into_bytes()),
        ("tabs", TWO_ROWS.replace(',', "\t").into_bytes()),
        (
            "hint",
            format!("sep=,\r\n{}", TWO_ROWS.replace('\n', "\r\n")).into_bytes(),
        ),
        ("Chinese", chinese.as_bytes().to_vec()),
        ("Big5", encoding_rs::BIG5.encode(chinese).0.into_owned()),
    ] {
        let told = read([bytes(name, content)]);
        assert_eq!(told.numbers(), ["A1", "A2"], "{name}: {told:?}");
        let totals: Vec<String> = told
            .proposals
            .iter()
            .map(|proposal| proposal.fields.total.as_ref().unwrap().value.to_string())
            .collect();
        assert_eq!(totals, ["1234.56", "10.00"], "{name}");
    }
    let western = encoding_rs::WINDOWS_1252
        .encode("number,date,currency,total,seller\nA1,2026-03-14,EUR,1.00,Größe & Söhne\n")
        .0
        .into_owned();
    let told = read([bytes("western", western)]);
    assert_eq!(told.proposals[0].fields.seller.as_ref().unwrap().value, "Größe & Söhne");
    // Chinese below English headings could be read as other letters.
    let unclear = encoding_rs::BIG5
        .encode("number,date,currency,total,seller\nA1,2026-03-14,EUR,1.00,台灣微軟\n")
        .0
        .into_owned();
    assert_eq!(code(unclear), "could_not_be_read");
}

#[test]
fn a_row_is_refused_for_itself_and_the_others_are_kept() {
    let table = "Number,Date,Currency,Net,Tax,Total,Colour\n\
        A1,2026-03-14,EUR,100.00,19.00,119.00,red\n\
        A2,03/04/2026,EUR,,,1.00,\n\
        A3,2026-03-14,EURO,,,1.00,\n\
        A4,2026-03-14,EUR,,,\"1,234\",\n\
        A5,2026-03-14,EUR,100.00,19.00,120.00,\n\
        ,2026-03-14,EUR,,,1.00,\n\
        A1,2026-03-15,EUR,,,5.00,\n\
        A8,2026-03-14,EUR,,,1.00,a,b\n\
        \"A\n9\",2026-03-14,EUR,,,1.00,\n\
        A10,2026-03-14,eur,,,-1.00,\"two\nlines\"\n";
    let told = read([bytes("t", table)]);
    assert_eq!(told.numbers(), ["A1", "A10"]);
    assert_eq!(told.ignored, ["Colour"]);
    let codes = told.codes();
    let codes: Vec<(&str, &str)> = codes.iter().map(|(place, code)| (place.as_str(), *code)).collect();
    assert_eq!(
        codes,
        [
            ("t › 3", "bad_date"),
            ("t › 4", "bad_currency"),
            ("t › 5", "bad_amount"),
            ("t › 6", "contradiction"),
            ("t › 7", "missing_value"),
            ("t › 8", "duplicate_number"),
            ("t › 9", "contradiction"),
            ("t › 10", "bad_text"),
        ]
    );
    assert_eq!(told.refusals[5].detail, "2");
}

#[test]
fn a_german_table_is_read_as_the_program_that_keeps_it_writes_it() {
    let table = "Rechnungsnummer;Rechnungsdatum;Fällig am;Betrag;Währung;Farbe\r\n\
        A1;14.03.2026;13.04.2026;1.234,56;EUR;rot\r\n\
        A2;15.03.2026;;-12,00;EUR;\r\n\
        A3;16.03.2026;;1.234;EUR;\r\n";
    let western = encoding_rs::WINDOWS_1252.encode(table).0.into_owned();
    for content in [
        table.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", table.as_bytes()].concat(),
        western,
    ] {
        let told = read([bytes("t", content)]);
        assert_eq!(told.numbers(), ["A1", "A2"], "{told:?}");
        let fields = &told.proposals[0].fields;
        assert_eq!(fields.total.as_ref().unwrap().value.to_string(), "1234.56");
        assert_eq!(fields.date.as_ref().unwrap().value.to_string(), "2026-03-14");
        assert_eq!(fields.due_date.as_ref().unwrap().value.to_string(), "2026-04-13");
        assert_eq!(told.ignored, ["Farbe"]);
        assert_eq!(told.codes(), [("t › 4".to_owned(), "bad_amount")]);
    }
    // Beside another amount nobody knows whether tax is in it.
    let told = read([bytes(
        "t",
        "Rechnungsnummer;Datum;Betrag;MwSt;Währung\nA1;14.03.2026;100,00;19,00;EUR\n",
    )]);
    assert_eq!(
        (told.refusals[0].code.id(), told.refusals[0].detail.as_str()),
        ("missing_columns", "total")
    );
}

#[test]
fn three_digits_after_a_comma_are_thousands_where_the_row_says_so() {
    let table = "number,date,currency,net,tax,total\n\
        A1,2026-03-14,TWD,,,\"10,500\"\n\
        A2,2026-03-14,JPY,\"10,000\",500,\"10,500\"\n\
        A3,2026-03-14,krw,,,\"1,234,567\"\n\
        A4,2026-03-14,EUR,,,\"10,500\"\n\
        A5,2026-03-14,USD,\"10,000\",500.25,\"10,500.25\"\n\
        A6,2026-03-14,EUR,\"1.000,5\",,\"10,500\"\n\
        A7,2026-03-14,TWD,,,\"0,500\"\n\
        A8,2026-03-14,TWD,,,10.500\n";
    let told = read([bytes("t", table)]);
    assert_eq!(told.numbers(), ["A1", "A2", "A3", "A5"], "{told:?}");
    let total = |at: usize| told.proposals[at].fields.total.as_ref().unwrap().value.to_string();
    assert_eq!([0, 1, 2, 3].map(total), ["10500", "10500", "1234567", "10500.25"]);
    let net = told.proposals[3].fields.net.as_ref().unwrap().value.to_string();
    assert_eq!(net, "10000", "the row proves what the point is");
    let codes: Vec<&str> = told.refusals.iter().map(|refusal| refusal.code.id()).collect();
    assert_eq!(codes, ["bad_amount"; 4]);
}

#[test]
fn a_table_without_its_columns_is_refused_with_their_names() {
    let told = read([bytes("t", "number;sum;when\n1;2;3\n")]);
    assert_eq!(told.refusals[0].code.id(), "missing_columns");
    assert_eq!(told.refusals[0].detail, "date, currency, total");
    assert_eq!(
        code("number,number,date,currency,total\n1,2,3,4,5\n"),
        "repeated_column"
    );
    assert_eq!(code("number,date,currency,total\n"), "nothing_inside");
    assert_eq!(code("Dear all,\nthe invoice follows.\n"), "unknown_kind");
    assert_eq!(code("  \n \n"), "empty");
}

#[test]
fn a_list_of_json_is_a_table() {
    let list = r#"{"invoices": [
        {"number": "A1", "date": "2026-03-14", "currency": "EUR", "total": 1234.56, "shade": 1},
        {"number": 17, "date": "2026-03-14", "currency": "EUR", "total": "10.00", "po_number": null},
        {"number": "A3", "date": "2026-03-14", "currency": "EUR"},
        {"number": "A4", "date": "2026-03-14", "currency": "EUR", "total": 12345678901234567.89},
        [1], {"number": "A6", "date": {}, "currency": "EUR", "total": 1}]}"#;
    let told = read([bytes("j", list)]);
    assert_eq!(told.numbers(), ["A1", "17"]);
    assert_eq!(told.ignored, ["shade"]);
    let codes: Vec<&str> = told.refusals.iter().map(|refusal| refusal.code.id()).collect();
    assert_eq!(codes, ["missing_value", "bad_amount", "unknown_kind", "bad_text"]);
    let cut = read([bytes("j", &list[..120])]);
    assert_eq!((cut.proposals.len(), cut.refusals[0].code.id()), (1, "damaged"));
    assert_eq!(code("[]"), "nothing_inside");
    assert_eq!(code("[".repeat(100_000)), "damaged");
}

#[test]
fn a_sheet_has_numbers_and_dates_as_cells() {
    let mut workbook = Workbook::new();
    workbook
        .add_worksheet()
        .set_name("Notes")
        .unwrap()
        .write(0, 0, "nothing")
        .unwrap();
    let sheet = workbook.add_worksheet().set_name("Invoices").unwrap();
    for (column, heading) in ["Number", "Date", "Currency", "Total", "Net", "Tax"]
        .into_iter()
        .enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap(), heading).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let day = ExcelDateTime::from_ymd(2026, 3, 14).unwrap();
    for (row, total) in [(3, 0.1 + 0.2), (4, 1234.56)] {
        sheet.write(row, 0, format!("A{row}")).unwrap();
        sheet.write_with_format(row, 1, &day, &date).unwrap();
        sheet.write(row, 2, "EUR").unwrap();
        sheet.write(row, 3, total).unwrap();
    }
    // A number that is no date in its format.
    sheet.write(5, 0, 7).unwrap();
    sheet.write(5, 1, 46000).unwrap();
    sheet.write(5, 2, "EUR").unwrap();
    sheet.write(5, 3, 1).unwrap();
    // Far away.
    sheet.write(1_000_000, 0, "A9").unwrap();
    let told = read([bytes("x", workbook.save_to_buffer().unwrap())]);
    assert_eq!(told.numbers(), ["A3", "A4"], "{told:?}");
    let totals: Vec<String> = told
        .proposals
        .iter()
        .map(|proposal| proposal.fields.total.as_ref().unwrap().value.to_string())
        .collect();
    assert_eq!(totals, ["0.3", "1234.56"]);
    assert_eq!(told.proposals[0].source.to_string(), "x › Invoices › 4");
    let codes: Vec<(String, &str)> = told.codes();
    assert_eq!(
        codes,
        [
            ("x › Invoices › 6".to_owned(), "bad_date"),
            ("x › Invoices › 1000001".to_owned(), "missing_value")
        ]
    );
}

#[test]
fn headings_below_a_title_are_found_and_formulas_tell_what_they_came_to() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Rechnungen").unwrap();
    sheet.write(0, 0, "Rechnungen 2026").unwrap();
    sheet.write(1, 0, "Stand").unwrap();
    for (column, heading) in (0..).zip(["Rechnungs-Nr.", "Rechnungsdatum", "Währung", "Netto", "MwSt.", "Brutto"]) {
        sheet.write(3, column, heading).unwrap();
    }
    for row in [4, 5] {
        sheet.write(row, 0, format!("A{row}")).unwrap();
        sheet.write(row, 1, "14.03.2026").unwrap();
        sheet.write(row, 2, "EUR").unwrap();
        sheet.write(row, 3, 100).unwrap();
        sheet.write(row, 4, 19).unwrap();
        let sum = rust_xlsxwriter::Formula::new(format!("=D{0}+E{0}", row + 1));
        // A program that computes nothing leaves no result that fits.
        sheet
            .write(row, 5, sum.set_result(if row == 4 { "119" } else { "0" }))
            .unwrap();
    }
    let told = read([bytes("x", workbook.save_to_buffer().unwrap())]);
    assert_eq!(told.numbers(), ["A4"], "{told:?}");
    assert_eq!(told.codes(), [("x › Rechnungen › 6".to_owned(), "contradiction")]);

    let mut without = Workbook::new();
    let sheet = without.add_worksheet();
    sheet.write(0, 0, "Invoices").unwrap();
    for (column, heading) in (0..).zip(["Number", "Date", "Total"]) {
        sheet.write(1, column, heading).unwrap();
    }
    let told = read([bytes("x", without.save_to_buffer().unwrap())]);
    assert_eq!(told.refusals[0].detail, "currency", "{told:?}");
}

#[test]
fn an_amount_that_says_no_more_is_the_total_only_where_no_other_one_stands() {
    let list = "\u{FEFF}[{\"invoice_number\":\"A1\",\"date\":\"2026-03-14\",\"currency\":\"TWD\",\"amount\":\"10,500\"},\
        {\"invoice_number\":\"A2\",\"date\":\"2026-03-14\",\"currency\":\"EUR\",\"amount\":100,\"vat\":19}]";
    let told = read([bytes("j", list)]);
    assert_eq!(told.numbers(), ["A1"], "{told:?}");
    assert_eq!(
        told.proposals[0].fields.total.as_ref().unwrap().value.to_string(),
        "10500"
    );
    assert_eq!(told.codes(), [("j › 2".to_owned(), "missing_value")]);
}

#[test]
fn two_hundred_thousand_rows_are_told_one_after_the_other() {
    let mut table = String::from("number;date;currency;total\n");
    for row in 0..200_000 {
        table.push_str(&format!("T{row:09};2026-03-14;EUR;{row},25\n"));
    }
    let mut rows = 0_u64;
    let summary = import([bytes("big", table)], &Limits::default(), &mut |event| {
        rows += u64::from(matches!(event, Event::Proposal(_)));
        ControlFlow::Continue(())
    });
    assert_eq!((rows, summary.proposals, summary.refusals), (200_000, 200_000, 0));
}

#[test]
fn an_import_ends_when_it_is_told_to() {
    let table = format!("number,date,currency,total\n{}", "A,2026-03-14,EUR,1.00\n".repeat(1000));
    let mut told = 0;
    let summary = import(
        [bytes("one", table.clone()), bytes("two", table)],
        &Limits::default(),
        &mut |_| {
            told += 1;
            if told == 3 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        },
    );
    assert_eq!(told, 3);
    assert!(summary.cancelled);
}

#[test]
fn more_rows_than_allowed_are_refused_after_those_that_are() {
    let limits = Limits {
        rows: 1,
        ..Limits::default()
    };
    let told = read_within([bytes("t", TWO_ROWS)], &limits);
    assert_eq!((told.numbers(), told.refusals[0].code.id()), (vec!["A1"], "too_many"));
}
