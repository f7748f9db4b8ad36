use domain::{Decimal, Invoice, InvoiceKind, InvoiceLine, Names, Party, PaymentTerms, TaxTreatment};
use words::{Language, Words, words};

use crate::electronic::tax_number::TaxNumber;
use crate::electronic::taxes::{Breakdown, Share};
use crate::electronic::writer::Writer;
use crate::options::Source;

const ROOT: &str = "rsm:CrossIndustryInvoice \
    xmlns:rsm=\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\" \
    xmlns:ram=\"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100\" \
    xmlns:udt=\"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100\"";

/// Writes the invoice as Cross Industry Invoice. Texts are exactly the invoice's, also where the pages cannot show a
/// character.
pub fn write(invoice: &Invoice, breakdown: &Breakdown, language: Language, source: Source) -> String {
    let words = words(language);
    let teller = Teller {
        invoice,
        breakdown,
        words,
        source,
        turned: is_turned(invoice),
    };
    Writer::document(ROOT, |root| {
        root.element("rsm:ExchangedDocumentContext", |context| {
            context.element("ram:GuidelineSpecifiedDocumentContextParameter", |guideline| {
                guideline.value("ram:ID", "urn:cen.eu:en16931:2017");
            });
        });
        teller.document(root);
        root.element("rsm:SupplyChainTradeTransaction", |trade| {
            for (number, line) in (1..).zip(&invoice.lines) {
                teller.line(trade, number, line);
            }
            trade.element("ram:ApplicableHeaderTradeAgreement", |agreement| {
                teller.agreement(agreement)
            });
            trade.element("ram:ApplicableHeaderTradeDelivery", |delivery| {
                teller.delivery(delivery)
            });
            trade.element("ram:ApplicableHeaderTradeSettlement", |settlement| {
                teller.settlement(settlement)
            });
        });
    })
}

struct Teller<'a> {
    invoice: &'a Invoice,
    breakdown: &'a Breakdown,
    words: &'a Words,
    source: Source,
    turned: bool,
}

impl Teller<'_> {
    fn signed(&self, amount: Decimal) -> Decimal {
        if self.turned { -amount } else { amount }
    }

    fn name<'a>(&self, names: &'a Names) -> (&'a str, &'a str) {
        let (first, second) = match self.words.language() {
            Language::English => (&names.en, &names.zh_tw),
            Language::TraditionalChinese => (&names.zh_tw, &names.en),
        };
        if first.trim().is_empty() {
            (second, "")
        } else {
            (first, second)
        }
    }

    fn document(&self, root: &mut Writer) {
        root.element("rsm:ExchangedDocument", |document| {
            document.value("ram:ID", self.invoice.number.as_str());
            let is_credit = self.invoice.kind == InvoiceKind::CreditNote;
            document.value("ram:TypeCode", if is_credit { "381" } else { "380" });
            document.date("ram:IssueDateTime", self.invoice.issued);
            document.element("ram:IncludedNote", |note| {
                note.value("ram:Content", &self.words.text(self.source.words_id()));
            });
        });
    }

    fn line(&self, trade: &mut Writer, number: usize, line: &InvoiceLine) {
        trade.element("ram:IncludedSupplyChainTradeLineItem", |item| {
            item.element("ram:AssociatedDocumentLineDocument", |document| {
                document.value("ram:LineID", &number.to_string());
            });
            item.element("ram:SpecifiedTradeProduct", |product| {
                let (name, other) = self.name(&line.description);
                product.value("ram:Name", name);
                if other != name {
                    product.value("ram:Description", other);
                }
            });
            item.element("ram:SpecifiedLineTradeAgreement", |agreement| {
                agreement.element("ram:NetPriceProductTradePrice", |price| {
                    price.amount("ram:ChargeAmount", line.unit_price);
                });
            });
            item.element("ram:SpecifiedLineTradeDelivery", |delivery| {
                // C62 of UN/ECE Recommendation 20: one.
                delivery.number(
                    "ram:BilledQuantity unitCode=\"C62\"",
                    self.signed(line.quantity.normalize()),
                );
            });
            item.element("ram:SpecifiedLineTradeSettlement", |settlement| {
                settlement.element("ram:ApplicableTradeTax", |tax| {
                    category(tax, line.treatment, line.tax_rate)
                });
                if let Some((from, to)) = line.period.filter(|(from, to)| from <= to) {
                    settlement.element("ram:BillingSpecifiedPeriod", |period| {
                        period.date("ram:StartDateTime", from);
                        period.date("ram:EndDateTime", to);
                    });
                }
                settlement.element("ram:SpecifiedTradeSettlementLineMonetarySummation", |sum| {
                    sum.amount("ram:LineTotalAmount", self.signed(line.net));
                });
            });
        });
    }

    fn agreement(&self, agreement: &mut Writer) {
        let outside_scope = self
            .breakdown
            .shares
            .iter()
            .any(|share| share.tax.treatment == TaxTreatment::OutsideScope);
        agreement.element("ram:SellerTradeParty", |seller| {
            party(seller, &self.invoice.issuer, "", Side::Seller, outside_scope);
        });
        agreement.element("ram:BuyerTradeParty", |buyer| {
            party(
                buyer,
                &self.invoice.sold_to,
                &self.invoice.partner_id,
                Side::Buyer,
                outside_scope,
            );
        });
        for (tag, number) in [
            ("ram:SellerOrderReferencedDocument", &self.invoice.order_number),
            ("ram:BuyerOrderReferencedDocument", &self.invoice.po_number),
        ] {
            if let Some(number) = number.as_deref().filter(|number| !number.trim().is_empty()) {
                agreement.element(tag, |document| document.value("ram:IssuerAssignedID", number));
            }
        }
    }

    /// A subscription is delivered on its first day.
    fn delivery(&self, delivery: &mut Writer) {
        let first_of_lines = self
            .invoice
            .lines
            .iter()
            .filter_map(|line| line.period)
            .map(|(from, _)| from)
            .min();
        if let Some(first) = self.invoice.term.map(|term| term.purchased).or(first_of_lines) {
            delivery.element("ram:ActualDeliverySupplyChainEvent", |event| {
                event.date("ram:OccurrenceDateTime", first);
            });
        }
    }

    fn settlement(&self, settlement: &mut Writer) {
        let currency = self.invoice.currency.code();
        settlement.value("ram:InvoiceCurrencyCode", currency);
        for share in &self.breakdown.shares {
            settlement.element("ram:ApplicableTradeTax", |tax| self.tax(tax, share));
        }
        for share in self.breakdown.shares.iter().filter(|share| !share.discount.is_zero()) {
            settlement.element("ram:SpecifiedTradeAllowanceCharge", |discount| {
                self.discount(discount, share)
            });
        }
        settlement.element("ram:SpecifiedTradePaymentTerms", |terms| {
            let text = match &self.invoice.payment_terms {
                PaymentTerms::PaidAtPurchase => self.words.text("document-paid-at-purchase"),
                PaymentTerms::BankTransfer => self.words.text("document-bank-transfer"),
                PaymentTerms::AsWritten(text) if text.trim().is_empty() => self.words.text("document-payment"),
                PaymentTerms::AsWritten(text) => text.clone(),
            };
            terms.value("ram:Description", &text);
            if let Some(due) = self.invoice.due {
                terms.date("ram:DueDateDateTime", due);
            }
        });
        settlement.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |sums| {
            let invoice = self.invoice;
            sums.amount("ram:LineTotalAmount", self.signed(invoice.net));
            if self.is_surcharge() {
                sums.amount("ram:ChargeTotalAmount", -self.signed(invoice.discount));
            } else {
                sums.amount("ram:AllowanceTotalAmount", self.signed(invoice.discount));
            }
            sums.amount("ram:TaxBasisTotalAmount", self.signed(invoice.net - invoice.discount));
            sums.amount(
                &format!("ram:TaxTotalAmount currencyID=\"{currency}\""),
                self.signed(invoice.tax),
            );
            sums.amount("ram:GrandTotalAmount", self.signed(invoice.total));
            sums.amount("ram:TotalPrepaidAmount", self.signed(invoice.paid));
            sums.amount("ram:DuePayableAmount", self.signed(invoice.amount_due));
        });
    }

    /// Whether the discount adds to the amount: a negative one is told as a charge.
    fn is_surcharge(&self) -> bool {
        self.signed(self.invoice.discount) < Decimal::ZERO
    }

    fn tax(&self, tax: &mut Writer, share: &Share) {
        tax.amount("ram:CalculatedAmount", self.signed(share.tax.tax));
        tax.value("ram:TypeCode", "VAT");
        let note = match share.tax.treatment {
            TaxTreatment::Standard | TaxTreatment::ZeroRated => None,
            TaxTreatment::Exempt => Some("document-note-exempt"),
            TaxTreatment::ReverseCharge => Some("document-note-reverse-charge"),
            TaxTreatment::OutsideScope => Some("document-note-outside-scope"),
        };
        if let Some(note) = note {
            tax.value("ram:ExemptionReason", &self.words.text(note));
        }
        tax.amount("ram:BasisAmount", self.signed(share.tax.taxable));
        tax.value("ram:CategoryCode", category_code(share.tax.treatment));
        rate(tax, share.tax.treatment, share.tax.rate);
    }

    fn discount(&self, discount: &mut Writer, share: &Share) {
        let amount = self.signed(share.discount);
        let is_charge = amount < Decimal::ZERO;
        discount.element("ram:ChargeIndicator", |indicator| {
            indicator.value("udt:Indicator", if is_charge { "true" } else { "false" });
        });
        discount.amount("ram:ActualAmount", amount.abs());
        discount.value("ram:Reason", &self.words.text("document-discount"));
        discount.element("ram:CategoryTradeTax", |tax| {
            category(tax, share.tax.treatment, share.tax.rate)
        });
    }
}

fn category(tax: &mut Writer, treatment: TaxTreatment, percent: Decimal) {
    tax.value("ram:TypeCode", "VAT");
    tax.value("ram:CategoryCode", category_code(treatment));
    rate(tax, treatment, percent);
}

/// What is outside the scope of the tax has no rate, not even nought (BR-O-05).
fn rate(tax: &mut Writer, treatment: TaxTreatment, percent: Decimal) {
    if treatment != TaxTreatment::OutsideScope {
        tax.amount("ram:RateApplicablePercent", percent);
    }
}

/// Codes of UNCL 5305 as EN 16931 uses them.
const fn category_code(treatment: TaxTreatment) -> &'static str {
    match treatment {
        TaxTreatment::Standard => "S",
        TaxTreatment::ZeroRated => "Z",
        TaxTreatment::Exempt => "E",
        TaxTreatment::ReverseCharge => "AE",
        TaxTreatment::OutsideScope => "O",
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Seller,
    Buyer,
}

fn party(writer: &mut Writer, party: &Party, id: &str, side: Side, outside_scope: bool) {
    writer.value("ram:ID", id);
    writer.value("ram:Name", &party.name);
    // An invoice outside the scope of the tax names no VAT identifier (BR-O-02).
    let (vat, local) = match TaxNumber::of(party) {
        Some(TaxNumber::Vat(number)) if !outside_scope => (Some(number), None),
        Some(TaxNumber::Vat(number) | TaxNumber::Local(number)) => (None, Some(number)),
        None => (None, None),
    };
    // Without a VAT identifier the number in the country's register tells who it is (BR-CO-26).
    if let Some(number) = &local {
        writer.element("ram:SpecifiedLegalOrganization", |organization| {
            organization.value("ram:ID", number)
        });
    }
    writer.element("ram:PostalTradeAddress", |address| {
        address.value("ram:PostcodeCode", party.postal_code.as_deref().unwrap_or_default());
        let lines = party.address_lines.iter().filter(|line| !line.trim().is_empty());
        for (tag, line) in ["ram:LineOne", "ram:LineTwo", "ram:LineThree"].into_iter().zip(lines) {
            address.value(tag, line);
        }
        address.value("ram:CityName", party.city.as_deref().unwrap_or_default());
        address.value("ram:CountryID", party.country.code());
        address.value(
            "ram:CountrySubDivisionName",
            party.region.as_deref().unwrap_or_default(),
        );
    });
    let registration = match (vat, local) {
        (Some(number), _) => Some(("ram:ID schemeID=\"VA\"", number)),
        (None, Some(number)) if side == Side::Seller && !outside_scope => Some(("ram:ID schemeID=\"FC\"", number)),
        _ => None,
    };
    if let Some((tag, number)) = registration {
        writer.element("ram:SpecifiedTaxRegistration", |registration| {
            registration.value(tag, &number)
        });
    }
}

/// Whether amounts change their sign: a credit note tells what is given back as positive amounts.
fn is_turned(invoice: &Invoice) -> bool {
    invoice.kind == InvoiceKind::CreditNote && invoice.total.is_sign_negative() && !invoice.total.is_zero()
}
