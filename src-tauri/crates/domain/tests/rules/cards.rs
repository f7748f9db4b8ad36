//! What a card number and an expiry say by themselves.

use domain::{CardBrand, NaiveDate, card_digits, card_expiry, card_is_good, has_right_check_digit};

#[test]
fn a_number_is_understood_however_it_was_typed_or_pasted() {
    for typed in [
        "4111111111111111",
        " 4111 1111\u{a0}1111\t1111\n",
        "4111-1111\u{2010}1111\u{2014}1111",
        "４１１１　１１１１－１１１１　１１１１",
    ] {
        assert_eq!(card_digits(typed), "4111111111111111", "{typed}");
    }
    assert_eq!(
        card_digits("4111 x 1"),
        "4111x1",
        "what is no digit stays, to be refused"
    );
    assert_eq!(card_digits(""), "");
}

#[test]
fn a_brand_is_told_by_the_beginning_and_the_length() {
    for (number, brand) in [
        ("4111111111111111", Some(CardBrand::Visa)),
        ("4222222222222", Some(CardBrand::Visa)),
        ("41111111111111", None),
        ("5105105105105100", Some(CardBrand::Mastercard)),
        ("2221000000000009", Some(CardBrand::Mastercard)),
        ("2720999999999996", Some(CardBrand::Mastercard)),
        ("2721000000000004", None),
        ("5600000000000003", None),
        ("371449635398431", Some(CardBrand::AmericanExpress)),
        ("361449635398431", None),
        ("", None),
        ("４１１１", None),
    ] {
        assert_eq!(CardBrand::of(number), brand, "{number}");
    }
    for brand in CardBrand::ALL {
        let shape = brand.shape();
        assert!(!shape.prefixes.is_empty() && !shape.lengths.is_empty());
        let same_length =
            |&(first, last): &(u32, u32)| first <= last && first.to_string().len() == last.to_string().len();
        assert!(shape.prefixes.iter().all(same_length), "{brand:?}");
    }
}

#[test]
fn one_wrong_digit_or_two_that_changed_places_are_found() {
    let number = "4111111111111111";
    assert!(has_right_check_digit(number));
    for place in 0..number.len() {
        let mut digits: Vec<char> = number.chars().collect();
        digits[place] = if digits[place] == '9' { '0' } else { '9' };
        assert!(!has_right_check_digit(&digits.iter().collect::<String>()), "{place}");
    }
    assert!(
        !has_right_check_digit("4539578763621468"),
        "the last two changed places"
    );
    assert!(!has_right_check_digit("4111x"));
}

#[test]
fn an_expiry_is_a_month_and_a_year() {
    for (typed, expires) in [
        ("09/27", Some((9, 2027))),
        (" 9 / 27 ", Some((9, 2027))),
        ("０９／２７", Some((9, 2027))),
        ("12/2041", Some((12, 2041))),
        ("0927", None),
        ("00/27", None),
        ("13/27", None),
        ("09/", None),
        ("/27", None),
        ("09/127", None),
        ("-9/27", None),
        ("+9/27", None),
        ("09/27/01", None),
    ] {
        assert_eq!(card_expiry(typed), expires, "{typed}");
    }
}

#[test]
fn a_card_is_good_until_the_end_of_its_month() {
    let on = NaiveDate::from_ymd_opt(2021, 6, 28).unwrap();
    for (expires, good) in [
        ((6, 2021), true),
        ((5, 2021), false),
        ((12, 2020), false),
        ((1, 2022), true),
        ((12, 2041), true),
        ((1, 2042), false),
        ((0, 2022), false),
        ((13, 2022), false),
    ] {
        assert_eq!(card_is_good(expires, on), good, "{expires:?}");
    }
}
