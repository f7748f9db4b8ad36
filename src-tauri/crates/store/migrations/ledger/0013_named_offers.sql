-- Invoices that were issued elsewhere and whose lines were not looked through yet for the offers that they name.
CREATE TABLE unread_lines (
    row INTEGER PRIMARY KEY REFERENCES invoices (row) ON DELETE CASCADE
) STRICT;

-- The offers that lines of invoices name.
CREATE TABLE named_offers (
    row INTEGER NOT NULL REFERENCES invoices (row) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (row, position)
) STRICT, WITHOUT ROWID;

-- Terms that invoices propose and that are not to be proposed again.
CREATE TABLE discarded_terms (
    account TEXT NOT NULL,
    offer TEXT NOT NULL,
    purchased TEXT NOT NULL,
    PRIMARY KEY (account, offer, purchased)
) STRICT, WITHOUT ROWID;

INSERT INTO unread_lines (row)
SELECT row FROM invoice_documents WHERE document ->> '$.received.source' = 'file';
