use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use crate::budget::Budget;
use crate::refusal::{Reason, RefusalCode};

/// Messages that may be attached to each other: more would be parsed one within the other.
const MOST_MESSAGES: usize = 200;
/// What signs a message is no invoice.
const SIGNATURES: [&str; 4] = ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature", "pgp-keys"];

/// Takes the messages around an attachment, its name and its content; an error ends it.
type EachAttachment<'a> = dyn FnMut(&[String], &str, Result<&[u8], Reason>, &mut Budget) -> Result<(), Reason> + 'a;

/// Hands on every attachment of a message and of those attached to it, or why it cannot be. `depth` is how many
/// messages may lie within this one.
pub fn each_attachment(
    bytes: &[u8],
    depth: usize,
    budget: &mut Budget,
    each: &mut EachAttachment<'_>,
) -> Result<(), Reason> {
    if count(bytes, b"message/") > MOST_MESSAGES {
        return Err(RefusalCode::TooDeep.into());
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| Reason::from(RefusalCode::Damaged))?;
    budget.on_time()?;
    let mut within = Vec::new();
    attachments(&message, depth, &mut within, budget, each)
}

fn attachments(
    message: &Message<'_>,
    depth: usize,
    within: &mut Vec<String>,
    budget: &mut Budget,
    each: &mut EachAttachment<'_>,
) -> Result<(), Reason> {
    for (index, part) in message.attachments().enumerate() {
        budget.entry()?;
        let subtype = part
            .content_type()
            .and_then(|kind| kind.subtype())
            .unwrap_or_default()
            .to_ascii_lowercase();
        if SIGNATURES.contains(&subtype.as_str()) {
            continue;
        }
        if let PartType::Message(nested) = &part.body {
            let name = nested
                .subject()
                .map_or_else(|| format!("message {}", index + 1), str::to_owned);
            if depth == 0 {
                each(within, &name, Err(RefusalCode::TooDeep.into()), budget)?;
                continue;
            }
            within.push(name);
            let outcome = attachments(nested, depth - 1, within, budget, each);
            within.pop();
            outcome?;
            continue;
        }
        // A picture that the text of the message shows: a logo.
        let is_picture = part
            .content_type()
            .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("image"));
        if is_picture && part.content_id().is_some() {
            continue;
        }
        let name = part
            .attachment_name()
            .map_or_else(|| format!("attachment {}", index + 1), str::to_owned);
        let content = part.contents();
        let content = if content.len() as u64 > budget.limits.file_bytes {
            Err(RefusalCode::TooLarge.into())
        } else {
            budget.unpacked(content.len() as u64)?;
            Ok(content)
        };
        each(within, &name, content, budget)?;
    }
    Ok(())
}

fn count(bytes: &[u8], part: &[u8]) -> usize {
    bytes
        .windows(part.len())
        .filter(|window| window.eq_ignore_ascii_case(part))
        .count()
}
