use domain::{
    Money, UniformNumber, card_digits, card_expiry, country_rules, half_width, has_right_check_digit, kept_line,
};
use partner_center::faults::FaultSpec;

/// What somebody types into a field.
pub fn take(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let digits = card_digits(&text);
    let _ = has_right_check_digit(&digits);
    let _ = domain::CardBrand::of(&text);
    let _ = card_expiry(&text);
    let _ = text.parse::<Money>();
    let _ = text.parse::<domain::NaiveDate>();
    let _ = UniformNumber::parse(&text);
    let _ = kept_line(&text, 200);
    let _ = domain::note_problem(&text);
    let _ = half_width(&text);
    let _ = text.parse::<FaultSpec>();
    let _ = domain::person_name(&text, &text, None);
    for country in ["TW", "IE", "DE", "US", "JP"] {
        let rules = country_rules(&domain::Country::new(country));
        let _ = rules.is_state(&text);
        let _ = rules.is_postal_code(&text);
        let _ = rules.is_tax_id(&text);
        let _ = rules.tax_id_doubt(&text);
        let _ = rules.city_of(&text, &text);
    }
}
