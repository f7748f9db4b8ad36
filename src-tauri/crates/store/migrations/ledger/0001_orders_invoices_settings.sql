CREATE TABLE orders (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    number TEXT,
    request_id TEXT,
    offer TEXT NOT NULL,
    state TEXT NOT NULL,
    invoice TEXT,
    created_microseconds INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE UNIQUE INDEX orders_by_request ON orders (account, request_id) WHERE request_id IS NOT NULL;
CREATE INDEX orders_by_number ON orders (account, number) WHERE number IS NOT NULL;
CREATE INDEX orders_by_state ON orders (account, state, offer);
CREATE INDEX orders_by_age ON orders (account, created_microseconds);

-- The columns of the list stand apart from the documents, so that reading a page of it touches few disk pages.
CREATE TABLE invoices (
    row INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    issued TEXT NOT NULL,
    offer TEXT NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    total TEXT NOT NULL,
    total_ten_thousandths INTEGER NOT NULL,
    bill_to TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    UNIQUE (account, number)
) STRICT;

CREATE INDEX invoices_by_date ON invoices (account, issued, number);
CREATE INDEX invoices_by_offer ON invoices (account, offer, issued);
CREATE INDEX invoices_by_total ON invoices (account, total_ten_thousandths, number);

CREATE TABLE invoice_documents (
    row INTEGER PRIMARY KEY REFERENCES invoices (row) ON DELETE CASCADE,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE invoice_texts (
    row INTEGER PRIMARY KEY REFERENCES invoices (row) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE invoice_search USING fts5 (
    text,
    content = 'invoice_texts',
    content_rowid = 'row',
    columnsize = 0,
    tokenize = 'trigram case_sensitive 1'
);

CREATE TRIGGER invoice_texts_added AFTER INSERT ON invoice_texts BEGIN
    INSERT INTO invoice_search (rowid, text) VALUES (new.row, new.text);
END;

CREATE TRIGGER invoice_texts_changed AFTER UPDATE ON invoice_texts BEGIN
    INSERT INTO invoice_search (invoice_search, rowid, text) VALUES ('delete', old.row, old.text);
    INSERT INTO invoice_search (rowid, text) VALUES (new.row, new.text);
END;

CREATE TRIGGER invoice_texts_removed AFTER DELETE ON invoice_texts BEGIN
    INSERT INTO invoice_search (invoice_search, rowid, text) VALUES ('delete', old.row, old.text);
END;

-- An empty account is the whole program.
CREATE TABLE settings (
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
