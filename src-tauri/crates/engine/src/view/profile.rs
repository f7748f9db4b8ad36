//! The Partner profile: what stands there, how it is changed, and who may do what.

use domain::{Activity, CenterRecord, ProfileField, StateUse, VettingStatus, closed_set};
use serde::{Deserialize, Serialize};

use super::common::{FieldProblem, PartyView};
use super::links::{LinkView, MailView};

closed_set! {
    /// A side of the profile: each is changed by itself.
    pub enum ProfileSide {
        /// Bill-to address, tax number, PO number and contact.
        Billing = "billing",
        /// Legal name and address.
        Legal = "legal",
    }
}

views! {
    shown
    /// A state or province to choose.
    pub struct StateView {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    }

    /// What a form of the profile asks, by the country of its address.
    pub struct AddressRulesView {
        /// The fields, in the order in which they are asked.
        fields: Vec<ProfileField>,
        /// Whether there is a state or province in the address.
        state_use: StateUse,
        /// The counties and cities to choose from, by what is recorded of them; empty where there is no such list.
        counties: Vec<StateView>,
        /// The states to choose from; empty where the field is free.
        states: Vec<StateView>,
        /// A postal code is required.
        postal_code_required: bool,
        /// What a postal code looks like; empty where nothing is known.
        postal_code_example: String,
        /// What a tax number looks like; empty where nothing is known.
        tax_id_example: String,
        /// Name of the country, which cannot be changed.
        country: String,
    }

    /// A former version of the profile.
    pub struct ProfileVersionView {
        /// From when it held, for people.
        from: String,
        /// Sold to.
        legal: PartyView,
        /// Bill to.
        bill_to: PartyView,
        /// Tax number; empty where none stood there.
        tax_id: String,
        /// PO number; empty where none stood there.
        po_number: String,
    }

    /// Where something is stated.
    pub struct SourceView {
        /// The page.
        link: LinkView,
        /// Which edition and part of it.
        detail: String,
    }

    /// Whether the signed-in person may do something.
    pub struct AllowanceView {
        /// It can be done here and by this role.
        allowed: bool,
        /// Why it cannot; empty where it can.
        reason: String,
        /// A mail to somebody who may; none where the role is not what stands in the way.
        mail: Option<MailView>,
    }

    /// Who may do something, by one source.
    pub struct StatementView {
        /// The roles, for people.
        roles: String,
        /// As of which day, for people.
        as_of: String,
        /// The pages that say so.
        sources: Vec<SourceView>,
    }

    /// Who may do something.
    pub struct PermissionView {
        /// The activity.
        id: Activity,
        /// What is done.
        label: String,
        /// The signed-in role may do it; `None` where the role is not known.
        allowed: Option<bool>,
        /// The statement this program goes by.
        in_force: StatementView,
        /// What other sources say.
        others: Vec<StatementView>,
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
        /// Verification.
        vetting: VettingStatus,
        /// The day from which it holds.
        valid_from: String,
        /// Verification, for people.
        vetting_label: String,
        /// What follows from it and what to do; empty where nothing does.
        vetting_detail: String,
        /// What follows from it for buying and renewing; empty where nothing does.
        buying_note: String,
        /// The whole contact in one line; empty where the connection does not say.
        contact: String,
        /// Contact name; empty where the connection does not say.
        contact_name: String,
        /// Contact e-mail address.
        contact_email: String,
        /// Contact phone.
        contact_phone: String,
        /// Whether the billing side can be changed.
        billing_change: AllowanceView,
        /// Whether the legal side can be changed.
        legal_change: AllowanceView,
        /// The billing side, to be changed.
        billing_form: ProfileInput,
        /// The legal side, to be changed.
        legal_form: ProfileInput,
        /// What the bill-to country asks.
        billing_rules: AddressRulesView,
        /// What the legal entity's country asks.
        legal_rules: AddressRulesView,
        /// Former versions, the latest first.
        versions: Vec<ProfileVersionView>,
        /// Who may do what.
        permissions: Vec<PermissionView>,
        /// Pages of Partner Center about the profile.
        links: Vec<LinkView>,
        /// Partner Center says of an address what it thinks of it before it is saved.
        checks_addresses: bool,
    }

    /// A record of the partner, as Partner Center said it, for whoever reads about it offline.
    pub struct CenterRecordView {
        /// Which it is.
        record: CenterRecord,
        /// The same, for people.
        label: String,
        /// It was said. Where it was not, it is not known, which does not mean that there is nothing.
        known: bool,
        /// When it was said (RFC 3339); empty where it was not.
        as_of: String,
        /// When it was said, or that it is not known, for people.
        state_label: String,
        /// The code of why the last question for it had no answer; empty where it had one.
        problem: String,
        /// The same, for people.
        problem_label: String,
        /// Its version there; empty where none was said.
        etag: String,
        /// The JSON text as it was sent; empty where it was not. The page has no use for it.
        #[serde(skip)]
        sent: String,
    }

    /// What a change of the profile would mean.
    pub struct ProfileCheckView {
        /// Fields that cannot be saved as they are.
        problems: Vec<FieldProblem<ProfileField>>,
        /// Fields that look wrong and can be saved.
        warnings: Vec<FieldProblem<ProfileField>>,
        /// Something differs from what stands there.
        changed: bool,
        /// Partner Center will review the account again.
        starts_review: bool,
        /// What a review means for buying, with its dates; empty where none starts.
        review_note: String,
    }
}

views! {
    shown
    /// An agreement that Microsoft has with the partner's customers.
    pub struct AgreementView {
        /// The id of its template; empty where it is not said.
        template_id: String,
        /// Its kind, as Partner Center says it.
        kind: String,
        /// Where its text stands; empty where it is not said.
        link: String,
        /// Which version of it is in force; none where it is not said.
        version_rank: Option<i64>,
    }

    /// The agreements as Partner Center told them.
    pub struct AgreementsView {
        /// They were told. Where they were not, they are not known, which does not mean that there are none.
        known: bool,
        /// When they were told (RFC 3339); empty where they were not.
        as_of: String,
        /// When they were told, or that they are not known, for people.
        state_label: String,
        /// The code of why the last question for them had no answer; empty where it had one.
        problem: String,
        /// The agreements.
        agreements: Vec<AgreementView>,
    }
}

views! {
    shown
    /// What Partner Center says of an address before it is saved. What it does not say is not known, and no reason against it.
    pub struct AddressCheckView {
        /// It said something of the address.
        known: bool,
        /// Its word for the address, as it said it; empty in the older answers, which have none.
        status: String,
        /// What it said of the address besides.
        message: String,
        /// The addresses that it suggests, each in one line.
        suggestions: Vec<String>,
        /// All of that, for people.
        label: String,
        /// The code of why nothing is known of the address; empty where something is.
        problem: String,
        /// It said what it asks of addresses in the country.
        rules_known: bool,
        /// What the address lacks by that.
        rule_problems: Vec<FieldProblem<ProfileField>>,
        /// The code of why nothing is known of the country; empty where something is.
        rules_problem: String,
        /// Somebody has to decide whether it is saved as it is: it was not said to be right, or another one is suggested.
        needs_decision: bool,
        /// What was said of it without the addresses that are suggested, for people.
        said_label: String,
        /// The suggested addresses that are others and can be taken.
        choices: Vec<AddressChoiceView>,
    }

    /// A suggested address that can be taken.
    pub struct AddressChoiceView {
        /// The address in one line.
        label: String,
        /// The form with it. What was not suggested stands there as it was typed.
        form: ProfileInput,
    }
}

views! {
    kept
    /// The form of one side of the profile.
    pub struct ProfileInput {
        /// Which side.
        side: ProfileSide,
        /// Name of the company.
        name: String,
        /// Department or person.
        attention: String,
        /// First line of the address.
        address_line1: String,
        /// Second line of the address.
        address_line2: String,
        /// County or city of its rank, as it is recorded; empty where the country has no list of them.
        county: String,
        /// City, or what follows the county.
        city: String,
        /// State or province.
        state: String,
        /// Postal code.
        postal_code: String,
        /// Tax number; billing side only.
        tax_id: String,
        /// PO number; billing side only.
        po_number: String,
        /// First name of the contact; billing side only.
        first_name: String,
        /// Last name of the contact; billing side only.
        last_name: String,
        /// E-mail address of the contact; billing side only.
        email: String,
        /// Phone number of the contact; billing side only.
        phone: String,
        /// The version the form was filled from.
        revision: String,
    }
}
