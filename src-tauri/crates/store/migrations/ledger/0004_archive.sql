-- The number of an invoice's row follows its date: the day of the common era times 2^24, and a count within the day. So
-- the newest come first without sorting, in the archive as in its search index.
DROP TABLE invoice_texts;
DROP TABLE invoice_search;
ALTER TABLE invoices RENAME TO former_invoices;
ALTER TABLE invoice_documents RENAME TO former_invoice_documents;

-- The columns of the list stand apart from the documents, so that reading a page of it touches few disk pages.
CREATE TABLE invoices (
    row INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued TEXT NOT NULL,
    offer TEXT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    total TEXT NOT NULL,
    total_ten_thousandths INTEGER NOT NULL,
    bill_to TEXT NOT NULL,
    offline TEXT NOT NULL,
    fingerprint BLOB NOT NULL
) STRICT;

-- Without a hash until this program has read the document once.
CREATE TABLE invoice_documents (
    row INTEGER PRIMARY KEY REFERENCES invoices (row) ON DELETE CASCADE,
    sha256 BLOB,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE invoice_texts (
    row INTEGER PRIMARY KEY REFERENCES invoices (row) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

-- Every one, two and three characters that stand in a row in the text, and marks of what the list is filtered by. The
-- program makes them; here they are only kept apart by spaces. Where they stand is not kept: a longer word is looked for
-- by all of its parts, and then in the text.
CREATE VIRTUAL TABLE invoice_grams USING fts5 (
    grams,
    content = '',
    contentless_delete = 1,
    detail = none,
    tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);

-- So much is gathered in memory before it is written: many small parts would have to be merged again and again.
INSERT INTO invoice_grams (invoice_grams, rank) VALUES ('hashsize', 16777216);

CREATE TABLE invoice_counts (
    account TEXT PRIMARY KEY,
    invoices INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How many invoices there are of each kind of row, so that nothing has to be counted when a list is opened.
CREATE TABLE invoice_tallies (
    account TEXT NOT NULL,
    offer TEXT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    offline TEXT NOT NULL,
    invoices INTEGER NOT NULL,
    PRIMARY KEY (account, offer, status, currency, offline)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER invoices_added AFTER INSERT ON invoices BEGIN
    INSERT INTO invoice_counts VALUES (new.account, 1) ON CONFLICT DO UPDATE SET invoices = invoices + 1;
    INSERT INTO invoice_tallies VALUES (new.account, new.offer, new.status, new.currency, new.offline, 1)
    ON CONFLICT DO UPDATE SET invoices = invoices + 1;
END;

CREATE TRIGGER invoices_changed AFTER UPDATE OF account, offer, status, currency, offline ON invoices BEGIN
    UPDATE invoice_tallies SET invoices = invoices - 1
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline;
    DELETE FROM invoice_tallies
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND invoices = 0;
    INSERT INTO invoice_tallies VALUES (new.account, new.offer, new.status, new.currency, new.offline, 1)
    ON CONFLICT DO UPDATE SET invoices = invoices + 1;
END;

CREATE TRIGGER invoices_removed AFTER DELETE ON invoices BEGIN
    UPDATE invoice_counts SET invoices = invoices - 1 WHERE account = old.account;
    UPDATE invoice_tallies SET invoices = invoices - 1
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline;
    DELETE FROM invoice_tallies
    WHERE account = old.account AND offer = old.offer AND status = old.status AND currency = old.currency
        AND offline = old.offline AND invoices = 0;
    DELETE FROM invoice_grams WHERE rowid = old.row;
END;

INSERT INTO invoices
SELECT
    (CAST(julianday(issued) - 1721424.5 AS INTEGER) << 24) + row_number() OVER (PARTITION BY issued ORDER BY row),
    account, number, coalesce(json_extract(document, '$.kind'), 'invoice'), issued, offer, status, currency, total,
    total_ten_thousandths, bill_to, 'record', fingerprint
FROM former_invoices JOIN former_invoice_documents USING (row);

CREATE UNIQUE INDEX invoices_by_account_and_number ON invoices (account, number);

INSERT INTO invoice_documents
SELECT invoices.row, NULL, former_invoice_documents.document
FROM invoices
JOIN former_invoices USING (account, number)
JOIN former_invoice_documents ON former_invoice_documents.row = former_invoices.row;

DROP TABLE former_invoice_documents;
DROP TABLE former_invoices;

-- Each ends with the row, and so with the date.
CREATE INDEX invoices_by_date ON invoices (account);
CREATE INDEX invoices_by_offer ON invoices (account, offer);
CREATE INDEX invoices_by_status ON invoices (account, status);
CREATE INDEX invoices_by_currency ON invoices (account, currency);
CREATE INDEX invoices_by_total ON invoices (account, total_ten_thousandths);
CREATE INDEX invoices_by_bill_to ON invoices (account, bill_to COLLATE NOCASE);
CREATE INDEX invoices_by_offline ON invoices (account, offline);

-- What the program derives from the documents, and by which rules it did: other rules, and it is derived again.
CREATE TABLE derived_from_documents (
    name TEXT PRIMARY KEY,
    rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The issuer's own file of an invoice. It is never replaced.
CREATE TABLE invoice_originals (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    file_name TEXT NOT NULL,
    stored_microseconds INTEGER NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, number)
) STRICT;

-- What somebody looked into and declared settled.
CREATE TABLE settled_checks (
    account TEXT NOT NULL,
    check_id TEXT NOT NULL,
    note TEXT NOT NULL,
    settled_microseconds INTEGER NOT NULL,
    PRIMARY KEY (account, check_id)
) STRICT;

-- Of several drafts of one offer the newest counts; none of them was ever sent.
UPDATE orders SET state = 'cancelled', document = json_set(document, '$.state', 'cancelled')
WHERE state = 'draft' AND EXISTS (
    SELECT 1 FROM orders AS newer
    WHERE newer.account = orders.account AND newer.offer = orders.offer AND newer.state = 'draft'
        AND (newer.created_microseconds, newer.rowid) > (orders.created_microseconds, orders.rowid)
);
CREATE UNIQUE INDEX orders_one_draft ON orders (account, offer) WHERE state = 'draft';

-- The hash of the document; none until the order is written the next time.
ALTER TABLE orders ADD COLUMN sha256 BLOB;
