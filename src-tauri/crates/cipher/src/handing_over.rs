#![allow(
    unsafe_code,
    reason = "the key reaches the cipher without being part of a statement only through its C interface"
)]

use libsqlite3_sys::{SQLITE_OK, sqlite3_key, sqlite3_rekey};
use sqlx::SqliteConnection;
use zeroize::Zeroizing;

use crate::cipher_key::CipherKey;

/// `x'`, two digits a byte, `'`: what SQLCipher takes for a key itself and not for a password (zetetic.net, `PRAGMA key`).
const TEXT_BYTES: usize = 2 + 2 * 32 + 1;

/// Hands the key to the cipher of a connection of which nothing was read yet.
///
/// As a statement it would stay in the options of the pool, in the statement's own text and in what the worker's queue
/// held. Here it is a text for a moment: SQLCipher copies it to memory of its own, wipes that when the first page is read
/// and keeps the key only masked from then on.
pub(crate) async fn hand_over(connection: &mut SqliteConnection, key: &CipherKey) -> Result<(), sqlx::Error> {
    let mut handle = connection.lock_handle().await?;
    let mut text = Zeroizing::new([0_u8; TEXT_BYTES]);
    write_text(&mut text, key)?;
    let length = i32::try_from(TEXT_BYTES).map_err(|error| sqlx::Error::Configuration(error.into()))?;
    // SAFETY: the handle is open and locked against the connection's own thread for as long as `handle` lives; the text
    // is that long and is only read, before the call returns.
    let answer = unsafe { sqlite3_key(handle.as_raw_handle().as_ptr(), text.as_ptr().cast(), length) };
    taken(answer)
}

/// Enciphers a whole file anew, through a connection that has read it with its key.
pub(crate) async fn encipher_anew(connection: &mut SqliteConnection, key: &CipherKey) -> Result<(), sqlx::Error> {
    let mut handle = connection.lock_handle().await?;
    let mut text = Zeroizing::new([0_u8; TEXT_BYTES]);
    write_text(&mut text, key)?;
    let length = i32::try_from(TEXT_BYTES).map_err(|error| sqlx::Error::Configuration(error.into()))?;
    // SAFETY: as above.
    let answer = unsafe { sqlite3_rekey(handle.as_raw_handle().as_ptr(), text.as_ptr().cast(), length) };
    taken(answer)
}

/// Written where it stays: a text that is made elsewhere and moved there leaves a copy behind.
fn write_text(text: &mut [u8; TEXT_BYTES], key: &CipherKey) -> Result<(), sqlx::Error> {
    text[..2].copy_from_slice(b"x'");
    text[TEXT_BYTES - 1] = b'\'';
    hex::encode_to_slice(key.bytes(), &mut text[2..TEXT_BYTES - 1])
        .map_err(|error| sqlx::Error::Configuration(error.into()))
}

fn taken(answer: i32) -> Result<(), sqlx::Error> {
    if answer == SQLITE_OK {
        Ok(())
    } else {
        Err(sqlx::Error::Configuration(
            format!("the cipher took no key: SQLite's code {answer}").into(),
        ))
    }
}
