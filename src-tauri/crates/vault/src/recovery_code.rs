use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, Zeroizing};

use crate::Key;

/// So many words stand for a key.
pub const RECOVERY_WORDS: usize = 24;

/// The list that the words of a recovery code are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeWords {
    /// English words.
    English,
    /// Traditional Chinese characters, each of them a word.
    TraditionalChinese,
}

impl CodeWords {
    const ALL: [Self; 2] = [Self::English, Self::TraditionalChinese];

    const fn list(self) -> Language {
        match self {
            Self::English => Language::English,
            Self::TraditionalChinese => Language::TraditionalChinese,
        }
    }
}

/// Why a text is no recovery code. None of them repeats a word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// It has too few or too many words.
    #[error("{found} words where there are {RECOVERY_WORDS}")]
    Length {
        /// So many it has.
        found: usize,
    },
    /// A word is in neither list, or in another one than the words before it.
    #[error("word {position} is in no list")]
    UnknownWord {
        /// Which one, counted from 1.
        position: usize,
    },
    /// The words do not belong together: one is wrong, or two changed places.
    #[error("the checksum does not fit")]
    Checksum,
}

/// A key as words that can be written down on paper, the last of which checks the others (BIP 39).
pub struct RecoveryCode {
    words: Zeroizing<Vec<String>>,
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryCode(not shown)")
    }
}

impl RecoveryCode {
    /// The code of a key, wherever the key is kept.
    ///
    /// # Panics
    /// Never: 32 bytes are a length that the lists have words for.
    #[must_use]
    pub fn of(key: &Key, words: CodeWords) -> Self {
        let mut mnemonic = Mnemonic::from_entropy_in(words.list(), key.bytes());
        let words = match &mnemonic {
            Ok(mnemonic) => mnemonic.words().map(str::to_owned).collect(),
            Err(_) => Vec::new(),
        };
        if let Ok(mnemonic) = &mut mnemonic {
            mnemonic.zeroize();
        }
        Self {
            words: Zeroizing::new(words),
        }
    }

    /// Its words, in their order.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The key that a text stands for, in either language. Numbers, punctuation, line breaks and capital letters do not
    /// count, and Chinese needs no spaces.
    ///
    /// # Errors
    /// [`CodeError`].
    pub fn read(text: &str) -> Result<Key, CodeError> {
        let words = Zeroizing::new(separate(text));
        if words.len() != RECOVERY_WORDS {
            return Err(CodeError::Length { found: words.len() });
        }
        let list = CodeWords::ALL
            .into_iter()
            .map(CodeWords::list)
            .max_by_key(|list| words.iter().filter(|word| list.find_word(word).is_some()).count())
            .unwrap_or(Language::English);
        if let Some(unknown) = words.iter().position(|word| list.find_word(word).is_none()) {
            return Err(CodeError::UnknownWord { position: unknown + 1 });
        }
        let joined = Zeroizing::new(words.join(" "));
        let mut mnemonic = Mnemonic::parse_in_normalized(list, &joined).map_err(|_| CodeError::Checksum)?;
        let (mut entropy, length) = mnemonic.to_entropy_array();
        mnemonic.zeroize();
        let mut bytes = [0; 32];
        let fits = length == bytes.len();
        if fits {
            bytes.copy_from_slice(&entropy[..length]);
        }
        entropy.zeroize();
        let key = Key::new(&bytes);
        bytes.zeroize();
        if fits { Ok(key) } else { Err(CodeError::Checksum) }
    }
}

/// The words of a text as somebody types it.
fn separate(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in text.chars() {
        let is_han = matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}');
        if is_han {
            words.push(character.to_string());
            words.push(String::new());
        } else if character.is_alphabetic() {
            if let Some(word) = words.last_mut() {
                word.extend(character.to_lowercase());
            }
        } else {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(first: u8) -> Key {
        let mut bytes = [0x5a; 32];
        bytes[0] = first;
        Key::new(&bytes)
    }

    #[test]
    fn the_words_of_each_language_give_the_key_back_however_they_are_typed() {
        for words in CodeWords::ALL {
            for first in (0..=u8::MAX).step_by(17) {
                let code = RecoveryCode::of(&key(first), words);
                assert_eq!(code.words().len(), RECOVERY_WORDS);
                let plain = code.words().join(" ");
                let numbered: String = (1..)
                    .zip(code.words())
                    .map(|(number, word)| format!("{number}. {}\r\n", word.to_uppercase()))
                    .collect();
                for text in [
                    plain.clone(),
                    format!("\u{feff}{plain}\n"),
                    numbered,
                    plain.replace(' ', ", "),
                ] {
                    assert_eq!(RecoveryCode::read(&text), Ok(key(first)));
                }
            }
        }
        let chinese = RecoveryCode::of(&key(7), CodeWords::TraditionalChinese);
        assert_eq!(RecoveryCode::read(&chinese.words().concat()), Ok(key(7)));
    }

    /// A code on paper has to open the data of every later version.
    #[test]
    fn the_words_of_a_key_are_the_same_in_every_version() {
        let key = Key::new(&[0; 32]);
        let english = RecoveryCode::of(&key, CodeWords::English);
        assert_eq!(english.words()[..23], vec!["abandon"; 23][..]);
        assert_eq!(english.words()[23], "art");
        let chinese = RecoveryCode::of(&key, CodeWords::TraditionalChinese);
        assert_eq!(chinese.words()[..23], vec!["的"; 23][..]);
    }

    #[test]
    fn a_slip_of_the_pen_is_told_and_never_gives_another_key() {
        let code = RecoveryCode::of(&key(3), CodeWords::English);
        let words = code.words();
        assert_eq!(RecoveryCode::read(""), Err(CodeError::Length { found: 0 }));
        assert_eq!(
            RecoveryCode::read(&words[..23].join(" ")),
            Err(CodeError::Length { found: 23 })
        );
        let mut unknown = words.to_vec();
        unknown[4] = "packdesk".to_owned();
        assert_eq!(
            RecoveryCode::read(&unknown.join(" ")),
            Err(CodeError::UnknownWord { position: 5 })
        );
        let mut swapped = words.to_vec();
        let other = (1..24)
            .find(|&place| swapped[place] != swapped[0])
            .expect("another word");
        swapped.swap(0, other);
        assert_eq!(RecoveryCode::read(&swapped.join(" ")), Err(CodeError::Checksum));
        let mut mixed = words.to_vec();
        mixed[9] = "的".to_owned();
        assert_eq!(
            RecoveryCode::read(&mixed.join(" ")),
            Err(CodeError::UnknownWord { position: 10 })
        );
        let told = format!("{:?} {:?}", code, RecoveryCode::read(&unknown.join(" ")));
        assert!(words.iter().all(|word| !told.contains(word.as_str())), "{told}");
    }
}
