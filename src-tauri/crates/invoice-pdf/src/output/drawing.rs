use crate::output::hundredths::Hundredths;

/// The operators of a page's content (ISO 32000-1, annex A), as far as an invoice needs them.
///
/// `pdf_writer` writes each byte of a code that is no letter as the four characters of its number, of which a page of
/// text would mostly consist: twice as long, and twice as slow to compress. Here codes stay the bytes they are.
pub struct Drawing {
    bytes: Vec<u8>,
    numbers: itoa::Buffer,
}

impl Drawing {
    /// An empty page, on which lengths are whole hundredths of a point.
    pub fn in_hundredths() -> Self {
        let mut bytes = Vec::with_capacity(16 * 1_024);
        bytes.extend_from_slice(b"0.01 0 0 0.01 0 0 cm");
        Self {
            bytes,
            numbers: itoa::Buffer::new(),
        }
    }

    /// The content of the page.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Selects a font of the page's resources.
    pub fn font(&mut self, resource: &str, size: Hundredths) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(resource.as_bytes());
        self.number(size.number());
        self.operator("Tf");
    }

    /// Selects the ink, each part 0 to 255.
    pub fn ink(&mut self, red: u8, green: u8, blue: u8) {
        for part in [red, green, blue] {
            self.part_of_one((u16::from(part) * 100 + 127) / 255);
        }
        self.operator("rg");
    }

    /// Fills a rectangle, whose corner is at the lower left.
    pub fn rectangle(&mut self, x: Hundredths, y: Hundredths, width: Hundredths, height: Hundredths) {
        for number in [x, y, width, height] {
            self.number(number.number());
        }
        self.operator("re");
        self.operator("f");
    }

    /// Begins text.
    pub fn begin_text(&mut self) {
        self.operator("BT");
    }

    /// Ends text.
    pub fn end_text(&mut self) {
        self.operator("ET");
    }

    /// Places what is shown next, as seen from where the text before it began.
    pub fn advance(&mut self, x: Hundredths, y: Hundredths) {
        self.number(x.number());
        self.number(y.number());
        self.operator("Td");
    }

    /// Shows glyphs by their codes.
    pub fn show(&mut self, codes: impl Iterator<Item = u16>) {
        self.bytes.push(b'(');
        for byte in codes.flat_map(u16::to_be_bytes) {
            match byte {
                // A reader would take it for the end of a line, however one is written.
                b'\r' => self.bytes.extend_from_slice(b"\\r"),
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', byte]),
                _ => self.bytes.push(byte),
            }
        }
        self.bytes.push(b')');
        self.operator("Tj");
    }

    /// Begins what belongs to the page and not to the document.
    pub fn begin_artifact(&mut self) {
        self.bytes.extend_from_slice(b"/Artifact");
        self.operator("BMC");
    }

    /// Begins a part that the document's structure names by a number.
    pub fn begin_part(&mut self, number: usize) {
        self.bytes.extend_from_slice(b"/Span<</MCID");
        self.number(i64::try_from(number).unwrap_or(i64::MAX));
        self.bytes.extend_from_slice(b">>");
        self.operator("BDC");
    }

    /// Begins what is in another language, by its BCP 47 tag.
    pub fn begin_language(&mut self, tag: &str) {
        self.bytes.extend_from_slice(b"/Span<</Lang(");
        self.bytes.extend_from_slice(tag.as_bytes());
        self.bytes.extend_from_slice(b")>>");
        self.operator("BDC");
    }

    /// Begins what stands for a text that its glyphs do not tell; the text is a text string of ISO 32000-1, 7.9.2.2.
    pub fn begin_meaning(&mut self, text: &[u8]) {
        self.bytes.extend_from_slice(b"/Span<</ActualText<");
        self.bytes.extend_from_slice(hex::encode_upper(text).as_bytes());
        self.bytes.extend_from_slice(b">>>");
        self.operator("BDC");
    }

    /// Ends what was begun last.
    pub fn end(&mut self) {
        self.operator("EMC");
    }

    fn operator(&mut self, operator: &str) {
        self.separate();
        self.bytes.extend_from_slice(operator.as_bytes());
    }

    fn number(&mut self, number: i64) {
        self.separate();
        self.bytes.extend_from_slice(self.numbers.format(number).as_bytes());
    }

    /// Hundredths of one.
    fn part_of_one(&mut self, hundredths: u16) {
        self.number(i64::from(hundredths / 100));
        let [tens, ones] = [hundredths / 10 % 10, hundredths % 10];
        if tens + ones > 0 {
            self.bytes.push(b'.');
            self.bytes.extend_from_slice(self.numbers.format(tens).as_bytes());
        }
        if ones > 0 {
            self.bytes.extend_from_slice(self.numbers.format(ones).as_bytes());
        }
    }

    /// A space where two words would run together.
    fn separate(&mut self) {
        if self.bytes.last().is_some_and(|byte| !matches!(byte, b')' | b'>')) {
            self.bytes.push(b' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Drawing;
    use crate::output::hundredths::Hundredths;
    use typeset::thousandths;

    fn hundredths(number: i64) -> Hundredths {
        thousandths(number * 10).into()
    }

    #[test]
    fn operators_follow_their_operands() {
        let mut drawing = Drawing::in_hundredths();
        drawing.begin_part(3);
        drawing.begin_text();
        drawing.ink(0, 0x47, 0xFF);
        drawing.ink(0x1A, 2, 0x14);
        drawing.advance(hundredths(-12), hundredths(7_000));
        drawing.font("NS", hundredths(950));
        drawing.begin_language("ja");
        drawing.show([1, 0x0D28, 0x295C, 0x0A41].into_iter());
        drawing.end();
        drawing.begin_meaning(&[0xFE, 0xFF, 5]);
        drawing.show([2].into_iter());
        drawing.end();
        drawing.end_text();
        drawing.end();
        drawing.begin_artifact();
        drawing.rectangle(hundredths(1), hundredths(2), hundredths(3), hundredths(4));
        drawing.end();
        assert_eq!(
            drawing.finish(),
            b"0.01 0 0 0.01 0 0 cm/Span<</MCID 3>>BDC BT 0 0.28 1 rg 0.1 0.01 0.08 rg -12 7000 Td/NS 950 Tf/Span<</Lang\
              (ja)>>BDC(\x00\x01\\r\\(\\)\\\\\nA)Tj EMC/Span<</ActualText<FEFF05>>>BDC(\x00\x02)Tj EMC ET EMC/Artifact BMC 1 2 \
              3 4 re f EMC"
        );
    }
}
