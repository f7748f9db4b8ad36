use domain::{Activity, NaiveDate, Offer, Permissions, Phrase};
use words::Words;

use crate::account::records::Records;
use crate::view::MailView;
use crate::words::labels::activity_label;
use crate::{Engine, Error};

/// What a mail is about besides the activity.
#[derive(Clone, Copy)]
pub(crate) struct MailOffer<'a> {
    pub offer: &'a Offer,
    /// The last safe day to renew it, where that day is still to come.
    pub closes: Option<NaiveDate>,
}

/// A mail to somebody who may do what the signed-in role may not; none where it may.
pub(crate) fn mail_unless_allowed(
    words: &Words,
    records: &Records,
    activity: Activity,
    about: Option<MailOffer<'_>>,
) -> Option<MailView> {
    Permissions::embedded()
        .refusal(records.session.role, activity)
        .map(|_| mail(words, records, activity, about))
}

fn mail(words: &Words, records: &Records, activity: Activity, about: Option<MailOffer<'_>>) -> MailView {
    let (account, what) = (&records.session.account, activity_label(words, activity));
    let subject = Phrase::new("mail-subject")
        .with("partner", account.partner_id.clone())
        .with("activity", what.clone());
    let wish = Phrase::new("mail-wish")
        .with("partner", account.partner_id.clone())
        .with("company", account.company.clone())
        .with("activity", what);
    let offer = about.map(|about| {
        let name = about.offer.name.clone();
        match about.closes {
            Some(closes) => Phrase::new("mail-offer-until")
                .with("offer", name)
                .with("closes", closes),
            None => Phrase::new("mail-offer").with("offer", name),
        }
    });
    let role = Permissions::embedded()
        .refusal(records.session.role, activity)
        .map(|refusal| {
            Phrase::new("mail-role")
                .with("role", refusal.role)
                .with("roles", refusal.statement.roles.clone())
                .with("day", refusal.statement.as_of)
        });
    let needed: Vec<String> = [Some(wish), offer]
        .into_iter()
        .flatten()
        .map(|phrase| words.say(&phrase))
        .collect();
    let asked = [role, Some(Phrase::new("mail-ask"))].into_iter().flatten();
    let asked: Vec<String> = asked.map(|phrase| words.say(&phrase)).collect();
    let paragraphs = [
        words.text("mail-greeting"),
        needed.join("\n"),
        asked.join("\n"),
        records.session.person.clone(),
    ];
    MailView {
        activity,
        offer: about.map(|about| about.offer.id.to_string()),
        subject: words.say(&subject),
        text: paragraphs.join("\n\n").trim_end().to_owned(),
    }
}

impl MailView {
    /// The mail as an address of the scheme `mailto`, without a recipient: whom to ask is for the sender to say. Whatever
    /// is no plain letter or digit is encoded, so that no text adds a field of its own.
    #[must_use]
    pub fn address(&self) -> String {
        let encoded = |text: &str| -> String {
            let bytes = text.replace('\n', "\r\n").into_bytes();
            let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
            bytes
                .into_iter()
                .map(|byte| {
                    if unreserved(byte) {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect()
        };
        format!(
            "mailto:?subject={}&body={}",
            encoded(&self.subject),
            encoded(&self.text)
        )
    }
}

impl Engine {
    /// The ready-made mail about something, for the shell to open.
    ///
    /// # Errors
    /// [`Code::UnknownOffer`](crate::Code::UnknownOffer), [`Code::NotFetched`](crate::Code::NotFetched), or the store's error.
    pub async fn mail(&self, activity: Activity, offer: Option<&str>, words: &Words) -> Result<MailView, Error> {
        let records = self.records().await?;
        let about = match offer {
            Some(offer) => Some(self.mail_offer(&records, self.offer(offer)?).await?),
            None => None,
        };
        Ok(mail(words, &records, activity, about))
    }

    /// An offer as a mail tells it today.
    pub(crate) async fn mail_offer<'a>(&self, records: &Records, offer: &'a Offer) -> Result<MailOffer<'a>, Error> {
        let on = self.clock().today();
        let orders = self.store().orders(self.account()).await?;
        let window = records.judge(self, offer, &orders, on).status.window;
        let closes = window.and_then(|window| window.closes).filter(|closes| on <= *closes);
        Ok(MailOffer { offer, closes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_mail_carries_its_text_and_nothing_else() {
        let mail = MailView {
            activity: Activity::Buy,
            offer: None,
            subject: "A & B: 100 %?cc=x@y.example".to_owned(),
            text: "您好：\n\n#1 \"a\" <b>\u{202e}".to_owned(),
        };
        let address = mail.address();
        let (start, rest) = address.split_once('?').unwrap_or_default();
        assert_eq!(start, "mailto:");
        let fields: Vec<&str> = rest
            .split('&')
            .map(|field| field.split('=').next().unwrap_or_default())
            .collect();
        assert_eq!(fields, ["subject", "body"]);
        assert!(
            address.is_ascii() && !address.contains([' ', '"', '<', '#', '\n', '@']),
            "{address}"
        );
        assert!(
            address.contains("%E6%82%A8%E5%A5%BD%EF%BC%9A%0D%0A%0D%0A%231"),
            "{address}"
        );
    }
}
