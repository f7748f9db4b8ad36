use domain::{Names, Phrase, TaxLine, TaxTreatment};
use words::{Language, Words};

use crate::content::sheet::Sheet;

/// What a tax is called in a language; a name that is missing in one is the same in both.
pub fn tax_name<'a>(words: &Words, label: &'a Names) -> &'a str {
    let (first, second) = match words.language() {
        Language::English => (&label.en, &label.zh_tw),
        Language::TraditionalChinese => (&label.zh_tw, &label.en),
    };
    if first.is_empty() { second } else { first }
}

/// A tax with its rate: `VAT 23%`, `營業稅 5%`.
pub fn tax_with_rate(words: &Words, tax: &TaxLine) -> String {
    let phrase = Phrase::new("document-tax-named")
        .with("label", tax_name(words, &tax.label))
        .with("rate", words.percent(tax.rate));
    words.say(&phrase).trim().to_owned()
}

/// The tax with what is special about it: `VAT 0%, reverse charge`.
pub fn with_treatment(sheet: &Sheet, words: &Words, tax: String, treatment: TaxTreatment) -> String {
    let id = match treatment {
        TaxTreatment::Standard => return tax,
        TaxTreatment::ZeroRated => "document-treatment-zero",
        TaxTreatment::Exempt => "document-treatment-exempt",
        TaxTreatment::ReverseCharge => "document-treatment-reverse-charge",
        TaxTreatment::OutsideScope => "document-treatment-outside-scope",
    };
    sheet.wording.say_in(words, &Phrase::new(id).with("tax", tax))
}
