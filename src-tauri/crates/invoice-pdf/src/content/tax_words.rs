use domain::{Names, Phrase, TaxLine, TaxTreatment};
use words::Words;

use crate::content::sheet::Sheet;

/// A tax with its rate in both languages: `VAT 23%`, `營業稅 5%`.
pub fn tax_with_rate(sheet: &Sheet, tax: &TaxLine) -> Names {
    let named = |words: &Words, label: &str| {
        let phrase = Phrase::new("document-tax-named")
            .with("label", label)
            .with("rate", words.percent(tax.rate));
        words.say(&phrase).trim().to_owned()
    };
    let english = if tax.label.en.is_empty() {
        &tax.label.zh_tw
    } else {
        &tax.label.en
    };
    let chinese = if tax.label.zh_tw.is_empty() {
        &tax.label.en
    } else {
        &tax.label.zh_tw
    };
    Names {
        en: named(sheet.english(), english),
        zh_tw: named(sheet.words, chinese),
    }
}

/// The tax with what is special about it: `VAT 0%, reverse charge`.
pub fn with_treatment(sheet: &Sheet, tax: String, treatment: TaxTreatment) -> String {
    let id = match treatment {
        TaxTreatment::Standard => return tax,
        TaxTreatment::ZeroRated => "document-treatment-zero",
        TaxTreatment::Exempt => "document-treatment-exempt",
        TaxTreatment::ReverseCharge => "document-treatment-reverse-charge",
        TaxTreatment::OutsideScope => "document-treatment-outside-scope",
    };
    sheet.say(&Phrase::new(id).with("tax", tax))
}
