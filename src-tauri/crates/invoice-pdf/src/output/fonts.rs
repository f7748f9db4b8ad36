use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::writers::{CidFont, FontDescriptor, Resources, Type0Font};
use pdf_writer::{Finish, Name, Rect, Ref, Str};
use typeset::{Face, Glyph, UsedGlyphs};

use crate::error::Error;
use crate::output::file::File;

/// What a code means is told by the file alone, not by a registry.
const IDENTITY: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The glyphs that a document uses, each with the one character it copies out as.
#[derive(Default)]
pub struct FontsInUse {
    faces: BTreeMap<Face, UsedGlyphs>,
}

/// The name under which pages select a face.
pub const fn resource(face: Face) -> &'static str {
    match face {
        Face::Latin => "NS",
        Face::LatinBold => "NSB",
        Face::Chinese => "TC",
        Face::ChineseBold => "TCB",
    }
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
            fonts.push((resource(*face), embed(file, *face, used)?));
        }
        let mut resources: Resources<'_> = file.object(resources).start();
        resources
            .fonts()
            .pairs(fonts.iter().map(|(name, font)| (Name(name.as_bytes()), *font)));
        resources.finish();
        Ok(())
    }
}

fn embed(file: &mut File, face: Face, used: &UsedGlyphs) -> Result<Ref, Error> {
    let face = face.data();
    let program = used.program(face)?;
    let name = format!("{}+{}", program.tag, face.name);
    let name = Name(name.as_bytes());
    let [font, descendant, descriptor, program_id, characters] = std::array::from_fn(|_| file.reference());

    file.stream(program_id, &program.bytes, |entries| {
        entries.pair(Name(b"Length1"), i32::try_from(program.bytes.len()).unwrap_or(i32::MAX));
    })?;
    let mut map = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
    for (code, (_, character)) in (1_u16..).zip(used.glyphs()) {
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
    let widths = used.glyphs().iter().map(|(glyph, _)| f32::from(face.width(*glyph)));
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
