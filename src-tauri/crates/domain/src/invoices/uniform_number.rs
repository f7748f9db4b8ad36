use std::fmt;

/// How many letters it begins with.
const LETTERS: usize = 2;
/// How many digits follow.
const DIGITS: usize = 8;

/// The number of a uniform invoice (統一發票) of Taiwan: two capital letters and eight digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UniformNumber(String);

/// A text is no uniform invoice number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("two letters and eight digits make a uniform invoice number")]
pub struct NoUniformNumber;

impl UniformNumber {
    /// Reads a number as people write it: small or full-width letters, with spaces, and with the hyphen that printed
    /// invoices have after the letters.
    ///
    /// # Errors
    /// It is none.
    ///
    /// ```
    /// use domain::UniformNumber;
    ///
    /// let number = UniformNumber::parse("ａｂ－１２３４５６７８")?;
    /// assert_eq!((number.as_str(), number.printed().as_str()), ("AB12345678", "AB-12345678"));
    /// # Ok::<(), domain::NoUniformNumber>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, NoUniformNumber> {
        let mut number: Vec<char> = text
            .chars()
            .filter(|character| !character.is_whitespace())
            .map(|character| narrow(character).to_ascii_uppercase())
            .collect();
        if number.get(LETTERS).is_some_and(|between| is_hyphen(*between)) {
            number.remove(LETTERS);
        }
        let (letters, digits) = number.split_at_checked(LETTERS).ok_or(NoUniformNumber)?;
        let is_one = letters.iter().all(char::is_ascii_uppercase)
            && digits.len() == DIGITS
            && digits.iter().all(char::is_ascii_digit);
        if is_one {
            Ok(Self(number.into_iter().collect()))
        } else {
            Err(NoUniformNumber)
        }
    }

    /// As it is kept and told to scripts: `AB12345678`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// As it is printed: `AB-12345678`.
    #[must_use]
    pub fn printed(&self) -> String {
        let (letters, digits) = self.0.split_at(LETTERS);
        format!("{letters}-{digits}")
    }
}

impl fmt::Display for UniformNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The plain form of a full-width character.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    }
}

const fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_people_write_it() {
        for text in [
            "AB12345678",
            "ab12345678",
            " AB-12345678 ",
            "AB 1234 5678",
            "ＡＢ１２３４５６７８",
            "ａｂ－１２３４５６７８",
            "AB–12345678",
            "AB　12345678",
        ] {
            let read = UniformNumber::parse(text);
            assert_eq!(read.as_ref().map(UniformNumber::as_str), Ok("AB12345678"), "{text}");
        }
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "AB",
            "AB1234567",
            "AB123456789",
            "A112345678",
            "ABC12345678",
            "12345678AB",
            "AB--12345678",
            "A-B12345678",
            "AB1234-5678",
            "ÄB12345678",
            "ΑΒ12345678",
            "AB١٢٣٤٥٦٧٨",
            "AB12345678\u{0}",
        ] {
            assert_eq!(UniformNumber::parse(text), Err(NoUniformNumber), "{text:?}");
        }
    }
}
