/// What a label says stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    Number,
    Date,
    DueDate,
    PurchaseOrder,
    Period,
    PeriodFrom,
    PeriodTo,
    Seller,
    Buyer,
    SellerTaxId,
    BuyerTaxId,
    /// The tax number of whoever is named above it.
    TaxId,
    Currency,
    Net,
    Tax,
    Total,
    /// The heading of the lines' descriptions.
    Description,
    /// The heading of the lines' amounts.
    LineAmount,
    /// Something else, so that it is no value of its neighbour.
    Other,
}

use Meaning::{
    Buyer, BuyerTaxId, Currency, Date, Description, DueDate, LineAmount, Net, Number, Other, Period, PeriodFrom,
    PeriodTo, PurchaseOrder, Seller, SellerTaxId, Tax, TaxId, Total,
};

/// Every label that is known, in small letters, half-width: its meaning, how sure it is, and how it is written. Of two
/// values the one with the surer label counts.
#[rustfmt::skip] // A word a line would be seven hundred of them.
pub const VOCABULARY: &[(Meaning, u8, &[&str])] = &[
    (Number, 2, &[
        "invoice number", "invoice no", "invoice nr", "invoice #", "invoice id", "tax invoice number",
        "tax invoice no", "credit note number", "credit note no", "credit memo number", "credit memo no", "bill number",
        "rechnungsnummer", "rechnungs-nr",
        "rechnung nr", "rechnungsnr", "rechnung-nr", "re-nr", "belegnummer", "gutschriftnummer", "gutschriftsnummer",
        "gutschrift nr", "gutschrift-nr", "發票號碼", "發票編號", "發票字號", "帳單編號", "帳單號碼", "請款單號", "請求書番号", "請求番号", "請求書no", "請求書 no", "インボイス番号",
    ]),
    (Date, 2, &[
        "invoice date", "date of invoice", "date of issue", "issue date", "issued on", "invoice issued", "bill date",
        "rechnungsdatum", "ausstellungsdatum", "belegdatum", "發票日期", "開立日期", "帳單日期", "請款日期", "発行日", "請求日", "請求書発行日",
        "発行年月日",
    ]),
    (Date, 1, &[
        "date", "datum", "日期", "日付",
    ]),
    (DueDate, 2, &[
        "due date", "payment due", "payment due date", "due on", "due by", "pay by", "payable by", "date due",
        "total amount due on", "fällig am", "fälligkeitsdatum", "fälligkeit", "zahlbar bis", "zahlungsziel",
        "zu zahlen bis", "zahlung bis", "付款期限", "到期日", "付款到期日", "繳款期限", "繳費期限", "支払期限", "支払期日", "お支払期限", "お支払期日",
        "お支払い期限", "支払い期限",
    ]),
    (PurchaseOrder, 2, &[
        "po number", "p.o. number", "po no", "p.o. no", "po #", "purchase order", "purchase order number",
        "purchase order no", "customer po", "your order", "your order number", "bestellnummer", "ihre bestellung",
        "ihre bestellnummer", "bestell-nr", "bestellnr", "採購單號", "採購單號碼", "訂購單號", "訂單編號", "注文番号", "発注番号", "注文書番号",
    ]),
    (Period, 2, &[
        "service period", "billing period", "invoice period", "charge period", "subscription period", "period",
        "period of service", "term", "leistungszeitraum", "abrechnungszeitraum", "rechnungszeitraum", "zeitraum",
        "laufzeit", "服務期間", "計費期間", "帳單期間", "訂閱期間", "利用期間", "ご利用期間", "対象期間", "請求期間", "契約期間", "サービス期間",
    ]),
    (PeriodFrom, 2, &[
        "period from", "service from", "period start", "start of period", "zeitraum von", "期間起", "開始日期", "利用開始日",
    ]),
    (PeriodTo, 2, &[
        "period to", "service to", "period end", "end of period", "zeitraum bis", "期間迄", "結束日期", "利用終了日",
    ]),
    (Seller, 2, &[
        "from", "seller", "issued by", "issuer", "supplier", "vendor", "verkäufer", "rechnungssteller", "aussteller",
        "lieferant", "leistungserbringer", "賣方", "賣方名稱", "開立人", "銷售方", "請求元", "発行者", "発行元", "販売者",
    ]),
    (Buyer, 2, &[
        "bill to", "billed to", "sold to", "sold-to", "bill-to", "invoice to", "buyer", "customer", "customer name",
        "client", "rechnungsempfänger", "rechnung an", "kunde", "käufer", "leistungsempfänger", "買方", "買方名稱", "買受人",
        "客戶名稱", "客戶", "帳單寄送對象", "請求先", "宛先", "宛名", "お客様名",
    ]),
    (SellerTaxId, 2, &[
        "seller vat id", "seller tax id", "supplier vat number", "our vat number", "our vat id", "賣方統編", "賣方統一編號",
        "營業人統一編號",
    ]),
    (BuyerTaxId, 2, &[
        "customer vat id", "customer vat number", "customer tax id", "your vat number", "your vat id", "buyer vat id",
        "buyer tax id", "bill-to tax id", "ust-idnr. des kunden", "kunden-ust-idnr", "ihre ust-idnr",
        "ust-idnr. kunde", "ust-idnr. des leistungsempfängers", "買方統編", "買方統一編號", "買受人統一編號", "客戶統一編號", "お客様登録番号",
        "買手登録番号",
    ]),
    (TaxId, 2, &[
        "vat id", "vat number", "vat no", "vat reg no", "vat registration number", "vat registration no", "tax id",
        "tax id no", "tax number", "tax registration number", "fein", "ein", "gst registration no", "abn", "ust-idnr",
        "ust-id", "ust-id-nr", "ust.-idnr", "ust-id nr", "umsatzsteuer-id", "umsatzsteuer-identifikationsnummer",
        "uid-nummer", "uid", "統一編號", "統編", "稅籍編號", "登録番号", "適格請求書発行事業者登録番号", "事業者登録番号",
    ]),
    (Currency, 2, &[
        "currency", "invoice currency", "währung", "幣別", "貨幣", "通貨",
    ]),
    (Net, 2, &[
        "subtotal", "sub-total", "sub total", "net amount", "net total", "total net", "net", "total excl. vat",
        "total excl. tax", "total excluding vat", "total excluding tax", "total before tax", "amount before tax",
        "amount excl. vat", "nettobetrag", "nettosumme", "netto", "gesamt netto", "summe netto", "zwischensumme",
        "gesamtbetrag netto", "gesamtbetrag (netto)", "銷售額合計", "銷售額", "小計", "未稅金額", "未稅合計", "税抜金額", "税抜合計", "税抜価格",
        "税抜額",
    ]),
    (Tax, 2, &[
        "vat", "vat amount", "tax", "tax amount", "sales tax", "gst", "hst", "total tax", "total vat", "ust", "ust.",
        "mwst", "mwst.", "mehrwertsteuer", "umsatzsteuer", "steuerbetrag", "steuer", "zzgl. ust.", "zzgl. mwst.",
        "zzgl. umsatzsteuer", "zzgl. mehrwertsteuer", "營業稅", "營業稅額", "稅額", "稅金", "消費税", "消費税額", "消費税等", "税額",
    ]),
    (Total, 3, &[
        "grand total", "invoice total", "total incl. vat", "total incl. tax", "total including vat",
        "total including tax", "bruttobetrag", "gesamtbetrag brutto", "gesamtbetrag (brutto)", "gesamt brutto",
        "rechnungsbetrag", "含稅總額", "含稅總計", "税込合計", "税込金額", "ご請求金額", "ご請求額", "請求金額", "御請求金額", "ご請求金額(税込)",
    ]),
    (Total, 2, &[
        "total", "total amount", "total due", "total amount due", "total amount paid", "gesamtbetrag", "gesamtsumme",
        "endbetrag", "gesamt", "summe", "總計", "總額", "總金額", "應付總額", "應付金額", "合計", "合計金額", "総計", "総額",
    ]),
    (Description, 2, &[
        "description", "item", "product", "service", "details", "beschreibung", "bezeichnung", "leistung", "artikel",
        "position", "品名", "說明", "項目", "品項", "内容", "摘要", "商品名", "品目",
    ]),
    (LineAmount, 2, &[
        "amount", "line total", "betrag", "gesamtpreis", "金額", "小計金額", "total price",
    ]),
    (Other, 2, &[
        "amount due", "balance due", "amount paid", "balance", "previous balance", "payments", "payment terms",
        "terms", "discount", "credits", "charges", "shipping", "ship to", "shipped to", "ship-to", "remit to",
        "deliver to", "delivery date", "order date", "order number", "order no", "customer number", "customer no",
        "customer id", "account number", "account no", "account id", "contract number", "contract no", "reference",
        "your reference", "our reference", "quote number", "page", "qty", "quantity", "unit", "unit price", "price",
        "rate", "tax rate", "vat rate", "iban", "bic", "swift", "bank", "phone", "tel", "telephone", "fax", "email",
        "e-mail", "website", "address", "contact", "attention", "attn", "payment method", "billing profile",
        "billing account", "billing summary", "invoice summary", "summary", "notes", "note", "invoice", "tax invoice",
        "credit note", "receipt", "country", "kundennummer", "kunden-nr", "kundennr", "auftragsnummer", "auftrags-nr",
        "auftragsdatum", "bestelldatum", "lieferdatum", "lieferschein", "lieferanschrift", "lieferadresse",
        "rechnungsadresse", "menge", "anzahl", "einheit", "einzelpreis", "preis", "mwst-satz", "steuersatz",
        "steuernummer", "st.-nr", "seite", "übertrag", "rabatt", "skonto", "zahlungsbedingungen", "zahlungsart",
        "verwendungszweck", "ansprechpartner", "telefon", "rechnung", "gutschrift", "vertragsnummer", "ihr zeichen",
        "unser zeichen", "kontakt", "bereits gezahlt", "anzahlung", "offener betrag", "數量", "單價", "單位", "稅率", "地址",
        "電話", "傳真", "聯絡人", "客戶編號", "訂單日期", "頁", "頁次", "備註", "折扣", "付款方式", "銀行", "帳號", "發票", "帳單", "電子郵件", "課稅別", "数量",
        "単価", "単位", "税率", "住所", "電話番号", "担当", "担当者", "お客様番号", "注文日", "振込先", "口座番号", "備考", "値引", "請求書", "御請求書", "支払方法",
        "支払条件", "納品日", "件名", "ページ", "繰越金額", "前回請求額", "credit memo", "credit invoice", "credit advice",
        "rechnungskorrektur", "korrekturrechnung", "stornorechnung", "storno", "折讓單", "折讓證明單", "銷貨退回", "銷貨折讓",
        "貸項通知單", "貸項憑單", "返品伝票", "赤伝票", "貸方票", "クレジットノート", "返還請求書", "適格返還請求書", "返金通知書",
    ]),
];

/// The labels of a document that gives back what another one billed, among those above.
#[rustfmt::skip] // As above.
pub const GIVES_BACK: &[&str] = &[
    "credit note", "credit note number", "credit note no", "credit memo", "credit memo number", "credit memo no",
    "credit invoice", "credit advice", "gutschrift", "gutschriftnummer", "gutschriftsnummer", "gutschrift nr", "gutschrift-nr",
    "rechnungskorrektur", "korrekturrechnung", "stornorechnung", "storno", "折讓單", "折讓證明單", "銷貨退回", "銷貨折讓",
    "貸項通知單", "貸項憑單", "返品伝票", "赤伝票", "貸方票", "クレジットノート", "返還請求書", "適格返還請求書", "返金通知書",
];
