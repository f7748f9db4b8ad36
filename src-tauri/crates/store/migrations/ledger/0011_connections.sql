-- How far the invoices of a billing account were read.
CREATE TABLE billing_reads (
    account TEXT NOT NULL,
    billing_account TEXT NOT NULL,
    -- Where to go on; none where they were read to the end.
    position TEXT,
    begun_microseconds INTEGER NOT NULL,
    -- When they were last read to the end, and when from the very first one.
    ended_microseconds INTEGER,
    whole_microseconds INTEGER,
    -- How many pages the last whole reading had.
    pages INTEGER NOT NULL,
    PRIMARY KEY (account, billing_account)
) STRICT, WITHOUT ROWID;

-- What other invoices name. A number that is in no list is asked for by itself.
CREATE TABLE named_invoices (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    billing_account TEXT NOT NULL,
    -- When it was asked for in vain.
    asked_microseconds INTEGER,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

-- The issuers' files that are still to be fetched.
CREATE TABLE owed_documents (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    source TEXT NOT NULL,
    -- What the service is preparing.
    pending TEXT,
    tried_microseconds INTEGER,
    problem TEXT,
    PRIMARY KEY (account, number)
) STRICT, WITHOUT ROWID;

-- What a service said of an invoice before it said something else.
CREATE TABLE invoice_versions (
    account TEXT NOT NULL,
    number TEXT NOT NULL,
    version INTEGER NOT NULL,
    replaced_microseconds INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (account, number, version)
) STRICT;

-- How the last reading of a connection ended.
CREATE TABLE connection_states (
    account TEXT NOT NULL,
    connection TEXT NOT NULL,
    state TEXT NOT NULL,
    tried_microseconds INTEGER NOT NULL,
    current_microseconds INTEGER,
    PRIMARY KEY (account, connection)
) STRICT, WITHOUT ROWID;
