//! The wizard of an order, up to Buy.

use domain::{OrderKind, TestCardOutcome, TransferField, closed_set};
use serde::{Deserialize, Serialize};

use super::common::{ErrorView, FactView, FieldProblem, MoneyView, PartyView};
use super::offers::TermBarView;

closed_set! {
    /// How an order is paid.
    pub enum PaymentMethod {
        /// By card.
        Card = "card",
        /// By electronic bank transfer.
        Transfer = "transfer",
    }

    /// A step of the wizard in which something is filled in.
    pub enum WizardStep {
        /// How to pay.
        Payment = "payment",
        /// What to check before buying.
        Review = "review",
    }

    /// One of the four points to check before buying.
    pub enum PointId {
        /// The name of the company.
        LegalName = "legal_name",
        /// The bill-to address.
        BillTo = "bill_to",
        /// The tax number.
        TaxId = "tax_id",
        /// The purchase order number.
        PoNumber = "po_number",
    }
}

views! {
    shown
    /// One line of a quote.
    pub struct QuoteLineView {
        /// What it is for.
        label: String,
        /// The amount, for people.
        amount: String,
    }

    /// What an order would cost, as the connection last told it.
    pub struct QuoteView {
        /// The lines, tax last.
        lines: Vec<QuoteLineView>,
        /// What will be charged.
        total: MoneyView,
        /// The label of the button that buys, with the exact amount.
        buy_label: String,
        /// Nothing is to be paid: the fee of another offer covers it, so no payment method is asked.
        free: bool,
        /// When it was asked, for people.
        age_label: String,
    }

    /// One of the four points to check before buying.
    pub struct PointView {
        /// Which point.
        id: PointId,
        /// What to check.
        label: String,
        /// What stands there now.
        detail: String,
    }

    /// The wizard of an order, steps one and two.
    pub struct WizardView {
        /// Id of the draft.
        order: String,
        /// Id of the offer.
        offer: String,
        /// A first term, or the next.
        kind: OrderKind,
        /// The title of the wizard.
        title: String,
        /// Name of the offer and the account.
        subtitle: String,
        /// What was filled in so far.
        draft: DraftInput,
        /// Fields that are not ready to be submitted.
        problems: Vec<FieldProblem<TransferField>>,
        /// What it would cost, as it was last asked for this draft; `None` until the first answer is there.
        quote: Option<QuoteView>,
        /// Sold to.
        organization: PartyView,
        /// Bill to.
        bill_to: PartyView,
        /// Name of the tax number in this country.
        tax_id_label: String,
        /// The tax number; empty where none is recorded.
        tax_id: String,
        /// The four points.
        points: Vec<PointView>,
        /// Facts of the term: bought, expired, last safe day, time left.
        facts: Vec<FactView>,
        /// The term bar, where there is a term.
        bar: Option<TermBarView>,
        /// The last days to pay by each method, in the order of time.
        deadlines: Vec<FactView>,
        /// Last day to start a bank transfer.
        transfer_by: String,
        /// The term that follows.
        new_term: String,
        /// The bill-to address can be updated here and by this role.
        can_update_profile: bool,
        /// That the subscription renews by itself after this order; empty where it does not.
        auto_renew_note: String,
        /// Why the last try came to nothing, for a form ready for another card.
        failure: Option<ErrorView>,
        /// That a bank transfer would do instead of the card that failed, with its last day; empty where it would not.
        transfer_offer: String,
        /// What the card form knows of cards.
        card_form: CardFormView,
    }

    /// What the page judges a typed card by, so that nothing of it has to leave the page for that.
    pub struct CardFormView {
        /// The brands that are taken.
        brands: Vec<CardBrandView>,
        /// The current month, `YYYY-MM`: a card that expired before is none.
        this_month: String,
        /// The last month that cards are issued for, `YYYY-MM`.
        last_month: String,
        /// The cards to try the gateway with. Where there are some, no real card is to be typed.
        test_cards: Vec<TestCardView>,
        /// Who is signed in: the holder of a test card.
        holder: String,
    }

    /// What the numbers of a brand look like.
    pub struct CardBrandView {
        /// Its name.
        name: String,
        /// The ranges of its beginnings.
        ranges: Vec<CardRangeView>,
        /// How many digits there are, the usual length first.
        lengths: Vec<u32>,
        /// How the digits are grouped.
        groups: Vec<u32>,
        /// Digits of the security code.
        security_digits: u32,
    }

    /// A range of beginnings, both ends included and of the same length.
    pub struct CardRangeView {
        /// The first one.
        first: String,
        /// The last one.
        last: String,
    }

    /// A card that the gateway takes in the place of a real one.
    pub struct TestCardView {
        /// Its number, digits only.
        number: String,
        /// Brand and last four digits.
        label: String,
        /// What the gateway does with it.
        outcome: TestCardOutcome,
        /// An expiry that is good, `MM/YY`.
        expiry: String,
        /// A security code of the right length.
        security_code: String,
    }

    /// What is kept of a card, and the token to pay with.
    pub struct CardView {
        /// The gateway's token.
        token: String,
        /// For people: `Visa ending 4821`.
        label: String,
    }
}

views! {
    kept
    /// What the wizard keeps between its steps and over a closed window. No card data.
    pub struct DraftInput {
        /// Payment method.
        method: PaymentMethod,
        /// Contact name of a transfer.
        contact_name: String,
        /// Phone number of a transfer.
        contact_phone: String,
        /// E-mail address of a transfer.
        contact_email: String,
        /// PO number.
        po_number: String,
        /// The step that was shown last.
        step: WizardStep,
    }
}

/// A card as typed into the page. It is handed to the gateway and forgotten; it is wiped when dropped and cannot be shown.
#[derive(Clone, PartialEq, Eq, Deserialize, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct CardInput {
    /// Cardholder.
    pub holder: String,
    /// Card number.
    pub number: String,
    /// Expiry as typed, `MM/YY`.
    pub expiry: String,
    /// Security code.
    pub security_code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_method_is_refused_and_not_taken_for_a_card() {
        let draft = |method: &str| {
            serde_json::from_value::<DraftInput>(serde_json::json!({
                "method": method,
                "contact_name": "",
                "contact_phone": "",
                "contact_email": "",
                "po_number": "",
                "step": "payment",
            }))
            .map(|draft| draft.method)
        };
        assert!(matches!(draft("card"), Ok(PaymentMethod::Card)));
        for unknown in ["cheque", "", "Card"] {
            assert!(draft(unknown).is_err(), "{unknown:?}");
        }
    }
}
