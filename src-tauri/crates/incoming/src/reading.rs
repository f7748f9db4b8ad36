use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::budget::Budget;
use crate::container::{check_unpacking, each_attachment, each_entry};
use crate::electronic;
use crate::kind::{Kind, kind};
use crate::page::propose;
use crate::pdf::read_pdf;
use crate::proposal::{Content, DocumentKind, Fields, Proposal};
use crate::refusal::{Reason, Refusal, RefusalCode};
use crate::source::Source;
use crate::table::{Told, decoded, looks_like_table, read_delimited, read_json, read_workbook};

/// What was found, before it is compared with what was found before.
pub enum Item {
    Proposal(Box<Proposal>, [u8; 32]),
    Refusal(Refusal),
    IgnoredColumns(Source, Vec<String>),
}

/// Takes what was found; what it answers ends the reading.
pub type Sink<'a> = dyn FnMut(Item, &mut Budget) -> Result<(), Reason> + 'a;

/// What a sheet full of numbers may unpack to: the library holds its texts in memory.
const LARGEST_WORKBOOK: u64 = 256 << 20;

/// Reads one file and everything inside it.
pub fn read(bytes: Vec<u8>, source: &Source, budget: &mut Budget, sink: &mut Sink<'_>) {
    read_at(bytes, source, 1, budget, sink);
}

/// Refuses what cannot be read, and goes on.
fn read_at(bytes: Vec<u8>, source: &Source, depth: usize, budget: &mut Budget, sink: &mut Sink<'_>) {
    if let Err(reason) = open(bytes, source, depth, budget, sink) {
        // Nobody listens any more if this fails, too.
        let _ = sink(Item::Refusal(reason.at(source.clone())), budget);
    }
}

fn open(bytes: Vec<u8>, source: &Source, depth: usize, budget: &mut Budget, sink: &mut Sink<'_>) -> Result<(), Reason> {
    budget.on_time()?;
    if bytes.len() as u64 > budget.limits.file_bytes {
        return Err(Reason::new(RefusalCode::TooLarge, bytes.len().to_string()));
    }
    match kind(&bytes) {
        Kind::Empty => Err(RefusalCode::Empty.into()),
        Kind::Image => Err(RefusalCode::Image.into()),
        Kind::Unknown => Err(RefusalCode::UnknownKind.into()),
        Kind::Pdf => {
            let fields = pdf_fields(&bytes, budget)?;
            document(DocumentKind::Pdf, bytes, fields, source, budget, sink)
        }
        Kind::Xml => {
            if !electronic::is_invoice(&bytes) {
                return Err(RefusalCode::UnknownKind.into());
            }
            let fields = electronic::read_invoice(&bytes)?;
            document(DocumentKind::CrossIndustryInvoice, bytes, fields, source, budget, sink)
        }
        Kind::Archive => archive(&bytes, source, depth, budget, sink),
        Kind::Message => message(&bytes, source, depth, budget, sink),
        Kind::Json => read_json(&decoded(&bytes)?, budget, &mut |told, budget| {
            tell(told, source, budget, sink)
        }),
        Kind::Workbook => {
            check_unpacking(&bytes, LARGEST_WORKBOOK, budget)?;
            read_workbook(&bytes, budget, &mut |sheet, told, budget| {
                tell(told, &source.inside(sheet), budget, sink)
            })
        }
        Kind::Text => {
            let text = decoded(&bytes)?;
            if !looks_like_table(&text) {
                return Err(RefusalCode::UnknownKind.into());
            }
            read_delimited(&text, budget, &mut |told, budget| tell(told, source, budget, sink))
        }
    }
}

fn pdf_fields(bytes: &[u8], budget: &mut Budget) -> Result<Fields, Reason> {
    let content = read_pdf(bytes, budget)?;
    let exact = content.invoice_xml.as_deref().map(electronic::read_invoice).transpose();
    if let Ok(Some(exact)) = exact {
        return Ok(exact);
    }
    // Some writers give a character that their font lacks the code of none.
    let is_readable = !content.pieces.is_empty()
        && !content
            .pieces
            .iter()
            .any(|piece| piece.text.contains(['\u{FFFD}', '\0']));
    if !is_readable {
        return Err(RefusalCode::CouldNotBeRead.into());
    }
    Ok(propose(content.pieces))
}

fn document(
    kind: DocumentKind,
    bytes: Vec<u8>,
    fields: Fields,
    source: &Source,
    budget: &mut Budget,
    sink: &mut Sink<'_>,
) -> Result<(), Reason> {
    let hash: [u8; 32] = Sha256::digest(&bytes).into();
    let content = Content::Document {
        kind,
        bytes: Arc::from(bytes),
    };
    sink(proposal(source.clone(), content, hash, fields), budget)
}

fn proposal(source: Source, content: Content, hash: [u8; 32], fields: Fields) -> Item {
    let proposal = Proposal {
        source,
        content,
        sha256: hex::encode(hash),
        fields,
        same_number_as: None,
    };
    Item::Proposal(Box::new(proposal), hash)
}

fn tell(told: Told, source: &Source, budget: &mut Budget, sink: &mut Sink<'_>) -> Result<(), Reason> {
    let item = match told {
        Told::Row(row, read) => proposal(source.at_row(row), Content::Row(read.content), read.sha256, read.fields),
        Told::Refused(row, reason) => {
            let place = row.map_or_else(|| source.clone(), |row| source.at_row(row));
            Item::Refusal(reason.at(place))
        }
        Told::IgnoredColumns(names) => Item::IgnoredColumns(source.clone(), names),
    };
    sink(item, budget)
}

fn archive(
    bytes: &[u8],
    source: &Source,
    depth: usize,
    budget: &mut Budget,
    sink: &mut Sink<'_>,
) -> Result<(), Reason> {
    if depth > budget.limits.depth {
        return Err(Reason::new(RefusalCode::TooDeep, budget.limits.depth.to_string()));
    }
    let mut is_empty = true;
    each_entry(bytes, budget, &mut |name, content, budget| {
        is_empty = false;
        let place = source.inside(name);
        match content {
            Ok(content) => read_at(content, &place, depth + 1, budget, sink),
            Err(reason) => sink(Item::Refusal(reason.at(place)), budget)?,
        }
        budget.on_time()
    })?;
    nothing_inside(is_empty)
}

fn message(
    bytes: &[u8],
    source: &Source,
    depth: usize,
    budget: &mut Budget,
    sink: &mut Sink<'_>,
) -> Result<(), Reason> {
    if depth > budget.limits.depth {
        return Err(Reason::new(RefusalCode::TooDeep, budget.limits.depth.to_string()));
    }
    let left = budget.limits.depth - depth;
    let mut is_empty = true;
    each_attachment(bytes, left, budget, &mut |messages, name, content, budget| {
        is_empty = false;
        let around = messages
            .iter()
            .fold(source.clone(), |place, message| place.inside(message));
        let place = around.inside(name);
        match content {
            Ok(content) => read_at(content.to_vec(), &place, depth + messages.len() + 1, budget, sink),
            Err(reason) => sink(Item::Refusal(reason.at(place)), budget)?,
        }
        budget.on_time()
    })?;
    nothing_inside(is_empty)
}

fn nothing_inside(is_empty: bool) -> Result<(), Reason> {
    if is_empty {
        Err(RefusalCode::NothingInside.into())
    } else {
        Ok(())
    }
}
