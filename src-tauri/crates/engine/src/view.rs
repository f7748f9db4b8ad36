//! What the page and the command line show: plain texts and stable names, written out in the asked language.
//!
//! Dates are `YYYY-MM-DD`, amounts are strings with `.` as the decimal point, names like `state` are stable. Everything
//! called a label is for people and comes from the words files.

use serde::{Deserialize, Serialize};

macro_rules! views {
    ($direction:tt $($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? })+) => {
        $(views!(@one $direction $(#[$meta])* $vis struct $name { $($(#[$field_meta])* $field: $type),* });)+
    };
    (@one shown $($rest:tt)+) => { views!(@with (Serialize) $($rest)+); };
    (@one given $($rest:tt)+) => { views!(@with (Deserialize) $($rest)+); };
    (@one kept $($rest:tt)+) => { views!(@with (Serialize, Deserialize) $($rest)+); };
    (@with ($($derive:ident),+) $(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, $($derive),+)]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        $vis struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

views! {
    shown
    /// An amount for scripts, with its text for people.
    pub struct MoneyView {
        /// The number, `516.60`.
        amount: String,
        /// ISO 4217 code.
        currency: String,
        /// For people: `€516.60`.
        label: String,
    }

    /// A name and a value, side by side on a tile or in a list.
    pub struct FactView {
        /// What it is.
        label: String,
        /// The value.
        value: String,
        /// Draws the triangle that marks the last day to start a bank transfer.
        transfer_mark: bool,
    }

    /// A caption under the term bar.
    pub struct CaptionView {
        /// Upper line.
        label: String,
        /// Lower line, a date.
        value: String,
        /// Set in bold.
        strong: bool,
    }

    /// The term bar: twelve months of the term, then the days of the window.
    pub struct TermBarView {
        /// One entry a month: `past`, `coming`.
        months: Vec<String>,
        /// One entry a day of the window: `past`, `open`, `later`.
        days: Vec<String>,
        /// Where today stands: index of the month, with the share of it that is over in thousandths.
        today_month: Option<u32>,
        /// Thousandths of `today_month` that are over.
        today_part: u32,
        /// Index of the day of the window that is today.
        today_day: Option<u32>,
        /// Index of the day of the window that is the last to start a bank transfer.
        transfer_day: Option<u32>,
        /// The window has no end: an arrow follows the cells.
        open_ended: bool,
        /// Captions of the tile, from left to right.
        captions: Vec<CaptionView>,
        /// The whole bar in one sentence.
        description: String,
    }

    /// An offer's tile, and the document of `offers --json`.
    pub struct OfferView {
        /// Id of the offer.
        offer: String,
        /// Name in the asked language.
        name: String,
        /// `available`, `pending`, `active`, `window`, `lapsed` or `retired`.
        state: String,
        /// Anniversary date.
        anniversary: Option<String>,
        /// First day of the window.
        opens: Option<String>,
        /// Last safe day.
        closes: Option<String>,
        /// Days to the last safe day while the window is open.
        days_left: Option<i32>,
        /// `buy`, `renew` or `none`.
        action: String,
        /// Why the action is not possible, in words; empty where it is.
        reasons: Vec<String>,
        /// The badge's word.
        badge: String,
        /// The answer, as a headline.
        headline: String,
        /// The account's company.
        company: String,
        /// The term bar, where there is a term.
        bar: Option<TermBarView>,
        /// Two to five facts.
        facts: Vec<FactView>,
        /// The label of the tile's first button; `None` where nothing can ever be done with the offer.
        button: Option<String>,
        /// The button is the tile's primary one: something is urgent.
        urgent: bool,
        /// The line below the buttons: for a disabled button, the reason.
        reason_line: String,
        /// A draft of an order that was begun and not sent.
        draft: Option<String>,
        /// An order in progress for the offer.
        open_order: Option<String>,
    }

    /// The page "Membership offers".
    pub struct OffersPage {
        /// One line below the title, with today's date.
        summary: String,
        /// The tiles, the next one that needs the user first.
        offers: Vec<OfferView>,
    }

    /// One check of the why-panel.
    pub struct CheckView {
        /// Stable id.
        id: String,
        /// `passed`, `failed` or `unknown`.
        outcome: String,
        /// What was found.
        reason: String,
        /// What to do; empty where there is nothing to do.
        remedy: String,
        /// Name of the check.
        name: String,
        /// Word for the outcome: Pass, Not yet, Unknown.
        outcome_label: String,
    }

    /// The why-panel, and the document of `why --json`.
    pub struct WhyView {
        /// Id of the offer.
        offer: String,
        /// The day asked about.
        on: String,
        /// `open`, `not_yet`, `may_be_open`, `closed` or `refused`.
        answer: String,
        /// Id of the rule.
        policy: String,
        /// First day of the window.
        opens: Option<String>,
        /// Last safe day.
        closes: Option<String>,
        /// The checks, in their fixed order.
        checks: Vec<CheckView>,
        /// The question the panel answers, its title.
        title: String,
        /// Offer and account.
        subtitle: String,
        /// The verdict in one sentence.
        verdict: String,
        /// How many checks pass, fail and are unknown.
        tally: String,
        /// `ok`, `wait`, `stop` or `doubt`: the tone of the verdict.
        tone: String,
        /// The term bar, where there is a term.
        bar: Option<TermBarView>,
        /// Label over the marker of today.
        today_label: String,
        /// The end of benefits, below the bar; empty without a term.
        benefits_label: String,
        /// Which rule was applied, and where it is stated.
        policy_label: String,
        /// The source of the rule.
        policy_source: String,
        /// The whole panel as text to paste.
        text: String,
    }

    /// An address as printed.
    pub struct PartyView {
        /// Name in bold.
        name: String,
        /// Lines below the name.
        lines: Vec<String>,
    }

    /// One line of a quote.
    pub struct QuoteLineView {
        /// What it is for.
        label: String,
        /// The amount, for people.
        amount: String,
    }

    /// One of the four points to check before buying.
    pub struct PointView {
        /// `legal_name`, `bill_to`, `tax_id`, `po_number`.
        id: String,
        /// What to check.
        label: String,
        /// What stands there now.
        detail: String,
    }

    /// A field that cannot be submitted as it is.
    pub struct FieldProblem {
        /// Name of the field in [`DraftInput`].
        field: String,
        /// What is wrong and what to enter.
        message: String,
    }

    /// The wizard of an order, steps one and two.
    pub struct WizardView {
        /// Id of the draft.
        order: String,
        /// Id of the offer.
        offer: String,
        /// `buy` or `renew`.
        kind: String,
        /// The title of the wizard.
        title: String,
        /// Name of the offer and the account.
        subtitle: String,
        /// What was filled in so far.
        draft: DraftInput,
        /// Fields that are not ready to be submitted.
        problems: Vec<FieldProblem>,
        /// Lines of the quote, tax last.
        quote: Vec<QuoteLineView>,
        /// What will be charged.
        total: MoneyView,
        /// The label of the button that buys, with the exact amount.
        buy_label: String,
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
        /// Last day for a card.
        card_by: String,
        /// Last day to start a bank transfer.
        transfer_by: String,
        /// The term that follows.
        new_term: String,
        /// Bank transfer can be used.
        transfer: bool,
        /// Why the last try came to nothing, for a form ready for another card.
        failure: Option<ErrorView>,
    }

    /// What is kept of a card, and the token to pay with.
    pub struct CardView {
        /// The gateway's token.
        token: String,
        /// For people: `Visa ending 4821`.
        label: String,
    }

    /// A date that follows from an order.
    pub struct NextDateView {
        /// The date, for people.
        date: String,
        /// What happens.
        title: String,
        /// More about it.
        detail: String,
        /// The user has to act; otherwise it happens by itself.
        act: bool,
    }

    /// An order, and the document of `renew`, `buy`, `order show` and `orders`.
    pub struct OrderView {
        /// Order number, or the id on this computer while there is none.
        order: String,
        /// Id of the offer.
        offer: String,
        /// `buy` or `renew`.
        kind: String,
        /// State, see `domain::OrderState`.
        state: String,
        /// The accepted total.
        total: Option<MoneyView>,
        /// The client request id.
        request_id: Option<String>,
        /// Anniversary date after it was confirmed.
        anniversary: Option<String>,
        /// Invoice number.
        invoice: Option<String>,
        /// Name of the offer.
        offer_name: String,
        /// Word for the state.
        state_label: String,
        /// When it was begun, for people.
        created_label: String,
        /// How it is paid, for people.
        payment_label: String,
        /// PO number.
        po_number: Option<String>,
        /// What to do about it now; empty where nothing is to be done.
        advice: String,
        /// Id on this computer.
        local_id: String,
    }

    /// The bank transfer of an order: what to send, by when, and the proof of it.
    pub struct TransferView {
        /// Where and what to transfer, with the reference.
        instructions: Vec<FactView>,
        /// The two clocks: the renewal's and the order's, and the last sensible day to send the money.
        deadlines: Vec<FactView>,
        /// What is doubtful about the deadlines; empty where nothing is.
        warning: String,
        /// The proof that was uploaded; empty while there is none.
        proof: Vec<FactView>,
        /// A proof can be uploaded, or take the place of the one there is.
        can_upload: bool,
        /// The order can be cancelled.
        can_cancel: bool,
        /// What to propose as the account that was paid to.
        paid_to: String,
        /// What to propose as the day of the payment, `YYYY-MM-DD`.
        paid_on: String,
    }

    /// Step three of the wizard: the order with what follows from it.
    pub struct ConfirmationView {
        /// The order.
        order: OrderView,
        /// The headline: confirmed, or in progress.
        headline: String,
        /// The sentence below it.
        detail: String,
        /// Facts of the order.
        facts: Vec<FactView>,
        /// Dates that follow.
        dates: Vec<NextDateView>,
        /// What is not certain.
        doubt: String,
        /// The bank transfer, while it is awaited.
        transfer: Option<TransferView>,
    }

    /// A row of the list of invoices, and the document of `invoices --json`.
    pub struct InvoiceRow {
        /// Invoice number.
        number: String,
        /// Invoice date.
        date: String,
        /// Id of the offer.
        offer: String,
        /// `paid`, `due`, `overdue`, `refunded`, `void` or `unknown`.
        status: String,
        /// Total.
        total: MoneyView,
        /// It can be read without a connection.
        offline: bool,
        /// Date for people.
        date_label: String,
        /// Short name of the offer.
        offer_name: String,
        /// Name on the invoice's bill-to.
        bill_to: String,
        /// Word for the status.
        status_label: String,
    }

    /// The page "Invoices".
    pub struct InvoicesPage {
        /// The rows of this window of the list.
        rows: Vec<InvoiceRow>,
        /// How many match.
        matching: u32,
        /// How many there are.
        all: u32,
        /// One line below the title.
        summary: String,
        /// Offers that have invoices: id and name.
        offers: Vec<FactView>,
    }

    /// An invoice for the preview: the document and what stands beside it.
    pub struct InvoiceView {
        /// Invoice number.
        number: String,
        /// Facts beside the page.
        facts: Vec<FactView>,
        /// The PDF, base64.
        pdf: String,
        /// SHA-256 of the PDF.
        sha256: String,
        /// Characters that cannot be printed, with the field they stand in.
        unprintable: Vec<String>,
        /// A sensible file name.
        file_name: String,
    }

    /// The document of `invoice pdf --json`, and what the page says after saving.
    pub struct SavedPdf {
        /// Invoice number.
        number: String,
        /// Where the file is.
        path: String,
        /// Its size in bytes.
        bytes: u32,
        /// Its SHA-256.
        sha256: String,
        /// Characters that could not be printed, with the field they stand in.
        unprintable: Vec<String>,
    }

    /// An account to switch to.
    pub struct AccountView {
        /// Short name.
        name: String,
        /// Company.
        company: String,
        /// It is the current one.
        current: bool,
    }

    /// A role to sign in as.
    pub struct RoleView {
        /// Stable id.
        id: String,
        /// Name in Partner Center.
        label: String,
        /// It may buy and renew.
        may_buy: bool,
        /// It is the current one.
        current: bool,
    }

    /// The frame of the window: account, freshness, key, settings.
    pub struct StatusView {
        /// `en` or `zh-TW`.
        language: String,
        /// `system`, `light` or `dark`.
        theme: String,
        /// Accounts on this computer.
        accounts: Vec<AccountView>,
        /// Company of the current account.
        company: String,
        /// PartnerID of the current account.
        partner_id: String,
        /// Who is signed in, in which role.
        signed_in: String,
        /// Roles to choose from; empty where they cannot be chosen.
        roles: Vec<RoleView>,
        /// Today in the account's calendar.
        today: String,
        /// The same, for people.
        today_label: String,
        /// The calendar can be moved.
        can_move_calendar: bool,
        /// `fresh`, `stale`, `offline` or `never`.
        freshness: String,
        /// When the records were fetched, for people.
        freshness_label: String,
        /// `keyring`, `key_file` or `session`.
        key: String,
        /// Where the key is kept and what to do where it is not; for people.
        key_label: String,
        /// Nothing is kept after the window closes.
        session_only: bool,
        /// How many invoices are stored, for people.
        stored_label: String,
        /// Orders in progress.
        open_orders: u32,
        /// The data folder.
        data_folder: String,
    }

    /// The bill-to and legal profile, and the document of `profile --json`.
    pub struct ProfileView {
        /// PartnerID.
        partner_id: String,
        /// Sold to.
        legal: PartyView,
        /// Bill to.
        bill_to: PartyView,
        /// Name of the tax number.
        tax_id_label: String,
        /// Tax number.
        tax_id: Option<String>,
        /// Default PO number.
        po_number: Option<String>,
        /// `pending`, `authorized`, `rejected` or `unknown`.
        vetting: String,
        /// The day from which it holds.
        valid_from: String,
    }

    /// An error, the same on screen and on the command line.
    pub struct ErrorView {
        /// Stable code.
        code: String,
        /// What happened.
        message: String,
        /// What is safe.
        safe: String,
        /// What to do.
        todo: String,
    }
}

views! {
    kept
    /// What the wizard keeps between its steps and over a closed window. No card data.
    pub struct DraftInput {
        /// Payment method: `card` or `transfer`.
        method: String,
        /// Contact name of a transfer.
        contact_name: String,
        /// Phone number of a transfer.
        contact_phone: String,
        /// E-mail address of a transfer.
        contact_email: String,
        /// PO number.
        po_number: String,
        /// The step that was shown last: 1 or 2.
        step: u32,
    }
}

views! {
    given
    /// What to look for among the invoices.
    pub struct InvoiceQuery {
        /// Words to find in number, names, offer, lines and amounts; empty finds all.
        text: String,
        /// First invoice date.
        from: Option<String>,
        /// Last invoice date.
        to: Option<String>,
        /// Id of the offer.
        offer: Option<String>,
        /// `number`, `date`, `offer`, `status`, `amount` or `bill_to`.
        sort: String,
        /// Descending.
        descending: bool,
        /// Rows to skip.
        offset: u32,
        /// At most this many rows; 0 for all.
        limit: u32,
    }

    /// The form of a payment proof.
    pub struct ProofInput {
        /// The name of the chosen file.
        file_name: String,
        /// The content of the file, base64.
        content: String,
        /// The day of the payment, `YYYY-MM-DD`.
        paid_on: String,
        /// The account that was paid to.
        paid_to: String,
        /// The bank's reference; may be empty.
        reference: String,
    }

    /// Settings that are remembered.
    pub struct SettingsInput {
        /// `en` or `zh-TW`; `None` leaves it.
        language: Option<String>,
        /// `system`, `light` or `dark`; `None` leaves it.
        theme: Option<String>,
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
