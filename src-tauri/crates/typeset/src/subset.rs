use sha2::{Digest, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::face::FaceData;
use crate::font_program::without_names;
use crate::glyph::Glyph;

/// The used part of a face could not be cut out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("cannot cut the used part out of the face {face}: {reason}")]
pub struct SubsetError {
    /// The PostScript name of the face.
    pub face: &'static str,
    /// What the font library says.
    pub reason: String,
}

/// The used glyphs of one face in the order of their first use; the first has the code 1.
#[derive(Debug, Clone, Default)]
pub struct UsedGlyphs {
    /// The code of each glyph of the face, 0 for one that is not used.
    codes: Vec<u16>,
    glyphs: Vec<(u16, char)>,
}

/// A TrueType program of the used glyphs, each numbered by its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontProgram {
    /// The program, without the names that only other uses need.
    pub bytes: Vec<u8>,
    /// Six capitals that mark a part of a face (ISO 32000-1, 9.6.4): equal parts have equal tags.
    pub tag: String,
}

impl UsedGlyphs {
    /// Notes the use of a glyph and returns its code and the character it copies out as. Characters that share a glyph
    /// with one used before copy out as that one, unless the page says otherwise.
    pub fn note(&mut self, glyph: &Glyph) -> (u16, char) {
        let place = usize::from(glyph.id);
        if self.codes.len() <= place {
            self.codes.resize(place + 1, 0);
        }
        let code = &mut self.codes[place];
        if *code == 0 {
            self.glyphs.push((glyph.id, glyph.shown));
            *code = u16::try_from(self.glyphs.len()).unwrap_or(0);
            return (*code, glyph.shown);
        }
        let (_, copied) = self.glyphs[usize::from(*code) - 1];
        (*code, copied)
    }

    /// Each used glyph of the face with the character it copies out as, in the order of their codes from 1 on.
    pub fn glyphs(&self) -> &[(u16, char)] {
        &self.glyphs
    }

    /// Cuts the used glyphs out of their face.
    ///
    /// # Errors
    /// [`SubsetError`] when the face cannot be cut; no text causes that.
    pub fn program(&self, face: &FaceData) -> Result<FontProgram, SubsetError> {
        let ids: Vec<u16> = self.glyphs.iter().map(|(id, _)| *id).collect();
        let renumbered = GlyphRemapper::new_from_glyphs(&ids);
        let program = subset(face.bytes, 0, &renumbered).map_err(|error| SubsetError {
            face: face.name,
            reason: error.to_string(),
        })?;
        let bytes = without_names(program);
        let tag = tag(&bytes);
        Ok(FontProgram { bytes, tag })
    }
}

fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
