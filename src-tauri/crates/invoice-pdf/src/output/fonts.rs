use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::writers::{CidFont, FontDescriptor, Resources, Type0Font};
use pdf_writer::{Finish, Name, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use subsetter::{GlyphRemapper, subset};

use crate::error::Error;
use crate::output::file::File;
use crate::output::program::without_names;
use crate::text::face::{Face, FaceData};
use crate::text::glyph::Glyph;

/// What a code means is told by the file alone, not by a registry.
const IDENTITY: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The glyphs that a document uses, each with the one character it copies out as.
#[derive(Default)]
pub struct FontsInUse {
    faces: BTreeMap<Face, Used>,
}

/// The used glyphs of one face in the order of their first use; the first has the code 1.
#[derive(Default)]
struct Used {
    /// The code of each glyph of the face, 0 for one that is not used.
    codes: Vec<u16>,
    glyphs: Vec<(u16, char)>,
}

impl FontsInUse {
    /// Notes the use of a glyph and returns its code and the character it copies out as. Characters that share a glyph
    /// with one used before copy out as that one, unless the page says otherwise.
    pub fn note(&mut self, glyph: &Glyph) -> (u16, char) {
        self.faces.entry(glyph.face).or_default().note(glyph)
    }

    /// Embeds the used part of each face, and writes the resources of the pages.
    pub fn embed(&self, file: &mut File, resources: Ref) -> Result<(), Error> {
        let mut fonts = Vec::new();
        for (face, used) in &self.faces {
            fonts.push((face.data().resource, embed(file, face.data(), &used.glyphs)?));
        }
        let mut resources: Resources<'_> = file.object(resources).start();
        resources
            .fonts()
            .pairs(fonts.iter().map(|(name, font)| (Name(name.as_bytes()), *font)));
        resources.finish();
        Ok(())
    }
}

impl Used {
    fn note(&mut self, glyph: &Glyph) -> (u16, char) {
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
}

fn embed(file: &mut File, face: &'static FaceData, glyphs: &[(u16, char)]) -> Result<Ref, Error> {
    let ids: Vec<u16> = glyphs.iter().map(|(id, _)| *id).collect();
    let renumbered = GlyphRemapper::new_from_glyphs(&ids);
    let program = subset(face.bytes, 0, &renumbered).map_err(|error| Error::Face {
        face: face.name,
        reason: error.to_string(),
    })?;
    let program = without_names(program);
    let name = format!("{}+{}", tag(&program), face.name);
    let name = Name(name.as_bytes());
    let [font, descendant, descriptor, program_id, characters] = std::array::from_fn(|_| file.reference());

    file.outlines(program_id, &program, |entries| {
        entries.pair(Name(b"Length1"), i32::try_from(program.len()).unwrap_or(i32::MAX));
    })?;
    let mut map = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
    for (code, (_, character)) in (1_u16..).zip(glyphs) {
        map.pair(code, *character);
    }
    file.stream(characters, &map.finish(), |_| {})?;

    let mut writer: FontDescriptor<'_> = file.object(descriptor).start();
    let (ascent, descent) = face.reach();
    let bounds = face.bounds();
    writer
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .bbox(Rect::new(
            f32::from(bounds.x_min),
            f32::from(bounds.y_min),
            f32::from(bounds.x_max),
            f32::from(bounds.y_max),
        ))
        .italic_angle(0.0)
        .ascent(f32::from(ascent))
        .descent(f32::from(descent))
        .cap_height(f32::from(face.capital_height()))
        .stem_v(f32::from(face.stem()))
        .font_file2(program_id);
    writer.finish();

    let mut writer: CidFont<'_> = file.object(descendant).start();
    writer
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(IDENTITY)
        .font_descriptor(descriptor)
        .default_width(0.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let widths = ids.iter().map(|id| f32::from(face.width(*id)));
    writer.widths().consecutive(1, widths);
    writer.finish();

    let mut writer: Type0Font<'_> = file.object(font).start();
    writer
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(descendant)
        .to_unicode(characters);
    writer.finish();
    Ok(font)
}

/// Six capitals that mark a part of a face (ISO 32000-1, 9.6.4): equal parts have equal tags.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
