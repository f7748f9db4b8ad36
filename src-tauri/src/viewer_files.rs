use data_folder::{DataFolder, make_private_folder};
use engine::view::{InvoiceDocument, InvoiceKey, OpenedPdf};
use engine::{Code, Engine, Error};
use words::Words;

/// As [`open`], the payment proof of an order, as it was handed in.
pub(crate) async fn open_proof(folder: &DataFolder, engine: &Engine, order: &str) -> Result<(), Error> {
    let viewer = folder.viewer();
    make_private_folder(&viewer)?;
    let path = viewer.join(engine.proof_file_name(order).await?);
    let saved = engine.save_private_proof(order, &path).await?;
    tauri_plugin_opener::open_path(&path, None::<&str>)
        .map_err(|error| Error::new(Code::CannotOpenFile).with("path", saved.path).because(error))
}

/// Writes an invoice to the folder of readable documents, which only this user may enter, and opens it with the system's
/// viewer. The folder is cleared when the window closes, and at the next start after one that was killed.
pub(crate) async fn open(
    folder: &DataFolder,
    engine: &Engine,
    key: &InvoiceKey,
    document: Option<InvoiceDocument>,
    words: &Words,
) -> Result<OpenedPdf, Error> {
    let viewer = folder.viewer();
    make_private_folder(&viewer)?;
    let path = viewer.join(engine.invoice_file_name(key, document, words).await?);
    let saved = engine.save_private_invoice(key, document, &path, words).await?;
    tauri_plugin_opener::open_path(&path, None::<&str>)
        .map_err(|error| Error::new(Code::CannotOpenFile).with("path", saved.path).because(error))?;
    Ok(OpenedPdf {
        number: saved.number,
        note: words.text("invoice-opened"),
    })
}

/// As [`open`], a file that is named beside an invoice.
pub(crate) async fn open_further(
    folder: &DataFolder,
    engine: &Engine,
    key: &InvoiceKey,
    document: &str,
    words: &Words,
) -> Result<OpenedPdf, Error> {
    let viewer = folder.viewer();
    make_private_folder(&viewer)?;
    let path = viewer.join(engine.further_file_name(key, document).await?);
    let saved = engine.save_private_further_document(key, document, &path).await?;
    tauri_plugin_opener::open_path(&path, None::<&str>)
        .map_err(|error| Error::new(Code::CannotOpenFile).with("path", saved.path).because(error))?;
    Ok(OpenedPdf {
        number: saved.number,
        note: words.text("invoice-opened"),
    })
}
