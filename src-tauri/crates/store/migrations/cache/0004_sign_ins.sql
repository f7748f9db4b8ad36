-- What keeps somebody signed in. It stands here and not in the ledger, so that no backup holds it.
CREATE TABLE sign_ins (
    account TEXT PRIMARY KEY,
    token TEXT NOT NULL
) STRICT, WITHOUT ROWID;
