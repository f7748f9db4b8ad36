use std::path::Path;

use krilla::text::Font;

/// A face: what the libraries need of it, and what a layout needs.
pub struct Face {
    pub name: &'static str,
    pub font: Font,
    pub bytes: Vec<u8>,
    /// Ascent and descent in units of the face.
    pub reach: (i16, i16),
    glyphs: Vec<u16>,
    advances: Vec<u16>,
    units: u16,
}

/// Noto Sans and Noto Sans TC in two weights.
pub struct Faces([Face; 4]);

/// Part of a text in one face.
pub struct Run<'a> {
    pub face: &'a Face,
    pub text: &'a str,
}

impl Face {
    fn read(folder: &Path, name: &'static str) -> Self {
        let bytes = std::fs::read(folder.join(format!("{name}.ttf"))).expect("the font is there");
        let parsed = ttf_parser::Face::parse(&bytes, 0).expect("a font");
        let glyphs = (0..=0xFFFF_u32)
            .map(|code| char::from_u32(code).and_then(|character| parsed.glyph_index(character)))
            .map(|glyph| glyph.map_or(0, |glyph| glyph.0))
            .collect();
        let advances = (0..parsed.number_of_glyphs())
            .map(|glyph| parsed.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0))
            .collect();
        let units = parsed.units_per_em();
        let reach = (parsed.ascender(), parsed.descender());
        Self {
            name,
            font: Font::new(bytes.clone().into(), 0).expect("a font"),
            bytes,
            reach,
            glyphs,
            advances,
            units,
        }
    }

    /// The glyph of a character, 0 where there is none.
    pub fn glyph(&self, character: char) -> u16 {
        self.glyphs.get(character as usize).copied().unwrap_or(0)
    }

    /// How far a glyph moves the pen, in units of the face.
    pub fn advance_in_units(&self, glyph: u16) -> u16 {
        self.advances[usize::from(glyph)]
    }

    /// Units per em.
    pub fn units_per_em(&self) -> u16 {
        self.units
    }

    /// How far a glyph moves the pen, in parts of the size.
    pub fn advance(&self, glyph: u16) -> f32 {
        f32::from(self.advances[usize::from(glyph)]) / f32::from(self.units)
    }
}

impl Faces {
    pub fn read(folder: &Path) -> Self {
        let names = [
            "NotoSans_400Regular",
            "NotoSans_700Bold",
            "NotoSansTC_400Regular",
            "NotoSansTC_700Bold",
        ];
        Self(names.map(|name| Face::read(folder, name)))
    }

    fn of(&self, character: char, bold: bool) -> &Face {
        let latin = &self.0[usize::from(bold)];
        if latin.glyph(character) == 0 {
            &self.0[2 + usize::from(bold)]
        } else {
            latin
        }
    }

    /// A text in parts of one face each.
    pub fn runs<'a>(&'a self, text: &'a str, bold: bool) -> Vec<Run<'a>> {
        let mut runs: Vec<Run<'a>> = Vec::new();
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let face = self.of(character, bold);
            match runs.last_mut() {
                Some(last) if std::ptr::eq(last.face, face) => {
                    last.text = &text[start..at + character.len_utf8()];
                }
                _ => {
                    start = at;
                    let text = &text[at..at + character.len_utf8()];
                    runs.push(Run { face, text });
                }
            }
        }
        runs
    }

    /// How wide a text is at size 1.
    pub fn width(&self, text: &str, bold: bool) -> f32 {
        text.chars()
            .map(|character| {
                let face = self.of(character, bold);
                face.advance(face.glyph(character))
            })
            .sum()
    }
}
