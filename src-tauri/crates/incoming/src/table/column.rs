domain::closed_set! {
    /// A column of a table of invoices.
    pub enum Column {
        /// The number. Every table has it.
        Number = "number",
        /// The day of issue. Every table has it.
        Date = "date",
        /// The day by which it is to be paid.
        DueDate = "due date",
        /// The currency, by its code. Every table has it.
        Currency = "currency",
        /// The sum without tax.
        Net = "net",
        /// The tax.
        Tax = "tax",
        /// The sum with tax. Every table has it.
        Total = "total",
        /// Who issued it.
        Seller = "seller",
        /// The seller's tax number.
        SellerTaxId = "seller tax id",
        /// Whom it bills.
        Buyer = "buyer",
        /// The buyer's tax number.
        BuyerTaxId = "buyer tax id",
        /// The purchase order.
        PurchaseOrder = "po number",
        /// The first day that is billed.
        PeriodFrom = "period from",
        /// The last day that is billed.
        PeriodTo = "period to",
        /// What it is about.
        Description = "description",
    }
}

/// Every column with the headings that it may have. Capitals and spaces do not matter, nor whether words are joined by
/// `_` or `-`.
pub const COLUMNS: [(Column, &[&str]); 15] = [
    (
        Column::Number,
        &[
            "number",
            "invoice number",
            "invoice no",
            "發票號碼",
            "帳單編號",
            "號碼",
            "rechnungsnummer",
            "rechnungs nr",
            "rechnungsnr",
            "rechnung nr",
        ],
    ),
    (
        Column::Date,
        &[
            "date",
            "invoice date",
            "issue date",
            "日期",
            "發票日期",
            "開立日期",
            "datum",
            "rechnungsdatum",
        ],
    ),
    (
        Column::DueDate,
        &[
            "due date",
            "due",
            "付款期限",
            "到期日",
            "fällig am",
            "fälligkeit",
            "fälligkeitsdatum",
            "zahlbar bis",
        ],
    ),
    (
        Column::Currency,
        &["currency", "currency code", "幣別", "貨幣", "währung"],
    ),
    (
        Column::Net,
        &[
            "net",
            "net amount",
            "subtotal",
            "未稅金額",
            "銷售額",
            "小計",
            "netto",
            "nettobetrag",
        ],
    ),
    (
        Column::Tax,
        &[
            "tax",
            "tax amount",
            "vat",
            "稅額",
            "營業稅",
            "mwst",
            "ust",
            "mehrwertsteuer",
            "umsatzsteuer",
            "steuerbetrag",
        ],
    ),
    (
        Column::Total,
        &[
            "total",
            "total amount",
            "gross",
            "總計",
            "總額",
            "含稅總額",
            "brutto",
            "bruttobetrag",
            "gesamtbetrag",
            "rechnungsbetrag",
        ],
    ),
    (
        Column::Seller,
        &[
            "seller",
            "issuer",
            "supplier",
            "賣方",
            "開立人",
            "verkäufer",
            "lieferant",
        ],
    ),
    (
        Column::SellerTaxId,
        &["seller tax id", "seller vat id", "賣方統一編號", "賣方統編"],
    ),
    (
        Column::Buyer,
        &[
            "buyer",
            "customer",
            "bill to",
            "買方",
            "買受人",
            "käufer",
            "kunde",
            "rechnungsempfänger",
        ],
    ),
    (
        Column::BuyerTaxId,
        &["buyer tax id", "buyer vat id", "買方統一編號", "買方統編"],
    ),
    (
        Column::PurchaseOrder,
        &[
            "po number",
            "po",
            "purchase order",
            "採購單號",
            "採購單號碼",
            "bestellnummer",
            "bestell nr",
        ],
    ),
    (
        Column::PeriodFrom,
        &[
            "period from",
            "from",
            "period start",
            "期間起",
            "開始日期",
            "zeitraum von",
            "leistungszeitraum von",
        ],
    ),
    (
        Column::PeriodTo,
        &[
            "period to",
            "to",
            "period end",
            "期間迄",
            "結束日期",
            "zeitraum bis",
            "leistungszeitraum bis",
        ],
    ),
    (
        Column::Description,
        &["description", "說明", "品名", "摘要", "beschreibung", "bezeichnung"],
    ),
];

/// Headings of an amount that do not say whether tax is in it. Alone in a table they name the total; beside another amount
/// they could be any.
const PLAIN_AMOUNTS: [&str; 3] = ["amount", "betrag", "金額"];

/// What every table must have.
pub const REQUIRED: [Column; 4] = [Column::Number, Column::Date, Column::Currency, Column::Total];

/// A table to fill in: the headings and one row as an example.
pub const TEMPLATE_CSV: &str = "\u{FEFF}Number,Date,Due date,Currency,Net,Tax,Total,Seller,Seller tax ID,Buyer,Buyer tax ID,\
PO number,Period from,Period to,Description\r\n\
T000000123,2026-03-14,2026-04-13,EUR,895.00,205.85,1100.85,Microsoft Ireland Operations Limited,IE8256796U,\
Fabrikam Ltd,IE6388047V,PO-4500,2026-03-14,2027-03-13,Partner Success Core Benefits\r\n";

/// The column that a heading names.
pub fn column(heading: &str) -> Option<Column> {
    let name = plain(heading);
    let named = COLUMNS.iter().find(|(_, headings)| headings.contains(&name.as_str()));
    named.map(|(column, _)| *column)
}

/// The columns that the headings of a table name.
pub fn columns(headings: &[String]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = headings.iter().map(|heading| column(heading)).collect();
    let is_amount = |column: &Option<Column>| matches!(column, Some(Column::Net | Column::Tax | Column::Total));
    if !columns.iter().any(is_amount) {
        let is_plain = |heading: &String| PLAIN_AMOUNTS.contains(&plain(heading).as_str());
        if let Some(at) = headings.iter().position(is_plain)
            && headings.iter().filter(|heading| is_plain(heading)).count() == 1
        {
            columns[at] = Some(Column::Total);
        }
    }
    columns
}

/// A heading without what does not matter.
fn plain(heading: &str) -> String {
    let joined = heading
        .to_lowercase()
        .replace(['_', '-', '.', '\u{3000}', '\u{A0}'], " ");
    let words: Vec<&str> = joined.trim_start_matches('\u{FEFF}').split_whitespace().collect();
    words.join(" ")
}
