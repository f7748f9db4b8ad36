//! The connections of an account of one's own: signing in, and reading what they have.

mod age;
mod billing;
mod center;
mod center_change;
mod center_records;
mod device_code;
pub(crate) mod ending;
mod place;
mod reading;
pub(crate) mod received;
pub(crate) mod settings;
mod sign_in;
mod sync;
mod token_keeper;

pub use device_code::BegunDeviceCode;
pub(crate) use place::cloud;
pub use sign_in::BegunSignIn;
