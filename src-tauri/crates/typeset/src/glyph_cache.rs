use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::face::Face;
use crate::glyph::{Glyph, MISSING};

const CHARACTERS: usize = 0x1_0000;
const KNOWN: u64 = 1 << 63;
const IS_MISSING: u64 = 1 << 62;

/// What was found out about the characters of the basic plane, regular and bold.
static GLYPHS: LazyLock<Vec<AtomicU64>> = LazyLock::new(|| {
    std::iter::repeat_with(|| AtomicU64::new(0))
        .take(2 * CHARACTERS)
        .collect()
});

impl Glyph {
    /// The glyph for a character, [`MISSING`] where no face shows it. Looking it up is slow and always ends the same, so
    /// that each is looked up once.
    pub fn of(character: char, bold: bool) -> Self {
        let place = usize::try_from(u32::from(character)).unwrap_or(usize::MAX);
        let Some(slot) = GLYPHS
            .get(place + usize::from(bold) * CHARACTERS)
            .filter(|_| place < CHARACTERS)
        else {
            return Self::found(character, bold);
        };
        let packed = slot.load(Ordering::Relaxed);
        if packed & KNOWN != 0 {
            return unpacked(packed, character, bold);
        }
        let glyph = Self::found(character, bold);
        slot.store(pack(&glyph, bold), Ordering::Relaxed);
        glyph
    }
}

fn pack(glyph: &Glyph, bold: bool) -> u64 {
    let is_second = u64::from(glyph.face == Face::of_weight(bold)[1]);
    let missing = if glyph.is_itself() { 0 } else { IS_MISSING };
    KNOWN | missing | is_second << 32 | u64::from(glyph.id) << 16 | u64::from(glyph.advance)
}

fn unpacked(packed: u64, character: char, bold: bool) -> Glyph {
    let [first, second] = Face::of_weight(bold);
    let part = |shift: u32| u16::try_from(packed >> shift & 0xFFFF).unwrap_or(0);
    Glyph {
        face: if packed >> 32 & 1 == 1 { second } else { first },
        id: part(16),
        advance: part(0),
        shown: if packed & IS_MISSING == 0 { character } else { MISSING },
        meant: character,
    }
}

#[cfg(test)]
mod tests {
    use crate::glyph::Glyph;

    #[test]
    fn what_is_remembered_is_what_was_found() {
        for bold in [false, true] {
            for character in ('\u{0}'..='\u{2FFF}')
                .chain('\u{4E00}'..='\u{5200}')
                .chain(['\u{FFFF}', '𠮷', '🙂'])
            {
                let found = Glyph::found(character, bold);
                assert_eq!(Glyph::of(character, bold), found);
                assert_eq!(Glyph::of(character, bold), found, "the second time");
            }
        }
    }
}
