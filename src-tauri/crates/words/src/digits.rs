use domain::Decimal;

/// A number with as many decimals as it has, grouped by thousands: `1,519`, `12.5`.
pub(crate) fn in_digits(number: Decimal) -> String {
    let number = number.normalize();
    grouped(number, number.scale())
}

/// A number with this many decimals, grouped by thousands.
pub(crate) fn grouped(amount: Decimal, digits: u32) -> String {
    let mut rounded = amount.round_dp_with_strategy(digits, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(digits);
    let text = rounded.abs().to_string();
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    if rounded.is_sign_negative() && !rounded.is_zero() {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
