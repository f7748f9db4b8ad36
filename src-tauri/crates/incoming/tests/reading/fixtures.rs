use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use incoming::{Fields, Input};

use crate::support::read;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

type Expected = BTreeMap<String, toml::Table>;

fn expected() -> Expected {
    let text = fs::read_to_string(folder().join("expected.toml")).unwrap();
    toml::from_str(&text).unwrap()
}

/// The fields as texts, under the names of the table of what was put in.
fn texts(fields: &Fields) -> BTreeMap<&'static str, String> {
    let mut texts = BTreeMap::new();
    let mut put = |name, text: Option<String>| text.map(|text| texts.insert(name, text));
    put("number", fields.number.as_ref().map(|field| field.value.clone()));
    put("date", fields.date.as_ref().map(|field| field.value.to_string()));
    put(
        "due_date",
        fields.due_date.as_ref().map(|field| field.value.to_string()),
    );
    put(
        "currency",
        fields.currency.as_ref().map(|field| field.value.code().to_owned()),
    );
    put("net", fields.net.as_ref().map(|field| field.value.to_string()));
    put("tax", fields.tax.as_ref().map(|field| field.value.to_string()));
    put("total", fields.total.as_ref().map(|field| field.value.to_string()));
    put("seller", fields.seller.as_ref().map(|field| field.value.clone()));
    put(
        "seller_tax_id",
        fields.seller_tax_id.as_ref().map(|field| field.value.clone()),
    );
    put("buyer", fields.buyer.as_ref().map(|field| field.value.clone()));
    put(
        "buyer_tax_id",
        fields.buyer_tax_id.as_ref().map(|field| field.value.clone()),
    );
    put(
        "purchase_order",
        fields.purchase_order.as_ref().map(|field| field.value.clone()),
    );
    put(
        "period_from",
        fields.period_from.as_ref().map(|field| field.value.to_string()),
    );
    put(
        "period_to",
        fields.period_to.as_ref().map(|field| field.value.to_string()),
    );
    texts
}

#[test]
fn every_field_of_forty_files_is_right_or_empty_and_most_are_found() {
    let expected = expected();
    assert_eq!(expected.len(), 40);
    let (mut right, mut empty, mut wrong) = (0, Vec::new(), Vec::new());
    let mut with_lines = 0;
    for (file, put_in) in &expected {
        let told = read([Input::Path(folder().join("invoices").join(file))]);
        assert_eq!((told.proposals.len(), told.codes()), (1, Vec::new()), "{file}");
        let fields = &told.proposals[0].fields;
        let found = texts(fields);
        for (name, value) in put_in {
            let Some(value) = value.as_str() else { continue };
            match found.get(name.as_str()) {
                None => empty.push(format!("{file} {name}")),
                Some(found) if found == value => right += 1,
                Some(found) => wrong.push(format!("{file} {name}: {found:?} instead of {value:?}")),
            }
        }
        let lines: Vec<(String, String)> = put_in["lines"].clone().try_into().unwrap();
        if !fields.lines.is_empty() {
            let found = fields
                .lines
                .iter()
                .map(|line| (line.description.clone(), line.amount.to_string()));
            assert_eq!(found.collect::<Vec<_>>(), lines, "{file}");
            with_lines += 1;
        }
    }
    let all = right + empty.len() + wrong.len();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(right * 100 >= all * 97, "{right} of {all}; empty: {empty:#?}");
    assert!(with_lines >= 30, "{with_lines}");
}
