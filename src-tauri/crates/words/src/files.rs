macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// Every file by name, with its English and its Chinese text.
        pub const FILES: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../locales/en/", $name, ".ftl")),
            include_str!(concat!("../locales/zh-TW/", $name, ".ftl")),
        )),+];
    };
}

files![
    "bookkeeping",
    "checks",
    "common",
    "connections",
    "dates",
    "document",
    "errors",
    "handoff",
    "help",
    "offers",
    "orders",
    "imports",
    "invoices",
    "page",
    "page_accounts",
    "page_archive",
    "page_card",
    "page_frame",
    "page_imports",
    "page_lists",
    "page_membership",
    "page_recovery",
    "page_handoff",
    "page_terms",
    "profile",
    "recovery",
    "requests",
    "terminal",
    "usage"
];

/// The text of a file in a language, by the file's name.
#[must_use]
pub fn source(name: &str, language: crate::Language) -> Option<&'static str> {
    FILES
        .iter()
        .find(|(file, ..)| *file == name)
        .map(|(_, english, chinese)| match language {
            crate::Language::English => *english,
            crate::Language::TraditionalChinese => *chinese,
        })
}
