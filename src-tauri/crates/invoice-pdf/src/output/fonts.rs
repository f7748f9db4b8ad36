use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::error::Error;
use crate::text::face::{Face, FaceData};
use crate::text::glyph::Glyph;

/// The glyphs that a document uses, each with the one character it copies out as.
#[derive(Debug, Default)]
pub struct FontsInUse {
    glyphs: BTreeMap<Face, BTreeMap<u16, char>>,
}

impl FontsInUse {
    /// Notes the use of a glyph and returns the character it copies out as. Characters that share a glyph with one used
    /// before copy out as that one, unless the page says otherwise.
    pub fn note(&mut self, glyph: &Glyph) -> char {
        *self
            .glyphs
            .entry(glyph.face)
            .or_default()
            .entry(glyph.id)
            .or_insert(glyph.shown)
    }

    /// Embeds the used part of each face.
    pub fn embed(&self, document: &mut PdfDocument) -> Result<(), Error> {
        for (face, glyphs) in &self.glyphs {
            let font = part_of(face.data(), glyphs)?;
            document
                .resources
                .fonts
                .map
                .insert(FontId(face.data().resource.to_owned()), font);
        }
        Ok(())
    }
}

fn part_of(face: &'static FaceData, glyphs: &BTreeMap<u16, char>) -> Result<PdfFont, Error> {
    let ids: Vec<u16> = std::iter::once(0).chain(glyphs.keys().copied()).collect();
    let renumbered = GlyphRemapper::new_from_glyphs(&ids);
    let bytes = subset(face.bytes, 0, &renumbered).map_err(|error| Error::Face {
        face: face.name,
        reason: error.to_string(),
    })?;
    let name = format!("{}+{}", tag(&bytes), face.name);
    let new_id = |id: u16| renumbered.get(id).unwrap_or(0);
    let characters = glyphs
        .iter()
        .map(|(id, character)| (u32::from(*character), new_id(*id)))
        .collect();
    let widths = ids.iter().map(|id| (new_id(*id), face.advance(*id))).collect();
    let (ascent, descent) = face.reach();
    let metrics = FontMetrics { ascent, descent };
    let mut font = ParsedFont::with_glyph_data(bytes, 0, Some(name), characters, widths, face.units(), metrics);
    let bounds = face.bounds();
    font.pdf_font_metrics.x_min = bounds.x_min;
    font.pdf_font_metrics.y_min = bounds.y_min;
    font.pdf_font_metrics.x_max = bounds.x_max;
    font.pdf_font_metrics.y_max = bounds.y_max;
    font.pdf_font_metrics.us_weight_class = face.weight;
    Ok(PdfFont::new(font))
}

/// Six capitals that mark a part of a face (ISO 32000-1, 9.6.4): equal parts have equal tags.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
