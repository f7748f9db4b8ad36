use domain::{BillingChange, Country, LegalChange, Party, Profile, TaxId, Vetting, VettingStatus};

use super::party::filled;
use super::{Attributes, Day, Flag, Links, Text, plain_word};

resources! {
    /// `GET /v1/profiles/mpn`.
    pub struct MpnProfile {
        /// PartnerID.
        mpn_id: Text,
        /// The same under its later name.
        partner_id: Text,
        /// The company.
        partner_name: Text,
        /// `MpnProfile`.
        profile_type: Text,
        /// Addresses.
        links: Links,
        /// Kind.
        attributes: Attributes,
    }

    /// The documented address.
    pub struct Address {
        /// ISO 3166-1 alpha-2 code.
        country: Text,
        /// Region.
        region: Text,
        /// City.
        city: Text,
        /// State.
        state: Text,
        /// Street.
        address_line1: Text,
        /// Second line.
        address_line2: Text,
        /// Postal code.
        postal_code: Text,
        /// Of a person at the address.
        first_name: Text,
        /// Of a person at the address.
        last_name: Text,
        /// Of a person at the address.
        phone_number: Text,
    }

    /// The documented contact.
    pub struct Contact {
        /// First name.
        first_name: Text,
        /// Last name.
        last_name: Text,
        /// E-mail.
        email: Text,
        /// Phone.
        phone_number: Text,
    }

    /// `GET /v1/profiles/billing`, with what a membership invoice needs beyond the documented fields.
    pub struct BillingProfile {
        /// The company that gets the invoice.
        company_name: Text,
        /// A department or person below the name.
        attention: Text,
        /// Its address.
        address: Address,
        /// Its contact.
        primary_contact: Contact,
        /// The default purchase order number.
        purchase_order_number: Text,
        /// The company's tax number.
        tax_id: Text,
        /// What the tax number is called.
        tax_id_type: Text,
        /// ISO 4217 code.
        billing_currency: Text,
        /// Whether a billing profile is linked.
        is_linked: Flag,
        /// The day from which the profile holds.
        effective_date: Day,
        /// `BillingProfile`.
        profile_type: Text,
        /// Addresses.
        links: Links,
        /// Version and kind.
        attributes: Attributes,
    }

    /// `GET /v1/profiles/legalbusiness`, with the day on which the vetting ended.
    pub struct LegalBusinessProfile {
        /// The legal entity.
        company_name: Text,
        /// Its address.
        address: Address,
        /// Its contact.
        primary_contact: Contact,
        /// Where its verification stands.
        vetting_status: Text,
        /// Detail of it.
        vetting_sub_status: Text,
        /// The day the status was reached.
        vetting_status_date: Day,
        /// `LegalBusinessProfile`.
        profile_type: Text,
        /// Addresses.
        links: Links,
        /// Kind.
        attributes: Attributes,
    }
}

/// The status of a word; by number where the service writes enumerations so.
fn vetting_status(word: Option<&Text>) -> VettingStatus {
    match word.map(|Text(word)| plain_word(word)).as_deref() {
        Some("pending" | "1") => VettingStatus::Pending,
        Some("authorized" | "2") => VettingStatus::Authorized,
        Some("rejected" | "3") => VettingStatus::Rejected,
        _ => VettingStatus::Unknown,
    }
}

const fn vetting_word(status: VettingStatus) -> &'static str {
    match status {
        VettingStatus::Pending => "pending",
        VettingStatus::Authorized => "authorized",
        VettingStatus::Rejected => "rejected",
        _ => "none",
    }
}

fn party(name: Option<Text>, attention: Option<Text>, address: Option<Address>, tax_id: Option<TaxId>) -> Party {
    let address = address.unwrap_or_default();
    Party {
        name: filled(name).unwrap_or_default(),
        attention: filled(attention),
        address_lines: [address.address_line1, address.address_line2]
            .into_iter()
            .filter_map(filled)
            .collect(),
        city: filled(address.city),
        region: filled(address.state).or_else(|| filled(address.region)),
        postal_code: filled(address.postal_code),
        country: Country::new(&filled(address.country).unwrap_or_default()),
        tax_id,
    }
}

impl BillingProfile {
    /// The change that a `PUT` of this asks for, from a profile whose country and verification stay as they are. A field
    /// that is missing is to be empty.
    #[must_use]
    pub fn change(self, current: &Profile) -> BillingChange {
        let label = filled(self.tax_id_type).or_else(|| current.legal.tax_id.as_ref().map(|id| id.label.clone()));
        let bill_to = party(self.company_name, self.attention, self.address, None);
        BillingChange {
            bill_to: Party {
                country: current.bill_to.country.clone(),
                ..bill_to
            },
            tax_id: filled(self.tax_id).map(|value| TaxId {
                label: label.unwrap_or_default(),
                value,
            }),
            po_number: filled(self.purchase_order_number),
            contact: self.primary_contact.map(contact).unwrap_or_default(),
        }
    }
}

impl LegalBusinessProfile {
    /// The change that a `PUT` of this asks for, as [`BillingProfile::change`].
    #[must_use]
    pub fn change(self, current: &Profile) -> LegalChange {
        let legal = party(self.company_name, None, self.address, current.legal.tax_id.clone());
        LegalChange {
            legal: Party {
                country: current.legal.country.clone(),
                ..legal
            },
        }
    }
}

/// The profile of a legal and a billing profile.
///
/// Partner Center does not tell since when an address holds; where neither the profile nor the vetting has a day, it
/// holds since 1970, before any membership.
#[must_use]
pub fn profile_of(legal: LegalBusinessProfile, billing: BillingProfile) -> Profile {
    let tax_id = filled(billing.tax_id).map(|value| TaxId {
        label: filled(billing.tax_id_type).unwrap_or_default(),
        value,
    });
    let since = legal.vetting_status_date.and_then(|day| day.0);
    Profile {
        vetting: Vetting {
            status: vetting_status(legal.vetting_status.as_ref()),
            since,
        },
        contact: billing.primary_contact.map(contact),
        revision: etag(billing.attributes).or_else(|| etag(legal.attributes)),
        legal: party(legal.company_name, None, legal.address, tax_id),
        bill_to: party(billing.company_name, billing.attention, billing.address, None),
        po_number: filled(billing.purchase_order_number),
        billing_profile: billing.is_linked.map(|flag| flag.0),
        valid_from: billing
            .effective_date
            .and_then(|day| day.0)
            .or(since)
            .unwrap_or_default(),
    }
}

fn contact(contact: Contact) -> domain::Contact {
    domain::Contact {
        first_name: filled(contact.first_name).unwrap_or_default(),
        last_name: filled(contact.last_name).unwrap_or_default(),
        email: filled(contact.email).unwrap_or_default(),
        phone: filled(contact.phone_number).unwrap_or_default(),
    }
}

fn etag(attributes: Option<Attributes>) -> Option<String> {
    filled(attributes?.etag)
}

impl From<&domain::Contact> for Contact {
    fn from(contact: &domain::Contact) -> Self {
        Self {
            first_name: Some(contact.first_name.as_str().into()),
            last_name: Some(contact.last_name.as_str().into()),
            email: Some(contact.email.as_str().into()),
            phone_number: Some(contact.phone.as_str().into()),
        }
    }
}

impl Attributes {
    /// The attributes of one version of a profile.
    fn of_version(kind: &str, profile: &Profile) -> Self {
        Self {
            etag: profile.revision.as_deref().map(Into::into),
            ..Self::of(kind)
        }
    }
}

impl From<&Party> for Address {
    /// Lines beyond the two that the shape has are joined to the second.
    fn from(party: &Party) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(Text::from);
        let mut lines = party.address_lines.iter();
        let first = lines.next().map(|line| line.as_str().into());
        let rest: Vec<&str> = lines.map(String::as_str).collect();
        Self {
            country: Some(party.country.code().into()),
            city: text(&party.city),
            state: text(&party.region),
            address_line1: first,
            address_line2: (!rest.is_empty()).then(|| rest.join(", ").into()),
            postal_code: text(&party.postal_code),
            ..Self::default()
        }
    }
}

impl From<&LegalChange> for LegalBusinessProfile {
    fn from(change: &LegalChange) -> Self {
        Self {
            company_name: Some(change.legal.name.as_str().into()),
            address: Some((&change.legal).into()),
            ..Self::default()
        }
    }
}

impl From<&BillingChange> for BillingProfile {
    fn from(change: &BillingChange) -> Self {
        let tax_id = change.tax_id.as_ref();
        Self {
            company_name: Some(change.bill_to.name.as_str().into()),
            attention: change.bill_to.attention.as_deref().map(Into::into),
            address: Some((&change.bill_to).into()),
            primary_contact: Some((&change.contact).into()),
            purchase_order_number: change.po_number.as_deref().map(Into::into),
            tax_id: tax_id.map(|tax_id| tax_id.value.as_str().into()),
            tax_id_type: tax_id.map(|tax_id| tax_id.label.as_str().into()),
            ..Self::default()
        }
    }
}

impl Address {
    /// Writes the state where the other address has it: some have it as their region.
    pub(crate) fn follow(&mut self, other: &Self) {
        let is_filled = |text: &Option<Text>| filled(text.clone()).is_some();
        if is_filled(&other.region) && !is_filled(&other.state) {
            self.region = self.state.take();
        }
    }
}

impl From<&Profile> for LegalBusinessProfile {
    fn from(profile: &Profile) -> Self {
        Self {
            vetting_status: Some(vetting_word(profile.vetting.status).into()),
            vetting_sub_status: Some("none".into()),
            vetting_status_date: profile.vetting.since.map(Into::into),
            profile_type: Some("LegalBusinessProfile".into()),
            links: Some(Links::itself("/profiles/legalbusiness")),
            attributes: Some(Attributes::of_version("LegalBusinessProfile", profile)),
            ..Self::from(&LegalChange::of(profile))
        }
    }
}

impl BillingProfile {
    /// The billing side of a profile, charged in a currency.
    #[must_use]
    pub fn of(profile: &Profile, currency: domain::Currency) -> Self {
        Self {
            billing_currency: Some(currency.code().into()),
            is_linked: profile.billing_profile.map(Flag),
            effective_date: Some(profile.valid_from.into()),
            profile_type: Some("BillingProfile".into()),
            links: Some(Links::itself("/profiles/billing")),
            primary_contact: profile.contact.as_ref().map(Into::into),
            attributes: Some(Attributes::of_version("BillingProfile", profile)),
            ..Self::from(&BillingChange::of(profile))
        }
    }
}
