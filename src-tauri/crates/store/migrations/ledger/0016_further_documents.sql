-- The files that a service names of an invoice beside the invoice's own: receipts for tax, notes, summaries.
CREATE TABLE further_documents (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    -- What it is called by, and which of its kind it is by the service's own name, or else by its place.
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    ordinal INTEGER NOT NULL,
    -- Where it is asked for, what the service is preparing, and when and why it was not to be had.
    source TEXT,
    pending TEXT,
    tried_microseconds INTEGER,
    problem TEXT,
    -- The file, once it is there.
    file_name TEXT,
    stored_microseconds INTEGER,
    size INTEGER,
    sha256 BLOB,
    content BLOB,
    PRIMARY KEY (account, number, key)
) STRICT;
