-- The lines of invoices as a service sent them, page by page. Those of a reading that has not come to its end yet have a
-- version above the one that stands.
CREATE TABLE invoice_lines (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    key TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, number, version, position),
    UNIQUE (account, number, version, key)
) STRICT, WITHOUT ROWID;

-- What is known of the lines of an invoice, and how far they were read.
CREATE TABLE line_readings (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    billing_account TEXT NOT NULL,
    -- The version of the lines that stands; 0 where none were told.
    version INTEGER NOT NULL DEFAULT 0,
    -- So many lines of it could not be read.
    unreadable INTEGER NOT NULL DEFAULT 0,
    is_owed INTEGER NOT NULL DEFAULT 1,
    -- Where a reading that has not come to its end goes on, when it began, and what it could not read.
    position TEXT,
    begun_microseconds INTEGER,
    unreadable_so_far INTEGER NOT NULL DEFAULT 0,
    -- When they were asked for in vain, and why that was.
    tried_microseconds INTEGER,
    problem TEXT,
    read_microseconds INTEGER,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

INSERT INTO line_readings (account, number, billing_account)
SELECT account, number, document ->> '$.received.account' FROM invoices
JOIN invoice_documents ON invoice_documents.row = invoices.row
WHERE document ->> '$.received.source' = 'azure-billing';
