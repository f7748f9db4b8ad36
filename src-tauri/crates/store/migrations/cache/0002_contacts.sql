-- How the last try to reach each account's connection ended. Instants are microseconds since 1970.
CREATE TABLE contacts (
    account TEXT PRIMARY KEY,
    attempted_at INTEGER NOT NULL,
    succeeded_at INTEGER,
    failure TEXT
) STRICT, WITHOUT ROWID;
