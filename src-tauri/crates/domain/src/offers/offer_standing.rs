use serde::{Deserialize, Serialize};

use crate::{Money, OfferId, TileReading};

/// What the connection says about an offer beyond its terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferStanding {
    /// The offer.
    pub offer: OfferId,
    /// Price before tax in the account's currency, where the offer is sold.
    pub price: Option<Money>,
    /// Whether its qualification is met, where the connection says.
    pub qualified: Option<bool>,
    /// Whether a benefit of the running term was activated, where the connection says.
    #[serde(default)]
    pub benefit_activated: Option<bool>,
    /// Whether a product key of the running term was viewed, where the connection says.
    #[serde(default)]
    pub key_viewed: Option<bool>,
    /// What a person read on the offer's tile, where the account's terms are entered by hand.
    #[serde(default)]
    pub tile: Option<TileReading>,
}
