//! Every message that the Rust code names exists, and none besides.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use words::{Language, words};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The string literals that follow an opening such as `Phrase::new(`.
fn literals<'a>(text: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_message_named_in_the_code_exists_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut named = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for opening in [
            "Phrase::new(",
            "words.text(",
            "fact(words, ",
            "Some(\"check-",
            "remark(",
        ] {
            for id in literals(&text, opening).filter(|id| id.contains('-') && !id.contains('{')) {
                named += 1;
                for language in Language::ALL {
                    assert!(
                        words(language).has(id),
                        "{} names {id}, which {language} does not have",
                        file.display()
                    );
                }
            }
        }
    }
    assert!(named > 80, "only {named} messages were found in the code");
}

/// The ids that the code puts together from the names of a set: what stands before the name, the names, what stands after.
fn composed() -> Vec<String> {
    use domain::DocumentKind;
    use engine::view::{
        Activity, Booking, BuiltInFilter, CheckId, Cloud, ConnectionName, ConnectionState, DateKind, DocumentLanguage,
        ExistingFile, ExportFormat, FileState, InvoiceCheck, InvoiceKind, InvoiceStatus, LinesState, OfferState,
        Offline, OrderEntry, OrderState, RecordKind, RefundCheckId, RequestStatus, Role, VettingStatus, WhyStays,
    };

    fn ids<'a>(before: &str, names: impl IntoIterator<Item = &'a str>, after: &str) -> Vec<String> {
        let names = names.into_iter();
        names.map(|name| format!("{before}-{name}{after}")).collect()
    }
    let dashed = |ids: Vec<String>| ids.into_iter().map(|id| id.replace('_', "-")).collect();
    let codes = engine::Code::ALL.map(engine::Code::id);
    let checks = InvoiceCheck::ALL.map(InvoiceCheck::id);
    let states = OrderState::ALL.map(OrderState::id);
    let open = OrderState::ALL.into_iter().filter(|state| state.is_open());
    let chosen = ExistingFile::ALL
        .into_iter()
        .filter(|existing| *existing != ExistingFile::Ask);
    let treatments = domain::TaxTreatment::ALL.map(domain::TaxTreatment::id);
    let kinds = InvoiceKind::ALL.map(InvoiceKind::id);
    [
        ids("error", codes, "-message"),
        ids("error", codes, "-safe"),
        ids("error", codes, "-todo"),
        ids("field", domain::TextField::ALL.map(domain::TextField::id), ""),
        dashed(ids("date-kind", DateKind::ALL.map(DateKind::id), "")),
        dashed(ids("date-detail", DateKind::ALL.map(DateKind::id), "")),
        ids("booking", Booking::ALL.map(Booking::id), ""),
        ids("filter", BuiltInFilter::ALL.map(BuiltInFilter::id), ""),
        ids("order-entry", OrderEntry::ALL.map(OrderEntry::id), ""),
        ids("order-state", states, ""),
        ids("order-advice", states, ""),
        ids("offer-headline-order", open.map(OrderState::id), ""),
        ids("offer-state", OfferState::ALL.map(OfferState::id), ""),
        ids("role", Role::ALL.map(Role::id), ""),
        ids("vetting", VettingStatus::ALL.map(VettingStatus::id), ""),
        ids("invoice-status", InvoiceStatus::ALL.map(InvoiceStatus::id), ""),
        ids("invoice-kind", kinds, ""),
        ids("invoice-file", FileState::ALL.map(FileState::id), ""),
        ids("document-kind", DocumentKind::ALL.map(DocumentKind::id), ""),
        ids("invoice-lines", LinesState::ALL.map(LinesState::id), ""),
        ids("invoice-offline", Offline::ALL.map(Offline::id), ""),
        ids("invoice-document", DocumentLanguage::ALL.map(DocumentLanguage::id), ""),
        ids("verify-record", RecordKind::ALL.map(RecordKind::id), ""),
        ids("connection", ConnectionName::ALL.map(ConnectionName::id), ""),
        ids(
            "center-record",
            domain::CenterRecord::ALL.map(domain::CenterRecord::id),
            "",
        ),
        ids("connection-state", ConnectionState::ALL.map(ConnectionState::id), ""),
        ids(
            "import-refused",
            incoming::RefusalCode::ALL.map(incoming::RefusalCode::id),
            "",
        ),
        ids(
            "invoice-source",
            domain::InvoiceSource::ALL.map(domain::InvoiceSource::id),
            "",
        ),
        ids("import-stayed", WhyStays::ALL.map(WhyStays::id), ""),
        ids("cloud", Cloud::ALL.map(Cloud::id), ""),
        ids("sent-amount", domain::SentAmount::ALL.map(domain::SentAmount::id), ""),
        ids("export-format", ExportFormat::ALL.map(ExportFormat::id), ""),
        ids("export-existing", chosen.map(ExistingFile::id), ""),
        ids("export-treatment", treatments, ""),
        ids("check", checks, "-title"),
        ids("check", checks, "-remedy"),
        dashed(ids("check", CheckId::ALL.map(CheckId::id), "")),
        dashed(ids("refund-check", RefundCheckId::ALL.map(RefundCheckId::id), "")),
        dashed(ids("activity", Activity::ALL.map(Activity::id), "")),
        dashed(ids("request-status", RequestStatus::ALL.map(RequestStatus::id), "")),
        dashed(ids("request-advice", RequestStatus::ALL.map(RequestStatus::id), "")),
        ids("document-title", kinds, ""),
        ids("document-number", kinds, ""),
        ids("document-date", kinds, ""),
    ]
    .concat()
}

#[test]
fn every_value_of_a_closed_set_has_its_words() {
    for language in Language::ALL {
        for id in composed() {
            assert!(words(language).has(&id), "{id} in {language}");
        }
    }
}

/// The page's own messages are looked for by a test of the page, and those of the help where the commands are known, in
/// `cli/src/help/tests.rs`. What data name, such as countries, has no end.
#[test]
fn every_message_is_said_somewhere() {
    const NAMED_BY_DATA: [&str; 5] = [
        "country-",
        "document-country-",
        "document-currency-",
        "export-column-",
        "invoice-gap-",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let code: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let said: BTreeSet<&str> = code.split('"').collect();
    let composed = composed();
    let is_looked_for_here = |file: &str| !file.starts_with("page") && file != "help";
    for (file, english, _) in words::FILES.iter().filter(|(file, ..)| is_looked_for_here(file)) {
        for id in english.lines().filter_map(|line| Some(line.split_once(" =")?.0)) {
            assert!(
                id.starts_with([' ', '#'])
                    || said.contains(id)
                    || composed.iter().any(|composed| composed == id)
                    || NAMED_BY_DATA.iter().any(|before| id.starts_with(before)),
                "{id} of {file}.ftl is said nowhere"
            );
        }
    }
}

/// The names of the values that a message wants.
fn placeables(language: Language, id: &str) -> BTreeSet<String> {
    let source = words::source("errors", language).unwrap();
    let start = source
        .find(&format!("\n{id} ="))
        .unwrap_or_else(|| panic!("{id} is not in the files"));
    let message = source[start + 1..].split("\n").next().unwrap();
    message
        .split("{ $")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

/// An error's sentences are only whole with their values, so a code that wants some is only ever made together with
/// them: `Error::new(Code::X)` followed by `.with("name", …)`, or by a closure that adds the path.
#[test]
fn every_error_is_made_with_the_values_of_its_sentences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut made = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let program = text.split("#[cfg(test)]").next().unwrap();
        for (start, _) in program.match_indices("Code::") {
            let line_start = program[..start].rfind('\n').map_or(0, |end| end + 1);
            let before = &program[line_start..start];
            let rest = &program[start + "Code::".len()..];
            let variant: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let Some(code) = engine::Code::ALL.iter().find(|code| format!("{code:?}") == variant) else {
                continue;
            };
            let wanted: BTreeSet<String> = Language::ALL
                .into_iter()
                .flat_map(|language| ["message", "safe", "todo"].map(|part| (language, part)))
                .flat_map(|(language, part)| placeables(language, &format!("error-{code}-{part}")))
                .collect();
            let is_pattern = ["Some(", "Ok(", "Reason::Error(", "| ", "== ", "!= "]
                .iter()
                .any(|end| before.ends_with(end));
            let after = rest[variant.len()..].trim_start();
            let is_arm = after.starts_with("=>") || after.starts_with('|');
            let is_looked_at = before.trim_start().starts_with("///") || rest[variant.len()..].starts_with('.');
            if wanted.is_empty() || is_pattern || is_arm || is_looked_at {
                continue;
            }
            made += 1;
            let given: BTreeSet<String> = if before.ends_with("with_path(") {
                BTreeSet::from(["path".to_owned()])
            } else if before.ends_with("Error::new(") || before.ends_with("Self::new(") {
                let chain = rest.split("::new(Code::").next().unwrap();
                let chain = chain.split([';', '=']).next().unwrap();
                literals(chain, ".with(").map(str::to_owned).collect()
            } else {
                BTreeSet::new()
            };
            assert!(
                wanted.is_subset(&given),
                "{}: {variant} wants {wanted:?} and is given {given:?} after {before:?}",
                file.display()
            );
        }
    }
    assert!(made >= 30, "only {made} errors with values were found in the code");
}
