CREATE TABLE answers (
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT;
