-- The partner's own accounts, as they were set up on this computer.
CREATE TABLE own_accounts (
    account TEXT NOT NULL PRIMARY KEY,
    created_microseconds INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;
