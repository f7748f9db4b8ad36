use std::collections::BTreeSet;

use iso_currency::Currency;

/// What stands beside an amount and says its currency, or part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Code(Currency),
    /// A dollar of some country.
    Dollar,
    /// Yen or yuan.
    Yen,
    /// A dollar of Taiwan or Hong Kong, or a yuan.
    Yuan,
}

const SIGNS: [(&str, Mark); 22] = [
    ("NT$", Mark::Code(Currency::TWD)),
    ("US$", Mark::Code(Currency::USD)),
    ("AU$", Mark::Code(Currency::AUD)),
    ("CA$", Mark::Code(Currency::CAD)),
    ("HK$", Mark::Code(Currency::HKD)),
    ("NZ$", Mark::Code(Currency::NZD)),
    ("SG$", Mark::Code(Currency::SGD)),
    ("A$", Mark::Code(Currency::AUD)),
    ("C$", Mark::Code(Currency::CAD)),
    ("S$", Mark::Code(Currency::SGD)),
    ("R$", Mark::Code(Currency::BRL)),
    ("新臺幣", Mark::Code(Currency::TWD)),
    ("新台幣", Mark::Code(Currency::TWD)),
    ("€", Mark::Code(Currency::EUR)),
    ("£", Mark::Code(Currency::GBP)),
    ("₩", Mark::Code(Currency::KRW)),
    ("円", Mark::Code(Currency::JPY)),
    ("$", Mark::Dollar),
    ("¥", Mark::Yen),
    ("元整", Mark::Yuan),
    ("元", Mark::Yuan),
    ("圓", Mark::Yuan),
];

const DOLLARS: [Currency; 8] = [
    Currency::USD,
    Currency::AUD,
    Currency::CAD,
    Currency::HKD,
    Currency::NZD,
    Currency::SGD,
    Currency::TWD,
    Currency::MXN,
];

/// A currency by its code in capitals.
pub fn code(text: &str) -> Option<Currency> {
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    // Codes of metals, tests and nothing are words elsewhere.
    (is_code && !text.starts_with('X'))
        .then(|| Currency::from_code(text))
        .flatten()
}

/// A number and the mark before or after it. Two marks have to say the same.
pub fn marks(text: &str) -> Option<(String, Option<Mark>)> {
    let text = text.trim();
    let (minus, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (rest, before) = match leading(unsigned) {
        Some((rest, mark)) => (rest, Some(mark)),
        None => (unsigned, None),
    };
    let (rest, after) = match trailing(rest) {
        Some((rest, mark)) => (rest, Some(mark)),
        None => (rest, None),
    };
    let mark = match (before, after) {
        (Some(before), Some(after)) if before != after => Some(joined(before, after)?),
        (before, after) => before.or(after),
    };
    Some((if minus { format!("-{rest}") } else { rest.to_owned() }, mark))
}

fn joined(first: Mark, second: Mark) -> Option<Mark> {
    match (first, second) {
        (Mark::Code(code), other) | (other, Mark::Code(code)) => fits(code, other).then_some(Mark::Code(code)),
        _ => None,
    }
}

/// Whether a mark may stand for a currency.
fn fits(code: Currency, mark: Mark) -> bool {
    match mark {
        Mark::Code(other) => code == other,
        Mark::Dollar => DOLLARS.contains(&code),
        Mark::Yen => [Currency::JPY, Currency::CNY].contains(&code),
        Mark::Yuan => [Currency::TWD, Currency::CNY, Currency::HKD].contains(&code),
    }
}

fn leading(text: &str) -> Option<(&str, Mark)> {
    let by_code = text.get(..3).and_then(code).map(Mark::Code);
    let by_code = by_code.and_then(|mark| Some((text.get(3..)?, mark)));
    let by_sign = || {
        SIGNS
            .iter()
            .find_map(|(sign, mark)| Some((text.strip_prefix(sign)?, *mark)))
    };
    by_code.or_else(by_sign).map(|(rest, mark)| (rest.trim_start(), mark))
}

fn trailing(text: &str) -> Option<(&str, Mark)> {
    let at = text.len().checked_sub(3);
    let by_code = at.and_then(|at| text.get(at..)).and_then(code).map(Mark::Code);
    let by_code = by_code.and_then(|mark| Some((text.get(..at?)?, mark)));
    let by_sign = || {
        SIGNS
            .iter()
            .find_map(|(sign, mark)| Some((text.strip_suffix(sign)?, *mark)))
    };
    by_code.or_else(by_sign).map(|(rest, mark)| (rest.trim_end(), mark))
}

/// The currency that the marks of the amounts and the codes of their labels say together, with what else the document
/// says where they leave it open.
pub fn currency<'a>(marks: &[Mark], texts: impl Iterator<Item = &'a str> + Clone) -> Option<Currency> {
    let mut codes = BTreeSet::new();
    codes.extend(marks.iter().filter_map(|mark| match mark {
        Mark::Code(code) => Some(code.code()),
        _ => None,
    }));
    let only = |codes: &BTreeSet<&'static str>| match codes.len() {
        1 => codes.first().and_then(|code| Currency::from_code(code)),
        _ => None,
    };
    if codes.len() > 1 {
        return None;
    }
    let found = only(&codes).or_else(|| {
        let is_japanese = || texts.clone().any(|text| text.chars().any(is_kana));
        if marks.contains(&Mark::Yen) && is_japanese() {
            return Some(Currency::JPY);
        }
        let mut named = BTreeSet::new();
        for text in texts.clone() {
            if text.contains("新臺幣") || text.contains("新台幣") {
                named.insert(Currency::TWD.code());
            }
            let mut previous = "";
            for word in text.split([' ', ':', '：', '/']) {
                let is_pointed_out = word.starts_with(['(', '（']) || previous.eq_ignore_ascii_case("in");
                let bare = word.trim_matches(['(', ')', '（', '）', '.', ',', ';']);
                if let Some(code) = code(bare).filter(|code| COMMON.contains(code))
                    && (is_pointed_out || !marks.is_empty())
                {
                    named.insert(code.code());
                }
                previous = word;
            }
        }
        only(&named)
    })?;
    marks.iter().all(|mark| fits(found, *mark)).then_some(found)
}

/// The currencies whose codes or own signs stand in a text, whatever they stand beside.
pub fn codes_in(text: &str) -> impl Iterator<Item = Currency> {
    text.split([' ', ':', '：', '/']).filter_map(|word| {
        let bare = word.trim_matches(['(', ')', '（', '）', '.', ',', ';']);
        let beside = || leading(bare).or_else(|| trailing(bare)).map(|(_, mark)| mark);
        match code(bare).map(Mark::Code).or_else(beside)? {
            Mark::Code(code) => COMMON.contains(&code).then_some(code),
            Mark::Dollar | Mark::Yen | Mark::Yuan => None,
        }
    })
}

/// What is taken for a code within a sentence. Rare codes are words.
const COMMON: [Currency; 24] = [
    Currency::USD,
    Currency::EUR,
    Currency::GBP,
    Currency::CHF,
    Currency::JPY,
    Currency::TWD,
    Currency::CNY,
    Currency::HKD,
    Currency::KRW,
    Currency::SGD,
    Currency::AUD,
    Currency::NZD,
    Currency::CAD,
    Currency::INR,
    Currency::BRL,
    Currency::MXN,
    Currency::SEK,
    Currency::NOK,
    Currency::DKK,
    Currency::PLN,
    Currency::CZK,
    Currency::HUF,
    Currency::ZAR,
    Currency::ILS,
];

fn is_kana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30FF}')
}
