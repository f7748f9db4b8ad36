use std::cell::Cell;
use std::ops::Range;

use flate2::{Compress, Compression, FlushCompress, Status};
use pdf_writer::{Chunk, Dict, Filter, Finish, Name, Obj, Ref, Settings, Str, Stream};
use sha2::{Digest, Sha256};

use crate::error::Error;

/// How many objects share a stream: enough to compress well, few enough that a viewer reads one quickly.
const OBJECTS_PER_STREAM: usize = 200;

/// One row of the table of objects: how to read the other two fields, an offset or a stream, a generation or a place.
const ROW: [i32; 3] = [1, 4, 2];
const ROW_LENGTH: usize = 7;

/// The objects of a file, in the syntax of `pdf_writer`, which knows neither object streams nor tables for them.
pub struct File {
    last: i32,
    plain: Objects,
    streams: Objects,
    packer: Packer,
}

/// Objects one behind the other, and where each begins.
struct Objects {
    chunk: Chunk,
    starts: Vec<(Ref, usize)>,
}

/// Where an object is found.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    Inside { stream: Ref, index: usize },
}

impl File {
    /// A file without objects.
    pub fn new() -> Self {
        Self {
            last: 0,
            plain: Objects::new(),
            streams: Objects::new(),
            packer: Packer::take(),
        }
    }

    /// A new object's reference.
    pub const fn reference(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    /// Begins an object without data.
    pub fn object(&mut self, id: Ref) -> Obj<'_> {
        self.plain.begin(id).indirect(id)
    }

    /// Begins an object without data that `pdf_writer` knows by name.
    pub fn begin(&mut self, id: Ref) -> &mut Chunk {
        self.plain.begin(id)
    }

    /// Writes a stream, compressed where that is shorter; `entries` adds to its dictionary.
    pub fn stream(&mut self, id: Ref, content: &[u8], entries: impl FnOnce(&mut Dict<'_>)) -> Result<(), Error> {
        let packed = self.packer.pack(content)?;
        self.streams.shorter(id, content, packed, entries);
        Ok(())
    }

    /// Writes a stream that programs search for without reading the file: it stays as it is.
    pub fn open_stream(&mut self, id: Ref, content: &[u8], entries: impl FnOnce(&mut Dict<'_>)) {
        entries(&mut self.streams.stream(id, content));
    }

    /// The bytes of the file: streams, the other objects packed into streams, and the table that finds them. The
    /// identity is a digest of everything before the table, so that equal files have equal identities.
    pub fn finish(mut self, catalogue: Ref, information: Ref) -> Result<Vec<u8>, Error> {
        let mut places = Vec::new();
        self.pack_objects(&mut places)?;
        let mut bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        for (id, start) in &self.streams.starts {
            places.push((*id, Place::At(bytes.len() + start)));
        }
        bytes.extend_from_slice(self.streams.chunk.as_bytes());
        let table = self.reference();
        places.push((table, Place::At(bytes.len())));
        let identity = Sha256::digest(&bytes);
        let identity = Str(&identity[..16]);
        let start = bytes.len();
        let rows = rows(&places, self.last);
        let packed = self.packer.pack(&rows)?;
        let mut chunk = Chunk::with_settings(compact());
        let mut stream = chunk.stream(table, packed);
        stream.filter(Filter::FlateDecode);
        // Each row is told as its difference from the one before.
        stream
            .insert(Name(b"DecodeParms"))
            .dict()
            .pair(Name(b"Predictor"), 12)
            .pair(Name(b"Columns"), i32::try_from(ROW_LENGTH).unwrap_or(0));
        stream.pair(Name(b"Type"), Name(b"XRef"));
        stream.pair(Name(b"Size"), self.last + 1);
        stream.insert(Name(b"W")).array().items(ROW);
        stream.pair(Name(b"Root"), catalogue);
        stream.pair(Name(b"Info"), information);
        stream.insert(Name(b"ID")).array().items([identity, identity]);
        stream.finish();
        bytes.extend_from_slice(chunk.as_bytes());
        bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        self.packer.give_back();
        Ok(bytes)
    }

    fn pack_objects(&mut self, places: &mut Vec<(Ref, Place)>) -> Result<(), Error> {
        let plain = std::mem::replace(&mut self.plain, Objects::new());
        let bodies: Vec<(Ref, Range<usize>)> = plain.bodies().collect();
        for group in bodies.chunks(OBJECTS_PER_STREAM) {
            let stream = self.reference();
            let mut head = String::new();
            let mut content = Vec::new();
            for (index, (id, body)) in group.iter().enumerate() {
                head.push_str(&format!("{} {} ", id.get(), content.len()));
                content.extend_from_slice(&plain.chunk.as_bytes()[body.clone()]);
                content.push(b'\n');
                places.push((*id, Place::Inside { stream, index }));
            }
            let first = head.len();
            let content = [head.into_bytes(), content].concat();
            self.stream(stream, &content, |entries| {
                entries.pair(Name(b"Type"), Name(b"ObjStm"));
                entries.pair(Name(b"N"), i32::try_from(group.len()).unwrap_or(0));
                entries.pair(Name(b"First"), i32::try_from(first).unwrap_or(0));
            })?;
        }
        Ok(())
    }
}

impl Objects {
    fn new() -> Self {
        Self {
            chunk: Chunk::with_settings(compact()),
            starts: Vec::new(),
        }
    }

    fn begin(&mut self, id: Ref) -> &mut Chunk {
        self.starts.push((id, self.chunk.len()));
        &mut self.chunk
    }

    fn stream<'a>(&'a mut self, id: Ref, content: &'a [u8]) -> Stream<'a> {
        self.begin(id).stream(id, content)
    }

    fn shorter(&mut self, id: Ref, content: &[u8], packed: &[u8], entries: impl FnOnce(&mut Dict<'_>)) {
        let is_shorter = packed.len() < content.len();
        let mut stream = self.stream(id, if is_shorter { packed } else { content });
        if is_shorter {
            stream.filter(Filter::FlateDecode);
        }
        entries(&mut stream);
    }

    /// What stands between `1 0 obj` and `endobj`.
    fn bodies(&self) -> impl Iterator<Item = (Ref, Range<usize>)> {
        const HEAD: usize = " 0 obj\n".len();
        const TAIL: usize = "\nendobj\n".len();
        let ends = self.starts.iter().skip(1).map(|(_, start)| *start);
        self.starts
            .iter()
            .zip(ends.chain([self.chunk.len()]))
            .map(|((id, start), end)| {
                let digits = usize::try_from(id.get().ilog10()).unwrap_or(0) + 1;
                (*id, start + digits + HEAD..end - TAIL)
            })
    }
}

const fn compact() -> Settings {
    Settings { pretty: false }
}

/// The table as PNG's predictor "up" has it: each byte less the one above it.
fn rows(places: &[(Ref, Place)], last: i32) -> Vec<u8> {
    let count = usize::try_from(last).unwrap_or(0) + 1;
    let mut found = vec![Place::Nowhere; count];
    for (id, place) in places {
        if let Some(entry) = usize::try_from(id.get()).ok().and_then(|id| found.get_mut(id)) {
            *entry = *place;
        }
    }
    let mut rows = Vec::with_capacity(count * (ROW_LENGTH + 1));
    let mut above = [0; ROW_LENGTH];
    for place in found {
        let row = row(place);
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
        above = row;
    }
    rows
}

fn row(place: Place) -> [u8; ROW_LENGTH] {
    let (kind, second, third) = match place {
        Place::Nowhere => (0, 0, u16::MAX),
        Place::At(offset) => (1, u32::try_from(offset).unwrap_or(u32::MAX), 0),
        Place::Inside { stream, index } => (2, stream.get().unsigned_abs(), u16::try_from(index).unwrap_or(u16::MAX)),
    };
    let [a, b, c, d] = second.to_be_bytes();
    let [e, f] = third.to_be_bytes();
    [kind, a, b, c, d, e, f]
}

thread_local! {
    static PACKER: Cell<Option<Packer>> = const { Cell::new(None) };
}

/// Compresses one stream after the other. Its tables are large: a thread that makes one document after the other makes
/// them once.
struct Packer {
    compress: Compress,
    packed: Vec<u8>,
}

impl Packer {
    /// Searching longer than this costs an invoice a twentieth of its time and saves a fiftieth of its bytes.
    const LEVEL: u32 = 2;

    fn take() -> Self {
        PACKER.take().unwrap_or_else(|| Self {
            compress: Compress::new(Compression::new(Self::LEVEL), true),
            packed: Vec::new(),
        })
    }

    fn give_back(self) {
        PACKER.set(Some(self));
    }

    fn pack(&mut self, content: &[u8]) -> Result<&[u8], Error> {
        self.compress.reset();
        self.packed.clear();
        loop {
            let read = usize::try_from(self.compress.total_in()).unwrap_or(usize::MAX);
            self.packed.reserve(content.len() / 2 + 1_024);
            let rest = content.get(read..).unwrap_or_default();
            let status = self
                .compress
                .compress_vec(rest, &mut self.packed, FlushCompress::Finish)
                .map_err(|error| Error::Write(error.to_string()))?;
            if status == Status::StreamEnd {
                return Ok(&self.packed);
            }
        }
    }
}
