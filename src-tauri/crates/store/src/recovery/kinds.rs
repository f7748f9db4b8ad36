domain::closed_set! {
    /// What a ledger holds, as far as it is worth saving from a damaged one.
    pub enum SalvageKind {
        /// An order.
        Order = "order",
        /// A stored invoice.
        Invoice = "invoice",
        /// The issuer's own file of an invoice.
        Original = "original",
        /// The file of a payment proof.
        Proof = "proof",
        /// A version of the partner profile.
        Profile = "profile",
        /// A support request.
        Request = "request",
        /// A support request or note that was not taken yet.
        Outgoing = "outgoing",
        /// What the account's own books say of an invoice.
        Bookkeeping = "bookkeeping",
        /// A term that was entered.
        Term = "term",
        /// The lines of an invoice, as a service told them.
        Lines = "lines",
        /// A term that is not to be proposed again.
        DiscardedTerm = "discarded_term",
    }
}

/// How the records of a kind are read: where each stands in its table (0 in one without numbers), account, id, content and
/// the day of its last change.
pub(crate) struct Table {
    pub kind: SalvageKind,
    pub name: &'static str,
    /// The column that tells where a row stands; none in a table without numbers.
    pub position: Option<&'static str>,
    pub rows: &'static str,
    /// The order of a table without numbers.
    pub key: &'static str,
}

/// Statements of all versions of the ledger: a backup may be of an older one.
pub(crate) const TABLES: [Table; 12] = [
    Table {
        kind: SalvageKind::Order,
        name: "orders",
        position: Some("rowid"),
        rows: "SELECT rowid, account, id, CAST(document AS BLOB), substr(json_extract(document, '$.modified'), 1, 10) \
               FROM orders",
        key: "",
    },
    Table {
        kind: SalvageKind::Invoice,
        name: "invoices",
        position: Some("invoices.row"),
        rows: "SELECT invoices.row, account, number, CAST(document AS BLOB), issued \
               FROM invoices JOIN invoice_documents ON invoice_documents.row = invoices.row",
        key: "",
    },
    Table {
        kind: SalvageKind::Original,
        name: "invoice_originals",
        position: Some("rowid"),
        rows: "SELECT rowid, account, number, content, date(stored_microseconds / 1000000, 'unixepoch') \
               FROM invoice_originals",
        key: "",
    },
    Table {
        kind: SalvageKind::Original,
        name: "further_documents",
        position: Some("rowid"),
        rows: "SELECT rowid, account, number || ' ' || key, content, date(stored_microseconds / 1000000, 'unixepoch') \
               FROM (SELECT rowid AS rowid, * FROM further_documents WHERE content IS NOT NULL)",
        key: "",
    },
    Table {
        kind: SalvageKind::Proof,
        name: "payment_proofs",
        position: Some("rowid"),
        rows: "SELECT rowid, account, order_id, content, NULL FROM payment_proofs",
        key: "",
    },
    Table {
        kind: SalvageKind::Profile,
        name: "profile_versions",
        position: Some("rowid"),
        rows: "SELECT rowid, account, CAST(sequence AS TEXT), CAST(document AS BLOB), valid_from FROM profile_versions",
        key: "",
    },
    Table {
        kind: SalvageKind::Request,
        name: "support_requests",
        position: Some("rowid"),
        rows: "SELECT rowid, account, id, CAST(document AS BLOB), date(modified_microseconds / 1000000, 'unixepoch') \
               FROM support_requests",
        key: "",
    },
    Table {
        kind: SalvageKind::Outgoing,
        name: "outgoing_requests",
        position: Some("rowid"),
        rows: "SELECT rowid, account, request_id, CAST(document AS BLOB), \
               date(written_microseconds / 1000000, 'unixepoch') FROM outgoing_requests",
        key: "",
    },
    Table {
        kind: SalvageKind::Bookkeeping,
        name: "invoice_bookkeeping",
        position: None,
        rows: "SELECT 0, account, number, CAST(json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, \
               'uniform_number', uniform_number) AS BLOB), NULL FROM invoice_bookkeeping",
        key: "account, number",
    },
    Table {
        kind: SalvageKind::Term,
        name: "entered_terms",
        position: Some("rowid"),
        rows: "SELECT rowid, account, CAST(number AS TEXT), CAST(document AS BLOB), NULL FROM entered_terms",
        key: "",
    },
    Table {
        kind: SalvageKind::Lines,
        name: "line_readings",
        position: None,
        // Those of an invoice are one record: a file for each of thousands would be nothing to read.
        rows: "SELECT 0, account, number, CAST((SELECT json_group_array(json(document)) FROM (SELECT document \
               FROM invoice_lines AS line WHERE line.account = line_readings.account \
               AND line.number = line_readings.number AND line.version = line_readings.version \
               ORDER BY line.position)) AS BLOB), date(read_microseconds / 1000000, 'unixepoch') \
               FROM line_readings WHERE version > 0",
        key: "account, number",
    },
    Table {
        kind: SalvageKind::DiscardedTerm,
        name: "discarded_terms",
        position: None,
        rows: "SELECT 0, account, offer || ' ' || purchased, CAST(json_object('offer', offer, 'purchased', purchased) \
               AS BLOB), NULL FROM discarded_terms",
        key: "account, offer, purchased",
    },
];
