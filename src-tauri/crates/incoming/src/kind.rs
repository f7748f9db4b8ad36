/// What some bytes are, told by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Empty,
    Pdf,
    Archive,
    Workbook,
    Message,
    Json,
    Xml,
    Image,
    Text,
    Unknown,
}

/// A PDF may have something before its header.
const WITHIN: usize = 1024;

pub fn kind(bytes: &[u8]) -> Kind {
    let head = &bytes[..bytes.len().min(WITHIN)];
    if bytes.is_empty() {
        return Kind::Empty;
    }
    if is_image(bytes) {
        return Kind::Image;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return if holds(&bytes[..bytes.len().min(1 << 16)], b"[Content_Types].xml") && holds(bytes, b"xl/workbook") {
            Kind::Workbook
        } else {
            Kind::Archive
        };
    }
    if is_message(head) {
        return Kind::Message;
    }
    if holds(head, b"%PDF-") {
        return Kind::Pdf;
    }
    if is_utf16(bytes) {
        return Kind::Text;
    }
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    match text.first() {
        None => Kind::Empty,
        Some(b'<') => Kind::Xml,
        Some(b'{' | b'[') => Kind::Json,
        Some(_)
            if head
                .iter()
                .all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0C')) =>
        {
            Kind::Text
        }
        Some(_) => Kind::Unknown,
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn is_image(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    let heif = bytes.get(4..8) == Some(b"ftyp".as_slice());
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice());
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) != Some([0; 4].as_slice());
    !bitmap && starts.iter().any(|start| bytes.starts_with(start)) || heif || webp
}

pub fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    // Without a mark: every other byte of the first characters is zero.
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |start: usize| head.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    head.len() >= 8 && (zeros(0) * 3 > head.len() && zeros(1) == 0 || zeros(1) * 3 > head.len() && zeros(0) == 0)
}

/// A message begins with headers, at least one of which only messages have.
fn is_message(head: &[u8]) -> bool {
    const HEADERS: [&str; 12] = [
        "from",
        "to",
        "received",
        "mime-version",
        "return-path",
        "message-id",
        "subject",
        "date",
        "delivered-to",
        "content-type",
        "x-mozilla-status",
        "dkim-signature",
    ];
    let text = String::from_utf8_lossy(head);
    let mut known = 0;
    for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && index > 0 || index == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            // The last line of what was looked at may be cut.
            return known > 1;
        };
        if name.is_empty()
            || !name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        {
            return false;
        }
        known += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known > 1
}
