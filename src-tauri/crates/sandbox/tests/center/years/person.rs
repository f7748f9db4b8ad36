use std::collections::HashMap;

use chrono::Days;
use domain::{
    BillingChange, Catalogue, Holdings, LegalChange, Money, NaiveDate, OfferId, OrderKind, Party, RequestId,
    SupportRequestId, WindowAnswer,
};
use partner_center::{CardDetails, Error, NewOrder, PartnerCenter, Refusal};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use sandbox::Sandbox;

use crate::support::{self, PDF, SandboxClient, proof_of};

/// What the person is interested in, of all that is sold.
const SHOP: [&str; 15] = [
    "action-pack",
    "learning-action-pack",
    "silver-data-platform",
    "silver-security",
    "silver-application-development",
    "silver-data-analytics",
    "silver-cloud-platform",
    "gold-cloud-platform",
    "gold-data-platform",
    "gold-application-development",
    "gold-data-analytics",
    "legacy-gold-benefits",
    "legacy-silver-benefits",
    "partner-launch",
    "partner-success-core",
];
const TOKENS: [&str; 8] = [
    "tok_visa",
    "tok_visa",
    "tok_visa",
    "tok_declined",
    "tok_error715",
    "tok_declined_on_renewal",
    "tok_timeout_after_charge",
    "typed",
];

/// The first is paid for, and pays for the second.
const TWO_OF_A_LEVEL: [&str; 2] = ["silver-application-development", "silver-cloud-platform"];
/// Both have been renewed by then.
const PATIENT_UNTIL: NaiveDate = NaiveDate::from_ymd_opt(2022, 9, 15).unwrap();

/// Someone who does whatever comes to mind.
pub struct Person {
    pub sandbox: Sandbox,
    pub client: SandboxClient,
    pub catalogue: Catalogue,
    /// The total that was accepted with each submission.
    pub accepted: HashMap<RequestId, Money>,
    random: StdRng,
    submissions: u128,
    requests: Vec<SupportRequestId>,
    registered: Party,
    patient: bool,
}

impl Person {
    pub async fn new(seed: u64) -> Self {
        let names = ["sample", "sample-tw", "sample-new"];
        let name = names[usize::try_from(seed % 3).unwrap()];
        let (sandbox, client) = support::opened(name).await;
        let registered = client.profile().await.unwrap().legal;
        Self {
            sandbox,
            client,
            catalogue: Catalogue::embedded(),
            accepted: HashMap::new(),
            random: StdRng::seed_from_u64(seed),
            submissions: 0,
            requests: Vec::new(),
            registered,
            patient: seed % 6 == 5,
        }
    }

    /// A day in the month that ends on a day.
    pub fn day_before(&mut self, step: NaiveDate) -> NaiveDate {
        step - Days::new(self.random.random_range(1..27))
    }

    /// Does up to two things. A patient one first lets two competencies renew undisturbed: by chance alone, what one pays
    /// for hardly ever gets that far before competencies are sold no more.
    pub async fn act(&mut self, today: NaiveDate) {
        if self.patient && today < PATIENT_UNTIL {
            return self.buy_two_and_wait(today).await;
        }
        for _ in 0..self.random.random_range(0..=2) {
            match self.random.random_range(0..100) {
                0..40 => self.order(today, false).await,
                40..58 => self.order(today, true).await,
                58..62 => self.prove(today).await,
                62..68 => self.cancel_order().await,
                68..74 => self.cancel_subscription(today).await,
                74..82 => self.change_profile().await,
                82..86 => self.turn_off(today).await,
                86..91 => self.write_note().await,
                91..94 => self.ask().await,
                _ => drop(self.client.join().await.unwrap()),
            }
        }
    }

    async fn buy_two_and_wait(&mut self, today: NaiveDate) {
        drop(self.client.join().await.unwrap());
        let terms = self.client.terms().await.unwrap();
        let missing = |offer: &&&str| terms.iter().all(|term| term.offer.as_str() != **offer);
        if let Some(offer) = TWO_OF_A_LEVEL.iter().find(missing) {
            let request = self.submission();
            let order = support::by_card(&self.client, offer, OrderKind::Buy, request, "tok_visa").await;
            self.place(&order, order.accepted_total, today).await;
        }
    }

    fn submission(&mut self) -> u128 {
        self.submissions += 1;
        self.submissions
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_ratio(percent, 100)
    }

    async fn order(&mut self, today: NaiveDate, by_transfer: bool) {
        let sold = |id: &&&str| self.catalogue.offer(&OfferId::new(**id)).unwrap().is_sold(today);
        let sold: Vec<&str> = SHOP.iter().filter(sold).copied().collect();
        let offer = *sold.choose(&mut self.random).unwrap();
        let kind = self.kind(offer, today).await;
        let request = self.submission();
        let mut order = if by_transfer {
            support::by_transfer(&self.client, offer, kind, request).await
        } else {
            let token = self.token(today).await;
            support::by_card(&self.client, offer, kind, request, &token).await
        };
        let right = order.accepted_total;
        if self.chance(3) {
            order.accepted_total.amount += domain::Decimal::ONE;
        }
        self.place(&order, right, today).await;
    }

    async fn place(&mut self, order: &NewOrder, right: Money, today: NaiveDate) {
        self.accepted.insert(order.request_id, order.accepted_total);
        match self.client.place_order(order).await {
            Ok(placed) => {
                assert_eq!((placed.total, order.accepted_total), (right, right));
                if placed.state.is_open() && self.chance(60) {
                    let proof = proof_of(PDF, today);
                    self.client.upload_proof(&placed.number, &proof).await.unwrap();
                }
            }
            Err(Error::Refused(Refusal::TotalChanged { total })) => assert_eq!(total, right),
            Err(
                Error::OutcomeUnknown(_)
                | Error::Refused(Refusal::NotEligible(_) | Refusal::CardDeclined | Refusal::Card715),
            ) => {}
            Err(error) => panic!("{error}"),
        }
        if self.chance(20) {
            // Again, as after an answer that was lost: it is the same order.
            drop(self.client.place_order(order).await);
        }
    }

    /// The kind of order that fits, mostly.
    async fn kind(&mut self, offer: &str, today: NaiveDate) -> OrderKind {
        let terms = self.client.terms().await.unwrap();
        let offer = self.catalogue.offer(&OfferId::new(offer)).unwrap();
        let in_window = Holdings::new(&self.catalogue, &terms)
            .term(&offer.id)
            .is_some_and(|term| {
                let policy = self.catalogue.policy_of(offer, term.anniversary);
                policy.answer(term.anniversary, today) == WindowAnswer::Open
            });
        if in_window != self.chance(5) {
            OrderKind::Renew
        } else {
            OrderKind::Buy
        }
    }

    async fn token(&mut self, today: NaiveDate) -> String {
        use chrono::Datelike;
        let token = *TOKENS.choose(&mut self.random).unwrap();
        if token != "typed" {
            return token.to_owned();
        }
        let card = CardDetails {
            holder: "Somebody".into(),
            number: "5555555555554444".into(),
            expiry_month: self.random.random_range(1..=12),
            expiry_year: today.year() + self.random.random_range(1..=3),
            security_code: "123".into(),
        };
        self.client.tokenize(card).await.unwrap().token
    }

    async fn open_order(&mut self) -> Option<String> {
        let orders = self.client.orders().await.unwrap();
        let open: Vec<_> = orders.iter().filter(|order| order.state.is_open()).collect();
        Some(open.choose(&mut self.random)?.number.clone())
    }

    async fn prove(&mut self, today: NaiveDate) {
        if let Some(number) = self.open_order().await {
            self.client.upload_proof(&number, &proof_of(PDF, today)).await.unwrap();
        }
    }

    async fn cancel_order(&mut self) {
        if let Some(number) = self.open_order().await {
            self.client.cancel_order(&number).await.unwrap();
        }
    }

    async fn running_offer(&mut self, today: NaiveDate) -> Option<OfferId> {
        let terms = self.client.terms().await.unwrap();
        let running: Vec<_> = terms.iter().filter(|term| term.is_active(today)).collect();
        Some(running.choose(&mut self.random)?.offer.clone())
    }

    async fn cancel_subscription(&mut self, today: NaiveDate) {
        let Some(offer) = self.running_offer(today).await else {
            return;
        };
        let request = support::cancellation(self.submission(), offer.as_str());
        match self.client.make_support_request(&request).await {
            Ok(made) => {
                let again = self.client.make_support_request(&request).await.unwrap();
                assert_eq!(again, made);
                self.requests.push(made.id);
            }
            Err(Error::Refused(Refusal::CancellationOpen(open))) => assert!(self.requests.contains(&open)),
            Err(error) => panic!("{error}"),
        }
    }

    async fn change_profile(&mut self) {
        let profile = self.client.profile().await.unwrap();
        let revision = profile.revision.as_deref();
        if self.chance(50) {
            let mut change = BillingChange::of(&profile);
            change.po_number = Some(format!("PO-{}", self.submission()));
            if self.chance(40) {
                change.bill_to.address_lines = vec![format!("{} Market Street", self.submission())];
            }
            self.client.change_billing(&change, revision).await.unwrap();
        } else {
            let mut change = LegalChange::of(&profile);
            change.legal.clone_from(&self.registered);
            match self.random.random_range(0..6) {
                0 => change.legal.name = "Another company".into(),
                1 => change.legal.address_lines = vec!["P.O. Box 12".into()],
                2 => change.legal.address_lines = vec![format!("{} High Street", self.submission())],
                _ => {}
            }
            self.client.change_legal(&change, revision).await.unwrap();
        }
    }

    async fn turn_off(&mut self, today: NaiveDate) {
        if let Some(offer) = self.running_offer(today).await {
            let off = self.client.turn_off_auto_renew(&offer).await.unwrap();
            assert!(!off.auto_renew);
        }
    }

    async fn write_note(&mut self) {
        let Some(id) = self.requests.last().cloned() else {
            return;
        };
        let note = support::note(self.submission());
        match self.client.add_note(&id, &note).await {
            Ok(noted) => assert_eq!(self.client.add_note(&id, &note).await.unwrap(), noted),
            Err(error) => assert_eq!(error, Error::Refused(Refusal::NotOpen)),
        }
    }

    async fn ask(&mut self) {
        let question = support::question(self.submission());
        let made = self.client.make_support_request(&question).await.unwrap();
        self.requests.push(made.id);
    }
}
