//! The page's side of the commands is committed and stays what the commands are.

use std::path::Path;

#[test]
fn committed_bindings_are_up_to_date() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/generated/bindings.ts");
    if std::env::var_os("PACKDESK_WRITE_BINDINGS").is_some() {
        packdesk::export_bindings(&committed).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    packdesk::export_bindings(&fresh).unwrap();
    let read = |path: &Path| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(
        read(&committed) == read(&fresh),
        "the commands changed: run `cargo xtask answers` and commit what it writes"
    );
}
