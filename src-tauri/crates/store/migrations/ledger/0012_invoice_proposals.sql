-- What was read of a document that somebody gave, until a person takes it over.
CREATE TABLE invoice_proposals (
    account TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    found_microseconds INTEGER NOT NULL,
    source TEXT NOT NULL,
    document TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (account, sha256)
) STRICT;
