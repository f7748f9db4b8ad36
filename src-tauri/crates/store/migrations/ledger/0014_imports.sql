-- Each import of files, by its number, which no other account has.
CREATE TABLE imports (
    account TEXT NOT NULL,
    number INTEGER NOT NULL,
    begun_microseconds INTEGER NOT NULL,
    undone_microseconds INTEGER,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

-- The invoices that an import put into the archive.
CREATE TABLE imported_invoices (
    account TEXT NOT NULL,
    import INTEGER NOT NULL,
    number TEXT NOT NULL,
    -- The hash of what was sent, and of the document that came with it.
    fingerprint BLOB NOT NULL,
    document BLOB,
    -- What came of it when the import was undone.
    outcome TEXT,
    PRIMARY KEY (account, import, number)
) STRICT, WITHOUT ROWID;

-- The documents that an import proposed. Of several that proposed one, after it was discarded, the latest counts.
CREATE TABLE imported_proposals (
    account TEXT NOT NULL,
    import INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    -- What came of it when the import was undone, and the invoice that it was taken over as.
    outcome TEXT,
    number TEXT,
    PRIMARY KEY (account, import, sha256)
) STRICT, WITHOUT ROWID;
