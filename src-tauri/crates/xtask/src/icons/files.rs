/// A picture of one size: the length of its side in pixels, and the PNG file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels per side.
    pub side: u32,
    /// The PNG file.
    pub png: Vec<u8>,
}

/// The sides a Windows icon file holds, in pixels.
pub const WINDOWS_SIDES: [u32; 6] = [16, 24, 32, 48, 64, 256];

/// The sides an Apple icon file holds, in pixels, each with the type codes that show it: the plain size first, then
/// the half size on a screen of double density.
const APPLE_TYPES: [(u32, &[&[u8; 4]]); 6] = [
    (32, &[b"ic11"]),
    (64, &[b"ic12"]),
    (128, &[b"ic07"]),
    (256, &[b"ic08", b"ic13"]),
    (512, &[b"ic09", b"ic14"]),
    (1024, &[b"ic10"]),
];

/// Every side an Apple icon file holds, in pixels.
pub fn apple_sides() -> impl Iterator<Item = u32> {
    APPLE_TYPES.iter().map(|(side, _)| *side)
}

/// A Windows icon file of PNG pictures: a header, one directory entry for each picture, then the pictures.
/// None when a picture is larger than such a file can hold (256 pixels) or there are too many.
pub fn windows_icon(pictures: &[Picture]) -> Option<Vec<u8>> {
    let count = u16::try_from(pictures.len()).ok()?;
    let mut directory = vec![0, 0, 1, 0];
    directory.extend(count.to_le_bytes());
    let mut offset = 6 + 16 * u32::from(count);
    let mut body: Vec<u8> = Vec::new();
    for picture in pictures {
        // The side is one byte, in which 0 stands for 256.
        let side = match picture.side {
            256 => 0,
            side => u8::try_from(side).ok().filter(|side| *side > 0)?,
        };
        let length = u32::try_from(picture.png.len()).ok()?;
        directory.extend([side, side, 0, 0]);
        directory.extend(1u16.to_le_bytes());
        directory.extend(32u16.to_le_bytes());
        directory.extend(length.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        offset = offset.checked_add(length)?;
        body.extend(&picture.png);
    }
    directory.extend(body);
    Some(directory)
}

/// An Apple icon file: a header with the whole length, then each picture under its type codes.
/// None when the file would be longer than its own length field can say.
pub fn apple_icon(pictures: &[Picture]) -> Option<Vec<u8>> {
    let mut body: Vec<u8> = Vec::new();
    for picture in pictures {
        let types = APPLE_TYPES
            .iter()
            .find(|(side, _)| *side == picture.side)
            .map_or(&[][..], |(_, types)| types);
        for code in types {
            body.extend_from_slice(*code);
            body.extend(u32::try_from(picture.png.len() + 8).ok()?.to_be_bytes());
            body.extend(&picture.png);
        }
    }
    let mut file = b"icns".to_vec();
    file.extend(u32::try_from(body.len() + 8).ok()?.to_be_bytes());
    file.extend(body);
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(side: u32, byte: u8) -> Picture {
        Picture {
            side,
            png: vec![byte; usize::from(byte)],
        }
    }

    #[test]
    fn a_windows_icon_points_at_each_of_its_pictures() {
        let pictures = [picture(16, 3), picture(256, 5)];
        let file = windows_icon(&pictures).expect("they fit");
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        for (index, expected) in pictures.iter().enumerate() {
            let entry = &file[6 + 16 * index..22 + 16 * index];
            assert_eq!(u32::from(entry[0]), expected.side % 256);
            let number =
                |at: usize| u32::from_le_bytes([entry[at], entry[at + 1], entry[at + 2], entry[at + 3]]) as usize;
            assert_eq!(file[number(12)..number(12) + number(8)], expected.png[..]);
        }
        assert_eq!(file.len(), 6 + 32 + 8);
    }

    #[test]
    fn a_picture_too_large_for_windows_is_refused() {
        assert_eq!(windows_icon(&[picture(257, 1)]), None);
        assert_eq!(windows_icon(&[picture(0, 1)]), None);
    }

    #[test]
    fn an_apple_icon_can_be_walked_to_its_end() {
        let pictures: Vec<Picture> = apple_sides().map(|side| picture(side, 7)).collect();
        let file = apple_icon(&pictures).expect("it fits");
        assert_eq!(&file[..4], b"icns");
        let length = |at: usize| u32::from_be_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]) as usize;
        assert_eq!(length(4), file.len());
        let mut at = 8;
        let mut codes = Vec::new();
        while at < file.len() {
            codes.push(String::from_utf8_lossy(&file[at..at + 4]).into_owned());
            assert_eq!(length(at + 4), 15);
            at += length(at + 4);
        }
        assert_eq!(at, file.len());
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), 8);
    }
}
