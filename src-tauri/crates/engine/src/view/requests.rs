//! Cancelling a subscription, and Partner Center requests.

use domain::{RequestStatus, closed_set};
use serde::{Deserialize, Serialize};

use super::common::{FactView, FieldProblem};
use super::links::MailView;
use super::offer_details::PortalLabelView;
use super::offers::CheckView;

closed_set! {
    /// A question that the admin answers where the connection does not say.
    pub enum RefundQuestion {
        /// Was a benefit activated?
        BenefitActivated = "benefit_activated",
        /// Was a product key viewed?
        KeyViewed = "key_viewed",
    }

    /// The tone of the refund checklist.
    pub enum RefundTone {
        /// A refund is possible.
        Ok = "ok",
        /// Answers are missing.
        Wait = "wait",
        /// No refund is possible.
        Stop = "stop",
    }

    /// A field of the form that asks to cancel.
    pub enum CancelField {
        /// One line.
        Summary = "summary",
        /// The text.
        Description = "description",
    }
}

views! {
    given
    /// What the admin answered about the use of a subscription, and what is to be sent.
    pub struct CancelInput {
        /// Id of the offer.
        offer: String,
        /// Whether a benefit was activated; `None` where nobody answered.
        benefit_activated: Option<bool>,
        /// Whether a product key was viewed; `None` where nobody answered.
        key_viewed: Option<bool>,
        /// One line; empty takes the proposal.
        summary: String,
        /// The text; empty takes the proposal.
        description: String,
    }

    /// A new support request.
    pub struct NewRequestInput {
        /// One line.
        summary: String,
        /// The type of problem.
        kind: String,
        /// The text.
        description: String,
    }

    /// A note with or without a file.
    pub struct NoteInput {
        /// Id of the request.
        request: String,
        /// The text.
        text: String,
        /// The name of the chosen file; empty without one.
        file_name: String,
        /// The content of the file, base64.
        content: String,
    }

    /// What to look for among the requests.
    pub struct RequestQuery {
        /// Words to find in id, summary, text and notes; empty finds all.
        text: String,
        /// Only of this status; `None` for all.
        status: Option<RequestStatus>,
    }
}

views! {
    shown
    /// One question of the refund checklist.
    pub struct RefundCheckView {
        /// The check.
        check: CheckView,
        /// What the admin can answer about it, where the connection does not say.
        question: Option<RefundQuestion>,
        /// The label of the answer that keeps the refund; empty where nothing is asked.
        no_label: String,
        /// The label of the answer that ends it; empty where nothing is asked.
        yes_label: String,
    }

    /// A heading with a paragraph.
    pub struct ParagraphView {
        /// The heading.
        title: String,
        /// The paragraph.
        text: String,
    }

    /// The page "Cancel subscription".
    pub struct CancelView {
        /// Id of the offer.
        offer: String,
        /// Name of the offer.
        name: String,
        /// Offer, company and how long it runs.
        subtitle: String,
        /// The refund checklist.
        checks: Vec<RefundCheckView>,
        /// How many answers are missing or checks fail, for people.
        tally: String,
        /// The tone of the tally.
        tone: RefundTone,
        /// Where to make the request in Partner Center, step by step.
        route: Vec<PortalLabelView>,
        /// What the field of the type is called.
        kind_label: String,
        /// The type of problem to choose.
        kind: PortalLabelView,
        /// The proposed or typed summary.
        summary: String,
        /// The proposed or typed description.
        description: String,
        /// Fields that cannot be sent as they are.
        problems: Vec<FieldProblem<CancelField>>,
        /// What happens with a refund, without one, and what stays.
        outcomes: Vec<ParagraphView>,
        /// The request can be sent from here.
        can_send: bool,
        /// Why it cannot; empty where it can.
        reason: String,
        /// A mail to somebody who may send it; none where the role is not what stands in the way.
        mail: Option<MailView>,
        /// The request that asks already for it.
        open_request: Option<String>,
        /// All of it as text to paste.
        text: String,
    }

    /// A row of the list of requests, and the document of `requests` and `request show`.
    pub struct RequestView {
        /// The id.
        request: String,
        /// What it is about.
        summary: String,
        /// The type of problem.
        #[serde(rename = "type")]
        kind: String,
        /// How it stands.
        status: RequestStatus,
        /// The day it was opened.
        opened: String,
        /// The day it last changed.
        modified: String,
        /// Word for the status.
        status_label: String,
        /// When it was opened, for people.
        opened_label: String,
        /// When it last changed, for people.
        modified_label: String,
    }

    /// The page "Partner Center requests".
    pub struct RequestsPage {
        /// The rows, the one that changed last first.
        rows: Vec<RequestView>,
        /// How many there are in all.
        all: u32,
        /// How many are open or need attention.
        open: u32,
        /// One line below the title.
        summary: String,
        /// Where they are found in Partner Center, step by step.
        route: Vec<PortalLabelView>,
        /// A request can be made here.
        can_make: bool,
        /// What the field of the type is called.
        kind_label: String,
        /// Types of problem to choose from.
        kinds: Vec<String>,
    }

    /// A note on a request.
    pub struct RequestNoteView {
        /// Who wrote it.
        author: String,
        /// When, for people.
        written: String,
        /// The text.
        text: String,
    }

    /// The page of a request.
    pub struct RequestDetailsView {
        /// The row.
        request: RequestView,
        /// Facts: id, status, opened, changed, type, contact, subscription.
        facts: Vec<FactView>,
        /// What was sent.
        description: String,
        /// The notes, the earliest first.
        notes: Vec<RequestNoteView>,
        /// The attached files: name and size.
        attachments: Vec<FactView>,
        /// What comes next, and when to ask again.
        advice: String,
        /// The subscription it asks to cancel.
        offer: Option<String>,
        /// A note can be added.
        can_add_note: bool,
        /// A file can be sent with it.
        takes_files: bool,
        /// Where it is found in Partner Center, step by step.
        route: Vec<PortalLabelView>,
        /// Who can see it there.
        visibility: String,
        /// The longest text of a note, in characters.
        longest_note: u32,
    }
}
