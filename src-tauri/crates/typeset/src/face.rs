use std::sync::LazyLock;

use skrifa::charmap::Charmap;
use skrifa::raw::tables::hmtx::Hmtx;
use skrifa::raw::tables::os2::SelectionFlags;
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId};
use unicode_script::{Script, UnicodeScript};

/// A face that documents are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans, regular.
    Latin,
    /// Noto Sans, bold.
    LatinBold,
    /// Noto Sans TC, regular.
    Chinese,
    /// Noto Sans TC, bold.
    ChineseBold,
}

/// What is known of a face, read once.
pub struct FaceData {
    /// The font file.
    pub bytes: &'static [u8],
    /// The PostScript name.
    pub name: &'static str,
    /// Weight class, 400 or 700.
    pub weight: u16,
    characters: Charmap<'static>,
    advances: Hmtx<'static>,
    measures: Measures,
}

/// What a face says of all its glyphs, in units of the face.
struct Measures {
    units: u16,
    ascent: i16,
    descent: i16,
    capital_height: Option<i16>,
    bounds: Bounds,
}

/// A box in units of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Its left side.
    pub x_min: i16,
    /// Its lower side.
    pub y_min: i16,
    /// Its right side.
    pub x_max: i16,
    /// Its upper side.
    pub y_max: i16,
}

impl Measures {
    fn read(font: &FontRef<'_>) -> Result<Self, ReadError> {
        let (head, lines, windows) = (font.head()?, font.hhea()?, font.os2().ok());
        let typographic = windows
            .as_ref()
            .filter(|windows| windows.fs_selection().contains(SelectionFlags::USE_TYPO_METRICS));
        let (ascent, descent) = match typographic {
            Some(windows) => (windows.s_typo_ascender(), windows.s_typo_descender()),
            None => (lines.ascender().to_i16(), lines.descender().to_i16()),
        };
        Ok(Self {
            units: head.units_per_em(),
            ascent,
            descent,
            capital_height: windows.and_then(|windows| windows.s_cap_height()),
            bounds: Bounds {
                x_min: head.x_min(),
                y_min: head.y_min(),
                x_max: head.x_max(),
                y_max: head.y_max(),
            },
        })
    }
}

static FACES: LazyLock<[FaceData; 4]> = LazyLock::new(|| {
    [
        FaceData::read(
            "NotoSans-Regular",
            400,
            include_bytes!("../fonts/NotoSans_400Regular.ttf"),
        ),
        FaceData::read("NotoSans-Bold", 700, include_bytes!("../fonts/NotoSans_700Bold.ttf")),
        FaceData::read(
            "NotoSansTC-Regular",
            400,
            include_bytes!("../fonts/NotoSansTC_400Regular.ttf"),
        ),
        FaceData::read(
            "NotoSansTC-Bold",
            700,
            include_bytes!("../fonts/NotoSansTC_700Bold.ttf"),
        ),
    ]
});

impl Face {
    /// What is known of it.
    pub fn data(self) -> &'static FaceData {
        &FACES[self as usize]
    }

    /// The two faces of a weight in the order they are asked for a character.
    pub const fn of_weight(bold: bool) -> [Self; 2] {
        if bold {
            [Self::LatinBold, Self::ChineseBold]
        } else {
            [Self::Latin, Self::Chinese]
        }
    }
}

impl FaceData {
    fn read(name: &'static str, weight: u16, bytes: &'static [u8]) -> Self {
        let read = |bytes| {
            let font = FontRef::new(bytes)?;
            Ok::<_, ReadError>((Charmap::new(&font), font.hmtx()?, Measures::read(&font)?))
        };
        let (characters, advances, measures) =
            read(bytes).expect("the faces are part of the program and read by its tests");
        Self {
            bytes,
            name,
            weight,
            characters,
            advances,
            measures,
        }
    }

    /// The glyph of a character, where the face has one.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.characters
            .map(character)
            .and_then(|glyph| u16::try_from(glyph.to_u32()).ok())
            .filter(|glyph| *glyph != 0)
    }

    /// How far a glyph moves the pen, in units of the face.
    pub fn advance(&self, glyph: u16) -> u16 {
        self.advances.advance(GlyphId::from(glyph)).unwrap_or(0)
    }

    /// Units per em.
    pub fn units(&self) -> u16 {
        self.measures.units
    }

    /// Highest and lowest reach of the face, in its units.
    pub fn reach(&self) -> (i16, i16) {
        (self.measures.ascent, self.measures.descent)
    }

    /// How high capitals are.
    pub fn capital_height(&self) -> i16 {
        self.measures.capital_height.unwrap_or(self.measures.ascent)
    }

    /// About how wide the stems of letters are, which grows with the weight.
    pub const fn stem(&self) -> u16 {
        50 + (self.weight / 65) * (self.weight / 65)
    }

    /// How far a glyph moves the pen, in thousandths of the size.
    pub fn width(&self, glyph: u16) -> u16 {
        let width = u32::from(self.advance(glyph)) * 1_000 / u32::from(self.units().max(1));
        u16::try_from(width).unwrap_or(u16::MAX)
    }

    /// The box that holds every glyph.
    pub fn bounds(&self) -> Bounds {
        self.measures.bounds
    }
}

/// Whether text of the character's script comes out right glyph by glyph. Scripts that join, stack or reorder their
/// letters do not, even where a face has glyphs for them.
pub fn needs_no_shaping(character: char) -> bool {
    matches!(
        character.script(),
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Bopomofo
            | Script::Common
            | Script::Inherited
    )
}

/// Whether a character can be drawn in both weights.
pub fn is_printable(character: char) -> bool {
    needs_no_shaping(character)
        && [false, true].into_iter().all(|bold| {
            Face::of_weight(bold)
                .into_iter()
                .any(|face| face.data().glyph(character).is_some())
        })
}
