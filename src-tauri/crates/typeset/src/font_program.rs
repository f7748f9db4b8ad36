const HEAD_LENGTH: usize = 12;
const ENTRY_LENGTH: usize = 16;
/// Names of the face and of its glyphs. A page needs none of them (ISO 32000-1, 9.9): the file names the face itself.
const NAMES: [&[u8]; 2] = [b"name", b"post"];
/// Where `head` keeps what makes the sum of the whole program [`WHOLE`].
const ADJUSTMENT: usize = 8;
const WHOLE: u32 = 0xB1B0_AFBA;

/// A TrueType program without its names. One that cannot be read stays as it is.
pub fn without_names(program: Vec<u8>) -> Vec<u8> {
    rebuilt(&program).unwrap_or(program)
}

fn rebuilt(program: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(program.get(4..6)?.try_into().ok()?));
    let directory = program.get(HEAD_LENGTH..HEAD_LENGTH + count * ENTRY_LENGTH)?;
    let kept: Vec<&[u8]> = directory
        .chunks(ENTRY_LENGTH)
        .filter(|entry| !NAMES.contains(&&entry[..4]))
        .collect();
    let mut rebuilt = Vec::with_capacity(program.len());
    rebuilt.extend_from_slice(&program[..4]);
    rebuilt.extend_from_slice(&search_fields(u16::try_from(kept.len()).ok()?)?);
    let mut offset = HEAD_LENGTH + kept.len() * ENTRY_LENGTH;
    let mut tables = Vec::with_capacity(kept.len());
    let mut head = None;
    for entry in kept {
        let table = table(program, entry)?;
        if &entry[..4] == b"head" {
            head = Some(offset);
        }
        rebuilt.extend_from_slice(&entry[..8]);
        rebuilt.extend_from_slice(&u32::try_from(offset).ok()?.to_be_bytes());
        rebuilt.extend_from_slice(&entry[12..]);
        offset += table.len().next_multiple_of(4);
        tables.push(table);
    }
    for table in tables {
        rebuilt.extend_from_slice(table);
        rebuilt.resize(rebuilt.len().next_multiple_of(4), 0);
    }
    let place = head? + ADJUSTMENT;
    rebuilt.get_mut(place..place + 4)?.fill(0);
    let adjustment = WHOLE.wrapping_sub(sum(&rebuilt));
    rebuilt
        .get_mut(place..place + 4)?
        .copy_from_slice(&adjustment.to_be_bytes());
    Some(rebuilt)
}

fn table<'a>(program: &'a [u8], entry: &[u8]) -> Option<&'a [u8]> {
    let number = |at: usize| {
        let bytes = entry.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    let (offset, length) = (number(8)?, number(12)?);
    program.get(offset..offset.checked_add(length)?)
}

/// How many tables there are, and what a search by halves among them begins with.
fn search_fields(tables: u16) -> Option<[u8; 8]> {
    let selector = u16::try_from(tables.checked_ilog2()?).ok()?;
    let range = 16_u16 << selector;
    let fields = [tables, range, selector, tables * 16 - range].map(u16::to_be_bytes);
    fields.concat().try_into().ok()
}

fn sum(bytes: &[u8]) -> u32 {
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_be_bytes([word[0], word[1], word[2], word[3]]))
        .fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, WHOLE, sum, without_names};
    use crate::face::Face;
    use skrifa::FontRef;

    #[test]
    fn everything_but_the_names_stays() {
        for face in [Face::Latin, Face::Chinese] {
            let glyphs = subsetter::GlyphRemapper::new_from_glyphs(&[5, 7, 9]);
            let program = subsetter::subset(face.data().bytes, 0, &glyphs).unwrap();
            let shorter = without_names(program.clone());
            assert!(
                shorter.len() + 900 < program.len(),
                "{} {}",
                shorter.len(),
                program.len()
            );
            assert_eq!(sum(&shorter), WHOLE);
            let [before, after] = [&program, &shorter].map(|bytes| FontRef::new(bytes).unwrap());
            assert!(before.table_directory().table_records().len() > 5);
            for record in before.table_directory().table_records() {
                let tag = record.tag();
                let expected = before
                    .table_data(tag)
                    .map(|table| table.as_bytes())
                    .filter(|_| !NAMES.contains(&tag.to_be_bytes().as_slice()));
                let found = after.table_data(tag).map(|table| table.as_bytes());
                if &tag.to_be_bytes() == b"head" {
                    assert_eq!(found.unwrap()[12..], expected.unwrap()[12..]);
                } else {
                    assert_eq!(found, expected, "{tag}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_font_program_stays_as_it_is() {
        for bytes in [Vec::new(), vec![0; 11], vec![0xFF; 40]] {
            assert_eq!(without_names(bytes.clone()), bytes);
        }
    }
}
