/// What each digit of a 統一編號 counts for.
const WEIGHTS: [u32; 8] = [1, 2, 1, 2, 1, 2, 4, 1];

/// Whether the check digit of a 統一編號 fits, the number that Taiwan gives a company: the digits of the weighted digits
/// add up to a multiple of 5. Until March 2023 it had to be one of 10; numbers of before fit the new rule as well. A 7 as
/// the seventh digit counts 28, so 2 + 8 = 10, and 1 + 0: either digit of that may be taken (Ministry of Finance, 2023).
///
/// Anything that is not eight digits has no check digit, and does not fit.
pub(crate) fn check_digit_fits(number: &str) -> bool {
    let digits: Option<Vec<u32>> = number.chars().map(|c| c.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| digits.len() == WEIGHTS.len()) else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(5) || (digits[6] == 7 && (sum + 1).is_multiple_of(5))
}
