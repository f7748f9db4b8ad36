use domain::{TextField, TransferContact, is_unseen};

use crate::Error;
use crate::orders::order_request::{OrderRequest, PaymentChoice};
use crate::view::DraftInput;
use crate::words::input::{bounded_amount, checked, checked_optional};

/// An order as it is placed: every text within its bounds, and an accepted total that is one.
pub(super) fn checked_order(mut request: OrderRequest) -> Result<OrderRequest, Error> {
    request.po_number = checked_optional(TextField::PoNumber, request.po_number.as_deref())?;
    match &mut request.payment {
        PaymentChoice::Card { token, .. } => *token = checked(TextField::CardToken, token)?,
        PaymentChoice::Transfer(contact) => {
            *contact = TransferContact {
                name: checked(TextField::ContactName, &contact.name)?,
                phone: contact.phone.trim().to_owned(),
                email: checked(TextField::ContactEmail, &contact.email)?,
            }
        }
        PaymentChoice::Free => {}
    }
    if let Some(total) = request.accepted_total {
        bounded_amount(total.amount, &total.amount.to_string())?;
    }
    Ok(request)
}

/// What is filled in of a draft, as it is kept: unfinished as it may be, and within the bounds of an order.
pub(super) fn checked_draft(input: &DraftInput) -> Result<DraftInput, Error> {
    Ok(DraftInput {
        po_number: as_typed(TextField::PoNumber, &input.po_number)?,
        contact_name: as_typed(TextField::ContactName, &input.contact_name)?,
        contact_phone: as_typed(TextField::ContactName, &input.contact_phone)?,
        contact_email: as_typed(TextField::ContactEmail, &input.contact_email)?,
        ..input.clone()
    })
}

/// A space at the end stays while somebody is typing: the next word may follow.
fn as_typed(field: TextField, text: &str) -> Result<String, Error> {
    let kept = checked(field, text)?;
    Ok(if text.contains(is_unseen) {
        kept
    } else {
        text.to_owned()
    })
}
