//! Which offers the lines of an invoice name, and which terms they propose.

use std::sync::LazyLock;

use domain::{
    Catalogue, DiscardedTerm, EnteredTerm, InvoiceKind, InvoiceNumber, InvoiceStatus, Money, NaiveDate, NamedOffer,
    OfferId, ProposedTerm, ReceivedLine, TermSource, ToldInvoice, ToldLine, proposed_terms,
};
use proptest::prelude::*;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::embedded);

const TODAY: &str = "2026-11-29";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn year() -> Option<(NaiveDate, NaiveDate)> {
    Some((day("2026-03-14"), day("2027-03-13")))
}

fn line(text: &str, amount: &str) -> ToldLine {
    ToldLine {
        text: text.to_owned(),
        period: None,
        amount: Some(money(amount)),
        is_reversal: false,
    }
}

fn invoice(lines: Vec<ToldLine>) -> ToldInvoice {
    ToldInvoice {
        number: InvoiceNumber::new("T000000123"),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Unknown,
        issued: day("2026-03-16"),
        total: money("1100.85 EUR"),
        period: year(),
        lines,
    }
}

fn named(invoice: &ToldInvoice) -> Vec<NamedOffer> {
    invoice.named_offers(&CATALOGUE)
}

fn offers(invoice: &ToldInvoice) -> Vec<String> {
    named(invoice).iter().map(|named| named.offer.to_string()).collect()
}

fn proposed(named: &[NamedOffer]) -> Vec<ProposedTerm> {
    proposed_terms(named, &[], &[], day(TODAY))
}

#[test]
fn a_line_names_the_one_offer_whose_name_stands_in_it() {
    for (text, expected) in [
        ("Partner Success Core Benefits", Some("partner-success-core")),
        ("Success Core, 1 year", Some("partner-success-core")),
        (
            "PARTNER  SUCCESS\u{a0}CORE benefits\n(annual fee)",
            Some("partner-success-core"),
        ),
        ("Microsoft® Action Pack™ subscription", Some("action-pack")),
        ("Microsoft 行動套件訂閱（一年）", Some("action-pack")),
        ("行動套件", Some("action-pack")),
        ("Learning Action Pack", Some("learning-action-pack")),
        ("學習行動套件一年", Some("learning-action-pack")),
        (
            "Microsoft Learning Action Pack subscription",
            Some("learning-action-pack"),
        ),
        ("金級專長認證：安全性", Some("gold-security")),
        ("Silver competency: DevOps", Some("silver-devops")),
        ("合作夥伴成功核心權益", Some("partner-success-core")),
        ("解決方案合作夥伴指定", Some("solutions-partner")),
        // Names of nothing, or of a word that goes on.
        ("Success Corelia", None),
        ("Action Packs", None),
        ("Transaction Pack", None),
        ("MCPP Subscription - 1 Year Subscription", None),
        ("Microsoft 365 Business Premium", None),
        ("Azure Active Directory P2", None),
        ("DevOps", None),
        ("", None),
        // Two offers: nobody can say which.
        ("Upgrade from Success Core to Success Expanded", None),
        ("行動套件、成功核心", None),
        ("Learning Action Pack instead of Action Pack", None),
    ] {
        let found = offers(&invoice(vec![line(text, "895.00 EUR")]));
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn every_name_of_the_catalogue_names_its_own_offer_alone() {
    for offer in CATALOGUE.offers() {
        for names in [&offer.name, &offer.short_name] {
            for text in [&names.en, &names.zh_tw] {
                let found = offers(&invoice(vec![line(&format!("({text})"), "1 EUR")]));
                assert_eq!(found, [offer.id.to_string()], "{text}");
            }
        }
    }
}

#[test]
fn a_term_is_proposed_of_a_period_of_a_year_as_the_line_says_it() {
    let named = named(&invoice(vec![line("Partner Success Core Benefits", "895.00 EUR")]));
    let [term] = &proposed(&named)[..] else {
        panic!("one term of one line")
    };
    assert_eq!(term.id(), "partner-success-core@2026-03-14");
    assert_eq!(term.details.anniversary, day("2027-03-14"));
    assert_eq!(
        term.details.price,
        Some(money("895.00 EUR")),
        "not the total of the invoice"
    );
    assert_eq!(term.details.source, TermSource::Invoice);
    assert_eq!(term.details.invoice, Some(InvoiceNumber::new("T000000123")));
    assert_eq!(term.details.auto_renew, None);
}

#[test]
fn a_period_counts_its_last_day_or_not_and_is_a_year_or_none() {
    for (from, to, expected) in [
        ("2026-03-14", "2027-03-13", true),
        ("2026-03-14", "2027-03-14", true),
        ("2023-06-02", "2024-06-01", true),
        ("2023-06-02", "2024-06-02", true),
        ("2024-02-29", "2025-02-28", true),
        ("2026-03-01", "2026-03-31", false),
        ("2026-03-14", "2027-03-10", false),
        ("2026-03-14", "2029-03-13", false),
        ("2026-03-14", "2026-03-14", false),
    ] {
        let told = ToldInvoice {
            period: Some((day(from), day(to))),
            ..invoice(vec![line("Success Core", "895.00 EUR")])
        };
        let terms = proposed(&named(&told));
        assert_eq!(terms.len(), usize::from(expected), "{from} to {to}");
        assert!(terms.iter().all(|term| term.details.purchased == day(from)));
    }
    let without = ToldInvoice {
        period: None,
        ..invoice(vec![line("Success Core", "895.00 EUR")])
    };
    assert_eq!(offers(&without), ["partner-success-core"]);
    assert_eq!(proposed(&named(&without)), [], "no period, no term");
}

#[test]
fn a_service_says_by_a_word_that_a_line_takes_back_whatever_sign_its_amount_has() {
    for (word, expected) in [
        (Some("Purchase"), false),
        (Some("Usage Charge"), false),
        (Some("Renew"), false),
        (None, false),
        (Some("Cancel"), true),
        (Some("cancelled"), true),
        (Some("Refund"), true),
        (Some("Credit"), true),
        (Some(" Reversal of a charge"), true),
        (Some("Return"), true),
        (Some("Void"), true),
    ] {
        let line = ReceivedLine {
            key: "1".to_owned(),
            kind: word.map(str::to_owned),
            text: "Success Core".to_owned(),
            period: None,
            quantity: None,
            net: None,
            tax: None,
            total: None,
            is_elsewhere: false,
            sent: "{}".to_owned(),
        };
        assert_eq!(line.is_reversal(), expected, "{word:?}");
    }
    let back = ToldLine {
        is_reversal: true,
        ..line("Success Core", "895.00 EUR")
    };
    assert!(offers(&invoice(vec![back.clone()])).is_empty());
    let both = invoice(vec![line("Success Core", "895.00 EUR"), back]);
    assert!(offers(&both).is_empty(), "what one line takes back is not billed here");
}

#[test]
fn of_two_periods_each_is_that_of_its_own_line_and_the_whole_one_of_none() {
    let with_period = |text: &str, from: &str, to: &str| ToldLine {
        period: Some((day(from), day(to))),
        ..line(text, "350.00 EUR")
    };
    let two = invoice(vec![
        with_period("Partner Launch", "2024-03-14", "2025-03-13"),
        with_period("Partner Launch", "2025-03-14", "2026-03-13"),
    ]);
    let begins: Vec<NaiveDate> = proposed(&named(&two))
        .iter()
        .map(|term| term.details.purchased)
        .collect();
    assert_eq!(begins, [day("2024-03-14"), day("2025-03-14")]);
    let two = invoice(vec![
        line("Partner Launch", "350.00 EUR"),
        line("Success Core", "895.00 EUR"),
    ]);
    assert_eq!(named(&two).len(), 2);
    assert_eq!(
        proposed(&named(&two)),
        [],
        "nobody can say which of the two the period is of"
    );
    let beside = invoice(vec![line("Setup", "10.00 EUR"), line("Success Core", "895.00 EUR")]);
    assert_eq!(proposed(&named(&beside)).len(), 1);
}

#[test]
fn what_takes_back_proposes_nothing() {
    let bought = || line("Success Core", "895.00 EUR");
    let taken_back = invoice(vec![line("Success Core", "-895.00 EUR")]);
    assert_eq!(named(&taken_back), []);
    let both = invoice(vec![bought(), line("Credit for Success Core", "-895.00 EUR")]);
    assert_eq!(named(&both), []);
    let of_another = invoice(vec![bought(), line("Credit for Partner Launch", "-350.00 EUR")]);
    assert_eq!(offers(&of_another), ["partner-success-core"]);
    for kind in [InvoiceKind::CreditNote, InvoiceKind::VoidNote] {
        let note = ToldInvoice {
            kind,
            ..invoice(vec![bought()])
        };
        assert_eq!(named(&note), [], "{kind:?}");
    }
    for status in [InvoiceStatus::Void, InvoiceStatus::Refunded] {
        let over = ToldInvoice {
            status,
            ..invoice(vec![bought()])
        };
        assert_eq!(named(&over), [], "{status:?}");
    }
    let negative = ToldInvoice {
        total: money("-1100.85 EUR"),
        ..invoice(vec![bought()])
    };
    assert_eq!(named(&negative), []);
    // What costs nothing is told as it is.
    assert_eq!(
        proposed(&named(&invoice(vec![line("Success Core", "0.00 EUR")]))).len(),
        1
    );
}

#[test]
fn what_stands_or_was_discarded_is_not_proposed_and_what_two_invoices_name_only_once() {
    let first = named(&invoice(vec![line("Success Core", "895.00 EUR")]));
    let again = ToldInvoice {
        number: InvoiceNumber::new("T000000999"),
        issued: day("2026-04-01"),
        ..invoice(vec![line("Success Core", "925.00 EUR")])
    };
    let both: Vec<NamedOffer> = named(&again).into_iter().chain(first.clone()).collect();
    let [term] = &proposed(&both)[..] else {
        panic!("one term")
    };
    assert_eq!(
        term.details.invoice,
        Some(InvoiceNumber::new("T000000123")),
        "the first invoice"
    );
    let standing = |purchased: &str, anniversary: &str, offer: &str| EnteredTerm {
        number: 1,
        details: domain::TermDetails {
            offer: OfferId::new(offer),
            purchased: day(purchased),
            anniversary: day(anniversary),
            ..term.details.clone()
        },
    };
    for (purchased, anniversary, offer, stands) in [
        ("2026-03-14", "2027-03-14", "partner-success-core", true),
        // Partner Center shows a day or a few off.
        ("2026-03-16", "2027-03-12", "partner-success-core", true),
        ("2025-03-14", "2026-03-14", "partner-success-core", false),
        ("2026-03-14", "2027-03-14", "partner-launch", false),
    ] {
        let entered = [standing(purchased, anniversary, offer)];
        let left = proposed_terms(&both, &entered, &[], day(TODAY));
        assert_eq!(left.is_empty(), stands, "{purchased} {offer}");
    }
    assert_eq!(proposed_terms(&both, &[], &[term.discarded()], day(TODAY)), []);
    let of_another_year = DiscardedTerm {
        purchased: day("2025-03-14"),
        ..term.discarded()
    };
    assert_eq!(proposed_terms(&both, &[], &[of_another_year], day(TODAY)).len(), 1);
    assert_eq!(
        proposed_terms(&both, &[], &[], day("2026-01-01")),
        [],
        "it would begin in the future"
    );
}

proptest! {
    /// Whatever the order in which invoices came, the same terms are proposed, and none twice.
    #[test]
    fn the_order_of_arrivals_makes_no_difference(
        begins in prop::collection::vec((0_u64..1500, 0_u64..40, 0_usize..3), 1..7),
        seed in any::<u64>(),
    ) {
        let names = ["Success Core", "Partner Launch", "解決方案合作夥伴指定"];
        let named: Vec<NamedOffer> = begins
            .iter()
            .enumerate()
            .flat_map(|(number, (begins, issued, name))| {
                let from = day("2022-01-01") + chrono::Days::new(*begins);
                named(&ToldInvoice {
                    number: InvoiceNumber::new(number.to_string()),
                    issued: from + chrono::Days::new(*issued),
                    period: Some((from, from + chrono::Days::new(365))),
                    ..invoice(vec![line(names[*name], "895.00 EUR")])
                })
            })
            .collect();
        let expected = proposed(&named);
        let mut shuffled = named.clone();
        shuffled.sort_by_key(|named| (named.issued.to_string().len() as u64 ^ seed).wrapping_mul(named.invoice.as_str().len() as u64 + seed));
        shuffled.reverse();
        prop_assert_eq!(&proposed(&shuffled), &expected);
        let mut rotated = named;
        let by = usize::try_from(seed % 7).unwrap() % rotated.len();
        rotated.rotate_left(by);
        prop_assert_eq!(&proposed(&rotated), &expected);
        let entered: Vec<EnteredTerm> = (1..).zip(&expected).map(|(number, term)| EnteredTerm {
            number,
            details: term.details.clone(),
        }).collect();
        prop_assert_eq!(proposed_terms(&rotated, &entered, &[], day(TODAY)), vec![]);
    }
}
